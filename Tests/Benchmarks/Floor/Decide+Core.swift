// SPDX-License-Identifier: Apache-2.0

import Synchronization

// The core decision: the purpose covers the category, its basis holds, and nothing is restricted.
//
// None of these is inlined, as no decision of a library would be. What they read under the lock is, by force: in a module
// of several files the compiler leaves such closures as calls, which costs the typed rows 2 to 3 ns.

@inline(never) func coreInt(_ t: Tables, _ store: Store, _ r: IntRequest) -> Bool {
    guard t.covers(r.purpose, r.category) else { return false }
    @inline(__always) func read(_ states: inout sending SubjectStates) -> sending StateBits {
        states.bits(r.subject, r.purpose)
    }
    let s = store.states.withLock(read)
    return (t.rows[r.purpose].basis != .consent || s.consent) && !s.restricted
}

@inline(never) func coreIntNoLock(_ t: Tables, _ states: SubjectStates, _ r: IntRequest) -> Bool {
    guard t.covers(r.purpose, r.category) else { return false }
    let s = states.bits(r.subject, r.purpose)
    return (t.rows[r.purpose].basis != .consent || s.consent) && !s.restricted
}

@inline(never) func coreString(_ t: Tables, _ store: Store, _ r: StringRequest) -> Bool {
    guard let p = t.purposeNumber[r.purpose], let c = t.categoryNumber[r.category], t.covers(p, c) else { return false }
    @inline(__always) func read(_ states: inout sending SubjectStates) -> sending StateBits? {
        guard let n = states.number[r.subject] else { return nil }
        return states.bits(n, p)
    }
    guard let s = store.states.withLock(read) else { return false }
    return (t.rows[p].basis != .consent || s.consent) && !s.restricted
}
