// SPDX-License-Identifier: Apache-2.0

// Another process on the same ledger, for tests: it prints a line for each entry as soon as the ledger acknowledges it.
//
//   LedgerWriter append PATH COUNT PREFIX           entries PREFIX-1 …, one after another
//   LedgerWriter burst PATH COUNT PREFIX            the same, all at once
//   LedgerWriter work PATH COUNT PREFIX             entries in pairs, with heads signed and people erased between them
//   LedgerWriter sign PATH COUNT PREFIX             entries one after another, a head signed after each
//   LedgerWriter withdraw PATH SUBJECT PURPOSE      one withdrawal
//   LedgerWriter open PATH [--unprivileged]         opens the ledger and does nothing
//   LedgerWriter serve PATH                         a whole service, which does what its standard input says
//
// `--keys FOLDER` opens the ledger with evidence, kept in that folder; `--shared` has writers of all prefixes write about
// the same people.

#if SQLite
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import LawfulTime

@main
struct LedgerWriter {
    static func main() async {
        do {
            var arguments = Array(CommandLine.arguments.dropFirst())
            let evidence = try LedgerEvidence.taken(from: &arguments)
            let isShared = arguments.contains("--shared")
            arguments.removeAll { $0 == "--shared" }
            try await LedgerWriter(evidence: evidence, isShared: isShared).run(arguments)
        } catch {
            say("\(error)")
            exit(1)
        }
    }

    let evidence: LedgerEvidence?
    let isShared: Bool

    private func open(_ path: String) throws -> SQLiteLedger { try SQLiteLedger(path: path, evidence: evidence) }

    private func run(_ arguments: [String]) async throws {
        let count = arguments.count > 2 ? Int(arguments[2]) ?? 1 : 1
        switch (arguments.first, arguments.count) {
        case ("append", 4):
            let ledger = try open(arguments[1])
            for number in 1...count { try await append(number, arguments[3], to: ledger) }
        case ("burst", 4):
            let ledger = try open(arguments[1])
            try await withThrowingTaskGroup { group in
                for number in 1...count { group.addTask { try await append(number, arguments[3], to: ledger) } }
                try await group.waitForAll()
            }
        case ("work", 4):
            let ledger = try open(arguments[1])
            for number in 1...count { try await work(number, arguments[3], on: ledger) }
        case ("sign", 4):
            let ledger = try open(arguments[1])
            for number in 1...count {
                try await append(number, arguments[3], to: ledger)
                Self.say("signed \(try await ledger.checkpoint().head.size)")
            }
        case ("withdraw", 4):
            try await record(
                .consentWithdrawn(PurposeID(rawValue: arguments[3])), of: SubjectID(rawValue: arguments[2]),
                as: EntryID(rawValue: "withdrawal-\(UUID().uuidString)"), in: open(arguments[1]))
        case ("open", 2), ("open", 3):
            // The superuser may write everywhere, which would make rights untestable.
            if arguments.last == "--unprivileged" { _ = (setgid(65_534), setuid(65_534)) }
            _ = try open(arguments[1])
            Self.say("opened")
        case ("serve", 2):
            let service = try await PermitService(path: arguments[1])
            Self.say("ready")
            while let line = readLine() { Self.say(try await service.answer(line)) }
        default:
            Self.say(
                """
                usage: LedgerWriter append|burst|work|sign PATH COUNT PREFIX | withdraw PATH SUBJECT PURPOSE \
                | open|serve PATH
                """)
            exit(2)
        }
    }

    private func person(_ number: Int, _ prefix: String) -> SubjectID {
        SubjectID(rawValue: isShared ? "person \(number)" : "\(prefix) person \(number)")
    }

    private func append(_ number: Int, _ prefix: String, to ledger: SQLiteLedger) async throws {
        try await record(
            .consentGiven("newsletter", text: "v1"), of: person(number % 20, prefix),
            as: EntryID(rawValue: "\(prefix)-\(number)"), in: ledger)
    }

    private func record(
        _ event: LedgerEvent,
        of subject: SubjectID,
        as id: EntryID,
        in ledger: SQLiteLedger
    ) async throws {
        let now = Instant(Date())
        let outcome = try await ledger.append(
            EntryDraft(id: id, event, subject: subject, effectiveAt: now, recordedAt: now))
        KillPoint.reached("committed")
        if case .appended(let sequence) = outcome { Self.say("\(id) \(sequence)") }
        KillPoint.reached("acknowledged")
    }

    /// A pair of entries in one transaction; every third time a head is signed; every fourth time what one person's
    /// extension says is erased, and what they were told is kept.
    private func work(_ number: Int, _ prefix: String, on ledger: SQLiteLedger) async throws {
        let (now, subject) = (Instant(Date()), person(number % 3, prefix))
        let events: [LedgerEvent] = [
            .retentionExtended(
                "offer", until: .distantFuture, reviewBy: .distantFuture, because: "\(prefix) \(number)",
                approvedBy: nil),
            .informed("offer", by: "2026-01"),
        ]
        let drafts = zip(["a", "b"], events).map { part, event in
            ConditionalDraft(
                EntryDraft(
                    id: EntryID(rawValue: "\(prefix)-\(number)-\(part)"), event, subject: subject, effectiveAt: now,
                    recordedAt: now))
        }
        let outcomes = try await ledger.append(drafts)
        KillPoint.reached("committed")
        for (draft, outcome) in zip(drafts, outcomes) {
            if case .appended(let sequence) = outcome { Self.say("\(draft.draft.id) \(sequence)") }
        }
        KillPoint.reached("acknowledged")
        if number.isMultiple(of: 3) { Self.say("signed \(try await ledger.checkpoint().head.size)") }
        if number.isMultiple(of: 4) {
            KillPoint.reached("erasing")
            let order = ErasureOrder(
                id: EntryID(rawValue: "\(prefix)-\(number)-e"), of: subject, .everything, keeping: [.informed], at: now)
            guard case .erased(let receipt) = try await ledger.erase(order) else { return }
            KillPoint.reached("erased")
            Self.say("\(order.statement.draft.id) \(receipt.sequence - 1)")
            Self.say("\(receipt.entry) \(receipt.sequence)")
            // Another process may be in the way; then it isn't done, and the next opening does it.
            if !receipt.isPending { Self.say("erased \(prefix)-\(number)-a") }
        }
    }

    /// One write for each line, so that a line stands whole or not at all.
    private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
#else
@main
struct LedgerWriter {
    static func main() { print("LedgerWriter needs the SQLite trait: swift build --traits SQLite") }
}
#endif
