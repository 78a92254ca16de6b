// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// How much of a ledger is verified.
public enum VerificationDepth: Hashable, Sendable {
    /// That its tiles lead to the heads that were signed; no entry is hashed anew.
    case head
    /// The last entries, at least so many; what comes before is taken from the tiles.
    case tail(Int64)
    /// Every entry and tile; private parts aren't opened, so no key is needed.
    case entries
    /// Every entry, tile and private part.
    case full

    /// The size before the first entry that is hashed anew: where a tile begins.
    func first(of size: Int64) -> Int64 {
        switch self {
        case .head: size
        case .tail(let count): max(0, size - max(0, count)) & ~255
        case .entries, .full: 0
        }
    }
}
#endif
