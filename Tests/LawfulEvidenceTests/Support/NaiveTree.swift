// SPDX-License-Identifier: Apache-2.0

#if Evidence
import LawfulEvidence

/// The definitions of RFC 9162, sections 2.1.1 to 2.1.4, word for word and as slow as they are.
enum NaiveTree {
    static func root(_ leaves: ArraySlice<Hash256>) -> Hash256 {
        guard leaves.count > 1 else { return leaves.first ?? .emptyTree }
        let (left, right) = halves(leaves)
        return .node(root(left), root(right))
    }

    static func path(_ index: Int, _ leaves: ArraySlice<Hash256>) -> [Hash256] {
        guard leaves.count > 1 else { return [] }
        let (left, right) = halves(leaves)
        return index < left.count
            ? path(index, left) + [root(right)] : path(index - left.count, right) + [root(left)]
    }

    static func consistency(_ old: Int, _ leaves: ArraySlice<Hash256>) -> [Hash256] {
        old == 0 ? [] : subproof(old, leaves, true)
    }

    private static func subproof(_ old: Int, _ leaves: ArraySlice<Hash256>, _ isKnown: Bool) -> [Hash256] {
        if old == leaves.count { return isKnown ? [] : [root(leaves)] }
        let (left, right) = halves(leaves)
        return old <= left.count
            ? subproof(old, left, isKnown) + [root(right)]
            : subproof(old - left.count, right, false) + [root(left)]
    }

    private static func halves(_ leaves: ArraySlice<Hash256>) -> (ArraySlice<Hash256>, ArraySlice<Hash256>) {
        var size = 1
        while size * 2 < leaves.count { size *= 2 }
        return (leaves.prefix(size), leaves.dropFirst(size))
    }
}
#endif
