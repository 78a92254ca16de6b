// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

extension LedgerEvent {
    /// A step in the life of a request, with what it says.
    package static func request(
        _ kind: EntryKind,
        _ id: RequestID,
        _ right: ProcessingOperation,
        details: RequestDetails?
    ) -> LedgerEvent {
        .request(kind, id, right).with(\.details, details == RequestDetails() ? nil : details)
    }

    /// What carrying a request out takes, captured before the first change; of an activity of its own, such as the handling
    /// of requests, so that it outlasts what is erased and goes when that activity's period is over.
    package static func requestPlanned(
        _ id: RequestID,
        _ right: ProcessingOperation,
        _ stops: [String],
        under activity: PurposeID?
    ) -> LedgerEvent {
        var details = RequestDetails()
        details.plan = stops
        return .request(.requestPlanned, id, right, details: details).with(\.activity, activity)
    }

    /// Data of an activity were put right on request (Art. 16).
    ///
    /// - Parameters:
    ///   - purpose: the activity.
    ///   - categories: the categories that were put right.
    ///   - request: the request that asked for it.
    /// - Returns: the fact; what the data were and are stands in the service's own tables alone.
    public static func rectified(
        _ purpose: PurposeID,
        categories: [CategoryID],
        for request: RequestID? = nil
    ) -> LedgerEvent {
        .init(.rectified, purpose).with(\.categories, categories.isEmpty ? nil : categories).with(\.request, request)
    }

    /// A statement of the person's own was added to incomplete data (Art. 16); it is personal data, and goes with them.
    public static func supplemented(
        _ purpose: PurposeID,
        with statement: String,
        for request: RequestID? = nil
    ) -> LedgerEvent {
        .init(.supplemented, purpose).with(\.reason, statement).with(\.request, request)
    }

    /// A person complained to us, about how a request was handled or about anything else.
    public static func complained(about request: RequestID? = nil, saying text: String? = nil) -> LedgerEvent {
        .init(.complained).with(\.request, request).with(\.reason, text)
    }

    /// A complaint was answered.
    public static func complaintAnswered(about request: RequestID? = nil) -> LedgerEvent {
        .init(.complaintAnswered).with(\.request, request)
    }
}
