// SPDX-License-Identifier: Apache-2.0

#if Evidence
import LawfulEvidence
import Testing

@Suite("Keys that a store has open")
struct DataKeysTests {
    private let holder: InMemoryKeys
    private let keys: DataKeys
    private let scope = KeyScope(subject: "anna", scope: "newsletter")

    init() throws {
        holder = try InMemoryKeys()
        keys = DataKeys(holder, origin: "log.example", random: SystemRandom())
    }

    @Test("a fresh one waits to be stored, is open from then on, and another process unwraps it")
    func kept() async throws {
        #expect(throws: KeyNeed.making([scope])) { try keys.made(scope) }
        try await keys.get(.making([scope]))
        let fresh = try keys.made(scope)
        let stored = StoredKey(id: 7, scope: scope, wrapped: fresh.wrapped)
        // Stored, but not known to be committed.
        _ = try keys.opened(stored)
        #expect(keys.key(7) == nil)
        keys.keep(fresh.key, 7, of: scope)
        #expect(keys.key(7) != nil && keys.fresh(scope) == nil && keys.isReady(scope))
        let other = DataKeys(holder, origin: "log.example", random: SystemRandom())
        #expect(throws: KeyNeed.unwrapping([stored])) { try other.opened(stored) }
        try await other.get(.unwrapping([stored]))
        _ = try other.opened(stored)
    }

    @Test("one that may have been stored and destroyed elsewhere is never stored again")
    func dropped() async throws {
        for drop in [
            { $0.discard([scope]) }, { $0.forget([(id: Int64(7), scope: scope)]) },
        ] as [(DataKeys) -> Void] {
            try await keys.get(.making([scope]))
            let first = try keys.made(scope).wrapped
            drop(keys)
            #expect(throws: KeyNeed.making([scope])) { try keys.made(scope) }
            try await keys.get(.making([scope]))
            #expect(try keys.made(scope).wrapped != first)
            drop(keys)
        }
    }
}
#endif
