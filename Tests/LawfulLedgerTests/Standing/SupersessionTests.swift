// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("What stands of a history")
struct SupersessionTests {
    private static let seed = RandomSize.seed(or: 2027)
    private static let cases = RandomSize.cases(or: 2500)

    private func history(_ entries: some Sequence<LedgerEntry>) -> SubjectHistory {
        let moving = entries.filter { $0.publicPart.kind.movesStatus }
        return SubjectHistory(entries: moving, version: StatusVersion(rawValue: moving.last?.sequence ?? 0))
    }

    private func status(_ history: SubjectHistory, _ effectiveAt: Int64, _ knownAt: Int64) -> SubjectStatus {
        SubjectStatus(
            folding: history.entries, effectiveAt: Instant(milliseconds: effectiveAt),
            knownAt: Instant(milliseconds: knownAt))
    }

    @Test("folding it gives the same status as folding all, at any moment from the last recording on")
    func sameStatus() throws {
        var random = RandomStory(seed: Self.seed)
        var left = 0
        for _ in 0..<Self.cases {
            let all = history(try random.entries(Int(random.number(1..<70))))
            let standing = all.standing
            left += all.entries.count - standing.entries.count
            #expect(standing.version == all.version && standing.recordedUntil == all.recordedUntil)
            #expect(standing.entries.map(\.sequence) == standing.entries.map(\.sequence).sorted())
            guard let horizon = all.recordedUntil?.milliseconds else { continue }
            for later in [0, 1, 2, 3, 4, 5, 9] as [Int64] {
                let known = horizon + random.number(0..<4)
                #expect(status(standing, horizon + later, known) == status(all, horizon + later, known))
            }
        }
        #expect(left > Self.cases * 10, "entries must be superseded, or the test shows nothing")
    }

    @Test("what is found entry by entry is what is found from the whole history")
    func incremental() throws {
        var random = RandomStory(seed: Self.seed ^ 1)
        var (appended, read) = (0, 0)
        for _ in 0..<(Self.cases / 10) {
            var standing = SubjectHistory(entries: [], version: .initial)
            let entries = try random.entries(60)
            for (index, entry) in entries.enumerated() {
                let all = history(entries[...index]).standing
                if let next = Supersession.appending(entry, to: standing) {
                    appended += 1
                    #expect(next == all)
                } else {
                    read += 1
                }
                standing = all
            }
        }
        #expect(read > 0 && appended > read * 10, "only what comes between restrictions needs the whole history")
    }

    @Test("an entry that comes late, and counts early, finds what it needs among what stands")
    func late() throws {
        var random = RandomStory(seed: Self.seed ^ 2)
        for _ in 0..<(Self.cases / 5) {
            let entries = try random.entries(40)
            let late = try random.entries(8).map { entry in
                LedgerEntry(
                    sequence: entry.sequence + 100, id: entry.id, publicPart: entry.publicPart,
                    privatePart: entry.privatePart)
            }
            let all = history(entries)
            // Restrictions between others are the exception, for which the history is read.
            let mild = late.filter {
                ![.restricted, .restrictionLifted, .restrictionLiftAnnounced].contains($0.publicPart.kind)
                    && $0.publicPart.kind.movesStatus
            }
            let (whole, rest) = (history(all.entries + mild), history(all.standing.entries + mild))
            let horizon = max(all.recordedUntil ?? .distantPast, whole.recordedUntil ?? .distantPast).milliseconds
            for later in [0, 3, 7] as [Int64] {
                #expect(status(rest, horizon + later, horizon) == status(whole, horizon + later, horizon))
            }
        }
    }

    @Test("it doesn't grow with the history")
    func bounded() throws {
        var random = RandomStory(seed: Self.seed ^ 3)
        let known = try random.entries(3000).filter { $0.publicPart.kind.rawValue != "a.kind.of.the.future" }
        let counts = [500, 1000, known.count].map { history(known.prefix($0)).standing.entries.count }
        #expect(counts.allSatisfy { $0 <= 90 }, "\(counts)")
    }

    @Test("ten thousand changes of mind about three purposes leave a handful of entries")
    func changesOfMind() async throws {
        let ledger = InMemoryLedger()
        let purposes: [PurposeID] = ["newsletter", "offer", "club"]
        for number in 0..<10_000 {
            let purpose = purposes[number % 3]
            let event: LedgerEvent =
                number / 3 % 2 == 0 ? .consentGiven(purpose, text: "v1") : .consentWithdrawn(purpose)
            let at = Instant(milliseconds: Int64(number))
            _ = try await ledger.append(
                EntryDraft(
                    id: EntryID(rawValue: "\(number)"), event, subject: "anna", effectiveAt: at, recordedAt: at))
        }
        let (all, standing) = (try await ledger.history(of: "anna"), try await ledger.standing(of: "anna"))
        #expect(all.entries.count == 10_000 && standing.entries.count <= 7)
        #expect(standing == all.standing && standing.version == StatusVersion(rawValue: 10_000))
        for later in [0, 1] as [Int64] {
            #expect(status(standing, 9_999 + later, 9_999) == status(all, 9_999 + later, 9_999))
        }
    }

    @Test("the ledger in memory keeps what stands up to date, also as private parts are erased")
    func inMemory() async throws {
        var random = RandomStory(seed: Self.seed ^ 4)
        for _ in 0..<(Self.cases / 50) {
            let ledger = InMemoryLedger()
            for entry in try random.entries(80) {
                guard let part = entry.privatePart else { continue }
                _ = try await ledger.append(
                    EntryDraft(
                        id: entry.id, part.event, subject: part.subject, effectiveAt: entry.publicPart.effectiveAt,
                        recordedAt: entry.publicPart.recordedAt))
                if random.number(0..<20) == 0 {
                    let scope: ErasureScope = random.number(0..<3) == 0 ? .everything : .activity("offer")
                    let keeping: Set<EntryKind> = random.number(0..<2) == 0 ? [.consentWithdrawn, .consentRefused] : []
                    _ = try await ledger.erasePrivateParts(of: "person", scope, keeping: keeping)
                }
                let all = try await ledger.history(of: "person")
                #expect(try await ledger.standing(of: "person") == all.standing)
                #expect(try await ledger.statusVersion(of: "person") == all.version)
            }
        }
    }
}
