// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTime

/// Every step with every kind of details, sound and unsound ones, and requests to try them on.
enum StepUniverse {
    static let human: ActorID = "J. de Vries"
    /// 2026-03-05T10:00+01:00.
    static let receipt = Instant(milliseconds: 1_772_701_200_000)
    static let methods: [IdentityMethod] = [.signIn, .knownAddress, .documentSeen]

    static let steps: [RequestStep] =
        asking + assessing + deciding
        + [
            .executed(), .executed(["main.news": 2]), .answered(.inTime),
            .openedFanOut(to: ["bank", "printer"]), .openedFanOut(to: []),
            .settledRecipient("bank", .acknowledged), .settledRecipient("printer", .impossible),
            .settledRecipient("stranger", .disproportionate),
            .appealed(to: .authority), .appealed(to: .court), .appealed(to: .controller),
            .reopened, .withdrawn, .closed,
        ]

    private static let asking: [RequestStep] =
        [
            .acknowledged, .redirected(to: "tenant"),
            .askedIdentity(because: .noAuthorityOnFile, by: .authority),
            .askedIdentity(because: .unknownAddress, by: .authority),
            .askedIdentity(because: .noAuthorityOnFile, by: .signIn),
            .askedIdentity(because: .unknownAddress, by: .electronicIdentity),
            .methodFailed(.authority, .declined), .confirmedIdentity(by: .authority),
            .askedScope(of: 5_000), .askedScope(of: 999), .settledScope(.narrowed), .settledScope(.unanswered),
        ]
        + methods.flatMap { method in
            [
                .askedIdentity(because: .unknownAddress, by: method), .methodFailed(method, .unavailable),
                .confirmedIdentity(by: method),
            ]
        }

    private static let assessing: [RequestStep] = [
        .beganAssessment,
        .extended(.complexity, because: "four systems", approvedBy: human),
        .extended(.number, because: " ", approvedBy: human),
        .extended(.number, because: "twelve requests", approvedBy: "\t"),
        .quotedFee(RequestFee(500, for: .excessive, because: "the ninth this month", approvedBy: human)),
        .quotedFee(RequestFee(500, for: .furtherCopies, because: "a second copy", approvedBy: human)),
        .quotedFee(RequestFee(0, for: .excessive, because: "the ninth this month", approvedBy: human)),
        .quotedFee(RequestFee(500, for: .manifestlyUnfounded, because: "", approvedBy: human)),
        .quotedFee(RequestFee(500, for: .manifestlyUnfounded, because: "no data subject", approvedBy: "")),
        .settledFee(.accepted), .settledFee(.waived),
    ]

    private static let deciding: [RequestStep] = [
        .decided(RequestVerdict(.granted, approver: human)), .decided(RequestVerdict(.granted)),
        .decided(RequestVerdict(.noData, approver: human)),
        .decided(RequestVerdict(.partlyGranted, reasons: ["a: b"], approver: human)),
        .decided(RequestVerdict(.partlyGranted, reasons: ["a: b"])),
        .decided(RequestVerdict(.refused, reasons: ["a: b"], approver: human)),
        .decided(RequestVerdict(.refused, reasons: ["right.unidentifiable"], approver: human)),
        .decided(RequestVerdict(.refused, reasons: ["right.unidentifiable"], approver: " ")),
        .decided(RequestVerdict(.refused, reasons: [], approver: human)),
    ]

    /// What a request is, before anything happened to it.
    struct Start: Sendable, CustomStringConvertible {
        var right = ProcessingOperation.requestAccess
        var channel = RightsRequest.Channel.email
        var representation: Representation?
        var isImmediate = false
        var suspension = RequestPolicy.Suspension.none

        var description: String {
            "\(right.rawValue) by \(channel), \(representation.map { "\($0.isOnFile)" } ?? "alone"), \(suspension)"
                + (isImmediate ? ", immediate" : "")
        }

        var terms: RequestTerms {
            RequestTerms(
                in: TimeZone(identifier: "Europe/Amsterdam") ?? .gmt, calendar: .netherlands, promise: .weeks(4),
                promisedIn: "statement S-65",
                policy: RequestPolicy(suspension: suspension, identityMethods: StepUniverse.methods))
        }

        func request() throws -> RequestCase {
            try RequestCase(
                "r-1", right, of: "anna", by: channel, for: representation, immediate: isImmediate,
                receivedAt: StepUniverse.receipt, under: terms)
        }

        /// The entry of its receipt, as a desk records it.
        var received: LedgerEvent {
            var details = RequestDetails()
            details.representation = representation.map {
                "\($0.capacity.rawValue) \($0.isOnFile ? "onFile" : "pending")"
            }
            details.isImmediate = isImmediate ? true : nil
            return .request(.requestReceived, "r-1", right, details: details).with(\.channel, channel.rawValue)
        }
    }

    static let starts: [Start] = [
        Start(), Start(channel: .portal), Start(suspension: .days), Start(right: .requestErasure),
        Start(right: .requestErasure, representation: Representation(.authorised, onFile: false)),
        Start(right: .requestRestriction, channel: .portal, representation: Representation(.parental, onFile: false)),
        Start(right: .requestContest, channel: .phone, representation: Representation(.legal, onFile: true)),
        Start(right: .requestObjection, isImmediate: true), Start(right: .requestPortability, channel: .portal),
    ]

    /// Moments around every deadline: the promise, the month, the three months, and long after.
    static func moments() throws -> [Instant] {
        let terms = Start().terms
        let month = try Start().request().deadlines(at: receipt)
        let quarter = try month.extending(from: receipt, in: terms.zone, calendar: terms.calendar)
        let ends = [month.promised?.end, month.legal.end, quarter.extended?.end].compactMap { $0 }
        return [receipt, receipt.advanced(bySeconds: 9 * 86_400)]
            + ends.flatMap { [$0.advanced(byMilliseconds: -1), $0] }
            + [ends[ends.count - 1].advanced(bySeconds: 60 * 86_400)]
    }
}

extension LedgerEvent {
    /// The event as a file of the ledger gives it back.
    func stored() throws -> LedgerEvent {
        try JSONDecoder().decode(LedgerEvent.self, from: try JSONEncoder().encode(self))
    }

    func entry(_ sequence: Int, at instant: Instant) -> LedgerEntry {
        LedgerEntry(
            sequence: Int64(sequence),
            EntryDraft(
                id: EntryID(rawValue: "\(sequence)"), self, subject: "anna", effectiveAt: instant,
                recordedAt: instant))
    }
}
