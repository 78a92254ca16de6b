// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Crypto
import Foundation

/// Where random bytes for keys, salts and nonces come from.
public protocol RandomSource: Sendable {
    /// Fresh random bytes, unpredictable to everyone but for tests.
    func bytes(_ count: Int) -> [UInt8]
}

/// The system's own generator, through swift-crypto.
public struct SystemRandom: RandomSource {
    /// The generator.
    public init() {}

    /// Fresh random bytes.
    public func bytes(_ count: Int) -> [UInt8] {
        guard count > 0 else { return [] }
        return unsafe SymmetricKey(size: SymmetricKeySize(bitCount: count * 8)).withUnsafeBytes { unsafe Array($0) }
    }
}
#endif
