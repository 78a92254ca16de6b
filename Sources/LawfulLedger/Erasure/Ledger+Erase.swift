// SPDX-License-Identifier: Apache-2.0

import LawfulModel

extension Ledger {
    /// Erases private parts of one person, and gives a receipt.
    ///
    /// ```swift
    /// let order = ErasureOrder(id: newID(), of: anna.id, .activity("newsletter"), because: "withdrawn", at: now)
    /// if case .erased(let receipt) = try await ledger.erase(order) { archive(receipt) }
    /// ```
    ///
    /// - Throws: ``LedgerError``, as ``erase(_:)-([ErasureOrder])`` does.
    public func erase(_ order: ErasureOrder) async throws -> ErasureOutcome {
        guard let outcome = try await erase([order]).first else { throw LedgerError.noAnswer }
        return outcome
    }

    /// Erases step by step: for ledgers that can't in one transaction. What says so of the person comes first and the record
    /// last, so that one who is cut off goes on where it stopped when it is asked for again by the same name; what an earlier
    /// attempt erased isn't counted then.
    public func erase(_ orders: [ErasureOrder]) async throws -> [ErasureOutcome] {
        var outcomes: [ErasureOutcome] = []
        for order in orders { outcomes.append(try await eraseInSteps(order)) }
        return outcomes
    }

    private func eraseInSteps(_ order: ErasureOrder) async throws -> ErasureOutcome {
        if case .moved(let version)? = try await append([order.statement]).first { return .moved(version) }
        var counts: [PurposeID?: Int] = [:]
        var isPending = false
        for scope in order.scopes {
            let activity: PurposeID? = if case .activity(let activity) = scope { activity } else { nil }
            do {
                let count = try await erasePrivateParts(of: order.subject, scope, keeping: order.kept)
                if count > 0 { counts[activity, default: 0] += count }
            } catch let error as LedgerError where error.code == .erasurePending {
                isPending = true
            }
        }
        guard
            case .appended(let sequence)? = try await append([ConditionalDraft(order.record(of: counts, keys: 0))])
                .first,
            let entry = try await entries(after: sequence - 1, limit: 1).first,
            let receipt = LedgerErasureReceipt(entry, isPending: isPending)
        else { throw LedgerError.noAnswer }
        return .erased(receipt)
    }
}
