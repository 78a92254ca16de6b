// SPDX-License-Identifier: Apache-2.0

import LawfulTime

/// Whether a version of a register may follow the one before it.
struct HistoryCheck {
    let register: Register
    let date: LocalDate
    let notice: Notice?
    let announcedOn: LocalDate?
    private(set) var faults: [HistoryError.Fault] = []

    init(register: Register, date: LocalDate, notice: Notice?, announcedOn: LocalDate?) {
        self.register = register
        self.date = date
        self.notice = notice
        self.announcedOn = announcedOn
    }

    mutating func run(after last: RegisterHistory.Version?) throws {
        if notice == nil {
            add(.noNotice, "no version of the statement is in force on \(date); declare one that is (Arts. 13, 14)")
        }
        guard let last else { return }
        if date < last.from {
            add(.outOfOrder, "\(date) lies before \(last.from), from which the last version holds; choose a later date")
        }
        for earlier in last.register.notices where (earlier.from.date ?? .distantPast) < date {
            guard !register.notices.contains(earlier) else { continue }
            add(
                .noticeRewritten,
                "version '\(earlier.version)' of the statement is gone or rewritten; keep it, and add a new one")
        }
        checkSuccessions(last.register)
        let diff = try last.register.diff(to: register)
        guard !diff.material.isEmpty else { return }
        checkNotice(diff, last.register)
        checkAnnouncement(diff)
    }

    /// People spoke of purposes by the names of then: what became of each stays declared, and none becomes another.
    private mutating func checkSuccessions(_ last: Register) {
        for earlier in last.successions where !register.successions.contains(earlier) {
            add(
                .successionRewritten,
                "what became of purpose '\(earlier.purpose)' is gone or rewritten; keep it: withdrawals and objections under "
                    + "that name count by it")
        }
        let before = Set(last.activities.map(\.purpose))
        for succession in register.successions where !last.successions.contains(succession) {
            guard let same = succession.same, before.contains(same), before.contains(succession.purpose) else {
                continue
            }
            add(
                .purposesMerged,
                "purpose '\(succession.purpose)' is to be the same as '\(same)', which stood beside it; retire it, or rename "
                    + "it to a name of its own: what people said of the one they didn't say of the other")
        }
    }

    /// A material change needs a version of the statement that tells it (Arts. 13(3), 14(4)).
    private mutating func checkNotice(_ diff: RegisterDiff, _ last: Register) {
        guard let notice else { return }
        if last.notices.contains(where: { $0.version == notice.version }) {
            add(
                .noNewNotice,
                "\(diff.material.count) material change(s) and the statement is still version '\(notice.version)'; "
                    + "declare a version that tells them")
        }
        guard let described = notice.describes else { return }
        let lineage = register.lineage
        let told = last.activities.map(\.purpose) + described
        let known = Set(told).union(told.flatMap { lineage.laterNames(of: $0) })
        for purpose in register.activities.map(\.purpose) where !known.contains(purpose) {
            add(
                .notDescribed,
                "version '\(notice.version)' of the statement doesn't describe the new purpose '\(purpose)'; add it")
        }
    }

    private mutating func checkAnnouncement(_ diff: RegisterDiff) {
        if let announcedOn, announcedOn < date { return }
        let whom = diff.toTell.isEmpty ? "the people concerned" : diff.toTell.map(\.rawValue).joined(separator: ", ")
        let when = announcedOn.map { "only on \($0)" } ?? "not at all"
        add(
            .unannounced,
            "\(diff.material.count) material change(s) take effect on \(date) and were announced \(when); tell \(whom) "
                + "before that date (Arts. 13(3), 14(4))")
    }

    private mutating func add(_ code: HistoryError.Fault.Code, _ message: String) {
        faults.append(.init(code: code, message: message))
    }
}
