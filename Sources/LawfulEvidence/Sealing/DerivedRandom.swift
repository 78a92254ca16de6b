// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Crypto
import Synchronization

/// Salts and nonces of one transaction, made of 32 random bytes by SHA-256 over them and a counter: the system is asked once
/// a transaction instead of six times an entry.
///
/// The 32 bytes live as long as the transaction, and stand nowhere; without them nothing is left that salts could be
/// found by. Keys come from the source itself.
public final class DerivedRandom: RandomSource {
    private static let seedByteCount = 32
    private let seed: [UInt8]
    private let counter = Mutex<UInt64>(0)

    /// Draws the 32 bytes.
    public init(_ source: some RandomSource) { seed = source.bytes(Self.seedByteCount) }

    /// The next bytes, unlike any before; none where the source gave too few.
    public func bytes(_ count: Int) -> [UInt8] {
        guard seed.count == Self.seedByteCount, count > 0 else { return [] }
        return counter.withLock { counter in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(count + SHA256.byteCount)
            while bytes.count < count {
                counter += 1
                var hasher = SHA256()
                hasher.update(data: seed)
                hasher.update(data: (0..<8).map { UInt8(truncatingIfNeeded: counter >> (8 * UInt64($0))) })
                bytes += hasher.finalize()
            }
            bytes.removeLast(bytes.count - count)
            return bytes
        }
    }
}
#endif
