// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// The roots of the perfect subtrees that a tree is made of, largest first: what the root of every continuation depends
/// on.
struct PerfectSubtrees: Hashable, Sendable {
    private(set) var size: Int64
    private(set) var roots: [Hash256]

    init(size: Int64 = 0, roots: [Hash256] = []) {
        self.size = size
        self.roots = roots
    }

    /// Adds a leaf; hands out the root of each subtree that it completes, with its height, the leaf itself at 0 first.
    mutating func append(_ leaf: Hash256, completing: (Hash256, Int) -> Void) {
        var hash = leaf
        var height = 0
        completing(hash, height)
        // Each one at the end of the size is a subtree as large as the one at hand.
        var left = size
        while left & 1 == 1, let sibling = roots.popLast() {
            hash = .node(sibling, hash)
            height += 1
            completing(hash, height)
            left >>= 1
        }
        roots.append(hash)
        size += 1
    }

    mutating func append(_ leaf: Hash256) { append(leaf) { _, _ in } }

    /// The root of the subtree at a height and place, where it is one of these.
    func root(height: Int, index: Int64) -> Hash256? {
        // One at a height stands there for each bit of the size, behind those of higher bits.
        guard (0..<63).contains(height), size >> Int64(height) & 1 == 1, index == size >> Int64(height) - 1 else {
            return nil
        }
        let place = (size >> Int64(height + 1)).nonzeroBitCount
        return roots.indices.contains(place) ? roots[place] : nil
    }

    /// The root of the tree.
    var root: Hash256 {
        guard var hash = roots.last else { return .emptyTree }
        for left in roots.dropLast().reversed() { hash = .node(left, hash) }
        return hash
    }
}
#endif
