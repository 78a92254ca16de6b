// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

// What the vocabulary of the register is called in a statement.
extension StatementWords {
    func part(_ part: Recipient.Part?) -> Phrase {
        switch part {
        case .processor: word("verwerker: werkt in onze opdracht", "processor: works on our instructions")
        case .subprocessor: word("subverwerker: werkt voor onze verwerker", "sub-processor: works for our processor")
        case .controller: word("beslist zelf over het gebruik", "decides itself on their use")
        case .joint: word("beslist samen met ons over het gebruik", "decides with us on their use")
        case .authority: word("overheidsinstantie", "public authority")
        case .buyer: word("koopt de gegevens", "buys the data")
        case nil:
            word("rol nog niet bepaald; krijgt tot die tijd niets", "part not yet decided; gets nothing until it is")
        }
    }

    func kind(_ kind: CategoryKind) -> Phrase? {
        switch kind {
        case .ordinary: nil
        case .special(let special):
            word("bijzondere gegevens: \(category(special))", "special category: \(category(special))")
        case .criminal: word("strafrechtelijke gegevens", "data on offences")
        case .nationalID: word("nationaal identificatienummer", "national identification number")
        }
    }

    private func category(_ special: SpecialCategory) -> Phrase {
        switch special {
        case .ethnic: word("afkomst", "racial or ethnic origin")
        case .politics: word("politieke opvattingen", "political opinions")
        case .religion: word("geloof of levensovertuiging", "religious or philosophical beliefs")
        case .union: word("lidmaatschap van een vakbond", "trade union membership")
        case .genetic: word("genetische gegevens", "genetic data")
        case .biometric: word("biometrische gegevens", "biometric data")
        case .health: word("gezondheid", "health")
        case .sexuality: word("seksueel gedrag of gerichtheid", "sex life or orientation")
        }
    }

    func condition(_ condition: SpecialCondition) -> Phrase {
        let name: Phrase =
            switch condition {
            case .a: word("uitdrukkelijke toestemming", "explicit consent")
            case .b: word("arbeidsrecht of sociale zekerheid", "employment or social security law")
            case .c: word("vitale belangen", "vital interests")
            case .d: word("leden van een instelling zonder winstoogmerk", "members of a non-profit body")
            case .e: word("door de betrokkene zelf openbaar gemaakt", "made public by the person")
            case .f: word("rechtsvorderingen", "legal claims")
            case .g: word("zwaarwegend algemeen belang", "substantial public interest")
            case .h: word("zorg onder geheimhouding", "care under secrecy")
            case .i: word("volksgezondheid", "public health")
            case .j: word("archief, onderzoek of statistiek", "archiving, research or statistics")
            }
        return "\(name) (\(cited(Article("9(2)(\(condition.rawValue))"))))"
    }

    /// What carries a transfer, with its article.
    func tool(_ kind: TransferTool.Kind) -> Phrase {
        let (name, article): (Phrase, Article) =
            switch kind {
            case .standardClauses: (word("standaardcontractbepalingen", "standard contractual clauses"), "46(2)(c)")
            case .bindingRules: (word("bindende bedrijfsvoorschriften", "binding corporate rules"), "47")
            case .code: (word("gedragscode of certificering", "a code of conduct or certification"), "46(2)(e)")
            case .derogationConsent: (word("uitdrukkelijke toestemming", "explicit consent"), "49(1)(a)")
            case .derogationContract: (word("nodig voor een overeenkomst", "needed for a contract"), "49(1)(b)")
            case .derogationPublicInterest:
                (word("gewichtige redenen van algemeen belang", "important reasons of public interest"), "49(1)(d)")
            case .derogationClaims: (word("rechtsvorderingen", "legal claims"), "49(1)(e)")
            case .derogationVital: (word("vitale belangen", "vital interests"), "49(1)(f)")
            case .derogationRegister: (word("openbaar register", "a public register"), "49(1)(g)")
            case .derogationCompelling:
                (word("dwingende gerechtvaardigde belangen", "compelling legitimate interests"), "49(1) second subpara")
            }
        return "\(name) (\(cited(article)))"
    }

    func suspicion(_ suspicion: Suspicion) -> Phrase {
        switch suspicion {
        case .none: word("zonder verdenking", "without a suspicion")
        case .low: word("alleen bij een verdenking", "only on a suspicion")
        case .serious: word("alleen bij een ernstige verdenking", "only on a serious suspicion")
        }
    }

    func channel(_ kind: ContactChannel.Kind) -> Phrase {
        switch kind {
        case .portal: word("Website", "Website")
        case .email: word("E-mail", "E-mail")
        case .phone: word("Telefoon", "Telephone")
        case .post: word("Post", "Post")
        case .visit: word("Bezoek", "Visit")
        }
    }

    func measure(_ kind: SecurityMeasure.Kind) -> Phrase {
        switch kind {
        case .encryption: word("versleutelen of pseudonimiseren", "encryption or pseudonymisation")
        case .resilience:
            word(
                "gegevens vertrouwelijk, juist en beschikbaar houden", "keeping data confidential, intact and available"
            )
        case .restoring: word("herstel na een storing", "restoring access after an incident")
        case .testing: word("regelmatig testen of het werkt", "testing regularly that it works")
        }
    }

    func safeguard(_ safeguard: AutomatedDecisions.Safeguard) -> Phrase {
        switch safeguard {
        case .humanIntervention: word("een mens laten meebeslissen", "have a human step in")
        case .pointOfView: word("uw standpunt geven", "give your point of view")
        case .contest: word("het besluit aanvechten", "contest the decision")
        }
    }
}
