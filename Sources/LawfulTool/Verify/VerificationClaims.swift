// SPDX-License-Identifier: Apache-2.0

#if Tool
import LawfulEvidence
import LawfulModel

extension Verification {
    /// What was checked, with numbers.
    var checked: [Phrase] {
        guard let head = report.head else {
            return [
                Phrase(
                    en: "The head of the log: without one that the key signed, nothing else can be checked.",
                    nl: "De stand van het logboek: zonder één die de sleutel ondertekende, is verder niets na te gaan.")
            ]
        }
        let pinCount = Phrase.count(Int64(pins), Phrase(en: "pin", nl: "pin"), Phrase(en: "pins", nl: "pins"))
        return [
            Phrase(
                en: "The signed head: the signature is by the key above.",
                nl: "De ondertekende stand: de handtekening is van de sleutel hierboven."),
            Phrase(
                en: "Entries: \(report.entries) of \(head.size) read and hashed again.",
                nl: "Vermeldingen: \(report.entries) van \(head.size) gelezen en opnieuw gehasht."),
            report.tiles == 0
                ? Phrase(
                    en: "The hash tree: the folder holds none; it was computed from the entries.",
                    nl: "De hashboom: de map bevat er geen; hij is uit de vermeldingen berekend.")
                : Phrase(
                    en: "The hash tree: \(report.tiles) of its files compared with what the entries give.",
                    nl: "De hashboom: \(report.tiles) bestanden ervan vergeleken met wat de vermeldingen geven."),
            Phrase(
                en: "Older heads: the log continues \(report.continued) of them; you gave \(pinCount.en).",
                nl: "Oudere standen: het logboek zet er \(report.continued) voort; u gaf \(pinCount.nl)."),
            Phrase(
                en: """
                    Proofs in the folder: \(report.proofs) of single entries and \(report.consistencyProofs) of growth hold.
                    """,
                nl: """
                    Bewijzen in de map: \(report.proofs) van losse vermeldingen en \(report.consistencyProofs) van groei \
                    kloppen.
                    """),
            Phrase(
                en: """
                    Payloads (the sealed private parts): \(report.shown) shown and equal to what their entries commit to, \
                    \(report.erased) said to be erased.
                    """,
                nl: """
                    Inhouden (de verzegelde, afgeschermde delen): \(report.shown) getoond en gelijk aan wat hun vermelding \
                    vastlegt, \(report.erased) volgens de map gewist.
                    """),
        ]
    }

    /// What follows from the checks.
    var proved: [Phrase] {
        guard let head = report.head else {
            return [Phrase(en: "Nothing, about any entry.", nl: "Niets, over geen enkele vermelding.")]
        }
        guard entriesHold else {
            return [
                Phrase(
                    en: """
                        Nothing about the log as a whole, until the findings above are explained. Don't rely on its entries.
                        """,
                    nl: """
                        Niets over het logboek als geheel, zolang de bevindingen hierboven niet verklaard zijn. Ga niet op de \
                        vermeldingen af.
                        """)
            ]
        }
        let count = Phrase.entries(head.size)
        let signer =
            keyIsFromFolder
            ? Phrase(en: "whoever's key lies in the folder", nl: "degene wiens sleutel in de map ligt")
            : Phrase(en: "the key \(key.name)", nl: "de sleutel \(key.name)")
        var proved = [
            Phrase(
                en: """
                    The log in this folder has the \(count.en) that \(signer.en) signed for, each as it was and in that \
                    order: since that signature none was changed, put in, taken out or moved.
                    """,
                nl: """
                    Het logboek in deze map heeft de \(count.nl) waarvoor \(signer.nl) tekende, elk zoals zij was en in die \
                    volgorde: sinds die handtekening is er geen gewijzigd, ingevoegd, weggenomen of verplaatst.
                    """)
        ]
        if !findings.contains(where: { $0.concern == .history }), report.continued > 0 {
            proved.append(
                Phrase(
                    en: """
                        It begins with the very entries of each of the \(report.continued) older heads that were checked: \
                        nothing before them was rewritten.
                        """,
                    nl: """
                        Het begint met precies de vermeldingen van elk van de \(report.continued) oudere standen die zijn \
                        nagegaan: niets van daarvoor is herschreven.
                        """))
        }
        if report.shown > 0 {
            proved.append(
                Phrase(
                    en: """
                        \(report.shown) payloads that are shown are those that were sealed when their entries were written.
                        """,
                    nl: """
                        \(report.shown) getoonde inhouden zijn die welke verzegeld werden toen hun vermelding werd \
                        geschreven.
                        """))
        }
        return proved
    }

    /// What no check of a folder can show.
    var unproved: [Phrase] {
        var unproved = [
            pins == 0
                ? Phrase(
                    en: """
                        That the log wasn't rewritten as a whole: whoever holds its key, its database and its high-water mark \
                        can write another one and sign it. Only a pin or a witness shows that, and you gave no pin. Keep the \
                        file `checkpoint` where the log's keeper can't reach it, and give it with --pin next time.
                        """,
                    nl: """
                        Dat het logboek niet als geheel is herschreven: wie zijn sleutel, zijn database en zijn hoogste stand \
                        in handen heeft, kan een ander schrijven en ondertekenen. Alleen een pin of een getuige toont dat, en \
                        u gaf geen pin. Bewaar het bestand `checkpoint` waar de beheerder er niet bij kan, en geef het de \
                        volgende keer met --pin.
                        """)
                : Phrase(
                    en: """
                        That what came after your latest pin wasn't rewritten before this export: whoever holds the log's \
                        key, database and high-water mark can do so. Keep the file `checkpoint` as your next pin.
                        """,
                    nl: """
                        Dat wat na uw laatste pin kwam, niet vóór deze export is herschreven: wie de sleutel, de database en \
                        de hoogste stand van het logboek in handen heeft, kan dat. Bewaar het bestand `checkpoint` als uw \
                        volgende pin.
                        """),
            Phrase(
                en: """
                    That what the entries say is true, or that everything was recorded: only that this is what was recorded. \
                    Times are the keeper's own.
                    """,
                nl: """
                    Dat waar is wat de vermeldingen zeggen, of dat alles is vastgelegd: alleen dat dit is vastgelegd. De \
                    tijden zijn van de beheerder zelf.
                    """),
            Phrase(
                en: "That nothing came after this head; ask for the latest one.",
                nl: "Dat er na deze stand niets meer kwam; vraag om de nieuwste."),
            Phrase(
                en: "That the key is its keeper's: that depends on how you got it.",
                nl: "Dat de sleutel van de beheerder is: dat hangt ervan af hoe u eraan kwam."),
        ]
        if report.erased > 0 {
            unproved.append(
                Phrase(
                    en: """
                        That erased payloads are gone everywhere, such as from other copies: the folder says so, and a check \
                        of it can't tell.
                        """,
                    nl: """
                        Dat gewiste inhouden overal weg zijn, ook uit andere kopieën: dat zegt de map, en een controle van de \
                        map kan het niet uitmaken.
                        """))
        }
        unproved.append(
            Phrase(
                en: "Whether the law was kept: that is for people to judge, with these entries before them.",
                nl: "Of de wet is nageleefd: dat oordeel is aan mensen, met deze vermeldingen voor zich."))
        return unproved
    }
}
#endif
