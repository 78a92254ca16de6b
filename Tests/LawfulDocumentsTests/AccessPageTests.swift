// SPDX-License-Identifier: Apache-2.0

import LawfulDocuments
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import Testing

@Suite("The access package as a page")
struct AccessPageTests {
    private static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror='alert(1)'>", "Tom & <b>Jerry</b>", "]]>--><!--",
    ]

    @Test("shows data and never runs it", arguments: hostile, Language.allCases)
    func escapes(_ text: String, _ language: Language) async throws {
        let office = try Office()
        office.add(text, to: "credit")
        let page = try await office.package().html(in: language)
        #expect(!page.contains(text))
        var escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        escaped = escaped.replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
        #expect(page.contains("<td>\(escaped)</td>"))
    }

    @Test("a combining mark behind a bracket doesn't hide it")
    func combined() async throws {
        let office = try Office()
        office.add("<\u{301}b>", to: "credit")
        let page = try await office.package().html(in: .en)
        let scalars = Array(page.unicodeScalars)
        let isRaw = zip(scalars, scalars.dropFirst()).contains { $0 == "<" && $1 == "\u{301}" }
        #expect(!isRaw)
    }

    @Test("has every part of Art. 15(1) in English")
    func english() async throws {
        let office = try Office()
        office.add("Anna Smit", to: "credit")
        let page = try await office.package().html(in: .en)
        #expect(page.contains("<html lang=\"en\">"))
        for part in [
            "Acme &amp; Sons B.V.", "2026-017", "Credit checks", "Art. 6(1)(f) GDPR", "name", "Mailer Inc., IN",
            "Trade registry", "A score over 600 is accepted.", "Mailer Inc.: scc", "Art. 16 GDPR: rectification",
            "Art. 17 GDPR: erasure", "Art. 18 GDPR: restriction", "Art. 21 GDPR: objection",
            "You may lodge a complaint with: Autoriteit Persoonsgegevens, Postbus 93374, Den Haag",
            "<td>Anna Smit</td>", "What was recorded about you",
        ] {
            #expect(page.contains(part), "\(part)")
        }
    }

    @Test("has every part of Art. 15(1) in Dutch, and no English in between (Art. 12(1))")
    func dutch() async throws {
        let office = try Office()
        office.add("Anna Smit", to: "credit")
        try await office.tell(
            .answered(.permitted, "credit", operation: .disclose, categories: ["name"], recipient: "mailer"),
            secondsAgo: 60)
        let page = try await office.package().html(in: .nl)
        #expect(page.contains("<html lang=\"nl\">"))
        for part in [
            "Uw persoonsgegevens", "Verzoek 2026-017", "art. 6(1)(f) AVG", "Ontvangers", "Mailer Inc., IN",
            "Bewaartermijn", "Bron, indien niet uzelf", "Geautomatiseerde besluitvorming", "Passende waarborgen",
            "rectificatie", "gegevenswissing", "beperking", "bezwaar",
            "U kunt een klacht indienen bij: Autoriteit Persoonsgegevens, Postbus 93374, Den Haag",
        ] {
            #expect(page.contains(part), "\(part)")
        }
        for english in ["your data were disclosed", "publicly accessible", " after ", "counted by"] {
            #expect(!page.contains(english), "\(english)")
        }
    }

    @Test("names an authority in the page's language where the register names none")
    func anyAuthority() async throws {
        let package = try await Office(authority: false).package()
        #expect(package.html(in: .en).contains("supervisory authority of your residence"))
        #expect(package.html(in: .nl).contains("toezichthoudende autoriteit"))
        #expect(!package.html(in: .nl).contains("supervisory authority"))
    }

    @Test("says so when nothing is held")
    func nothing() async throws {
        let package = try await Office().package()
        #expect(package.html(in: .en).contains("We hold no data about you."))
        #expect(package.html(in: .nl).contains("Wij houden geen gegevens over u."))
    }
}
