// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel

/// A register's JSON, written by hand, with one place changed at a time.
struct RegisterText {
    static let sound = """
        {
          "controller": {"id": "controller", "name": "Acme B.V.", "contact": "privacy@acme.example", "body": "private",
                         "country": "NL"},
          "zone": "Europe/Amsterdam",
          "officer": {"notRequired": {"because": "small"}},
          "authority": {"name": "AP", "contact": "https://toezicht.example"},
          "electronicMarketing": "gate",
          "entities": [{"id": "tenant", "name": "Tenant", "contact": "info@tenant.example", "body": "public",
                        "country": "NL"}],
          "notices": [{"version": "1", "from": "2026-01-01"}],
          "categories": [{"id": "email", "kind": "ordinary", "isFreeText": false}],
          "subjects": [{"id": "reader", "title": "readers", "isContractParty": false}],
          "sources": [{"id": "press", "title": "newspapers", "kind": "public"}],
          "recipients": [{"id": "printer", "name": "a printer", "part": "processor", "country": "NL",
            "agreement": {"isInWriting": true, "clauses": ["a", "b"], "from": "2026-01-01"},
            "transfer": {"kind": "scc", "assessment": "done"},
            "adequacy": {"isFrameworkParticipant": false, "coversHumanResources": false, "isPublicSector": false}}],
          "roles": [{"id": "desk", "bond": "secrecy", "purposes": ["newsletter"]}],
          "collectionPoints": [{"name": "form", "purpose": "newsletter", "notice": "1"},
                               {"name": "counter", "purpose": "newsletter"}],
          "promises": [{"content": {"answeredWithin": "P4W"}, "clause": "S-65"}],
          "activities": [{"purpose": "newsletter", "categories": ["email"], "subjects": ["reader"],
            "sources": ["press"], "disclosures": [{"recipient": "printer"}], "isAutomated": true,
            "part": {"jointController": {"with": ["tenant"]}},
            "grounds": [{"basis": "a",
                         "consent": {"text": "1", "earlierTexts": [], "isInformationSocietyService": false}}],
            "retention": [{"period": "P2Y", "trigger": {"event": "lastContact", "counting": "event"}}]}]
        }
        """

    /// What is replaced, all at once.
    let changes: [(String, String)]

    init(_ changes: (String, String)...) { self.changes = changes }

    /// The text, or nil when a change doesn't find exactly one place.
    var changed: String? {
        changes.reduce(Self.sound) { text, change in
            guard let text, text.ranges(of: change.0).count == 1 else { return nil }
            return text.replacing(change.0, with: change.1)
        }
    }
}

/// One thing wrong with a register's text, and what must be said of it.
struct FaultyText: Sendable, CustomStringConvertible {
    let name: String
    let old: String
    let new: String
    let fault: CaughtFault

    init(_ name: String, _ old: String, _ new: String, _ code: RegisterError.Fault.Code, _ path: String) {
        self.name = name
        self.old = old
        self.new = new
        fault = CaughtFault(code, path)
    }

    var description: String { name }

    static let all: [FaultyText] = [
        .init("a list that isn't", "\"activities\": [{", "\"roles_\": [], \"activities\": [{", .unknown, "roles_"),
        .init("a misspelt key", "\"zone\":", "\"zoen\":", .unknown, "zoen"),
        .init(
            "a misspelt key of the controller", "\"name\": \"Acme B.V.\"", "\"name\": \"A\", \"nmae\": \"B\"", .unknown,
            "controller.nmae"),
        .init("a misspelt key of an element", "\"bond\":", "\"bnod\": 1, \"bond\":", .unknown, "roles[0].bnod"),
        .init(
            "a misspelt optional key of an element", "\"notice\": \"1\"", "\"notcie\": \"1\"", .unknown,
            "collectionPoints[0].notcie"),
        .init(
            "a misspelt key of an activity", "\"isAutomated\":", "\"isAutomatic\":", .unknown,
            "activities[0].isAutomatic"),
        .init(
            "a misspelt key far below", "\"basis\": \"a\",", "\"basis\": \"a\", \"operation\": [],", .unknown,
            "activities[0].grounds[0].operation"),
        .init(
            "a misspelt key of an agreement", "\"isInWriting\":", "\"untill\": \"2027-01-01\", \"isInWriting\":",
            .unknown, "recipients[0].agreement.untill"),
        .init(
            "an element of another type", "[{\"version\": \"1\", \"from\": \"2026-01-01\"}]", "[1]", .malformed,
            "notices[0]"),
        .init(
            "a value of another type", "\"isContractParty\": false", "\"isContractParty\": \"no\"", .malformed,
            "subjects[0].isContractParty"),
        .init(
            "a number for a truth value", "\"isAutomated\": true", "\"isAutomated\": 1", .malformed,
            "activities[0].isAutomated"),
        .init("a value that isn't there", "\"title\": \"readers\"", "\"title\": null", .malformed, "subjects[0].title"),
        .init("a missing key", "\"title\": \"newspapers\", ", "", .malformed, "sources[0].title"),
        .init(
            "a missing key of the controller", "\"contact\": \"privacy@acme.example\",", "", .malformed,
            "controller.contact"),
        .init(
            "a missing key far below", "\"event\": \"lastContact\", ", "", .malformed,
            "activities[0].retention[0].trigger.event"),
        .init(
            "a basis that isn't", "\"basis\": \"a\"", "\"basis\": \"g\"", .malformed, "activities[0].grounds[0].basis"),
        .init(
            "a clause that isn't", "[\"a\", \"b\"]", "[\"a\", \"z\"]", .malformed, "recipients[0].agreement.clauses[1]"),
        .init(
            "a kind of category that isn't", "\"ordinary\"", "\"extraordinary\"", .malformed, "categories[0].kind"),
        .init(
            "a kind of category with contents that it hasn't", "\"ordinary\"", "{\"ordinary\": {}}", .malformed,
            "categories[0].kind"),
        .init(
            "a kind of category without its contents", "\"ordinary\"", "\"special\"", .malformed,
            "categories[0].kind"),
        .init(
            "a special category that isn't", "\"ordinary\"", "{\"special\": \"taste\"}", .malformed,
            "categories[0].kind.special"),
        .init(
            "two kinds of category", "\"ordinary\"", "{\"special\": \"health\", \"criminal\": {}}", .malformed,
            "categories[0].kind"),
        .init("a key written twice", "\"zone\":", "\"zone\": \"Europe/Paris\", \"zone\":", .duplicate, "zone"),
        .init("a body that isn't", "\"body\": \"public\"", "\"body\": \"secret\"", .malformed, "entities[0].body"),
        .init("a period that isn't", "\"P4W\"", "\"4 weeks\"", .malformed, "promises[0].content.answeredWithin"),
        .init("a way of marketing that isn't", "\"gate\"", "\"spam\"", .malformed, "electronicMarketing"),
        .init("a zone of another type", "\"Europe/Amsterdam\"", "1", .malformed, "zone"),
        .init("a zone that is no text", "\"Europe/Amsterdam\"", "null", .malformed, "zone"),
        .init("an officer that isn't", "\"notRequired\"", "\"required\"", .malformed, "officer"),
        .init(
            "an authority of another type", "{\"name\": \"AP\", \"contact\": \"https://toezicht.example\"}", "[]",
            .malformed, "authority"),
        .init("a controller's country", "\"NL\"},\n  \"zone\"", "\"nl\"}, \"zone\"", .malformed, "controller.country"),
        .init(
            "a name that nothing declares", "\"recipient\": \"printer\"", "\"recipient\": \"ghost\"", .unknown,
            "activities[newsletter].disclosures[0].recipient"),
    ]
}
