// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
import LawfulModel
import LawfulTime

// What an entry keeps of a question, and the question that it was: so that an answer can be given again, years later.
extension Question {
    /// The fields that have no place of their own in an entry, where they differ from the ordinary case.
    public var recordedDetails: [String] {
        var list: [String] = []
        if let basis { list.append("leg=\(basis.rawValue)") }
        if let destination { list.append("destination=\(destination.rawValue)") }
        if let origin { list.append("origin=\(origin.rawValue)") }
        if let medium { list.append("medium=\(medium.rawValue)") }
        if let noticeShown { list.append("notice=\(noticeShown.rawValue)") }
        list += missing.map { "missing=\($0.rawValue)" }
        if provenance != .provided { list.append("provenance=\(provenance.rawValue)") }
        if let erasureGround { list.append("ground=\(erasureGround.rawValue)") }
        if isHumanResources { list.append("hr=yes") }
        if let recordDate { list.append("date=\(recordDate)") }
        return list
    }

    /// The question that an answer's entry is about; nil where it is no answer, or its private part is erased.
    ///
    /// - Parameter entry: the entry of an answer.
    public init?(recorded entry: LedgerEntry) {
        guard let event = entry.privatePart?.event, let activity = event.activity else { return nil }
        let part = entry.publicPart
        self.init(
            activity, event.operation ?? .use, categories: event.categories ?? [], as: part.role,
            effectiveAt: part.effectiveAt, knownAt: part.recordedAt,
            asserting: Assertions(recorded: event.asserted ?? []))
        entity = event.entity
        recipient = event.recipient
        source = event.source
        order = event.order.flatMap(AuthorityOrder.init(rawValue:)) ?? .none
        ordered = event.ordered
        for detail in event.asked ?? [] { read(detail) }
    }

    private mutating func read(_ detail: String) {
        guard let (key, value) = detail.keyAndValue else { return }
        switch key {
        case "leg": basis = LegalBasis(rawValue: value)
        case "destination": destination = CountryCode(rawValue: value)
        case "origin": origin = PurposeID(rawValue: value)
        case "medium": medium = Medium(rawValue: value)
        case "notice": noticeShown = NoticeVersion(rawValue: value)
        case "missing": missing.append(CategoryID(rawValue: value))
        case "provenance": provenance = Provenance(rawValue: value) ?? .provided
        case "ground": erasureGround = ErasureGround(rawValue: value)
        case "hr": isHumanResources = value == "yes"
        case "date": recordDate = try? LocalDate(value)
        // A later version's detail: what isn't known isn't asked.
        default: break
        }
    }
}

extension Assertions {
    /// What an entry recorded as asserted; what isn't known is left out.
    public init(recorded list: [String]) {
        self.init()
        for item in list {
            guard let (key, value) = item.keyAndValue else { continue }
            switch key {
            case "suspicion": suspicion = Suspicion(rawValue: value) ?? .none
            case "necessary": isNecessary = value != "no"
            case "disclosure_needed": isDisclosureNeeded = value != "no"
            case "vital": isVital = value == "yes"
            case "capable": isCapable = value != "no"
            case "occasional": isOccasional = value != "no"
            case "claims": isForClaims = value == "yes"
            case "effect": hasSignificantEffect = value == "significant"
            case "exc": restrictionException = RestrictionException(rawValue: value)
            case "accuracy": isAccuracyContested = value == "contested"
            case "abuse": abuse = Abuse(rawValue: value) ?? .no
            case "identity": identity = Identity(rawValue: value) ?? .confirmed
            default: break
            }
        }
    }
}

extension String {
    /// The two sides of the first equals sign.
    fileprivate var keyAndValue: (key: Substring, value: String)? {
        guard let place = firstIndex(of: "=") else { return nil }
        return (self[..<place], String(self[index(after: place)...]))
    }
}
