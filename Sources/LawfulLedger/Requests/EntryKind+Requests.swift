// SPDX-License-Identifier: Apache-2.0

// The steps in the life of a request (Arts. 12, 15 to 22); what each of them allows next, `RequestCase` says.
extension EntryKind {
    /// The person was told that their request arrived.
    public static let requestAcknowledged = EntryKind(rawValue: "request.acknowledged")
    /// A request went on to the controller whose data they are (Art. 28(3)(e)); with us it is over.
    public static let requestRedirected = EntryKind(rawValue: "request.redirected")
    /// The person was asked to show who they are, on reasonable doubt (Art. 12(6)).
    public static let identityAsked = EntryKind(rawValue: "request.identity_asked")
    /// A method of identification failed, or isn't to be had for this person.
    public static let identityMethodFailed = EntryKind(rawValue: "request.identity_method_failed")
    /// It was established who asks: checked, and by which method; nothing else is kept.
    public static let identityConfirmed = EntryKind(rawValue: "request.identity_confirmed")
    /// The person was asked which of much data they mean (recital 63).
    public static let scopeAsked = EntryKind(rawValue: "request.scope_asked")
    /// What the request covers is settled: by the person's answer, or without one.
    public static let scopeSettled = EntryKind(rawValue: "request.scope_settled")
    /// The assessment of a request began, or was taken up again.
    public static let assessmentBegan = EntryKind(rawValue: "request.assessment_began")
    /// The term of a request was extended, and the person told why (Art. 12(3)).
    public static let requestExtended = EntryKind(rawValue: "request.extended")
    /// A fee was asked for (Arts. 12(5), 15(3)).
    public static let feeQuoted = EntryKind(rawValue: "request.fee_quoted")
    /// A fee was accepted or waived.
    public static let feeSettled = EntryKind(rawValue: "request.fee_settled")
    /// What a request was granted is done.
    public static let requestExecuted = EntryKind(rawValue: "request.executed")
    /// What carrying a request out takes was captured, before the first change.
    public static let requestPlanned = EntryKind(rawValue: "request.planned")
    /// Recipients are to be told (Art. 19).
    public static let fanOutOpened = EntryKind(rawValue: "request.fan_out_opened")
    /// A recipient was told, or can't be (Art. 19).
    public static let recipientSettled = EntryKind(rawValue: "request.recipient_settled")
    /// The person complained about how a request was handled, or went to court (Arts. 77, 79).
    public static let requestAppealed = EntryKind(rawValue: "request.appealed")
    /// A request is handled once more, after an appeal.
    public static let requestReopened = EntryKind(rawValue: "request.reopened")
    /// The person took a request back.
    public static let requestWithdrawn = EntryKind(rawValue: "request.withdrawn")
    /// A request was closed: answered, and nothing is left to do.
    public static let requestClosed = EntryKind(rawValue: "request.closed")

    /// Data were put right (Art. 16).
    public static let rectified = EntryKind(rawValue: "data.rectified")
    /// A statement of the person's own was added to incomplete data (Art. 16).
    public static let supplemented = EntryKind(rawValue: "data.supplemented")
    /// A complaint of a person's, made to us (Art. 38(4)).
    public static let complained = EntryKind(rawValue: "complaint.received")
    /// A complaint was answered.
    public static let complaintAnswered = EntryKind(rawValue: "complaint.answered")

    /// Every kind that is a step in the life of a request.
    public static let requestSteps: Set<EntryKind> = [
        .requestReceived, .requestAcknowledged, .requestRedirected, .identityAsked, .identityMethodFailed,
        .identityConfirmed, .scopeAsked, .scopeSettled, .assessmentBegan, .requestExtended, .feeQuoted, .feeSettled,
        .requestDecided, .requestExecuted, .requestAnswered, .fanOutOpened, .recipientSettled, .requestAppealed,
        .requestReopened, .requestWithdrawn, .requestClosed,
    ]

    /// Kinds after which a request waits for us: nothing of the person is purged meanwhile.
    public static let requestOpeners: Set<EntryKind> = [.requestReceived, .requestAppealed, .requestReopened]

    /// Kinds after which a request waits for us no longer.
    public static let requestClosers: Set<EntryKind> = [
        .requestAnswered, .requestRedirected, .requestWithdrawn, .requestClosed,
    ]
}
