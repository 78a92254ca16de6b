// SPDX-License-Identifier: Apache-2.0

#if Tool
import ArgumentParser
import LawfulEvidence
import LawfulModel

/// `lawful verify`: an exported log, checked and told about in words.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verifies an exported log, without a database and without trust in who exported it.",
        discussion: """
            Every entry is hashed again and compared with the signed head; older heads, proofs and payloads in the folder must \
            agree with it. The key must have come to you by another way than the folder: a key from inside the folder \
            proves nothing about who signed.

            Whoever keeps the log can rewrite all of it and sign it anew. Only a pin shows that: the file `checkpoint` of an \
            earlier export, which you kept yourself.

            \(ExitStatus.explanation)
            """)

    @Argument(help: "The folder that the log was exported to.", completion: .directory)
    var folder: String

    @Option(
        name: .customLong("vkey"),
        help: ArgumentHelp(
            "The log's public key, written name+hash+base64, or a file that holds it.", valueName: "key-or-file"),
        completion: .file())
    var verifierKey: String

    @Option(
        name: .customLong("pin"),
        help: ArgumentHelp(
            "A head of this log that you kept; the log must continue it. May be given more than once.",
            valueName: "file"),
        completion: .file())
    var pins: [String] = []

    @Flag(help: "Each payload that an entry commits to must be shown, or be said to be erased.")
    var expectPayloads = false

    @OptionGroup
    var output: OutputOptions

    func run() throws {
        let language = output.language
        guard InputFile.isFolder(folder) else { throw ToolError(Self.noFolder(folder), in: language) }
        let key = try KeyArgument(verifierKey, in: language)
        let kept = try Pins(pins, by: key.key, in: language)
        var options = EvidenceFolder.Options()
        options.expectsPayloads = expectPayloads
        let report = EvidenceFolder(folder).verify(by: key.key, pins: kept.heads, options: options)
        let verification = Verification(
            report: report, key: key.key, pinFindings: kept.findings, pins: kept.heads.count,
            keyIsFromFolder: key.path.map { InputFile.lies($0, in: folder) } ?? false,
            pinIsFromFolder: pins.contains { InputFile.lies($0, in: folder) })
        print(output.json ? try verification.json(in: language) : verification.text(in: language), terminator: "")
        try (verification.isVerified ? ExitStatus.verified : .findings).end()
    }

    private static func noFolder(_ path: String) -> Phrase {
        let path = VisibleText.of(path)
        return Phrase(
            en: "there is no folder \(path), or it can't be read. Give the folder that the log was exported to.",
            nl: """
                er is geen map \(path), of zij is niet te lezen. Geef de map waarnaar het logboek is geëxporteerd.
                """)
    }
}

/// Heads that the auditor kept.
struct Pins {
    /// Those that the log's key signed.
    private(set) var heads: [SignedCheckpoint] = []
    /// Those that it didn't.
    private(set) var findings: [EvidenceFinding] = []

    /// Reads pins.
    ///
    /// - Throws: ``ToolError`` when a file can't be read, or isn't a head at all.
    init(_ paths: [String], by key: VerifierKey, in language: Language) throws {
        for path in paths {
            guard let bytes = InputFile.read(path) else { throw ToolError(Self.unreadable(path), in: language) }
            do {
                heads.append(try SignedCheckpoint(bytes, by: key))
            } catch let error as EvidenceError where error.code != .note {
                // A head under another key is no slip of the pen: perhaps the log got a new key.
                findings.append(.checkpointRefused(file: path, error))
            } catch {
                throw ToolError(Self.malformed(path), in: language)
            }
        }
    }

    private static func unreadable(_ path: String) -> Phrase {
        let path = VisibleText.of(path)
        return Phrase(
            en: "the pin \(path) isn't there, can't be read, or is no plain file.",
            nl: "de pin \(path) is er niet, is niet te lezen, of is geen gewoon bestand.")
    }

    private static func malformed(_ path: String) -> Phrase {
        let path = VisibleText.of(path)
        return Phrase(
            en: "the pin \(path) isn't a signed head. A pin is a copy of the file `checkpoint` of an earlier export.",
            nl: """
                de pin \(path) is geen ondertekende stand. Een pin is een kopie van het bestand `checkpoint` van een eerdere \
                export.
                """)
    }
}
#endif
