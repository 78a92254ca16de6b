// SPDX-License-Identifier: Apache-2.0

// Erasure, retention, restriction, objection: the person's story.
extension ReferenceModel {
    /// Tests them, and gives the code of a permit that they narrow, if they do.
    mutating func story() -> String? {
        fail("data.erased", if: isErased && operation != "collect")
        fail("retention.expired", if: storage == "expired" && retained == nil)
        objected()
        let standing = restrictions
        guard let latest = standing.map(\.since).max() else { return retained }
        if operation == "store" { return "ok.restriction.storage" }
        let exceptions = ["claims": "claims", "others": "others_rights", "public_interest": "public_interest"]
        if let exception = exceptions[context["exc"]] { return "ok.restriction.\(exception)" }
        // A consent lifts what it was given after: every restriction that stands.
        if isValid(since: latest) { return "ok.restriction.consent" }
        fail("restriction.active")
        return nil
    }

    // MARK: Retention

    /// What allows data to be kept beyond their term, and stored where they are held.
    var retained: String? {
        let isExpired = storage == "expired"
        if isExpired, says("ext", "documented"), !says("extension", "over", "review_over"),
            !isForgotten(situation.place)
        {
            return "ok.retention.extended"
        }
        guard isHeld else { return nil }
        return operation == "store" || (isExpired && context.isForClaims) ? "ok.legal_hold" : nil
    }

    /// Where the storage of the data in question stands: expired, minimum, running; none where no rule governs them.
    ///
    /// For a use the category counts whose limit has passed, for erasing the one that must be kept.
    var storage: String {
        guard !says("kept", "none") else { return "none" }
        let states = inQuestion.map(storage(of:))
        let isErasing = operation == "erase" || operation == "dsr.erase"
        for state in isErasing ? ["minimum", "running", "expired"] : ["expired", "minimum", "running"]
        where states.contains(state) {
            return state
        }
        return "none"
    }

    private func storage(of category: String) -> String {
        let isOwn = category == self.category && !says("category", "undeclared")
        if says("kept", "own_only"), !isOwn { return "none" }
        // Seven years by law, six months, or two years.
        let isMinimum =
            isOwn && says("kept", "own_minimum")
            || !(isOwn && says("kept", "own_short", "own_only")) && says("retention", "minimum_running")
        if isMinimum { return "minimum" }
        switch start {
        case "none", "fresh": return "running"
        case "recent", "last_day": return isOwn && says("kept", "own_short", "own_only") ? "expired" : "running"
        default: return "expired"
        }
    }

    /// How long ago the count began: by the record's own date, else by the last contact that anybody told of.
    private var start: String {
        guard says("record", "none") else { return context["record"] }
        var contacts: [String] = []
        for (place, told) in situation.activities.enumerated() {
            let isOwn = told.says("contact_reach", "activity")
            guard !isOwn || place == situation.place, !told.says("contact", "none") else { continue }
            guard !(isOwn ? isForgotten(place) : isAllForgotten) else { continue }
            contacts.append(told.says("contact", "old") || told.says("retention", "expired") ? "old" : "recent")
        }
        return contacts.contains("recent") ? "recent" : contacts.first ?? "none"
    }

    // MARK: Objection

    /// Whether an objection to marketing stands: no valid consent was given after it.
    var isMarketingObjected: Bool {
        guard isMarketing, let objected = marketingObjection else { return false }
        return !isValid(since: objected)
    }

    private mutating func objected() {
        fail("objection.marketing", if: isMarketingObjected)
        guard ["e", "f"].contains(basis) else { return }
        fail("objection.unresolved", if: objection == "open" && !context.isForClaims)
        fail("objection.upheld", if: objection == "upheld")
    }
}
