// SPDX-License-Identifier: Apache-2.0

#if Tool
import LawfulEvidence

extension EvidenceFinding {
    /// What to do about findings of this kind.
    var advice: Phrase {
        switch self {
        case .checkpointMissing:
            Phrase(
                en: "The head is written last, so the export was broken off, or files were lost. Ask for a new export.",
                nl: """
                    De stand wordt als laatste geschreven: de export is dus afgebroken, of er zijn bestanden zoekgeraakt. \
                    Vraag om een nieuwe export.
                    """)
        case .checkpointRefused:
            Phrase(
                en: """
                    Check that you have the right key and the right log. If the log got a new key, its keeper must say when \
                    and why, and show both the last head under the old key and that the log continues it.
                    """,
                nl: """
                    Ga na of u de goede sleutel en het goede logboek hebt. Kreeg het logboek een nieuwe sleutel, dan moet de \
                    beheerder zeggen wanneer en waarom, en de laatste stand onder de oude sleutel tonen, en dat het logboek \
                    die voortzet.
                    """)
        case .verifierKeyDiffers:
            Phrase(
                en: """
                    The file proves nothing either way. Ask the keeper which key is the log's; the signed head was checked \
                    with yours.
                    """,
                nl: """
                    Het bestand bewijst op zichzelf niets. Vraag de beheerder welke sleutel van het logboek is; de \
                    ondertekende stand is met de uwe gecontroleerd.
                    """)
        case .rolledBack:
            Phrase(
                en: """
                    Ask for an export of the whole log. If there is none, entries that were signed for are gone: ask the \
                    keeper for a written account, and keep your head, which shows it.
                    """,
                nl: """
                    Vraag om een export van het hele logboek. Is die er niet, dan zijn vermeldingen verdwenen waarvoor is \
                    getekend: vraag de beheerder om een schriftelijke verklaring, en bewaar uw stand, die het aantoont.
                    """)
        case .historyRewritten:
            Phrase(
                en: """
                    Keep both heads and this folder as they are: two heads of one log, under one key, that contradict each \
                    other are proof of the rewriting by themselves. Ask the keeper who had the key.
                    """,
                nl: """
                    Bewaar beide standen en deze map zoals ze zijn: twee standen van één logboek, onder één sleutel, die \
                    elkaar tegenspreken, bewijzen op zichzelf dat er is herschreven. Vraag de beheerder wie de sleutel had.
                    """)
        case .rootMismatched, .entryAltered, .bundleMissing, .bundleMalformed:
            Phrase(
                en: """
                    Keep this folder as it is, and ask for a new export. If that one verifies, this copy was damaged on its \
                    way; if not, the keeper's own store was altered, and a backup from before must tell what was there.
                    """,
                nl: """
                    Bewaar deze map zoals zij is, en vraag om een nieuwe export. Klopt die, dan is deze kopie onderweg \
                    beschadigd; klopt ook die niet, dan is de opslag van de beheerder gewijzigd, en moet een reservekopie van \
                    daarvoor zeggen wat er stond.
                    """)
        case .entryMalformed, .entryMisplaced:
            Phrase(
                en: """
                    It was signed for in this form, unless another finding says that it was altered. Ask the keeper which \
                    program wrote it.
                    """,
                nl: """
                    In deze vorm is ervoor getekend, tenzij een andere bevinding zegt dat zij gewijzigd is. Vraag de beheerder \
                    welk programma haar schreef.
                    """)
        case .tileMissing, .tileMismatched:
            Phrase(
                en: """
                    The tree was computed from the entries, so this alone says nothing against them; other tools may stumble. \
                    Ask for a new export.
                    """,
                nl: """
                    De boom is uit de vermeldingen berekend; dit alleen zegt dus niets ten nadele van hen. Andere programma's \
                    kunnen erover struikelen. Vraag om een nieuwe export.
                    """)
        case .proofRefused, .consistencyRefused:
            Phrase(
                en: """
                    Don't rely on this file. If the entries hold otherwise, a proof can be made of them afresh; ask for one, \
                    and ask where this one came from.
                    """,
                nl: """
                    Ga niet op dit bestand af. Kloppen de vermeldingen verder, dan kan er een nieuw bewijs van worden gemaakt; \
                    vraag daarom, en vraag waar dit vandaan kwam.
                    """)
        case .payloadMismatched:
            Phrase(
                en: """
                    Don't rely on what this payload says: it isn't what was recorded. The entry itself stands. Ask for the \
                    payload that was sealed.
                    """,
                nl: """
                    Ga niet af op wat deze inhoud zegt: zij is niet wat is vastgelegd. De vermelding zelf blijft staan. Vraag \
                    om de inhoud die verzegeld is.
                    """)
        case .payloadMalformed, .payloadUnexpected, .payloadsOutOfOrder:
            Phrase(
                en: "Leave the line aside: nothing binds it to an entry. Ask for a new export.",
                nl: "Laat de regel buiten beschouwing: niets bindt hem aan een vermelding. Vraag om een nieuwe export.")
        case .payloadMissing:
            Phrase(
                en: """
                    Ask for the payload. If it was erased, the export must say so; if it can't be opened any more, because \
                    the key to it was lost, the keeper must say since when.
                    """,
                nl: """
                    Vraag om de inhoud. Is zij gewist, dan moet de export dat zeggen; is zij niet meer te openen omdat de \
                    sleutel ervan verloren is, dan moet de beheerder zeggen sinds wanneer.
                    """)
        case .actorAltered, .actorMissing:
            Phrase(
                en: "The entries stand, and who acted in them can't be told any more. Ask for the row from a backup.",
                nl:
                    "De vermeldingen blijven staan; wie erin handelde is niet meer te zeggen. Vraag om de rij uit een back-up."
            )
        case .unreadable:
            Phrase(
                en: "See to it that you may read the file, and verify again; or ask for a new export.",
                nl: "Zorg dat u het bestand mag lezen, en verifieer opnieuw; of vraag om een nieuwe export.")
        }
    }
}
#endif
