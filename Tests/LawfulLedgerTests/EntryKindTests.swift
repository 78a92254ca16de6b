// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulLedger
import Testing

@Suite("Kinds of entries")
struct EntryKindTests {
    @Test(
        "answers and the service's own acts move no status",
        arguments: [
            "use.permitted", "use.denied", "use.without_permit", "sweep.planned", "sweep.done", "register.activated",
            "request.decided", "use.declassified", "use.declassified_unreviewed",
            "information.change", "communication.made", "use.break_glass", "data.rectified", "data.supplemented",
            "complaint.received", "complaint.answered", "request.planned", "import.started", "import.finished",
        ])
    func observations(name: String) {
        #expect(!EntryKind(rawValue: name).movesStatus)
    }

    @Test(
        "what a person says or undergoes moves their status, and so does a kind that isn't known",
        arguments: [
            "consent.given", "consent.withdrawn", "consent.refused", "consent.renewed", "consent.invalidated",
            "contract.prepared", "contract.started",
            "contract.ended", "objection.made", "objection.overridden", "objection.upheld", "objection.marketing",
            "restriction.set", "restriction.lift_announced", "restriction.lifted", "retention.triggered",
            "retention.extended", "hold.laid", "hold.released", "information.given", "information.further_purpose",
            "eprivacy.opt_out_offered", "eprivacy.opted_out", "subject.age", "data.erased", "request.received",
            "request.answered", "request.acknowledged", "request.redirected", "request.identity_asked",
            "request.identity_method_failed", "request.identity_confirmed", "request.scope_asked",
            "request.scope_settled", "request.assessment_began", "request.extended", "request.fee_quoted",
            "request.fee_settled", "request.executed", "request.fan_out_opened", "request.recipient_settled",
            "request.appealed", "request.reopened", "request.withdrawn", "request.closed", "identity.linked",
            "identity.merged", "identity.split", "identity.touched", "a.kind.of.the.future", "",
        ])
    func moving(name: String) {
        #expect(EntryKind(rawValue: name).movesStatus)
    }

    @Test(
        "what protects the person or proves the duty outlives erasure",
        arguments: [
            EntryKind.erased, .objectedToMarketing, .optedOut, .held, .holdReleased, .requestReceived, .requestDecided,
            .requestAnswered, .objected, .objectionOverridden, .objectionUpheld, .restricted, .restrictionLiftAnnounced,
            .restrictionLifted, .complained, .complaintAnswered, .identityLinked, .identityMerged, .identitySplit,
        ] + EntryKind.requestSteps.sorted { $0.rawValue < $1.rawValue })
    func surviving(kind: EntryKind) {
        #expect(kind.outlivesErasure)
    }

    @Test(
        "what tells of the person doesn't outlive erasure, and neither does a kind that isn't known",
        arguments: [
            EntryKind.consentGiven, .consentRenewed, .consentInvalidated, .contractStarted, .retentionTriggered,
            .informed, .ageStated, .permitted, .denied, .openedWithoutPermit, .rectified, .supplemented, .declassified,
            .declassifiedUnreviewed,
            EntryKind(rawValue: "a.kind.of.the.future"),
        ])
    func erasable(kind: EntryKind) {
        #expect(!kind.outlivesErasure)
    }

    @Test("a kind is coded as its name")
    func coded() throws {
        let text = String(decoding: try JSONEncoder().encode([EntryKind.consentGiven]), as: UTF8.self)
        #expect(text == #"["consent.given"]"#)
        let read = try JSONDecoder().decode([EntryKind].self, from: Data(#"["x.y","hold.laid"]"#.utf8))
        #expect(read == [EntryKind(rawValue: "x.y"), .held])
    }
}
