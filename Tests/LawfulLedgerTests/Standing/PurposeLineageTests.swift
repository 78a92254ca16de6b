// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("Entries under former names of a purpose")
struct PurposeLineageTests {
    private static let seed = RandomSize.seed(or: 2031)
    private static let cases = RandomSize.cases(or: 600)

    private static let models: [PurposeID: NaiveLineage] = [
        "a": NaiveLineage(names: ["a"], whole: []), "b": NaiveLineage(names: ["a", "b"], whole: []),
        "c": NaiveLineage(names: ["a", "b", "c"], whole: []), "d": NaiveLineage(names: ["d"], whole: ["a", "b"]),
        "e": NaiveLineage(names: ["d", "e"], whole: ["a", "b"]), "f": NaiveLineage(names: ["f"], whole: []),
    ]

    @Test("they count for what the purpose has become, as a naive reading has it; what stands of them counts the same")
    func naive() throws {
        let lineage = try RandomPast.register().lineage
        var random = RandomPast(seed: Self.seed)
        var (whole, given) = (0, 0)
        for index in 0..<Self.cases {
            let entries = try random.entries(2 + Int(random.number(36)))
            let history = SubjectHistory(entries: entries, version: StatusVersion(rawValue: Int64(entries.count)))
            let standing = history.standing
            if lineage.needsWhole(standing.entries) { whole += 1 }
            let read = lineage.needsWhole(standing.entries) ? history : standing
            let horizon = try #require(history.recordedUntil)
            for later in [0, 5] as [Int64] {
                let moment = horizon.advanced(bySeconds: later)
                let status = SubjectStatus(folding: entries, effectiveAt: moment, knownAt: moment, under: lineage)
                for (purpose, model) in Self.models {
                    let expected = model.answer(entries, effectiveAt: moment, knownAt: moment)
                    #expect(status.naive(purpose) == expected, "\(purpose) of case \(index)")
                    if purpose == "c", expected.consent == "given" { given += 1 }
                }
                let short = SubjectStatus(folding: read.entries, effectiveAt: moment, knownAt: moment, under: lineage)
                #expect(short == status, "case \(index)")
                let plain = SubjectStatus(
                    folding: history.counted(under: lineage, at: moment).entries, effectiveAt: moment, knownAt: moment)
                #expect(plain == status, "case \(index)")
            }
            // Earlier moments, too; those are read from the whole history.
            let (effectiveAt, knownAt) = (random.number(12), random.number(40))
            let earlier = (Instant(milliseconds: effectiveAt), Instant(milliseconds: knownAt))
            let status = SubjectStatus(
                folding: entries, effectiveAt: earlier.0, knownAt: earlier.1, under: lineage)
            for (purpose, model) in Self.models {
                #expect(
                    status.naive(purpose) == model.answer(entries, effectiveAt: earlier.0, knownAt: earlier.1),
                    "\(purpose) of case \(index), earlier")
            }
        }
        #expect(whole > Self.cases / 50 && whole < Self.cases && given > Self.cases / 20, "both ways are tried")
    }

    @Test("under a former name, and of what has no past, the status says what it always said")
    func former() throws {
        let lineage = try RandomPast.register().lineage
        var random = RandomPast(seed: Self.seed ^ 1)
        for _ in 0..<(Self.cases / 5) {
            let entries = try random.entries(30)
            let moment = Instant(milliseconds: random.number(40))
            let plain = SubjectStatus(folding: entries, effectiveAt: moment, knownAt: moment)
            let counted = SubjectStatus(folding: entries, effectiveAt: moment, knownAt: moment, under: lineage)
            for purpose in ["a", "f"] as [PurposeID] { #expect(plain.naive(purpose) == counted.naive(purpose)) }
            #expect(plain.contracts == counted.contracts && plain.openRequests == counted.openRequests)
            let none = SubjectStatus(folding: entries, effectiveAt: moment, knownAt: moment, under: .none)
            #expect(none == plain)
        }
    }

    @Test("a restriction set under a former name is lifted under the new one, also by a lift that names no ground")
    func lift() throws {
        let lineage = try RandomPast.register().lineage
        func status(_ events: [LedgerEvent], whole: Bool) -> SubjectStatus {
            let entries = events.enumerated().map { place, event in
                let at = Instant(milliseconds: Int64(place))
                return LedgerEntry(
                    sequence: Int64(place + 1),
                    EntryDraft(
                        id: EntryID(rawValue: "\(place)"), event, subject: "anna", effectiveAt: at, recordedAt: at))
            }
            let history = SubjectHistory(entries: entries, version: .initial)
            let standing = history.standing.entries
            let read = whole || lineage.needsWhole(standing) ? entries : standing
            return SubjectStatus(
                folding: read, effectiveAt: .distantFuture, knownAt: .distantFuture, under: lineage)
        }
        let story: [LedgerEvent] = [
            .restricted(.a, activity: "a"), .restrictionLifted(activity: "c"), .restricted(.b, activity: "c"),
            .restrictionLifted(.b, activity: "c"),
        ]
        #expect(status(story, whole: true).restriction(on: "c") == nil)
        #expect(status(story, whole: false).restriction(on: "c") == nil)
        #expect(status(story, whole: false).restriction(on: "e")?.ground == .a, "the other part's is its own to lift")
        let lifted = story + [.restrictionLifted(.a, activity: "e")]
        #expect(status(lifted, whole: false).restriction(on: "e") == nil)
    }

    @Test("entries of format 1 fold to the same, whatever they are called since", arguments: [false, true])
    func fixture(isSplit: Bool) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/format-1.json")
        let entries = try JSONDecoder().decode([LedgerEntry].self, from: Data(contentsOf: file))
        let lineage = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            CategoryDeclaration("email")
            for purpose in ["letter", "deal", "gift"] as [PurposeID] { Activity(purpose, covering: ["email"]) {} }
            Renamed("letter", from: "newsletter", on: "2026-05-01")
            if isSplit {
                Split("offer", into: ["deal", "gift"], on: "2026-05-01")
            } else {
                Renamed("deal", from: "offer", on: "2026-05-01")
            }
        }.lineage
        for hour in 0...31 as ClosedRange<Int64> {
            let moment = Instant(milliseconds: 1_767_225_600_000 + hour * 3_600_000)
            let plain = SubjectStatus(folding: entries, effectiveAt: moment, knownAt: moment)
            let counted = SubjectStatus(folding: entries, effectiveAt: moment, knownAt: moment, under: lineage)
            #expect(counted.consents["letter"] == plain.consents["newsletter"], "hour \(hour)")
            #expect(counted.consents["newsletter"] == plain.consents["newsletter"], "hour \(hour)")
            #expect(counted.informed["letter"] == plain.informed["newsletter"], "hour \(hour)")
            #expect(counted.restriction(on: "deal") == plain.restriction(on: "offer"), "hour \(hour)")
            let (own, former) = (counted.objections["deal"], plain.objections["offer"])
            #expect(own == (isSplit && former == .overridden ? .open : former), "hour \(hour)")
            #expect(counted.objections["gift"] == (isSplit ? own : nil), "hour \(hour)")
            let consent = plain.consents["offer"]
            #expect(counted.consents["gift"] == (isSplit && consent?.state != .given ? consent : nil), "hour \(hour)")
            #expect(counted.isErased("deal") == plain.isErased("offer"), "hour \(hour)")
        }
    }
}
