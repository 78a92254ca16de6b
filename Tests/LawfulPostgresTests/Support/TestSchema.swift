// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulLedger
import LawfulModel
import LawfulPostgres
import LawfulTime

extension PostgresLedger.Options {
    /// As long as a busy machine may take; what is about patience says how much it has.
    static var patient: Self {
        var options = Self()
        options.patience = .seconds(600)
        return options
    }
}

/// A schema of one test's own, on a server.
struct TestSchema: Sendable {
    let server: PostgresServer
    let name: String

    init(on server: PostgresServer? = nil) async throws {
        if let server { self.server = server } else { self.server = try await PostgresServer.shared.value }
        name = "t\(UInt64.random(in: 0...(.max)))"
    }

    /// The log, open.
    func ledger(
        _ log: String = "main",
        words: String = "",
        _ change: (inout PostgresLedger.Options) -> Void = { _ in }
    ) async throws -> PostgresLedger {
        var options = PostgresLedger.Options.patient
        options.schema = name
        change(&options)
        return try await PostgresLedger(server.address(words), log: log, options: options)
    }

    /// Runs SQL; `~` stands for the schema.
    @discardableResult
    func sql(_ statement: String, as role: String = "lawful") async throws -> [String] {
        try await server.sql(filled(statement), as: role)
    }

    func filled(_ statement: String) -> String { statement.replacing("~", with: name) }
}

/// A host's session on the database, which is no session of ours: psql, which knows nothing of the ledger.
final class HostSession {
    private let process = Process()
    private let input = Pipe()
    private let output: URL
    private let schema: TestSchema
    private var count = 0

    init(_ schema: TestSchema) throws {
        self.schema = schema
        output = URL.temporaryDirectory.appending(path: "lawful-host-\(UUID().uuidString)")
        try Data().write(to: output)
        let command = try schema.server.psql()
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst()).map { $0 == "ON_ERROR_STOP=1" ? "ON_ERROR_STOP=0" : $0 }
        process.standardInput = input
        let handle = try FileHandle(forWritingTo: output)
        process.standardOutput = handle
        process.standardError = handle
        try process.begin()
        try handle.close()
    }

    deinit {
        if process.isRunning { process.terminate() }
        try? FileManager.default.removeItem(at: output)
    }

    /// Runs SQL and waits for its end; what it printed.
    @discardableResult
    func run(_ sql: String) async throws -> String {
        count += 1
        let mark = "mark-\(count)-"
        let before = try text().count
        try input.fileHandleForWriting.write(contentsOf: Data("\(schema.filled(sql))\n\\echo \(mark)\n".utf8))
        while try !text().contains(mark) {
            guard process.isRunning else { throw Command.Failure(description: "psql ended: \(try text())") }
            try await Task.sleep(for: .milliseconds(2))
        }
        return String(try text().dropFirst(before)).replacing(mark + "\n", with: "")
    }

    /// Runs a statement with its parameters bound.
    @discardableResult
    func run(_ statement: HostStatement) async throws -> String {
        let types = statement.parameters.map { _ in "text" }.joined(separator: ", ")
        let values = statement.parameters.map { $0.map { "'" + $0.replacing("'", with: "''") + "'" } ?? "NULL" }
        return try await run(
            "PREPARE host (\(types)) AS \(statement.sql);\nEXECUTE host (\(values.joined(separator: ", ")));\n"
                + "DEALLOCATE host;")
    }

    /// Ends the session without a word, as a crash of the host would.
    func cut() async throws {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        while process.isRunning { try await Task.sleep(for: .milliseconds(2)) }
    }

    private func text() throws -> String { String(decoding: try Data(contentsOf: output), as: UTF8.self) }
}

extension EntryDraft {
    /// A draft at one moment, for tests that don't look at times.
    init(_ id: String, _ event: LedgerEvent, of subject: SubjectID?) {
        let noon = Instant(milliseconds: 1_767_268_800_000)
        self.init(
            id: EntryID(rawValue: id), event, subject: subject, actor: "clerk", role: "support", effectiveAt: noon,
            recordedAt: noon)
    }
}
#endif
