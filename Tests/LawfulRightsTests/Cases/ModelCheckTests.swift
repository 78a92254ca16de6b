// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@testable import LawfulRights

/// Every sequence of steps and moments, breadth first, by the real transition function and the real fold, until nothing
/// new is reached.
@Suite("Requests, explored exhaustively")
struct ModelCheckTests {
    /// What matters for what can happen next: all of a request but its past.
    private struct Mark: Hashable {
        let state: RequestState
        let moment: Int
        let identity: RequestCase.Identity
        let waits: [RequestCase.Wait]
        let flags: [Bool]
        let fee: FeeOutcome?
        let verdict: RequestVerdict.Outcome?
        let standing: AnswerDeadlines.Standing?
        let recipients: [RecipientID: RecipientOutcome?]
        let deadlines: AnswerDeadlines

        init(_ request: RequestCase, _ moment: Int) {
            state = request.state
            self.moment = moment
            identity = request.identity
            waits = request.terms.policy.suspension == .days ? request.waits : []
            flags = [
                request.hasAskedScope, request.hasOpenedFanOut, request.term != nil, request.fee != nil,
                request.isAnswered, request.reopenedAt != nil, request.wasLateBefore,
            ]
            fee = request.feeOutcome
            verdict = request.verdict?.outcome
            standing = request.standing
            recipients = request.recipients
            deadlines = request.ownDeadlines
        }
    }

    private static let some = [0, 1, 4, 7].map { StepUniverse.starts[$0] }

    private struct Node {
        let request: RequestCase
        let moment: Int

        /// Of the past nothing is kept but extensions: it doesn't matter for what can happen next, and is large.
        init(_ request: RequestCase, _ moment: Int) {
            var kept = request
            kept.history.removeAll { $0.step != .extended }
            kept.appeals = []
            self.request = kept
            self.moment = moment
        }
    }

    private final class Exploration {
        var numbers: [Mark: Int] = [:]
        /// What is still to be looked at; nil once it was.
        var nodes: [Node?] = []
        var reached: Set<RequestState> = []
        var next: [[Int]] = []

        func number(of node: Node) -> Int {
            let mark = Mark(node.request, node.moment)
            if let known = numbers[mark] { return known }
            numbers[mark] = nodes.count
            nodes.append(node)
            reached.insert(node.request.state)
            next.append([])
            return nodes.count - 1
        }

        /// How many sequences of that many steps there are; a path that can't go on isn't longer.
        func paths(_ length: Int) -> Double {
            var counts: [Int: Double] = [0: 1]
            for _ in 0..<length {
                var further: [Int: Double] = [:]
                for (place, count) in counts { for other in next[place] { further[other, default: 0] += count } }
                counts = further
            }
            return counts.values.reduce(0, +)
        }
    }

    /// All requests, all moments and all details where a number of cases is asked for, as CI does; some of each otherwise.
    private static let isThorough = RandomSize.cases(or: 0) > 0

    @Test(
        "hold what they promise in every state that can be reached", arguments: isThorough ? StepUniverse.starts : some)
    func explore(_ start: StepUniverse.Start) throws {
        let isThorough = Self.isThorough
        let all = try StepUniverse.moments()
        let moments = isThorough ? all : [all[0], all[4], all[5], all[8]]
        let events = try StepUniverse.steps.map { try $0.event(of: "r-1", start.right).stored() }
        var fold = RequestCase.Fold(under: start.terms)
        try fold.add(start.received.stored().entry(1, at: moments[0]))
        let first = try start.request()
        #expect(fold.cases == [first], "the receipt folds to the request")
        let exploration = Exploration()
        _ = exploration.number(of: Node(first, 0))
        var (place, edges, refusals, layer, layerEnd) = (0, 0, 0, 0, 1)
        while place < exploration.nodes.count {
            if place == layerEnd { (layer, layerEnd) = (layer + 1, exploration.nodes.count) }
            guard let node = exploration.nodes[place] else { break }
            exploration.nodes[place] = nil
            let instant = moments[node.moment]
            check(node.request, at: instant, start)
            var succeeded: Set<RequestStep.Kind> = []
            var refused: [RightsError] = []
            let allowed = node.request.steps(at: instant)
            for (step, event) in zip(StepUniverse.steps, events) {
                // Of each kind that isn't allowed, one is enough to see that it is refused.
                if !isThorough, !allowed.contains(step.kind), refused.contains(where: { $0.step == step.kind }) {
                    continue
                }
                do {
                    let request = try node.request.applying(step, at: instant)
                    succeeded.insert(step.kind)
                    edges += 1
                    var fold = RequestCase.Fold(resuming: node.request)
                    try fold.add(event.entry(2, at: instant))
                    #expect(fold.cases == [request], "what is recorded of \(step.kind) folds to what happened")
                    exploration.next[place].append(
                        exploration.number(of: Node(request, node.moment)))
                } catch let error as RightsError {
                    refused.append(error)
                    #expect(error.state == node.request.state && error.step == step.kind)
                }
            }
            for error in refused {
                #expect(
                    Set(error.allowed) == succeeded && error.allowed.count == succeeded.count,
                    "\(node.request) names \(error.allowed) instead, and \(succeeded) succeed")
            }
            refusals += refused.count
            if node.moment + 1 < moments.count {
                exploration.next[place].append(
                    exploration.number(of: Node(node.request, node.moment + 1)))
            }
            place += 1
        }
        let count = exploration.nodes.count
        print(
            "figure: \(start): \(count) states at \(moments.count) moments, \(edges) transitions, \(refusals) refusals; "
                + "nothing new after \(layer) steps; \(exploration.paths(12)) sequences of 12 steps")
        let reached = exploration.reached
        #expect(start.isImmediate || reached.isSuperset(of: [.closed, .withdrawn, .redirected, .reopened, .refused]))
        #expect(!start.isImmediate || !reached.contains(.refused) && reached.contains(.closed))
    }

    /// What holds in every state.
    private func check(_ request: RequestCase, at instant: Instant, _ start: StepUniverse.Start) {
        if request.state == .closed { #expect(request.isAnswered, "nothing is closed without an answer") }
        if let verdict = request.verdict, verdict.outcome.refuses {
            #expect(verdict.approver?.isNamed == true && !verdict.reasons.isEmpty, "people refuse people, with reasons")
        }
        if request.verdict != nil, request.right == .requestContest {
            #expect(request.verdict?.approver?.isNamed == true, "a human decides what a machine's decision is worth")
        }
        if let fee = request.fee { #expect(fee.approver.isNamed && !fee.reason.isEmpty && fee.amount > 0) }
        let extensions = request.history.filter { $0.step == .extended }
        #expect(extensions.count == (request.term == nil ? 0 : 1), "extended once at most")
        if let term = request.term {
            #expect(term.approver.isNamed && extensions[0].at < request.ownDeadlines.legal.end, "and never late")
        }
        let limit = request.deadlines(at: instant).limit
        let codes = request.findings(at: instant).map(\.code)
        if request.isOpen {
            let isLate = instant >= limit.end || request.wasLateBefore
            #expect(codes.contains("G-60") == isLate, "no silence past a deadline")
            #expect(!request.steps(at: instant).isEmpty, "and it stays to be done")
        }
        if request.isAnswered, let at = request.answeredAt {
            #expect(codes.contains("G-60") == (request.standing == .overdue || request.wasLateBefore))
            if request.terms.policy.suspension == .none {
                #expect((request.standing == .overdue) == (at >= limit.end), "a late answer is a late one")
            }
        }
        // Nobody is told anything before it is known who asks.
        if start.representation?.isOnFile == false, [.granted, .executed, .notified].contains(request.state) {
            #expect(request.identityConfirmed == .authority)
        }
        if start.channel == .portal, start.representation == nil {
            #expect(request.state != .identityPending, "one who is signed in isn't asked who they are")
        }
    }
}
