// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

// Objections and restrictions: against one activity, or against all.
extension FactMaker {
    func objections() -> [RecordedFact] {
        guard !context.says("objection", "none") else { return [] }
        guard !context.says("objection", "marketing") else {
            let isBefore = context.says("consent", "given_after_objection")
            return [.init(.objectedToMarketing(), isBefore ? Moments.start : Moments.protest)]
        }
        let (purpose, at, settled): (PurposeID?, Instant, Instant) =
            switch context["objection_reach"] {
            case "all": (nil, Moments.objectionToAll, Moments.settledForAll)
            case "all_later": (nil, Moments.protest, Moments.notice)
            default: (names.purpose, Moments.start, Moments.later)
            }
        let objected = RecordedFact(.objected(to: purpose), at)
        switch context["objection"] {
        case "overridden":
            return [objected, .init(.objectionOverridden(purpose, because: "fraud was proven"), settled)]
        case "upheld": return [objected, .init(.objectionUpheld(purpose), settled)]
        default: return [objected]
        }
    }

    func restrictions() -> [RecordedFact] {
        guard let ground = RestrictionGround(rawValue: context["restriction"]) else { return [] }
        let isForAll = context.says("restriction_reach", "all")
        let purpose = isForAll ? nil : names.purpose
        // Where others may have restricted all activities as well, an announcement says which restriction it means.
        let meant = isForAll ? ground : nil
        var facts = [RecordedFact(.restricted(ground, activity: purpose), Moments.protest)]
        if context.says("lift_notice", "sent") {
            facts.append(.init(.restrictionLiftAnnounced(meant, activity: purpose), Moments.notice))
        }
        if context.says("lifted", "yes") {
            facts.append(.init(.restrictionLifted(meant, activity: purpose), Moments.lifting))
        }
        if context.says("restricted_again", "yes") {
            facts.append(.init(.restricted(Self.next(ground), activity: purpose), Moments.again))
        }
        return facts
    }

    private static func next(_ ground: RestrictionGround) -> RestrictionGround {
        let all = RestrictionGround.allCases
        let place = all.firstIndex(of: ground) ?? 0
        return all[(place + 1) % all.count]
    }
}
