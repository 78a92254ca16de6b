// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulPostgres
import LawfulTime

extension PostgresServer {
    /// One for the tests with evidence: transactions that other tests keep open for long would hinder its vacuuming.
    static let sealed = Task { try await PostgresServer() }
}

/// A log with evidence in a schema of its own, with keys whose holder can be made to fail.
struct SealedLog: Sendable {
    static let origin = "tests.example/ledger"
    let schema: TestSchema
    let keys: InMemoryKeys
    let mark: InMemoryMark
    let signing: SigningKey

    init(on server: PostgresServer? = nil) async throws {
        let shared = server == nil ? try await PostgresServer.sealed.value : server
        schema = try await TestSchema(on: shared)
        keys = try InMemoryKeys()
        mark = InMemoryMark()
        signing = try SigningKey(name: Self.origin, random: SystemRandom())
    }

    init(_ other: SealedLog, keys: InMemoryKeys) {
        (schema, self.keys, mark, signing) = (other.schema, keys, other.mark, other.signing)
    }

    init(_ schema: TestSchema, like other: SealedLog) {
        (self.schema, keys, mark, signing) = (schema, other.keys, InMemoryMark(), other.signing)
    }

    func evidence(_ mark: InMemoryMark? = nil, marks: MarkKeeping? = nil) -> LedgerEvidence {
        LedgerEvidence(signing: signing, keys: keys, mark: mark ?? self.mark, marks: marks)
    }

    func open(
        _ log: String = "main",
        unmarked: CheckpointSigner.Unmarked = .mustBeEmpty,
        mark: InMemoryMark? = nil,
        marks: MarkKeeping? = nil,
        words: String = "",
        _ change: (inout PostgresLedger.Options) -> Void = { _ in }
    ) async throws -> PostgresLedger {
        var options = PostgresLedger.Options.patient
        options.schema = schema.name
        change(&options)
        return try await PostgresLedger(
            schema.server.address(words), log: log, evidence: evidence(mark, marks: marks), unmarked: unmarked,
            options: options)
    }

    /// A draft that says something unique, which is searched for.
    static func draft(_ number: Int, of subject: SubjectID, activity: PurposeID = "newsletter") -> EntryDraft {
        EntryDraft(
            "entry-\(number)",
            .retentionExtended(
                activity, until: .distantFuture, reviewBy: .distantFuture,
                because: "secret-\(subject.rawValue)-\(number)", approvedBy: nil),
            of: subject)
    }

    /// Fills a log with entries of a few persons in turn.
    static func fill(_ ledger: PostgresLedger, _ numbers: Range<Int>, persons: Int = 5) async throws {
        for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: 100) {
            let drafts = (start..<min(start + 100, numbers.upperBound)).map {
                ConditionalDraft(draft($0, of: SubjectID(rawValue: "person-\($0 % persons)")))
            }
            _ = try await ledger.append(drafts)
        }
    }

    /// Runs SQL as someone does who has every right on the server.
    @discardableResult
    func tamper(_ statements: String...) async throws -> [String] {
        var lines: [String] = []
        for statement in statements { lines += try await schema.sql(statement, as: "postgres") }
        return lines
    }

    static let tables = [
        "heads", "entries", "private_parts", "subject_entries", "statuses", "tiles", "data_keys", "sealed_parts",
        "cohorts", "checkpoints", "lasting_marks", "mark_kinds", "key_checks", "actor_names",
    ]

    /// Keeps a copy of all rows aside.
    func copy() async throws {
        for table in Self.tables {
            try await tamper("CREATE TABLE ~.copy_\(table) AS SELECT * FROM ~.\(table)")
        }
    }

    /// Puts the copy in the rows' place.
    func putBack(except kept: Set<String> = []) async throws {
        for table in Self.tables where !kept.contains(table) {
            try await tamper("DELETE FROM ~.\(table)", "INSERT INTO ~.\(table) SELECT * FROM ~.copy_\(table)")
        }
    }
}

/// The independent verifier.
enum IndependentVerifier {
    static func accepts(_ folder: String, vkey: VerifierKey) async throws -> Bool {
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Interop/verify_tlog.py").standardized.path(percentEncoded: false)
        do {
            _ = try await Command(["/usr/bin/env", "python3", script, "dir", folder, "--vkey", vkey.text]).output()
            return true
        } catch is Command.Failure {
            return false
        }
    }
}

/// A folder that goes with the test.
final class TestFolder {
    let url = URL.temporaryDirectory.appending(path: "lawful-sealed-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false) }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }
}
#endif
