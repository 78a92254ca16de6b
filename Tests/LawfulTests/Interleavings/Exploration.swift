// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulDecisions
import LawfulLedger
import LawfulTime

/// Takes every step that is possible in every state that can be reached, depth first.
///
/// Two services ask whether they may use a person's data, each on its own cache of statuses; the person withdraws and consents
/// again. Steps are what others can get in between of: looking the status up, deciding, recording, using; a request or a
/// reply may be lost, after which the same draft is sent again; a service may crash between any two steps, which loses its
/// cache and what it was about. The state is the whole ledger and where everyone is, so nothing is left out by counting a
/// state once. Appends go to an `InMemoryLedger` with that content, statuses are its, decisions are the engine's.
struct Exploration {
    struct Limits: Sendable, CustomStringConvertible {
        /// Uses, crashes, and lost requests or replies of each service.
        var uses: Int
        var crashes: Int
        var losses: Int
        var isConditional = true
        var trustsLostReplies = false

        static let all = [
            Limits(uses: 2, crashes: 0, losses: 0), Limits(uses: 1, crashes: 1, losses: 0),
            Limits(uses: 1, crashes: 0, losses: 1), Limits(uses: 2, crashes: 0, losses: 1),
            Limits(uses: 1, crashes: 1, losses: 1),
        ]

        var description: String { "\(uses) uses, \(crashes) crashes, \(losses) losses for each service" }
    }

    enum Violation: Hashable { case permittedWithoutConsent, usedBeforeRecorded }

    /// What came up, counted by step.
    struct Seen {
        var (steps, permits, denials, moved, crashes, lost, found, uses, hits) = (0, 0, 0, 0, 0, 0, 0, 0, 0)
    }

    /// An entry of the ledger: what the person did, or an answer by number.
    enum Entry: Hashable {
        case given
        case withdrawn
        case answer(service: Int, number: Int, isPermit: Bool)
    }

    /// An answer that a service has made, on a status of some version.
    struct Answer: Hashable {
        let number: Int
        let version: Int64
        let isPermit: Bool

        func entry(of service: Int) -> Entry { .answer(service: service, number: number, isPermit: isPermit) }
    }

    enum Place: Hashable {
        case idle
        case looked(version: Int64)
        case decided(Answer)
        /// The connection was cut while it was recorded.
        case unsure(Answer)
        case recorded(Answer)
    }

    struct Service: Hashable {
        var place = Place.idle
        /// The version of the status that is cached.
        var cached: Int64?
        var number = 0
        var uses: Int
        var crashes: Int
        var losses: Int
    }

    /// What the person is about to do, each on what they read before.
    struct Person: Hashable {
        var left: [Entry] = [.withdrawn, .given]
        var read: Int64?
    }

    struct State: Hashable {
        var ledger: [Entry] = [.given]
        var services: [Service]
        var person = Person()
    }

    let limits: Limits
    let real: RealParts
    private(set) var violations: Set<Violation> = []
    private(set) var seen = Seen()
    private var known: [State: UInt64] = [:]
    var states: Int { known.count }

    init(_ limits: Limits) throws {
        self.limits = limits
        real = try RealParts()
    }

    /// - Returns: how many interleavings there are, from the first step to where nobody has anything to do.
    mutating func run() async throws -> UInt64 {
        let service = Service(uses: limits.uses, crashes: limits.crashes, losses: limits.losses)
        return try await explore(State(services: [service, service]))
    }

    private mutating func explore(_ state: State) async throws -> UInt64 {
        if let count = known[state] { return count }
        var next = try await person(state)
        for index in state.services.indices { next += try await service(index, state) }
        var count: UInt64 = next.isEmpty ? 1 : 0
        for state in next {
            seen.steps += 1
            count += try await explore(state)
        }
        known[state] = count
        return count
    }

    // MARK: Steps

    /// The person reads, then records on condition that nothing moved since, as `DataProtection.record` does.
    private func person(_ state: State) async throws -> [State] {
        guard let event = state.person.left.first else { return [] }
        var next = state
        if let version = state.person.read {
            next.person.read = nil
            if case .appended = try await real.append(event, ifAt: version, to: state.ledger) {
                next.ledger.append(event)
                next.person.left.removeFirst()
            }
        } else {
            next.person.read = try await real.version(of: state.ledger)
        }
        return [next]
    }

    private mutating func service(_ index: Int, _ state: State) async throws -> [State] {
        let service = state.services[index]
        var next: [State] = []
        func with(_ change: (inout Service) -> Void, _ entry: Entry? = nil) -> State {
            var state = state
            change(&state.services[index])
            if let entry { state.ledger.append(entry) }
            return state
        }
        switch service.place {
        case .idle:
            guard service.uses > 0 else { return [] }
            // Looking in the cache and, where it has nothing, reading the ledger.
            if service.cached != nil { seen.hits += 1 }
            let version = try await real.look(service.cached, in: state.ledger, by: index)
            next.append(with { $0.place = .looked(version: version) })
        case .looked(let version):
            let isPermit = try await real.decide(onVersion: version, of: state.ledger, by: index)
            next.append(
                with {
                    $0.number += 1
                    $0.place = .decided(Answer(number: $0.number, version: version, isPermit: isPermit))
                })
        case .decided(let answer), .unsure(let answer):
            let entry = answer.entry(of: index)
            let outcome = try await real.append(
                entry, ifAt: limits.isConditional ? answer.version : nil, to: state.ledger)
            guard case .appended(let sequence) = outcome else {
                seen.moved += 1
                next.append(
                    with {
                        $0.cached = nil
                        $0.place = .idle
                    })
                break
            }
            let isNew = sequence == Int64(state.ledger.count) + 1
            if isNew { record(entry, state) } else { seen.found += 1 }
            next.append(
                with(
                    {
                        $0.cached = answer.version
                        $0.place = .recorded(answer)
                    }, isNew ? entry : nil))
            guard service.losses > 0, service.place == .decided(answer) else { break }
            // The reply is lost; or the request was.
            seen.lost += 2
            let after: Place = limits.trustsLostReplies ? .recorded(answer) : .unsure(answer)
            for lost in [entry, nil] {
                next.append(
                    with(
                        {
                            $0.losses -= 1
                            $0.place = after
                        }, lost))
            }
        case .recorded(let answer):
            if answer.isPermit { use(answer.entry(of: index), state) }
            next.append(
                with {
                    $0.uses -= 1
                    $0.place = .idle
                })
        }
        if service.crashes > 0 {
            seen.crashes += 1
            // Names of entries are never given twice, so the number stays.
            next.append(
                with {
                    $0.crashes -= 1
                    $0.cached = nil
                    $0.place = .idle
                })
        }
        return next
    }

    // MARK: What must hold

    private mutating func record(_ entry: Entry, _ state: State) {
        guard case .answer(_, _, let isPermit) = entry else { return }
        guard isPermit else {
            seen.denials += 1
            return
        }
        seen.permits += 1
        // By sequence, the last thing the person did before it is to consent.
        let last = state.ledger.last { $0 == .given || $0 == .withdrawn }
        if last != .given { violations.insert(.permittedWithoutConsent) }
    }

    private mutating func use(_ entry: Entry, _ state: State) {
        seen.uses += 1
        if !state.ledger.contains(entry) { violations.insert(.usedBeforeRecorded) }
    }
}
