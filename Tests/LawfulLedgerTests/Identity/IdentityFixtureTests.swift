// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

/// The fixture is frozen, as the others are: identities, and choices that were recorded elsewhere.
@Suite("Identities and imports of format 1")
struct IdentityFixtureTests {
    @Test("they decode whole, are written as they were, and fold as they did")
    func coding() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/format-1-identities.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("{") }
            .map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }
        let entries = try JSONDecoder().decode([LedgerEntry].self, from: Data(text.utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(try entries.map { String(decoding: try encoder.encode($0), as: UTF8.self) } == lines)
        #expect(entries.count == 10)
        let links = IdentityLinks(folding: entries)
        func person(_ subject: SubjectID, _ at: Int64, known: Int64) -> IdentifiedPerson {
            links.person(
                of: subject, effectiveAt: Instant(milliseconds: at), knownAt: Instant(milliseconds: known))
        }
        let all: Set<SubjectID> = ["person-1", "person-2", "person-3"]
        #expect(person("person-1", 1_767_229_200_000, known: 1_767_229_200_000).identifiers == all)
        #expect(person("person-1", 1_767_229_200_000, known: 1_767_229_200_000).merged == ["person-1", "person-2"])
        #expect(person("person-3", 1_767_232_800_000, known: 1_767_232_800_000).identifiers == all)
        #expect(
            person("person-3", 1_767_232_800_000, known: 1_767_236_400_000).identifiers == ["person-2", "person-3"])
        let status = SubjectStatus(folding: entries, effectiveAt: .distantFuture, knownAt: .distantFuture)
        let consent = try #require(status.consents["news"])
        #expect(consent.since == .distantPast && consent.flaws == [.unproven] && status.consents.count == 1)
    }
}
