// SPDX-License-Identifier: Apache-2.0

import Synchronization

// The full decision: permit or deny, all the reasons as a set of bits, and the legal basis.

@inline(__always) func judge(
    _ t: Tables,
    _ s: StateBits,
    purpose: Int,
    uncovered: Bool,
    operation: UInt8,
    role: UInt8,
    recipient: Int,
    ageDays: Int32,
    isStore: Bool
) -> Decision {
    let row = t.rows[purpose]
    var why = Reasons()
    if uncovered { why.insert(.category) }
    if row.operations & operation == 0 { why.insert(.operation) }
    if row.roles & role == 0 { why.insert(.role) }
    if row.basis == .consent && !s.consent { why.insert(.consent) }
    if row.basis == .legitimateInterest && s.objected { why.insert(.objection) }
    if s.restricted && !isStore { why.insert(.restricted) }
    if !t.recipientOK[recipient] { why.insert(.recipient) }
    if ageDays > row.retentionDays { why.insert(.retention) }
    return Decision(reasons: why, basis: row.basis)
}

@inline(never) func fullInt(_ t: Tables, _ store: Store, _ r: IntRequest, storeBit: UInt8) -> Decision {
    @inline(__always) func read(_ states: inout sending SubjectStates) -> sending StateBits {
        states.bits(r.subject, r.purpose)
    }
    let s = store.states.withLock(read)
    return judge(
        t, s, purpose: r.purpose, uncovered: r.categories & ~t.covers[r.purpose &* t.words] != 0,
        operation: r.operation, role: r.role, recipient: r.recipient, ageDays: r.ageDays,
        isStore: r.operation == storeBit)
}

/// Policy terms already resolved to numbers, the subject still looked up by name: the shape of a typed API.
@inline(never) func fullTyped(
    _ t: Tables,
    _ store: Store,
    _ r: IntRequest,
    subject: String,
    storeBit: UInt8
) -> Decision {
    @inline(__always) func read(_ states: inout sending SubjectStates) -> sending StateBits? {
        guard let n = states.number[subject] else { return nil }
        return states.bits(n, r.purpose)
    }
    guard let s = store.states.withLock(read) else { return Decision(reasons: .unknown, basis: .consent) }
    return judge(
        t, s, purpose: r.purpose, uncovered: r.categories & ~t.covers[r.purpose &* t.words] != 0,
        operation: r.operation, role: r.role, recipient: r.recipient, ageDays: r.ageDays,
        isStore: r.operation == storeBit)
}

/// The same, the subject looked up by a 128-bit id.
@inline(never) func fullTyped(
    _ t: Tables,
    _ store: Store,
    _ r: IntRequest,
    subject: Id128,
    storeBit: UInt8
) -> Decision {
    @inline(__always) func read(_ states: inout sending SubjectStates) -> sending StateBits? {
        guard let n = states.numberById[subject] else { return nil }
        return states.bits(n, r.purpose)
    }
    guard let s = store.states.withLock(read) else { return Decision(reasons: .unknown, basis: .consent) }
    return judge(
        t, s, purpose: r.purpose, uncovered: r.categories & ~t.covers[r.purpose &* t.words] != 0,
        operation: r.operation, role: r.role, recipient: r.recipient, ageDays: r.ageDays,
        isStore: r.operation == storeBit)
}

/// Eight look-ups by text: purpose, three categories, operation, role, recipient, subject.
@inline(never) func fullString(_ t: Tables, _ store: Store, _ r: StringRequest, storeBit: UInt8) -> Decision {
    guard let p = t.purposeNumber[r.purpose], let o = t.operationNumber[r.operation], let role = t.roleNumber[r.role],
        let x = t.recipientNumber[r.recipient]
    else { return Decision(reasons: .unknown, basis: .consent) }
    var uncovered = false
    for c in r.categories {
        guard let n = t.categoryNumber[c] else { return Decision(reasons: .unknown, basis: .consent) }
        if !t.covers(p, n) { uncovered = true }
    }
    @inline(__always) func read(_ states: inout sending SubjectStates) -> sending StateBits? {
        guard let n = states.number[r.subject] else { return nil }
        return states.bits(n, p)
    }
    guard let s = store.states.withLock(read) else { return Decision(reasons: .unknown, basis: .consent) }
    return judge(
        t, s, purpose: p, uncovered: uncovered, operation: 1 << UInt8(o), role: 1 << UInt8(role), recipient: x,
        ageDays: r.ageDays, isStore: 1 << UInt8(o) == storeBit)
}

/// The same answer with what a naive API would hand back: an array of words for the reasons and a text for the basis.
struct WordyDecision {
    var permitted: Bool
    var reasons: [String]
    var basis: String
}

@inline(never) func fullStringWordy(
    _ t: Tables,
    _ store: Store,
    _ r: StringRequest,
    storeBit: UInt8
) -> WordyDecision {
    let d = fullString(t, store, r, storeBit: storeBit)
    var words: [String] = []
    for (bit, word) in [
        (Reasons.category, "category-not-covered"), (.operation, "operation-not-allowed"),
        (.role, "role-not-allowed"), (.consent, "consent-not-granted"), (.objection, "subject-has-objected"),
        (.restricted, "processing-restricted"), (.recipient, "recipient-not-allowed"),
        (.retention, "retention-expired"),
    ] where d.reasons.contains(bit) { words.append(word) }
    return WordyDecision(permitted: d.permitted, reasons: words, basis: "\(d.basis)")
}
