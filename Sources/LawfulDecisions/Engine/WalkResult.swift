// SPDX-License-Identifier: Apache-2.0

import LawfulModel

/// What a walk came to, in two words.
struct WalkResult: BitwiseCopyable, Sendable {
    private let low: UInt64
    /// The codes beyond the first 64, 24 bits; what carries it, 5; the basis, 3; statement and instruction, 16 each.
    private let high: UInt64

    /// - Parameters:
    ///   - reasons: the codes found.
    ///   - notice: the version of the statement in force, counted from 0; -1 where there was none.
    ///   - instruction: the instruction that carried it, counted from 0 in the register; -1 where none did.
    ///   - code: what carries it, where it is a permit.
    ///   - basis: the basis of the leg asked for.
    @inline(__always)
    init(
        reasons: ReasonSet,
        notice: Int32,
        instruction: Int32 = -1,
        code: PermitCode = .erasureDue,
        basis: LegalBasis? = nil
    ) {
        low = reasons.low
        let carried = unsafe UInt64(unsafeBitCast(code, to: UInt8.self)) << 24
        let based = unsafe UInt64(unsafeBitCast(basis, to: UInt8.self)) << 29
        high = reasons.high | carried | based | Self.place(notice) << 32 | Self.place(instruction) << 48
    }

    /// A place counted from 1; 0 where there is none, or it is beyond what sixteen bits hold.
    @inline(__always)
    private static func place(_ number: Int32) -> UInt64 {
        number >= 0 && number < 0xFFFF ? UInt64(number + 1) : 0
    }

    var reasons: ReasonSet {
        @inline(__always) get { ReasonSet(low: low, high: high & 0xFF_FFFF) }
    }
    var notice: Int32 {
        @inline(__always) get { Int32(high >> 32 & 0xFFFF) - 1 }
    }
    var instruction: Int32 { Int32(high >> 48) - 1 }
    // Both go back to what the initialiser took them from.
    var code: PermitCode { unsafe unsafeBitCast(UInt8(truncatingIfNeeded: high >> 24 & 31), to: PermitCode.self) }
    var basis: LegalBasis? { unsafe unsafeBitCast(UInt8(truncatingIfNeeded: high >> 29 & 7), to: LegalBasis?.self) }

    var isPermit: Bool {
        @inline(__always) get { low | high & 0xFF_FFFF == 0 && high & 0xFFFF << 32 != 0 }
    }
}
