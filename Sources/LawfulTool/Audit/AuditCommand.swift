// SPDX-License-Identifier: Apache-2.0

#if Tool
import ArgumentParser
import Foundation
import LawfulAudit
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import LawfulTime

/// `lawful audit`: a ledger read against the register that was in force.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Reads a ledger against its register and reports indications of infringement.",
        discussion: """
            Each indication names the entries that it rests on, the article, and what to do. It is for people to look into; that \
            there is none proves nothing, since what wasn't recorded isn't seen.

            \(ExitStatus.explanation)
            """)

    @Argument(help: "The ledger's SQLite file.", completion: .file())
    var ledger: String

    @Option(help: ArgumentHelp("The register, as JSON.", valueName: "file"), completion: .file())
    var register: String

    @Option(
        help: ArgumentHelp(
            "The folder of the ledger's keys, where it has evidence: signing-key, keys and mark.", valueName: "folder"),
        completion: .directory)
    var keys: String?

    @Option(help: ArgumentHelp("The moment that the audit is about, in ISO 8601; now by default.", valueName: "moment"))
    var until: String?

    @OptionGroup
    var output: OutputOptions

    func run() async throws {
        let language = output.language
        let moment = try until.map { try Self.moment($0, in: language) } ?? Self.now
        let register = try readRegister()
        let ledger = try open()
        let audit = Audit(of: register, calendar: .netherlands, mode: .asDeclared)
        let report: AuditReport
        do {
            report = try await audit.run(over: ledger, until: moment)
        } catch let error as LedgerError {
            throw ToolError(Phrase(en: error.message, nl: error.message), in: language)
        }
        if output.json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(report), as: UTF8.self))
        } else {
            print(report.text(in: language), terminator: "")
        }
        try (report.indications.isEmpty ? ExitStatus.verified : .findings).end()
    }

    private func readRegister() throws -> Register {
        let language = output.language
        let name = VisibleText.of(register)
        guard let json = try? Data(contentsOf: URL(filePath: register)) else {
            throw ToolError(
                Phrase(
                    en: "there is no register \(name), or it can't be read. Give its JSON file.",
                    nl: "er is geen register \(name), of het is niet te lezen. Geef het JSON-bestand."),
                in: language)
        }
        do {
            return try Register(json: json, named: name)
        } catch {
            throw ToolError(Phrase(en: "\(error)", nl: "\(error)"), in: language)
        }
    }

    private func open() throws -> SQLiteLedger {
        let language = output.language
        // Opening would make one.
        guard InputFile.exists(ledger) else {
            let name = VisibleText.of(ledger)
            throw ToolError(
                Phrase(en: "there is no ledger \(name).", nl: "er is geen logboek \(name)."), in: language)
        }
        do {
            return try SQLiteLedger(path: ledger, evidence: keys.map { try LedgerEvidence.existing(in: $0) })
        } catch let error as LedgerError {
            throw ToolError(Phrase(en: error.message, nl: error.message), in: language)
        } catch let error as EvidenceError {
            throw ToolError(Phrase(en: error.message, nl: error.message), in: language)
        }
    }

    private static func moment(_ text: String, in language: Language) throws -> Instant {
        guard let moment = try? Instant(iso8601: text) else {
            let text = VisibleText.of(text)
            throw ToolError(
                Phrase(
                    en: "\(text) is no moment; write it as 2026-11-25T12:00:00Z.",
                    nl: "\(text) is geen moment; schrijf het als 2026-11-25T12:00:00Z."),
                in: language)
        }
        return moment
    }

    private static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
}
#endif
