// SPDX-License-Identifier: Apache-2.0

#if Tool
import Foundation
import LawfulEvidence
import LawfulModel

/// The key that a log is checked with, as the command line gives it: its text, or the path of a file that holds it.
struct KeyArgument {
    let key: VerifierKey
    /// The file that it came from; nil when the command line held it.
    let path: String?

    /// Reads the key.
    ///
    /// - Throws: ``ToolError``, which doesn't repeat what was given: it may be a secret key by mistake.
    init(_ argument: String, in language: Language) throws {
        guard !argument.hasPrefix("PRIVATE+KEY+") else { throw ToolError(Self.secret, in: language) }
        if let key = try? VerifierKey(argument) {
            try self.init(key, path: nil, in: language)
            return
        }
        // What looks like a key and is none was copied wrongly, unless a file is called so.
        guard InputFile.exists(argument) else {
            throw ToolError(argument.contains("+") ? Self.malformed : Self.missing, in: language)
        }
        guard let bytes = InputFile.read(argument) else { throw ToolError(Self.unreadable, in: language) }
        let text = String(decoding: bytes, as: UTF8.self)
        guard !text.contains("PRIVATE+KEY+") else { throw ToolError(Self.secret, in: language) }
        guard let key = try? VerifierKey(text) else { throw ToolError(Self.noKey, in: language) }
        try self.init(key, path: argument, in: language)
    }

    private init(_ key: VerifierKey, path: String?, in language: Language) throws {
        guard key.kind == .note else { throw ToolError(Self.witness, in: language) }
        self.key = key
        self.path = path
    }

    private static let form = "name+hash+base64"

    private static let secret = Phrase(
        en: """
            what --vkey gives is a secret signing key, which no one but the log's keeper may have. Tell the keeper; check with \
            the public key, written \(form).
            """,
        nl: """
            wat --vkey geeft is een geheime ondertekensleutel, die niemand dan de beheerder van het logboek mag hebben. Meld \
            het de beheerder; controleer met de openbare sleutel, geschreven als \(form).
            """)
    private static let malformed = Phrase(
        en: """
            what --vkey gives isn't a key, nor the name of a file. A key is written \(form), on one line; the hash must fit \
            name and key, so a letter copied wrongly is noticed. Copy it again.
            """,
        nl: """
            wat --vkey geeft is geen sleutel, en ook niet de naam van een bestand. Een sleutel wordt geschreven als \(form), \
            op één regel; de hash moet bij naam en sleutel passen, zodat een verkeerd overgenomen letter opvalt. Neem hem \
            opnieuw over.
            """)
    private static let missing = Phrase(
        en: "the file that --vkey names isn't there. Give the path of a file that holds the key, or the key, \(form).",
        nl: """
            het bestand dat --vkey noemt is er niet. Geef het pad van een bestand met de sleutel, of de sleutel zelf, \(form).
            """)
    private static let unreadable = Phrase(
        en: "the file that --vkey names can't be read, isn't a plain file, or is too large to be a key.",
        nl: "het bestand dat --vkey noemt is niet te lezen, is geen gewoon bestand, of is te groot voor een sleutel.")
    private static let noKey = Phrase(
        en: "the file that --vkey names doesn't hold a key, written \(form), and nothing else.",
        nl: "het bestand dat --vkey noemt bevat geen sleutel, geschreven als \(form), en niets anders.")
    private static let witness = Phrase(
        en: "what --vkey gives is the key of a witness; a log is checked with the log's own key.",
        nl: "wat --vkey geeft is de sleutel van een getuige; een logboek wordt gecontroleerd met zijn eigen sleutel.")
}
#endif
