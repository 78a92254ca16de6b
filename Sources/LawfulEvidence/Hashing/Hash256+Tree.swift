// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Crypto
public import Foundation

// The hashing of RFC 9162, section 2.1.1: leaves and nodes have prefixes of their own, so that none can pass for the other.
extension Hash256 {
    /// The root of a tree without entries.
    public static let emptyTree = sha256(of: [UInt8]())

    /// The hash of an entry as a leaf of the tree.
    public static func leaf(of entry: some ContiguousBytes) -> Hash256 {
        unsafe entry.withUnsafeBytes { unsafe leaf(copying: $0) }
    }

    /// The hash of the node over two others.
    public static func node(_ left: Hash256, _ right: Hash256) -> Hash256 {
        unsafe withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
            unsafe buffer[0] = 1
            unsafe left.store(to: buffer, at: 1)
            unsafe right.store(to: buffer, at: 33)
            return unsafe digest(UnsafeRawBufferPointer(buffer))
        }
    }

    /// The plain hash of bytes.
    public static func sha256(of bytes: some ContiguousBytes) -> Hash256 {
        unsafe bytes.withUnsafeBytes { unsafe digest($0) }
    }

    /// The root over hashes, each of which stands for a tree of one and the same size.
    static func root(over hashes: some Sequence<Hash256>) -> Hash256 {
        var subtrees = PerfectSubtrees()
        for hash in hashes { subtrees.append(hash) }
        return subtrees.root
    }

    @unsafe
    private static func leaf(copying entry: UnsafeRawBufferPointer) -> Hash256 {
        // One contiguous buffer is hashed faster than two pieces.
        unsafe withUnsafeTemporaryAllocation(byteCount: entry.count + 1, alignment: 8) { buffer in
            unsafe buffer[0] = 0
            if entry.count > 0 {
                unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[1...]).copyMemory(from: entry)
            }
            return unsafe digest(UnsafeRawBufferPointer(buffer))
        }
    }

    @unsafe
    private static func digest(_ bytes: UnsafeRawBufferPointer) -> Hash256 {
        var hasher = SHA256()
        unsafe hasher.update(bufferPointer: bytes)
        return Hash256(hasher.finalize())
    }

    /// The digest that a hasher made.
    init(_ digest: SHA256.Digest) {
        unsafe self = digest.withUnsafeBytes { unsafe Hash256(loading: $0, at: 0) }
    }
}
#endif
