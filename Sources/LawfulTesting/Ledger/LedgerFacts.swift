// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

/// Drafts about one made-up person.
struct LedgerFacts: Sendable {
    let subject: SubjectID
    let actor: ActorID

    init(_ name: String) {
        subject = SubjectID(rawValue: name)
        actor = ActorID(rawValue: "hush-actor of \(name)")
    }

    static let noon = Instant(milliseconds: 1_767_268_800_000)

    /// Kinds that change no answer.
    static let observations: [EntryKind] = [
        .permitted, .denied, .brokeGlass, .openedWithoutPermit, .declassified, .declassifiedUnreviewed, .sweepPlanned,
        .sweepDone,
        .registerActivated, .requestDecided, .informedOfChange, .communicated, .privatePartsErased, .rectified,
        .supplemented, .complained, .complaintAnswered, .requestPlanned, .importStarted, .importFinished,
        .actorOpened, .actorsErased,
    ]

    func draft(_ name: String, _ event: LedgerEvent) -> EntryDraft { draft(name, event, subject: subject) }

    func draft(_ name: String, _ event: LedgerEvent, subject: SubjectID?) -> EntryDraft {
        EntryDraft(
            id: EntryID(rawValue: "\(self.subject.rawValue) \(name)"), event, subject: subject, actor: actor,
            role: "support", effectiveAt: Self.noon, recordedAt: Self.noon.advanced(bySeconds: 1))
    }

    /// Some entries of two activities, status-changing and not, surviving erasure and not.
    var story: [ConditionalDraft] {
        let events: [LedgerEvent] = [
            .informed("newsletter", by: "2026-01"),
            .consentGiven("newsletter", text: "v1"),
            .init(.permitted, "newsletter"),
            .contractStarted("maintenance"),
            .informed("support", by: "2026-01"),
            .consentRenewed("newsletter", text: "v2", ConsentDetails(language: .nl, channel: "web")),
            .consentWithdrawn("newsletter"),
            .init(.denied, "newsletter"),
            .objectedToMarketing(),
            .held("claim", because: "a claim is pending", activities: ["support"]),
            .erased("newsletter", counts: ["subscribers": 1]),
        ]
        return events.enumerated().map { ConditionalDraft(draft("story \($0)", $1)) }
    }

    /// An event of every kind, whose details name people wherever an event can.
    static func events(naming facts: LedgerFacts) -> [LedgerEvent] {
        let approver = ActorID(rawValue: "hush-approver")
        let details = ConsentDetails(
            language: .nl, mechanism: .checkbox, action: "hush-action", channel: "hush-web", capture: "hush-capture",
            digest: "sha-256:00", notice: "2026-01", withdrawalPath: "hush-link", zone: "Europe/Amsterdam",
            jurisdiction: "NL", categories: ["email"], controllers: ["controller"], recipients: ["hush-recipient"],
            transfers: ["US"], otherPurposes: ["offer"], isPartOfTerms: false, isCondition: false,
            freedom: "hush-freedom", parentalVerification: "hush-parent", expiresOn: .distantFuture,
            reviewOn: .distantFuture)
        let (reason, request) = ("hush-reason", RequestID(rawValue: "hush-request"))
        let facts: [LedgerEvent] = [
            .consentGiven(
                "newsletter", text: "v1", details, explicit: true, flaws: [.bundled], age: 15, country: "NL"),
            .consentWithdrawn("newsletter", ConsentDetails(channel: "hush-phone")),
            .consentRefused("newsletter", text: "v1", ConsentDetails(capture: "hush-form")),
            .consentRenewed("newsletter", text: "v2", details),
            .consentInvalidated("newsletter", flaws: [.preticked], because: reason),
            .contractPrepared("maintenance", atTheirRequest: true),
            .contractStarted("maintenance"),
            .contractEnded("maintenance"),
            .objected(to: "offer"),
            .objectionOverridden("offer", because: reason),
            .objectionUpheld("offer"),
            .objectedToMarketing(),
            .restricted(.a, activity: "offer"),
            .restrictionLiftAnnounced(activity: "offer"),
            .restrictionLifted(activity: "offer"),
            .happened(.lastContact, on: .distantPast, activity: "support"),
            .retentionExtended(
                "support", until: .distantFuture, reviewBy: .distantFuture, because: reason, approvedBy: approver),
            .held("hush-hold", because: reason, activities: ["support", "offer"]),
            .holdReleased("hush-hold"),
            .informed("support", by: "2026-01"),
            .informedOfFurtherPurpose("offer"),
            .informedOfChange(to: "2026-02"),
            .communicated("offer"),
            .optOutOffered(),
            .optedOut(),
            .ageStated(15, country: "NL"),
            .erased("offer", counts: ["leads": 2]),
            .init(.privatePartsErased, "offer").with(\.counts, ["parts:offer": 3]).with(\.reason, reason),
            .init(.actorOpened).with(\.opened, "hush-pseudonym").with(\.reason, reason),
            .init(.actorsErased).with(\.counts, ["actors": 2]),
            .init(.requestReceived).with(\.request, request).with(\.operation, .requestAccess)
                .with(\.channel, "hush-channel"),
            .init(.requestDecided).with(\.request, request).with(\.outcome, "hush-outcome"),
            .init(.requestAnswered).with(\.request, request),
            .rectified("offer", categories: ["email"], for: request),
            .supplemented("offer", with: "hush-statement", for: request),
            .complained(about: request, saying: "hush-complaint"),
            .complaintAnswered(about: request),
            .init(.permitted, "offer").with(\.basis, .consent).with(\.recipient, "hush-recipient")
                .with(\.categories, ["email"]).with(\.source, "hush-source").with(\.instruction, "hush-instruction")

                // An entity is an organisation, which the public part names.
                .with(\.entity, "tenant").with(\.order, "eu_ms").with(\.ordered, ["email"]),
            .init(.denied, "offer").with(\.reasons, ["hush.code"]).with(\.asserted, ["hush-assertion"]),
            .init(.brokeGlass, "offer").with(\.marks, [.spooled, EntryMark(rawValue: "hush-mark")]),
            .init(.openedWithoutPermit, "support").with(\.reason, reason).with(\.approver, approver),
            .init(.declassified, "support").with(\.reason, reason).with(\.declassification, "hush-name"),
            .init(.declassifiedUnreviewed, "support").with(\.reason, reason),
            .init(.sweepPlanned, "support").with(\.counts, ["calls": 3]),
            .init(.sweepDone, "support").with(\.counts, ["calls": 3]),
            .init(.registerActivated).with(\.notice, "2026-01").with(\.handling, ["hush-handling"]),
            .identityLinked(with: "hush-other", because: reason),
            .identityMerged(with: "hush-other", because: reason, approvedBy: approver),
            .identitySplit(from: "hush-other", because: reason),
            .init(.identityTouched),
            .init(.importStarted).with(\.reason, reason),
            .init(.importFinished).with(\.reason, reason).with(\.counts, ["provable": 2]),
            .consentGiven("offer", text: "v1").with(
                \.imported,
                ImportedOrigin(
                    source: "hush-source", id: "hush-id", grade: .partial, evidence: "hush-evidence",
                    original: "hush-row", isUndated: true, line: 7)),
            .init(EntryKind(rawValue: "vendor.unknown"), "support").with(\.reason, reason),
        ]
        return steps(of: request, approver) + facts
    }

    /// The steps in the life of a request, with all that they can say.
    private static func steps(of request: RequestID, _ approver: ActorID) -> [LedgerEvent] {
        let kinds = EntryKind.requestSteps.subtracting([.requestReceived, .requestDecided, .requestAnswered])
        return kinds.sorted { $0.rawValue < $1.rawValue }.map { kind in
            var details = RequestDetails()
            (details.representation, details.doubt, details.method) = ("hush-by", "hush-doubt", "hush-method")
            (details.failure, details.ground, details.forum) = ("hush-failure", "hush-ground", "hush-forum")
            (details.amount, details.currency, details.records) = (1_250, "hush-currency", 4_711)
            details.recipients = ["hush-told"]
            details.isImmediate = true
            return .request(kind, request, .requestAccess, details: details).with(\.approver, approver)
                .with(\.reason, "hush-reason")
        }
    }
}
