// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulDecisions
import LawfulLedger
import LawfulTime
import Testing

/// Does an exploration's steps with the ledger, the cache of statuses and the engine that services have.
///
/// Each step begins with a ledger of the state's content. What was answered once for the same content isn't asked again.
final class RealParts {
    private let engine: DecisionEngine
    private var outcomes: [Asked: AppendOutcome] = [:]
    private var versions: [[Exploration.Entry]: Int64] = [:]
    private var decisions: [Looked: Bool] = [:]

    private struct Asked: Hashable {
        let ledger: [Exploration.Entry]
        let entry: Exploration.Entry
        let version: Int64?
    }

    private struct Looked: Hashable {
        let version: Int64
        let ledger: [Exploration.Entry]
        let service: Int
    }

    init() throws { engine = DecisionEngine(try Acme.register().activate(.strict)) }

    /// Time goes on with the ledger; the clock of the second service is an hour behind.
    private func now(_ ledger: [Exploration.Entry], by service: Int = 0) -> Instant {
        Acme.now.advanced(bySeconds: Int64(ledger.count) - (service == 1 ? 3_600 : 0))
    }

    private func draft(_ entry: Exploration.Entry, after ledger: [Exploration.Entry]) -> EntryDraft {
        let event: LedgerEvent
        var (id, service) = ("person-\(ledger.count)", 0)
        switch entry {
        case .given: event = .consentGiven(Newsletter.self, text: "newsletter-v1")
        case .withdrawn: event = .consentWithdrawn(Newsletter.self)
        case .answer(let by, let number, let isPermit):
            event = .answered(isPermit ? .permitted : .denied, Newsletter.id, operation: .use, reasons: [])
            (id, service) = ("service-\(by)-\(number)", by)
        }
        let at = now(ledger, by: service)
        return EntryDraft(
            id: EntryID(rawValue: id), event, subject: Acme.anna, effectiveAt: at, recordedAt: at)
    }

    private func ledger(_ entries: [Exploration.Entry]) async throws -> InMemoryLedger {
        let ledger = InMemoryLedger()
        var before: [Exploration.Entry] = []
        for entry in entries {
            try #require(try await ledger.append(draft(entry, after: before)) == .appended(Int64(before.count) + 1))
            before.append(entry)
        }
        return ledger
    }

    func append(
        _ entry: Exploration.Entry,
        ifAt version: Int64?,
        to entries: [Exploration.Entry]
    ) async throws -> AppendOutcome {
        let asked = Asked(ledger: entries, entry: entry, version: version)
        if let known = outcomes[asked] { return known }
        let outcome = try await ledger(entries).append(
            draft(entry, after: entries), ifSubjectAt: version.map(StatusVersion.init(rawValue:)))
        outcomes[asked] = outcome
        return outcome
    }

    func version(of entries: [Exploration.Entry]) async throws -> Int64 {
        if let known = versions[entries] { return known }
        let version = try await ledger(entries).statusVersion(of: Acme.anna).rawValue
        versions[entries] = version
        return version
    }

    /// The version of the status that a service looks up: the cached one while the cache has it, else the ledger's.
    func look(_ cached: Int64?, in entries: [Exploration.Entry], by service: Int) async throws -> Int64 {
        let cache = StatusCache(capacity: 16)
        if let cached {
            cache.keep(try await status(at: cached, of: entries, by: service), of: Acme.anna)
        }
        let found = cache.status(of: Acme.anna, at: now(entries, by: service))
        if let found { return found.version.rawValue }
        return try await version(of: entries)
    }

    /// Whether the engine permits on the status of a version.
    func decide(onVersion version: Int64, of entries: [Exploration.Entry], by service: Int) async throws -> Bool {
        let looked = Looked(version: version, ledger: entries, service: service)
        if let known = decisions[looked] { return known }
        let status = try await status(at: version, of: entries, by: service)
        let moment = status.moment(now: now(entries, by: service))
        let question = Question(
            Newsletter.id, .use, categories: [Name.id], as: .marketer, effectiveAt: moment, knownAt: moment)
        let isPermit = engine.decide(question, status: status.status).isPermit
        decisions[looked] = isPermit
        return isPermit
    }

    /// The status of a version, as it was folded when it was the last.
    private func status(
        at version: Int64,
        of entries: [Exploration.Entry],
        by service: Int
    ) async throws -> CachedStatus {
        let then = Array(entries.prefix(Int(version)))
        let standing = try await ledger(then).standing(of: Acme.anna)
        #expect(standing.version.rawValue == version)
        return CachedStatus(standing, at: standing.moment(now: now(then, by: service)), for: engine)
    }
}
