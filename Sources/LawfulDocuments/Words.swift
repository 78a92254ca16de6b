// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTime

/// The words of the access page, in one language (Art. 12(1)).
struct Words {
    private let language: Language

    init(_ language: Language) { self.language = language }

    private func word(_ dutch: String, _ english: String) -> String { language == .nl ? dutch : english }

    var title: String { word("Uw persoonsgegevens: antwoord op uw verzoek om inzage", "Your personal data") }
    var request: String { word("Verzoek", "Request") }
    var processing: String {
        word("Waarvoor en hoe wij uw gegevens verwerken", "What for and how we process your data")
    }
    var bases: String { word("Grondslag", "Legal basis") }
    var categories: String { word("Categorieën persoonsgegevens", "Categories of personal data") }
    var recipients: String { word("Ontvangers", "Recipients") }
    var retention: String { word("Bewaartermijn", "Retention period") }
    var sources: String { word("Bron, indien niet uzelf", "Source, if not you") }
    var automated: String { word("Geautomatiseerde besluitvorming", "Automated decision-making") }
    var safeguards: String { word("Passende waarborgen bij doorgifte", "Safeguards of transfers") }
    var rights: String { word("Uw rechten", "Your rights") }
    var complaint: String { word("U kunt een klacht indienen bij", "You may lodge a complaint with") }
    var data: String { word("Uw gegevens", "Your data") }
    var noData: String { word("Wij houden geen gegevens over u.", "We hold no data about you.") }
    var incomplete: String {
        word(
            "Dit afschrift is niet volledig: van het volgende is niet beschreven of het gegevens over u bevat.",
            "This copy isn't complete: of the following nobody described whether it holds data about you.")
    }
    var log: String { word("Wat over u is vastgelegd", "What was recorded about you") }
    var time: String { word("Tijdstip", "Time") }
    var what: String { word("Gebeurtenis", "Event") }
    var activity: String { word("Verwerking", "Activity") }
    var role: String { word("Functie", "Role") }
    var receiver: String { word("Ontvanger", "Recipient") }
    var itsRequest: String { word("Verzoek", "Request") }

    func right(_ article: Article) -> String {
        switch article.description {
        case "16": word("rectificatie en aanvulling", "rectification and completion")
        case "17": word("gegevenswissing", "erasure")
        case "18": word("beperking van de verwerking", "restriction of processing")
        default: word("bezwaar tegen de verwerking", "objection to processing")
        }
    }

    func recipient(_ recipient: AccessPackage.NamedRecipient) -> String {
        let known = word(" (aan deze ontvanger zijn uw gegevens verstrekt)", " (your data were disclosed to it)")
        let country = recipient.country.map { ", \($0)" } ?? ""
        return "\(recipient.name)\(country)\(recipient.isDisclosed ? known : "")"
    }

    func source(_ source: AccessPackage.NamedSource) -> String {
        source.title + (source.isPublic ? word(" (openbare bron)", " (publicly accessible)") : "")
    }

    func authority(_ authority: SupervisoryAuthority?) -> String {
        authority.map { "\($0.name), \($0.contact)" }
            ?? word(
                "de toezichthoudende autoriteit van uw woonplaats, uw werkplek of de plaats van de inbreuk (art. 77 AVG)",
                "the supervisory authority of your residence, place of work or of the infringement (Art. 77 GDPR)")
    }

    func period(_ rule: RetentionRule) -> String {
        let scope = rule.categories.map { " (\($0.map(\.rawValue).joined(separator: ", ")))" } ?? ""
        let law = rule.law.map { ", \($0.citation)" } ?? ""
        return "\(length(rule.period)) \(start(rule.trigger))\(law)\(scope)"
    }

    /// A period in words, such as `7 years`.
    func length(_ period: Period) -> String {
        let unit =
            switch period.unit {
            case .hours: word("uur", period.count == 1 ? "hour" : "hours")
            case .days: word(period.count == 1 ? "dag" : "dagen", period.count == 1 ? "day" : "days")
            case .weeks: word(period.count == 1 ? "week" : "weken", period.count == 1 ? "week" : "weeks")
            case .months: word(period.count == 1 ? "maand" : "maanden", period.count == 1 ? "month" : "months")
            case .years: word("jaar", period.count == 1 ? "year" : "years")
            }
        return "\(period.count) \(unit)"
    }

    private func start(_ trigger: RetentionTrigger) -> String {
        let event = event(trigger.event)
        return switch trigger.counting {
        case .event: word("na \(event)", "after \(event)")
        case .endOfCalendarYear:
            word("na het einde van het kalenderjaar van \(event)", "after the end of the calendar year of \(event)")
        case .endOfFinancialYear:
            word("na het einde van het boekjaar van \(event)", "after the end of the financial year of \(event)")
        case .yearsFollowing: word("volgend op het jaar van \(event)", "following the year of \(event)")
        }
    }

    private func event(_ name: String) -> String {
        switch name {
        case RetentionTrigger.lastContact.event: word("het laatste contact", "the last contact")
        case RetentionTrigger.endOfRelation.event: word("het einde van de relatie", "the end of the relation")
        case RetentionTrigger.endOfContract.event: word("het einde van de overeenkomst", "the end of the contract")
        case RetentionTrigger.collection.event: word("het verzamelen", "the collection")
        case RetentionTrigger.endOfCalendarYear.event: word("de vastlegging", "the record")
        default: name
        }
    }
}
