// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

// Erased, retention, restriction, objection, ePrivacy: what the person's own story says.
extension ActivityCheck {
    /// Where the storage of the data in question stands.
    enum Storage {
        case running
        case minimumRunning
        case expired
    }

    /// Where the storage of the data in question stands; nil where no rule governs them.
    ///
    /// Every category counts: for a use the one whose limit has passed, for erasing the one that must still be kept,
    /// since a record is kept or erased as a whole.
    func storage() -> Storage? {
        let rules = categories.isEmpty ? [activity.retentionRule(for: nil)] : categories.map(activity.retentionRule)
        let states = Set(rules.compactMap { $0 }.map(state))
        let isErasing = operation == .erase || operation == .requestErasure
        let order: [Storage] =
            isErasing ? [.minimumRunning, .running, .expired] : [.expired, .minimumRunning, .running]
        return order.first(where: states.contains)
    }

    private func state(of rule: RetentionRule) -> Storage {
        let date = question.recordDate ?? status.trigger(rule.trigger.event, for: activity.purpose)
        // Where nothing says when it began, a statutory minimum counts as running: unknown is no.
        guard let date else { return rule.minimum == nil ? .running : .minimumRunning }
        if rule.isExpired(on: check.today, trigger: date) { return .expired }
        return rule.minimumRuns(on: check.today, trigger: date) ? .minimumRunning : .running
    }

    mutating func checkLifecycle() {
        if status.isErased(activity.purpose), operation != .collect { check.deny(.dataErased, "17(1)") }
        guard storage() == .expired else {
            // What is held is stored for that; the permit says so (Art. 17(3)(e)).
            if operation == .store, status.isHeld(activity.purpose) { carrier = .legalHold }
            return
        }
        if let ext = status.extensions[activity.purpose], ext.isDocumented, check.today <= (ext.until ?? .distantPast) {
            carrier = .retentionExtended
        } else if status.isHeld(activity.purpose), operation == .store || asserted.isForClaims {
            carrier = .legalHold
        } else {
            check.deny(.retentionExpired, "5(1)(e)", activity.title)
        }
    }

    mutating func checkErasure() {
        if status.isErased(activity.purpose) { check.deny(.dataErased, "17(1)") }
        if storage() == .minimumRunning {
            check.deny(.retentionMinimum, "6(1)(c)", activity.title)
        }
        if status.isHeld(activity.purpose) { check.deny(.holdActive, "17(3)(e)") }
        if status.restriction(on: activity.purpose) != nil { check.deny(.restrictionActive, "18(2)") }
        carrier = .erasureDue
    }

    mutating func checkRestriction() {
        guard let restriction = status.restriction(on: activity.purpose) else { return }
        if operation == .store {
            carrier = .restrictionStorage
            return
        }
        switch asserted.restrictionException {
        case .claims: carrier = .restrictionClaims
        case .othersRights: carrier = .restrictionOthersRights
        case .publicInterest: carrier = .restrictionPublicInterest
        case nil:
            if isConsented(since: restriction.since) {
                carrier = .restrictionConsent
            } else {
                check.deny(.restrictionActive, "18(2)", restriction.ground.rawValue)
            }
        }
    }

    mutating func checkObjections() {
        if let objectedAt = status.marketingObjection {
            if !activity.isDirectMarketing {
                passed.append("21(3)")
            } else if isConsented(since: objectedAt) {
                // A consent given after the objection is a new choice.
                passed.append("7")
            } else {
                check.deny(.objectionMarketing, "21(3)", activity.title)
            }
        }
        guard let objection = status.objection(to: activity.purpose) else { return }
        guard ground?.basis == .legitimateInterest || ground?.basis == .publicTask else {
            passed.append("21(1)")
            return
        }
        switch objection {
        case .overridden: passed.append("21(1)")
        case .open:
            if asserted.isForClaims { passed.append("21(1)") } else { check.deny(.objectionUnresolved, "21(1)") }
        case .upheld: check.deny(.objectionUpheld, "21(1)")
        }
    }

    /// The gate of Tw 11.7 for electronic messages.
    ///
    /// - Returns: whether the existing-customer exception stands in for the basis.
    mutating func checkElectronicMarketing() -> Bool {
        guard activity.isDirectMarketing, question.medium?.isElectronic == true else { return false }
        if let optedOut = status.optedOut, !isConsented(since: optedOut) {
            check.deny(.eprivacyOptedOut, "Tw 11.7", activity.title)
            return false
        }
        if consentFaults().isEmpty {
            passed.append("Tw 11.7(1)")
            return false
        }
        guard check.register.electronicMarketing == .gate else { return false }
        // One who withdrew a consent to this purpose isn't reached by the exception either.
        if status.wasOfferedOptOut, status.consents[activity.purpose]?.state != .withdrawn {
            carrier = carrier ?? .eprivacyExistingCustomer
            return true
        }
        check.deny(.eprivacyNoOptIn, "Tw 11.7", activity.title)
        return false
    }
}
