// SPDX-License-Identifier: Apache-2.0

// What a person asks of the controller (Arts. 15 to 22): role, identity, abuse, ground and exemptions only.
extension ReferenceModel {
    mutating func request() {
        if isProcessor { return fail("right.redirect_to_controller") }
        // An objection to marketing can't be refused, whoever doubts.
        if operation == "dsr.object", isMarketing { return }
        fail("right.identity_pending", if: says("identity", "reasonable_doubt"))
        fail("right.unidentifiable", if: says("identity", "unidentifiable"))
        fail("right.refused.excessive", if: says("abuse", "proven"))
        let isObjectable = ["e", "f"].contains(basis)
        switch operation {
        case "dsr.erase": erasure()
        case "dsr.restrict":
            let isGround = says("accuracy", "contested") || context.isForClaims || says("ground", "17_1_d")
            fail("right.not_applicable", if: !(isObjectable && objection == "open") && !isGround)
        case "dsr.port":
            let isPortable = ["a", "b"].contains(basis) && says("automated", "yes") && !says("data", "inferred")
            fail("right.not_applicable", if: !isPortable)
        case "dsr.object": fail("right.not_applicable", if: !isObjectable)
        case "dsr.withdraw": fail("right.not_applicable", if: basis != "a")
        case "dsr.contest": fail("right.not_applicable", if: !isSignificant)
        default: break
        }
    }

    private mutating func erasure() {
        guard hasErasureGround else { return fail("right.not_applicable") }
        // A duty to keep binds while it lasts, whatever other basis the activity has besides.
        let isDuty = context.legs.contains("c") || (basis == "e" && !says("ground", "17_1_c"))
        fail("right.exempt.legal_obligation", if: (isDuty && storage != "expired") || storage == "minimum")
        fail("right.exempt.claims", if: context.isForClaims || isHeld)
    }

    private var hasErasureGround: Bool {
        switch context["ground"] {
        case "none": false
        case "17_1_b": basis == "a" && consent?.state == "withdrawn"
        case "17_1_c": isMarketingObjected || (["e", "f"].contains(basis) && ["open", "upheld"].contains(objection))
        case "17_1_f": basis == "a" && says("iss", "yes")
        default: true
        }
    }
}
