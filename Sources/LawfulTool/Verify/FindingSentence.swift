// SPDX-License-Identifier: Apache-2.0

#if Tool
import LawfulEvidence

extension EvidenceFinding {
    /// What was found, for people; names of files are made fit to be shown, and nothing of a payload is in it.
    var sentence: Phrase {
        switch self {
        case .checkpointMissing:
            Phrase(
                en: "The folder has no file `checkpoint`: there is no signed head, so nothing can be verified.",
                nl: "De map heeft geen bestand `checkpoint`: er is geen ondertekende stand, dus is niets te verifiëren."
            )
        case .checkpointRefused(let file, let error):
            Self.refused(Phrase(en: "The head", nl: "De stand"), file, error)
        case .verifierKeyDiffers:
            Phrase(
                en: "The key in the folder's file `vkey` isn't the one that you gave.",
                nl: "De sleutel in het bestand `vkey` van de map is niet die welke u gaf.")
        case .rolledBack(let have, let expected):
            Phrase(
                en: """
                    The log has \(have) entries, and a head signed earlier has \(expected): its end was cut off, or an older \
                    copy was put in its place.
                    """,
                nl: """
                    Het logboek heeft \(have) vermeldingen, en een eerder ondertekende stand heeft er \(expected): het eind is \
                    eraf gehaald, of er is een oudere kopie voor in de plaats gelegd.
                    """)
        case .historyRewritten(let size, let source):
            Self.rewritten(size, Self.shown(source))
        case .rootMismatched(let signed, let computed):
            Phrase(
                en: """
                    The entries aren't those that were signed: the signed root is \(signed.base64), theirs is \
                    \(computed.base64).
                    """,
                nl: """
                    De vermeldingen zijn niet die waarvoor is getekend: de ondertekende wortel is \(signed.base64), die van \
                    hen is \(computed.base64).
                    """)
        case .entryAltered(let index):
            Self.entry(
                index, en: "isn't the one that was signed: it was altered.", nl: "is niet die welke is ondertekend.")
        case .entryMalformed(let index):
            Self.entry(
                index, en: "isn't written in the form that entries have.", nl: "heeft niet de vorm van vermeldingen.")
        case .entryMisplaced(let index):
            Self.entry(
                index, en: "calls itself by another number: it stood elsewhere.",
                nl: "noemt zichzelf met een ander nummer: zij stond elders.")
        case .bundleMissing(let file):
            Self.file(
                file, en: "is missing or can't be read, so the entries in it can't be checked.",
                nl: "ontbreekt of is niet te lezen; de vermeldingen erin zijn dus niet na te gaan.")
        case .bundleMalformed(let file):
            Self.file(
                file, en: "is cut short or has bytes too many, so the entries in it can't be checked.",
                nl: "is afgekapt of heeft bytes te veel; de vermeldingen erin zijn dus niet na te gaan.")
        case .tileMissing(let file):
            Self.file(
                file, en: "of the hash tree is missing, or isn't as long as it must be.",
                nl: "van de hashboom ontbreekt, of is niet zo lang als het moet zijn.")
        case .tileMismatched(let file):
            Self.file(
                file, en: "of the hash tree doesn't have the hashes that the entries give.",
                nl: "van de hashboom heeft niet de hashes die uit de vermeldingen volgen.")
        case .proofRefused(let file, let error):
            Self.refused(Phrase(en: "The proof of an entry", nl: "Het bewijs van een vermelding"), file, error)
        case .consistencyRefused(let file, let error):
            Self.refused(Phrase(en: "The proof of growth", nl: "Het bewijs van groei"), file, error)
        case .payloadMismatched(let index):
            Self.entry(
                index, en: "shows a payload that isn't the one it commits to.",
                nl: "toont een inhoud die niet die is welke zij vastlegt.")
        case .payloadMalformed(let line):
            Self.line(
                line, en: "isn't in its form, or its entry commits to no payload.",
                nl: "heeft niet de goede vorm, of zijn vermelding legt geen inhoud vast.")
        case .payloadUnexpected(let index):
            Phrase(
                en: "A payload is shown for place \(index), where the log has no entry.",
                nl: "Er is een inhoud voor plaats \(index), waar het logboek geen vermelding heeft.")
        case .payloadsOutOfOrder(let line):
            Self.line(
                line, en: "comes after one of a later entry, or of the same.",
                nl: "komt na een van een latere vermelding, of van dezelfde.")
        case .payloadMissing(let index):
            Self.entry(
                index, en: "commits to a payload that is neither shown nor said to be erased.",
                nl: "legt een inhoud vast die niet wordt getoond en ook niet gewist heet.")
        case .actorAltered(let pseudonym):
            Phrase(
                en: "The name kept for the actor \(VisibleText.of(pseudonym)) was altered, or isn't theirs.",
                nl:
                    "De naam die voor de handelende \(VisibleText.of(pseudonym)) is bewaard, is veranderd of niet de zijne."
            )
        case .actorMissing(let index):
            Self.entry(
                index, en: "has an actor of whom no name is kept, nor that it was erased.",
                nl: "heeft een handelende van wie geen naam is bewaard, en ook niet dat die gewist is.")
        case .unreadable(let file):
            Self.file(
                file, en: "can't be read: it isn't a plain file, is too large, or access is refused.",
                nl: "is niet te lezen: geen gewoon bestand, te groot, of geen toegang.")
        }
    }

    /// An entry by its sequence, and by its place in the tree: other tools count from 0.
    private static func entry(_ index: Int64, en: String, nl: String) -> Phrase {
        Phrase(en: "Entry \(index + 1) (place \(index)) \(en)", nl: "Vermelding \(index + 1) (plaats \(index)) \(nl)")
    }

    private static func file(_ file: String, en: String, nl: String) -> Phrase {
        Phrase(en: "The file \(VisibleText.of(file)) \(en)", nl: "Het bestand \(VisibleText.of(file)) \(nl)")
    }

    private static func line(_ line: Int64, en: String, nl: String) -> Phrase {
        Phrase(en: "Line \(line) of payloads.jsonl \(en)", nl: "Regel \(line) van payloads.jsonl \(nl)")
    }

    private static func refused(_ what: Phrase, _ file: String, _ error: EvidenceError) -> Phrase {
        let (file, reason) = (shown(file), error.reason)
        return Phrase(
            en: "\(what.en) in \(file.en) is refused: \(reason.en).",
            nl: "\(what.nl) in \(file.nl) is geweigerd: \(reason.nl).")
    }

    private static func rewritten(_ size: Int64, _ source: Phrase) -> Phrase {
        Phrase(
            en: """
                The first \(size) entries aren't those that were signed in \(source.en): the log was rewritten, and signed \
                again by whoever holds its key.
                """,
            nl: """
                De eerste \(size) vermeldingen zijn niet die waarvoor is getekend in \(source.nl): het logboek is herschreven, \
                en opnieuw ondertekend door wie de sleutel heeft.
                """)
    }

    /// A file by its name, or a pin, which the verifier names in English.
    private static func shown(_ source: String) -> Phrase {
        let prefix = "the pin of size "
        guard source.hasPrefix(prefix), let size = Int64(source.dropFirst(prefix.count)) else {
            return Phrase(en: VisibleText.of(source), nl: VisibleText.of(source))
        }
        return Phrase(en: source, nl: "de pin van grootte \(size)")
    }
}

extension EvidenceError {
    /// Why something was refused, by the error's code: messages are written in one language.
    var reason: Phrase { Self.reasons[code] ?? Phrase(en: "evidence.\(code)", nl: "evidence.\(code)") }

    static let reasons: [Code: Phrase] = [
        .proof: Phrase(
            en: "it doesn't lead from what it speaks of to the signed root",
            nl: "het leidt niet van waar het over gaat naar de ondertekende wortel"),
        .note: Phrase(en: "it isn't in its form", nl: "het heeft niet de goede vorm"),
        .signature: Phrase(
            en: "it isn't signed by the key that you gave, or was altered since",
            nl: "het is niet ondertekend met de sleutel die u gaf, of is daarna gewijzigd"),
        .checkpoint: Phrase(
            en: "it isn't in its form, or is of another log",
            nl: "het heeft niet de goede vorm, of is van een ander logboek"),
        .storage: Phrase(en: "it can't be read", nl: "het is niet te lezen"),
        .tile: Phrase(en: "a tile that it needs isn't there", nl: "een deel van de hashboom ontbreekt"),
        .entry: Phrase(en: "its entry isn't in its form", nl: "de vermelding heeft niet de goede vorm"),
        .inconsistent: Phrase(
            en: "the log doesn't continue it", nl: "het logboek zet het niet voort"),
        .rolledBack: Phrase(en: "the log is smaller", nl: "het logboek is kleiner"),
        .key: Phrase(en: "the key is of another kind", nl: "de sleutel is van een andere soort"),
    ]
}
#endif
