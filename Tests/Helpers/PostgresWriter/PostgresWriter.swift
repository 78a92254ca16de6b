// SPDX-License-Identifier: Apache-2.0

// Another process on the same log, for tests: it prints a line for each entry as soon as the ledger acknowledges it.
//
//   PostgresWriter append ADDRESS SCHEMA LOG COUNT PREFIX        entries PREFIX-1 …, one after another
//   PostgresWriter burst ADDRESS SCHEMA LOG COUNT PREFIX         the same, all at once
//   PostgresWriter withdraw ADDRESS SCHEMA LOG SUBJECT PURPOSE   one withdrawal
//
// A folder behind it holds keys and mark of a log with evidence; a head is signed after every 50 entries.

#if Postgres
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulPostgres
import LawfulTime

@main
struct PostgresWriter {
    static func main() async {
        do {
            try await run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            say("\(error)")
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) async throws {
        guard (6...7).contains(arguments.count) else {
            say("usage: PostgresWriter append|burst|withdraw ADDRESS SCHEMA LOG …")
            exit(2)
        }
        var options = PostgresLedger.Options()
        // As long as a busy machine may take.
        options.patience = .seconds(600)
        options.schema = arguments[2]
        let evidence = try arguments.dropFirst(6).first.map {
            try LedgerEvidence.files(in: $0, origin: "tests.example/ledger")
        }
        let ledger = try await PostgresLedger(
            arguments[1], log: arguments[3], evidence: evidence, options: options)
        switch arguments[0] {
        case "append":
            for number in 1...(Int(arguments[4]) ?? 1) { try await append(number, arguments[5], to: ledger) }
        case "burst":
            try await withThrowingTaskGroup { group in
                for number in 1...(Int(arguments[4]) ?? 1) {
                    group.addTask { try await append(number, arguments[5], to: ledger) }
                }
                try await group.waitForAll()
            }
        case "withdraw":
            try await record(
                .consentWithdrawn(PurposeID(rawValue: arguments[5])), of: SubjectID(rawValue: arguments[4]),
                as: EntryID(rawValue: "withdrawal-\(UUID().uuidString)"), in: ledger)
        default:
            exit(2)
        }
    }

    private static func append(_ number: Int, _ prefix: String, to ledger: PostgresLedger) async throws {
        try await record(
            .consentGiven("newsletter", text: "v1"), of: SubjectID(rawValue: "\(prefix) person \(number % 20)"),
            as: EntryID(rawValue: "\(prefix)-\(number)"), in: ledger)
        if ledger.verifier != nil, number.isMultiple(of: 50) { _ = try await ledger.checkpoint() }
    }

    private static func record(
        _ event: LedgerEvent,
        of subject: SubjectID,
        as id: EntryID,
        in ledger: PostgresLedger
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
struct PostgresWriter {
    static func main() { print("PostgresWriter needs the Postgres trait: swift build --traits Postgres") }
}
#endif
