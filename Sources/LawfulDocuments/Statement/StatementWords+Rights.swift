// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

// What is said of the rights of people (Arts. 7(3), 12, 15 to 22, 77, 79).
extension StatementWords {
    // MARK: Of one purpose

    var always: Phrase {
        word(
            "inzage, rectificatie en aanvulling, en beperking",
            "access, rectification and completion, and restriction")
    }

    /// When data are erased on request, by the bases of an activity (Art. 17(1), (3)).
    func erasure(_ activity: Activity) -> Phrase {
        let bases = Set(activity.grounds.map(\.basis))
        if bases.contains(.legalObligation) {
            return word(
                "wissing pas als de wet ons de gegevens niet langer laat bewaren",
                "erasure only once the law no longer makes us keep the data")
        }
        var cases: [Phrase] = []
        if bases.contains(.consent) { cases.append(word("nadat u toestemming introk", "after you withdrew consent")) }
        if activity.isDirectMarketing || bases.contains(.legitimateInterest) || bases.contains(.publicTask) {
            cases.append(word("als uw bezwaar slaagt", "when your objection succeeds"))
        }
        cases.append(word("zodra de gegevens niet meer nodig zijn", "once the data are no longer needed"))
        let list =
            cases.count < 2 ? cases.joined() : cases.dropLast().joined() + word(" of ", " or ") + cases[cases.count - 1]
        guard bases.contains(.publicTask) else { return word("wissing \(list)", "erasure \(list)") }
        return word(
            "wissing \(list), behalve voor zover de taak ze nodig heeft",
            "erasure \(list), except as far as the task needs them")
    }

    /// A right with the bases that give it, where not all of the activity's do.
    func right(_ right: ProcessingOperation, in activity: Activity) -> Phrase {
        let name: Phrase =
            switch right {
            case .requestPortability: word("overdraagbaarheid", "portability")
            case .requestObjection:
                activity.isDirectMarketing
                    ? word(
                        "bezwaar, altijd en zonder opgaaf van redenen", "objection, always and without giving reasons")
                    : word("bezwaar", "objection")
            case .requestWithdrawal: word("intrekken van uw toestemming", "withdrawal of your consent")
            default: word("een menselijk oordeel over het besluit", "a human's judgement of the decision")
            }
        let bases = RightsMatrix.bases(of: right, in: activity)
        let isPartial = !activity.isDirectMarketing && Set(bases).count < Set(activity.grounds.map(\.basis)).count
        guard isPartial, right == .requestPortability || right == .requestObjection else { return name }
        let articles = bases.map { cited($0.article) }.joined(separator: ", ")
        return word("\(name), voor zover op grond van \(articles)", "\(name), as far as based on \(articles)")
    }

    // MARK: In general

    /// Each right by its name, with what it gives.
    var explained: [(Phrase, Phrase)] {
        [
            (
                word("Inzage (\(cited("15")))", "Access (\(cited("15")))"),
                word(
                    "U hoort of wij gegevens over u hebben, en krijgt er een kopie van met uitleg.",
                    "You hear whether we hold data about you, and get a copy of them with an explanation.")
            ),
            (
                word("Rectificatie en aanvulling (\(cited("16")))", "Rectification and completion (\(cited("16")))"),
                word(
                    "Wij verbeteren wat niet klopt en vullen aan wat ontbreekt.",
                    "We mend what is wrong and add what lacks.")
            ),
            (
                word("Gegevenswissing (\(cited("17")))", "Erasure (\(cited("17")))"),
                word(
                    """
                    Wij wissen gegevens die niet meer nodig zijn of die wij niet mochten verwerken, en gegevens waarvoor u uw \
                    toestemming introk of met succes bezwaar maakte. Wat de wet ons laat bewaren of wat nodig is voor een \
                    rechtszaak, blijft zolang staan.
                    """,
                    """
                    We erase data that are no longer needed or that we shouldn't have processed, and data for which you \
                    withdrew consent or objected with success. What the law makes us keep, or what a lawsuit needs, stays \
                    for so long.
                    """)
            ),
            (
                word("Beperking (\(cited("18")))", "Restriction (\(cited("18")))"),
                word(
                    """
                    Wij zetten uw gegevens stil zolang wij nagaan of ze kloppen of uw bezwaar beoordelen, als u ze voor een \
                    rechtszaak nodig heeft, of als wij ze niet mochten verwerken en u geen wissing wilt. Wij laten het u weten voordat wij ze weer gebruiken.
                    """,
                    """
                    We put your data on hold while we check whether they are right or judge your objection, when you need \
                    them for a lawsuit, or when we shouldn't have processed them and you don't want erasure. We tell you before we use them again.
                    """)
            ),
            (
                word("Overdraagbaarheid (\(cited("20")))", "Portability (\(cited("20")))"),
                word(
                    """
                    Wat u zelf gaf of door uw gebruik ontstond, krijgt u in een gangbaar bestand mee, of wij sturen het door \
                    als dat technisch kan. Dit geldt bij toestemming en overeenkomst.
                    """,
                    """
                    What you gave, or what your use brought about, you get in a common file, or we send it on where that is \
                    technically possible. This holds for consent and contract.
                    """)
            ),
            (
                word("Besluiten door een computer (\(cited("22")))", "Decisions by machine (\(cited("22")))"),
                word(
                    "Over een besluit met grote gevolgen kunt u een mens laten oordelen, uw kant laten horen, en het aanvechten.",
                    "You can have a human judge a decision that affects you greatly, be heard on it, and contest it.")
            ),
        ]
    }

    var passedOn: Phrase {
        word(
            "Verbeteren, wissen of beperken geven wij door aan wie de gegevens van ons kreeg (\(cited("19"))).",
            "We pass rectification, erasure and restriction on to those who got the data from us (\(cited("19"))).")
    }

    // MARK: Objection (Art. 21)

    var objectToMarketing: Phrase {
        word(
            """
            Tegen direct marketing en de profilering daarvoor kunt u op elk moment bezwaar maken. Wij stoppen dan, zonder \
            iets af te wegen (\(cited("21(2)"))). Dit geldt voor:
            """,
            """
            You can object to direct marketing, and to profiling for it, at any time. We then stop, without weighing \
            anything (\(cited("21(2)"))). This holds for:
            """)
    }

    var objectToInterest: Phrase {
        word(
            """
            Vanwege uw eigen omstandigheden kunt u bezwaar maken tegen wat wij doen op grond van een gerechtvaardigd belang of \
            een taak van algemeen belang (\(cited("21(1)"))). Vanaf dat moment gebruiken wij uw gegevens daar niet meer voor, \
            tenzij wij aantonen dat dwingende redenen zwaarder wegen, of de gegevens nodig zijn voor een rechtszaak. Dit geldt \
            voor:
            """,
            """
            Because of your own circumstances you can object to what we do for a legitimate interest or a public task \
            (\(cited("21(1)"))). From then on we no longer use your data for it, unless we show that compelling reasons weigh \
            more, or that a lawsuit needs the data. This holds for:
            """)
    }

    // MARK: Withdrawal (Art. 7(3))

    var withdraw: Phrase {
        word(
            """
            Toestemming kunt u altijd intrekken, net zo makkelijk als u haar gaf (\(cited("7(3)"))). Vanaf dat moment gebruiken \
            wij de gegevens daar niet meer voor; wat wij tot dan toe deden, wordt er niet onrechtmatig door. Nee zeggen heeft \
            geen ander gevolg.
            """,
            """
            You can always withdraw consent, as easily as you gave it (\(cited("7(3)"))). From then on we no longer use the \
            data for it; what we did until then doesn't become unlawful. Saying no has no other consequence.
            """)
    }

    func withdraw(_ purpose: Phrase, _ how: Phrase?) -> Phrase { how.map { "\(purpose): \($0)" } ?? purpose }
}
