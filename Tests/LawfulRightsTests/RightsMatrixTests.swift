// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

/// The rights by basis, as the Regulation gives them: Arts. 15, 17, 20, 21.
@Suite("Rights by basis")
struct RightsMatrixTests {
    /// One cell of the table: what a person may ask on a basis, when this has happened.
    struct Cell: Sendable, CustomStringConvertible {
        let right: ProcessingOperation
        let basis: LegalBasis
        let story: Story
        /// The article and code of the refusal; nil when it is granted.
        let refused: (code: ReasonCode, article: Article)?

        var description: String { "\(right.rawValue) on (\(basis.rawValue)), \(story)" }
    }

    /// What has happened before the request.
    enum Story: Sendable {
        case ordinary, withdrawn, ended, objected, overridden, dutyOver
        case claiming(ErasureGround)
    }

    private static func cell(
        _ right: ProcessingOperation,
        _ basis: LegalBasis,
        _ story: Story = .ordinary,
        _ refused: (code: ReasonCode, article: Article)? = nil
    ) -> Cell {
        Cell(right: right, basis: basis, story: story, refused: refused)
    }

    static let cells: [Cell] =
        // Access 15: on every basis.
        LegalBasis.allCases.map { cell(.requestAccess, $0) }
        // Portability 20: consent and contract only.
        + [
            cell(.requestPortability, .consent), cell(.requestPortability, .contract),
            cell(.requestPortability, .legalObligation, .ordinary, (.rightNotApplicable, "20(1)(a)")),
            cell(.requestPortability, .vitalInterests, .ordinary, (.rightNotApplicable, "20(1)(a)")),
            cell(.requestPortability, .publicTask, .ordinary, (.rightNotApplicable, "20(1)(a)")),
            cell(.requestPortability, .legitimateInterest, .ordinary, (.rightNotApplicable, "20(1)(a)")),
        ]
        // Objection 21(1): public task and legitimate interest only.
        + [
            cell(.requestObjection, .consent, .ordinary, (.rightNotApplicable, "21(1)")),
            cell(.requestObjection, .contract, .ordinary, (.rightNotApplicable, "21(1)")),
            cell(.requestObjection, .legalObligation, .ordinary, (.rightNotApplicable, "21(1)")),
            cell(.requestObjection, .vitalInterests, .ordinary, (.rightNotApplicable, "21(1)")),
            cell(.requestObjection, .publicTask), cell(.requestObjection, .legitimateInterest),
        ]
        // Erasure 17 on consent: after withdrawal (b), and (a), (d); not while it stands, nor for an objection.
        + [
            cell(.requestErasure, .consent, .ordinary, (.rightNotApplicable, "17(1)")),
            cell(.requestErasure, .consent, .withdrawn),
            cell(.requestErasure, .consent, .claiming(.a)), cell(.requestErasure, .consent, .claiming(.d)),
            cell(.requestErasure, .consent, .claiming(.b), (.rightNotApplicable, "17(1)")),
            cell(.requestErasure, .consent, .claiming(.c), (.rightNotApplicable, "17(1)")),
        ]
        // On contract: (a), (d), (e) only; it is over, then (a).
        + [
            cell(.requestErasure, .contract, .ordinary, (.rightNotApplicable, "17(1)")),
            cell(.requestErasure, .contract, .ended),
            cell(.requestErasure, .contract, .claiming(.a)), cell(.requestErasure, .contract, .claiming(.d)),
            cell(.requestErasure, .contract, .claiming(.e)),
            cell(.requestErasure, .contract, .claiming(.b), (.rightNotApplicable, "17(1)")),
            cell(.requestErasure, .contract, .claiming(.c), (.rightNotApplicable, "17(1)")),
        ]
        // On a legal duty: no while it lasts (17(3)(b)), then (a).
        + [
            cell(.requestErasure, .legalObligation, .ordinary, (.rightExemptLegalObligation, "17(3)(b)")),
            cell(.requestErasure, .legalObligation, .claiming(.a), (.rightExemptLegalObligation, "17(3)(b)")),
            cell(.requestErasure, .legalObligation, .dutyOver),
        ]
        // On vital interests: (a), (d), (e).
        + [
            cell(.requestErasure, .vitalInterests, .claiming(.a)),
            cell(.requestErasure, .vitalInterests, .claiming(.d)),
            cell(.requestErasure, .vitalInterests, .claiming(.e)),
            cell(.requestErasure, .vitalInterests, .claiming(.b), (.rightNotApplicable, "17(1)")),
            cell(.requestErasure, .vitalInterests, .claiming(.c), (.rightNotApplicable, "17(1)")),
        ]
        // On a public task: (c) after objection; no as far as the task needs the data.
        + [
            cell(.requestErasure, .publicTask, .ordinary, (.rightNotApplicable, "17(1)")),
            cell(.requestErasure, .publicTask, .objected),
            cell(.requestErasure, .publicTask, .overridden, (.rightNotApplicable, "17(1)")),
            cell(.requestErasure, .publicTask, .claiming(.a), (.rightExemptLegalObligation, "17(3)(b)")),
        ]
        // On a legitimate interest: (c) after objection, and (a), (d), (e).
        + [
            cell(.requestErasure, .legitimateInterest, .ordinary, (.rightNotApplicable, "17(1)")),
            cell(.requestErasure, .legitimateInterest, .objected),
            cell(.requestErasure, .legitimateInterest, .overridden, (.rightNotApplicable, "17(1)")),
            cell(.requestErasure, .legitimateInterest, .claiming(.a)),
            cell(.requestErasure, .legitimateInterest, .claiming(.d)),
            cell(.requestErasure, .legitimateInterest, .claiming(.e)),
            cell(.requestErasure, .legitimateInterest, .claiming(.b), (.rightNotApplicable, "17(1)")),
        ]

    @Test("each cell of the table", arguments: cells)
    func holds(_ cell: Cell) async throws {
        let desk = try Desk()
        let activity = try #require(Desk.activities[cell.basis])
        desk.add("row", to: activity, on: cell.story.isDutyOver ? "2015-06-01" : "2026-01-01")
        try await cell.story.happen(to: activity, at: desk)
        let request = try await desk.receive(cell.right)
        let assessment = try await desk.desk().assess(request, grounds: cell.story.grounds(activity), at: Desk.now)
        #expect(assessment.legs.map(\.activity.purpose) == [activity], "only what holds data of the person")
        let leg = try #require(assessment.legs.first)
        #expect(leg.decision.isPermit == (cell.refused == nil), "\(leg.decision.codes)")
        #expect(leg.reasons.map(\.code) == (cell.refused.map { [$0.code] } ?? []))
        #expect(leg.reasons.map(\.article) == (cell.refused.map { [$0.article] } ?? []))
        #expect(assessment.needsApproval == (cell.refused != nil))
    }

    @Test("an objection to direct marketing holds on every basis (Art. 21(2))")
    func marketing() async throws {
        let desk = try Desk([
            Activity("posters", "Posters", covering: ["name"]) {
                Contract("sale")
                DirectMarketing()
            }
        ])
        desk.add("row", to: "posters")
        let assessment = try await desk.desk().assess(try await desk.receive(.requestObjection), at: Desk.now)
        #expect(assessment.granted.map(\.activity.purpose) == ["posters"])
        #expect(!assessment.needsApproval)
    }
}

extension RightsMatrixTests.Story {
    var isDutyOver: Bool { if case .dutyOver = self { true } else { false } }

    func grounds(_ activity: PurposeID) -> [PurposeID: ErasureGround] {
        if case .claiming(let ground) = self { [activity: ground] } else { [:] }
    }

    func happen(to activity: PurposeID, at desk: Desk) async throws {
        func at(_ seconds: Int64) -> Instant { Desk.now.advanced(bySeconds: seconds - 100) }
        if activity == "news" { try await desk.tell(.consentGiven("news", text: "news-1"), at: at(0)) }
        if activity == "orders" { try await desk.tell(.contractStarted("sale"), at: at(0)) }
        switch self {
        case .ordinary, .dutyOver, .claiming: break
        case .withdrawn: try await desk.tell(.consentWithdrawn(activity), at: at(1))
        case .ended: try await desk.tell(.contractEnded("sale"), at: at(1))
        case .objected: try await desk.tell(.objected(to: activity), at: at(1))
        case .overridden:
            try await desk.tell(.objected(to: activity), at: at(1))
            try await desk.tell(.objectionOverridden(activity, because: "thefts last month"), at: at(2))
        }
    }
}
