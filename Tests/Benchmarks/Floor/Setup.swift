// SPDX-License-Identifier: Apache-2.0

import BenchmarkSupport

/// The workload as the floor wants it: tables, states, and the requests by number and by text.
struct Setup {
    let tables: Tables
    let states: SubjectStates
    let store: Store
    let storeBit: UInt8
    let ints: [IntRequest]
    let strings: [StringRequest]
    let ids: [Id128]
    /// What a pass over all requests must add up to.
    let wantCore: Int
    let wantFull: Int

    init(_ workload: Workload) {
        let tables = Self.tables(workload)
        self.tables = tables
        states = Self.states(workload)
        store = Store(states)
        storeBit = Self.bit(of: "store", tables.operationNumber)
        ints = workload.requests.map { r in
            IntRequest(
                purpose: Self.number(of: r.purpose, tables.purposeNumber),
                category: Self.number(of: r.category, tables.categoryNumber),
                categories: r.categories.reduce(0) {
                    $0 | 1 << UInt64(Self.number(of: $1, tables.categoryNumber) & 63)
                },
                operation: Self.bit(of: r.operation, tables.operationNumber),
                role: Self.bit(of: r.role, tables.roleNumber),
                recipient: Self.number(of: r.recipient, tables.recipientNumber), ageDays: Int32(r.ageDays),
                subject: r.subject)
        }
        strings = workload.requests.map { r in
            StringRequest(
                purpose: owned(r.purpose), category: owned(r.category), categories: r.categories.map(owned),
                operation: owned(r.operation), role: owned(r.role), recipient: owned(r.recipient),
                ageDays: Int32(r.ageDays), subject: Workload.subjectName(r.subject))
        }
        ids = workload.requests.map { Id128(subject: $0.subject) }
        wantCore = workload.requests.count { $0.expectCore }
        wantFull = workload.requests.reduce(0) { $0 + ($1.expectFull ? 1 : $1.expectReasons) }
    }

    private static func tables(_ workload: Workload) -> Tables {
        let words = (workload.categories.count + 63) / 64
        let categories = Dictionary(uniqueKeysWithValues: zip(workload.categories, workload.categories.indices))
        let operations = Dictionary(uniqueKeysWithValues: zip(workload.operations, workload.operations.indices))
        let roles = Dictionary(uniqueKeysWithValues: zip(workload.roles, workload.roles.indices))
        var covers = [UInt64](repeating: 0, count: workload.purposes.count * words)
        var rows: [PurposeRow] = []
        for (p, purpose) in workload.purposes.enumerated() {
            for category in purpose.categories {
                let n = number(of: category, categories)
                covers[p * words + n >> 6] |= 1 << UInt64(n & 63)
            }
            rows.append(
                PurposeRow(
                    basis: Basis(name: purpose.basis),
                    operations: purpose.operations.reduce(0) { $0 | bit(of: $1, operations) },
                    roles: purpose.roles.reduce(0) { $0 | bit(of: $1, roles) },
                    retentionDays: Int32(purpose.retentionDays)))
        }
        return Tables(
            rows: rows, covers: covers, words: words,
            recipientOK: workload.recipients.map { $0.agreement && $0.adequate }, purposes: workload.purposes.map(\.id),
            categories: workload.categories, operations: workload.operations, roles: workload.roles,
            recipients: workload.recipients.map(\.id))
    }

    private static func states(_ workload: Workload) -> SubjectStates {
        var states = SubjectStates(subjects: workload.subjects.count, purposes: workload.purposes.count)
        for (i, subject) in workload.subjects.enumerated() {
            for p in subject.consent { states.consent[i * states.words + p >> 6] |= 1 << UInt64(p & 63) }
            for p in subject.objected { states.objected[i * states.words + p >> 6] |= 1 << UInt64(p & 63) }
            states.restricted[i] = subject.restricted
            states.number[Workload.subjectName(i)] = i
            states.numberById[Id128(subject: i)] = i
        }
        return states
    }

    private static func number(of name: String, _ numbers: [String: Int]) -> Int {
        guard let number = numbers[name] else { fail("workload.json uses \(name), which it doesn't list") }
        return number
    }

    private static func bit(of name: String, _ numbers: [String: Int]) -> UInt8 {
        1 << UInt8(number(of: name, numbers))
    }
}
