// SPDX-License-Identifier: Apache-2.0

/// A hash for tables that are looked up several times a decision: a few instructions, where `Hasher` takes two hundred.
///
/// It is no cryptographic hash. The seed differs from process to process, so that which keys fall together can't be
/// foreseen from outside.
@usableFromInline
package enum QuickHash {
    /// The seed of this process.
    package static let seed: UInt64 = {
        var hasher = Hasher()
        hasher.combine(0)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }()

    /// The hash of 128 bits.
    @inlinable
    package static func of(_ high: UInt64, _ low: UInt64, _ seed: UInt64) -> UInt64 {
        mixed(mixed(high ^ seed, low ^ 0xE703_7ED1_A0B4_28DB) ^ seed, 0x8EBC_6AF0_9C88_C6E3)
    }

    /// The hash of bytes, sixteen at a time.
    @inlinable
    package static func of(_ bytes: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> UInt64 {
        let raw = UnsafeRawBufferPointer(bytes)
        var hash = seed ^ UInt64(truncatingIfNeeded: raw.count)
        var offset = 0
        while offset + 16 <= raw.count {
            hash = unsafe mixed(
                raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ hash,
                raw.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self) ^ 0xE703_7ED1_A0B4_28DB)
            offset += 16
        }
        var (first, second): (UInt64, UInt64) = (0, 0)
        if offset + 8 <= raw.count {
            first = unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            offset += 8
        }
        while offset < raw.count {
            second = unsafe second << 8 | UInt64(raw[offset])
            offset += 1
        }
        return mixed(mixed(first ^ hash, second ^ 0x8EBC_6AF0_9C88_C6E3) ^ seed, 0x9E37_79B9_7F4A_7C15)
    }

    /// Whether bytes equal a stretch of others, which lies within them; eight at a time.
    @inlinable
    package static func isEqual(
        _ one: UnsafeBufferPointer<UInt8>,
        _ other: UnsafeBufferPointer<UInt8>,
        at start: Int,
        _ count: Int
    ) -> Bool {
        guard one.count == count else { return false }
        let (raw, others) = (UnsafeRawBufferPointer(one), UnsafeRawBufferPointer(other))
        var offset = 0
        while offset &+ 8 <= count {
            guard
                unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                    == others.loadUnaligned(fromByteOffset: start &+ offset, as: UInt64.self)
            else { return false }
            offset &+= 8
        }
        while offset < count {
            guard unsafe raw[offset] == others[start &+ offset] else { return false }
            offset &+= 1
        }
        return true
    }

    /// Both halves of a product, folded together.
    @inlinable
    static func mixed(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let product = one.multipliedFullWidth(by: other)
        return product.high ^ product.low
    }
}
