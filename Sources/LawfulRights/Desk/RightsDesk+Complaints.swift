// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
public import LawfulModel
public import LawfulTime

extension RightsDesk {
    /// Takes a complaint in: about how a request was handled, or about anything else.
    ///
    /// A complaint about a request that was answered, or is overdue, is an appeal to us, and can reopen it.
    ///
    /// - Parameters:
    ///   - subject: who complains.
    ///   - request: the request that it is about.
    ///   - text: what the person says.
    ///   - instant: when it arrived.
    /// - Throws: `LedgerError`; `TimeError`.
    public func receiveComplaint(
        from subject: SubjectID,
        about request: RightsRequest? = nil,
        saying text: String? = nil,
        at instant: Instant
    ) async throws {
        try await tell([.complained(about: request?.id, saying: text)], of: subject, at: instant)
        guard let request else { return }
        try await take(request, at: instant) { current in
            current.allows(.appealed, at: instant) ? .appealed(to: .controller) : nil
        }
    }

    /// Records that a complaint was answered.
    ///
    /// - Throws: `LedgerError`.
    public func answeredComplaint(
        of subject: SubjectID,
        about request: RightsRequest? = nil,
        at instant: Instant
    ) async throws {
        try await tell([.complaintAnswered(about: request?.id)], of: subject, at: instant)
    }
}
