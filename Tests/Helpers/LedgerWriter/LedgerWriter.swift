// SPDX-License-Identifier: Apache-2.0

// Another process on the same ledger, for tests: it prints a line for each entry as soon as the ledger acknowledges it.
//
//   LedgerWriter append PATH COUNT PREFIX           entries PREFIX-1 …, one after another
//   LedgerWriter burst PATH COUNT PREFIX            the same, all at once
//   LedgerWriter withdraw PATH SUBJECT PURPOSE      one withdrawal
//   LedgerWriter open PATH [--unprivileged]         opens the ledger and does nothing
//   LedgerWriter serve PATH                         a whole service, which does what its standard input says

#if SQLite
import Foundation
import LawfulLedger
import LawfulModel
import LawfulSQLite
import LawfulTime

@main
struct LedgerWriter {
    static func main() async {
        do {
            try await run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            say("\(error)")
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) async throws {
        switch (arguments.first, arguments.count) {
        case ("append", 4):
            let ledger = try SQLiteLedger(path: arguments[1])
            for number in 1...(Int(arguments[2]) ?? 1) { try await append(number, arguments[3], to: ledger) }
        case ("burst", 4):
            let ledger = try SQLiteLedger(path: arguments[1])
            try await withThrowingTaskGroup { group in
                for number in 1...(Int(arguments[2]) ?? 1) {
                    group.addTask { try await append(number, arguments[3], to: ledger) }
                }
                try await group.waitForAll()
            }
        case ("withdraw", 4):
            try await record(
                .consentWithdrawn(PurposeID(rawValue: arguments[3])), of: SubjectID(rawValue: arguments[2]),
                as: EntryID(rawValue: "withdrawal-\(UUID().uuidString)"), in: SQLiteLedger(path: arguments[1]))
        case ("open", 2), ("open", 3):
            // The superuser may write everywhere, which would make rights untestable.
            if arguments.last == "--unprivileged" { _ = (setgid(65_534), setuid(65_534)) }
            _ = try SQLiteLedger(path: arguments[1])
            say("opened")
        case ("serve", 2):
            let service = try await PermitService(path: arguments[1])
            say("ready")
            while let line = readLine() { say(try await service.answer(line)) }
        default:
            say("usage: LedgerWriter append|burst PATH COUNT PREFIX | withdraw PATH SUBJECT PURPOSE | open|serve PATH")
            exit(2)
        }
    }

    private static func append(_ number: Int, _ prefix: String, to ledger: SQLiteLedger) async throws {
        try await record(
            .consentGiven("newsletter", text: "v1"), of: SubjectID(rawValue: "\(prefix) person \(number % 20)"),
            as: EntryID(rawValue: "\(prefix)-\(number)"), in: ledger)
    }

    private static func record(
        _ event: LedgerEvent,
        of subject: SubjectID,
        as id: EntryID,
        in ledger: SQLiteLedger
    ) async throws {
        let now = Instant(Date())
        let outcome = try await ledger.append(
            EntryDraft(id: id, event, subject: subject, effectiveAt: now, recordedAt: now))
        if case .appended(let sequence) = outcome { say("\(id) \(sequence)") }
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
