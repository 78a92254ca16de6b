// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("An opt-out from electronic marketing")
struct MarketingMediumTests {
    private static let optOut: [(event: LedgerEvent, at: Instant, recorded: Instant?)] = [
        (.consentGiven("newsletter", text: "text-1"), Moments.grant, nil), (.optedOut(), Moments.protest, nil),
    ]

    private static func codes(
        _ medium: Medium?,
        _ story: [(event: LedgerEvent, at: Instant, recorded: Instant?)] = optOut
    ) throws -> [String] {
        var question = Shop.question("newsletter")
        question.medium = medium
        return try Shop().decide(question, Shop.entries(story)).codes
    }

    @Test("stops messages by e-mail and text")
    func stops() throws {
        for medium in [Medium.email, .sms] {
            #expect(try Self.codes(medium) == ["eprivacy.opted_out"], "\(medium.rawValue)")
        }
    }

    @Test("leaves post and telephone, and uses with which no message goes out")
    func leaves() throws {
        for medium in [nil, Medium.post, .phone] {
            #expect(try Self.codes(medium) == ["ok.consent"], "\(medium?.rawValue ?? "none")")
        }
    }

    @Test("ends with a consent given after it")
    func consentAfter() throws {
        let later = Self.optOut + [(.consentGiven("newsletter", text: "text-1"), Moments.exception, nil)]
        for medium in [nil, Medium.email, .sms, .post] {
            #expect(try Self.codes(medium, later) == ["ok.consent"], "\(medium?.rawValue ?? "none")")
        }
    }

    @Test("leaves activities that aren't marketing")
    func others() throws {
        let story = Self.optOut + [(.contractStarted("sale"), Moments.start, nil)]
        #expect(try Shop().decide(Shop.question("orders"), Shop.entries(story)).codes == ["ok.contract"])
    }
}
