// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("Statuses kept in the process")
struct StatusCacheTests {
    private let shop: Shop

    init() throws { shop = try Shop() }

    private func cached(_ entries: [LedgerEntry] = [], version: Int64 = 1, at moment: Instant = Moments.now)
        -> CachedStatus
    {
        CachedStatus(
            SubjectHistory(entries: entries, version: StatusVersion(rawValue: version)), at: moment, for: shop.engine)
    }

    @Test("what is kept is found, by text and by number, until it is forgotten")
    func keeps() {
        let cache = StatusCache(capacity: 100)
        for subject in [SubjectID(rawValue: "anna"), SubjectID(high: 1, low: 2), SubjectID(high: 2, low: 1)] {
            #expect(cache.status(of: subject, at: Moments.now) == nil)
            cache.keep(cached(version: 7), of: subject)
            #expect(cache.status(of: subject, at: Moments.now)?.version.rawValue == 7)
            cache.forget(subject)
            #expect(cache.status(of: subject, at: Moments.now) == nil)
        }
        #expect(cache.statistics.hits == 3 && cache.statistics.misses == 6)
    }

    @Test("what takes effect later ends the fold that didn't count it")
    func endsInTime() {
        let cache = StatusCache()
        let later = Moments.now.advanced(bySeconds: 60)
        let entries = Shop.entries([
            (.consentGiven("newsletter", text: "text-1"), Moments.grant, nil),
            (.consentWithdrawn("newsletter"), later, Moments.withdrawal),
        ])
        cache.keep(cached(entries), of: "anna")
        #expect(cache.status(of: "anna", at: Moments.now) != nil)
        #expect(cache.status(of: "anna", at: later.advanced(byMilliseconds: -1)) != nil)
        #expect(cache.status(of: "anna", at: later) == nil, "a withdrawal with a date of its own isn't overlooked")
    }

    @Test("it holds no more than it was made for, and keeps what is asked for again")
    func isBounded() {
        let cache = StatusCache(capacity: 64)
        let status = cached()
        for number in 0..<10_000 {
            cache.keep(status, of: SubjectID(high: 0, low: UInt64(number)))
            _ = cache.status(of: SubjectID(high: 0, low: 0), at: Moments.now)
        }
        let held = (0..<10_000).count { cache.status(of: SubjectID(high: 0, low: UInt64($0)), at: Moments.now) != nil }
        #expect(held <= 64 + 16 && held > 0, "\(held)")
        #expect(cache.status(of: SubjectID(high: 0, low: 0), at: Moments.now) != nil)
    }

    @Test("it holds what a dictionary would, kept, replaced and forgotten in any order")
    func agreesWithDictionary() {
        var random = SeededGenerator(seed: RandomSize.seed(or: 11))
        let cache = StatusCache(capacity: 1_000_000)
        var expected: [SubjectID: Int64] = [:]
        for step in 0..<RandomSize.cases(or: 20_000) {
            let number = Int.random(in: 0..<700, using: &random)
            let subject =
                number.isMultiple(of: 3)
                ? SubjectID(rawValue: "person \(number)") : SubjectID(high: UInt64(number % 5), low: UInt64(number))
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                cache.keep(cached(version: Int64(step)), of: subject)
                expected[subject] = Int64(step)
            case 1:
                cache.forget(subject)
                expected[subject] = nil
            default:
                #expect(cache.status(of: subject, at: Moments.now)?.version.rawValue == expected[subject])
            }
        }
    }

    @Test("what is offered pushes nobody out")
    func offered() {
        let cache = StatusCache(capacity: 160)
        let status = cached()
        for number in 0..<40 { cache.keep(status, of: SubjectID(high: 1, low: UInt64(number))) }
        let kept = (0..<40).filter { cache.status(of: SubjectID(high: 1, low: UInt64($0)), at: Moments.now) != nil }
        for number in 0..<10_000 { cache.offer(status, of: SubjectID(high: 2, low: UInt64(number))) }
        #expect(kept.allSatisfy { cache.status(of: SubjectID(high: 1, low: UInt64($0)), at: Moments.now) != nil })
        let offered = (0..<10_000).count {
            cache.status(of: SubjectID(high: 2, low: UInt64($0)), at: Moments.now) != nil
        }
        #expect(offered > 0 && offered <= 80, "\(offered)")
    }
}
