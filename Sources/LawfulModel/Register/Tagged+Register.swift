// SPDX-License-Identifier: Apache-2.0

import LawfulTime

// How the register's enumerations with contents are written, for people to read and write: a bare word where nothing
// belongs to it, else one key.

extension CategoryKind {
    /// Reads `"ordinary"`, `"criminal"`, `"nationalID"` or `{ "special": "health" }`.
    public init(from decoder: any Decoder) throws {
        let tagged = try Tagged(from: decoder)
        switch tagged.word {
        case "ordinary": self = .ordinary
        case "special": self = .special(try tagged.content(SpecialCategory.self))
        case "criminal": self = .criminal
        case "nationalID": self = .nationalID
        default: throw tagged.unknown()
        }
    }

    /// Writes the word, with the special category where it is one.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .ordinary: try encoder.encode(word: "ordinary")
        case .special(let special): try encoder.encode("special", special)
        case .criminal: try encoder.encode(word: "criminal")
        case .nationalID: try encoder.encode(word: "nationalID")
        }
    }
}

extension Part {
    /// Reads `"controller"`, `{ "jointController": { "with": […] } }` or `{ "processor": { "for": […] } }`.
    public init(from decoder: any Decoder) throws {
        let tagged = try Tagged(from: decoder)
        switch tagged.word {
        case "controller": self = .controller
        case "jointController": self = .jointController(with: try tagged.content("with", [EntityID].self))
        case "processor": self = .processor(for: try tagged.content("for", [EntityID].self))
        default: throw tagged.unknown()
        }
    }

    /// Writes the part, with the others where there are any.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .controller: try encoder.encode(word: "controller")
        case .jointController(let others): try encoder.encode("jointController", ["with": others])
        case .processor(let tenants): try encoder.encode("processor", ["for": tenants])
        }
    }
}

extension ImpactAssessment {
    /// Reads `"notRequired"`, `"missing"`, `{ "done": { "on": … } }` or `{ "highResidualRisk": { "consulted": … } }`.
    public init(from decoder: any Decoder) throws {
        let tagged = try Tagged(from: decoder)
        switch tagged.word {
        case "notRequired": self = .notRequired
        case "missing": self = .missing
        case "done": self = .done(on: try tagged.content("on", DeclaredDate.self))
        case "highResidualRisk": self = .highResidualRisk(consulted: try tagged.content("consulted", Bool.self))
        default: throw tagged.unknown()
        }
    }

    /// Writes the state.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .notRequired: try encoder.encode(word: "notRequired")
        case .missing: try encoder.encode(word: "missing")
        case .done(let date): try encoder.encode("done", ["on": date])
        case .highResidualRisk(let consulted): try encoder.encode("highResidualRisk", ["consulted": consulted])
        }
    }
}

extension Licence {
    /// Reads `{ "law": … }` or `{ "granted": "…" }`.
    public init(from decoder: any Decoder) throws {
        let tagged = try Tagged(from: decoder)
        switch tagged.word {
        case "law": self = .law(try tagged.content(LawReference.self))
        case "granted": self = .granted(try tagged.content(String.self))
        default: throw tagged.unknown()
        }
    }

    /// Writes the law or the licence's reference.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .law(let law): try encoder.encode("law", law)
        case .granted(let reference): try encoder.encode("granted", reference)
        }
    }
}

extension Promise.Content {
    /// Reads `"neverSold"`, `"disclosedOnlyWhenNecessary"`, `{ "answeredWithin": "P4W" }` or
    /// `{ "disclosedOnSuspicion": { "atLeast": …, "to": … } }`.
    public init(from decoder: any Decoder) throws {
        let tagged = try Tagged(from: decoder)
        switch tagged.word {
        case "neverSold": self = .neverSold
        case "disclosedOnlyWhenNecessary": self = .disclosedOnlyWhenNecessary
        case "answeredWithin": self = .answeredWithin(try tagged.content(Period.self))
        case "disclosedOnSuspicion":
            self = .disclosedOnSuspicion(
                try tagged.content("atLeast", Suspicion.self), to: try tagged.content("to", RecipientID.self))
        default: throw tagged.unknown()
        }
    }

    /// Writes the promise.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .neverSold: try encoder.encode(word: "neverSold")
        case .disclosedOnlyWhenNecessary: try encoder.encode(word: "disclosedOnlyWhenNecessary")
        case .answeredWithin(let period): try encoder.encode("answeredWithin", period)
        case .disclosedOnSuspicion(let suspicion, let recipient):
            try encoder.encode("disclosedOnSuspicion") {
                try $0.encode(suspicion, forKey: "atLeast")
                try $0.encode(recipient, forKey: "to")
            }
        }
    }
}

extension SubProcessorAuthorisation {
    /// Reads `"unauthorised"`, `{ "specific": { "on": … } }` or
    /// `{ "general": { "announced": …, "window": …, "objectedOn": … } }`.
    public init(from decoder: any Decoder) throws {
        let tagged = try Tagged(from: decoder)
        switch tagged.word {
        case "unauthorised": self = .unauthorised
        case "specific": self = .specific(on: try tagged.content("on", DeclaredDate.self))
        case "general":
            self = .general(
                announced: try tagged.content("announced", DeclaredDate.self),
                window: try tagged.content("window", Period.self),
                objectedOn: try tagged.contentIfPresent("objectedOn", DeclaredDate.self))
        default: throw tagged.unknown()
        }
    }

    /// Writes the authorisation with its dates.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .unauthorised: try encoder.encode(word: "unauthorised")
        case .specific(let date): try encoder.encode("specific", ["on": date])
        case .general(let announced, let window, let objectedOn):
            try encoder.encode("general") {
                try $0.encode(announced, forKey: "announced")
                try $0.encode(window, forKey: "window")
                try $0.encodeIfPresent(objectedOn, forKey: "objectedOn")
            }
        }
    }
}
