// SPDX-License-Identifier: Apache-2.0

import BenchmarkSupport
import LawfulDecisions
import LawfulLedger
import LawfulModel

/// What a decision costs in Lawful, on the workload of the floor and the peers. Every answer is checked, with its
/// reasons, before anything is timed.
///
/// A row is a name, the floor's row that does the same work, and a closure that makes the decisions.
@main
struct DecisionBenchmark {
    let run: Measurements
    let engine: DecisionEngine
    let statuses: Statuses
    let texts: [TextRequest]
    let handles: [HandleRequest]
    let ids: [SubjectID]
    let names: [SubjectID]

    static func main() {
        let run = Measurements()
        do {
            let benchmark = try DecisionBenchmark(run)
            benchmark.checkAnswers()
            benchmark.measureTyped()
            benchmark.measureTexts()
            benchmark.measureCohort()
            benchmark.measureMailing()
            benchmark.measureGrowth()
        } catch {
            fail("the workload makes no sound register: \(error)")
        }
    }

    private init(_ run: Measurements) throws {
        self.run = run
        // As declared: the workload wants processors without an agreement, which strict activation refuses.
        let engine = DecisionEngine(try Mapping.register(run.workload).activate(.asDeclared))
        self.engine = engine
        statuses = Statuses(run.workload, engine)
        texts = run.workload.requests.map(TextRequest.init)
        handles = run.workload.requests.map { HandleRequest($0, engine) }
        ids = run.workload.requests.map { Workload.id($0.subject) }
        names = run.workload.requests.map { SubjectID(rawValue: Workload.subjectName($0.subject)) }
    }

    private func checkAnswers() {
        let oracle = Oracle(run.workload)
        for number in texts.indices {
            oracle.check(decide(engine, statuses.named, texts[number]), to: number, of: "all strings")
            oracle.check(decide(engine, statuses.cache, handles[number], of: ids[number]), to: number, of: "typed")
        }
    }

    private func measureTyped() {
        let (engine, cache, requests, ids, names) = (engine, statuses.cache, handles, ids, names)
        let named = statuses.named
        let want = requests.indices.reduce(0) { $0 + sum(decide(engine, cache, requests[$1], of: ids[$1])) }
        run.measure(
            "lawful, typed, subject by 128-bit id", beside: "typed full, subject by 128-bit id", requests.count,
            want: want
        ) {
            var k = 0
            for i in requests.indices { k += sum(decide(engine, cache, requests[i], of: ids[i])) }
            return k
        }
        run.measure(
            "lawful, typed, subject by String", beside: "typed full, subject by String", requests.count, want: want
        ) {
            var k = 0
            for i in requests.indices { k += sum(decide(engine, named, requests[i], of: names[i])) }
            return k
        }
        let bound = ids.map { cache.status(of: $0, at: Mapping.now)?.status ?? engine.unrecorded }
        run.measure("lawful, typed, status in hand", beside: "int full", requests.count, want: want) {
            var k = 0
            for i in requests.indices { k += sum(decide(engine, bound[i], requests[i])) }
            return k
        }
        run.measure("lawful, cached status alone", requests.count, want: requests.count) {
            var k = 0
            for i in ids.indices where cache.status(of: ids[i], at: Mapping.now) != nil { k += 1 }
            return k
        }
    }

    private func measureTexts() {
        let (engine, cache) = (engine, statuses.named)
        func row(_ name: String, _ requests: [TextRequest]) {
            let want = requests.reduce(0) { $0 + sum(decide(engine, cache, $1)) }
            run.measure(name, beside: "string full", requests.count, want: want) {
                var k = 0
                for i in requests.indices { k += sum(decide(engine, cache, requests[i])) }
                return k
            }
        }
        row("lawful, all strings", texts)
        // Those in which the recipient's agreement and country are judged, which is a third of them.
        row("lawful, all strings, disclosures only", texts.filter { $0.recipient != nil })
    }

    /// What a mailing does for each person whose status isn't in the process yet, recording apart: what stands of their
    /// history is folded, bound and decided about. People of a mailing have a few entries; those of the workload many.
    private func measureCohort() {
        let (engine, requests, ids) = (engine, handles, ids)
        for (name, histories) in [
            ("lawful, cohort: a few entries each", statuses.shortHistories),
            ("lawful, cohort: the workload's histories", statuses.histories),
        ] {
            run.measure(name, requests.count) {
                var k = 0
                for i in ids.indices {
                    let status = CachedStatus(histories[i % histories.count], at: Mapping.now, for: engine)
                    k += sum(decide(engine, status.status, requests[i]))
                }
                return k
            }
        }
    }

    /// The same for a whole mailing, one person after the other, none of whom the cache knows. It takes a while, so it is
    /// run by its name only.
    private func measureMailing() {
        let name = "lawful, mailing: 2 million people"
        guard run.isNamed(name) else { return }
        let (engine, requests, histories) = (engine, handles, statuses.shortHistories)
        run.measure(name, 2_000_000) {
            let cache = StatusCache(capacity: 100_000)
            var k = 0
            for number in 0..<2_000_000 {
                let id = Workload.id(number)
                guard cache.status(of: id, at: Mapping.now) == nil else { fail("a person comes twice") }
                let status = CachedStatus(histories[number % histories.count], at: Mapping.now, for: engine)
                k += sum(decide(engine, status.status, requests[number % requests.count]))
            }
            return k
        }
    }

    /// More subjects than the workload has, each with a status of its own: the same requests in their order, again and
    /// again, each time about one of many.
    private func measureGrowth() {
        for count in [10_000, 100_000, 1_000_000] where run.wants("lawful, grow") {
            let label = "\(run.workload.purposes.count)x\(run.workload.categories.count), \(count) subjects"
            let (engine, requests) = (engine, handles)
            let cache = statuses.spread(over: count, engine)
            var random = SplitMix(state: 20_240_606)
            // As many as the floor asks in a pass.
            let asked = (0..<65_536).map { _ in Workload.id(Int(random.next() % UInt64(count))) }
            run.measure(
                "lawful, grow: typed, 128-bit id", size: label, beside: "grow: typed full, 128-bit id", asked.count
            ) {
                var k = 0
                for i in asked.indices {
                    k += sum(decide(engine, cache, requests[i % requests.count], of: asked[i]))
                }
                return k
            }
        }
    }
}

/// From texts to the answer: the operation is read, the question made, the status looked up, the question decided. The
/// engine's own functions are what isn't inlined, as the floor's decisions aren't.
@inline(__always) func decide(_ engine: DecisionEngine, _ cache: StatusCache, _ request: TextRequest) -> Decision {
    guard let operation = ProcessingOperation(rawValue: request.operation),
        let found = cache.status(of: request.subject, at: Mapping.now)
    else { fail("the workload asks about an unknown operation or subject") }
    var question = Question(
        request.purpose, operation, categories: request.categories, as: request.role, effectiveAt: Mapping.now,
        knownAt: Mapping.now)
    question.recipient = request.recipient
    question.source = request.source
    question.recordDate = request.recordDate
    return engine.decide(question, status: found.status)
}

/// From typed values to the answer: the question made of handles, the status looked up, the question decided.
@inline(__always) func decide(
    _ engine: DecisionEngine,
    _ cache: StatusCache,
    _ request: HandleRequest,
    of subject: SubjectID
) -> Decision {
    guard let found = cache.status(of: subject, at: Mapping.now) else {
        fail("the workload asks about an unknown subject")
    }
    return engine.decide(question(engine, request), status: (consume found).status)
}

/// From typed values to the answer, the status already looked up.
@inline(__always) func decide(_ engine: DecisionEngine, _ status: BoundStatus, _ request: HandleRequest) -> Decision {
    engine.decide(question(engine, request), status: status)
}

@inline(__always) func question(_ engine: DecisionEngine, _ request: HandleRequest) -> BoundQuestion {
    engine.question(
        request.purpose, request.operation, categories: request.categories, as: request.role, to: request.recipient,
        from: request.source, recordDay: request.recordDay, at: Mapping.now)
}

/// What a pass adds up: 1 for a permit, else how many reasons there are.
@inline(__always) func sum(_ decision: Decision) -> Int { decision.isPermit ? 1 : decision.reasonCodes.count }

/// A generator for which subjects are asked about.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
