// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

// Erased, retention, restriction, objection, ePrivacy: what the person's own story says.
extension Walk {
    /// Where the storage of the data in question stands; nil where no rule governs them.
    ///
    /// Every category counts: for a use the one whose limit has passed, for erasing the one that must still be kept,
    /// since a record is kept or erased as a whole.
    @inline(__always)
    func currentStorage() -> Storage? {
        guard row.has(.hasRules) else { return nil }
        guard row.has(.ownRules) else { return row.generalRule < 0 ? nil : state(of: Int(row.generalRule)) }
        return storageByCategory()
    }

    private func storageByCategory() -> Storage? {
        var (expired, minimum, running) = (false, false, false)
        func add(_ rule: Int) {
            switch state(of: rule) {
            case .expired: expired = true
            case .minimumRunning: minimum = true
            case .running: running = true
            }
        }
        var isAny = false
        _ = anyCategory { category in
            isAny = true
            if let own = tables.ruleOf.value(question.activity, category) {
                add(own)
            } else if row.generalRule >= 0 {
                add(Int(row.generalRule))
            }
            return false
        }
        if !isAny, row.generalRule >= 0 { add(Int(row.generalRule)) }
        if operation == .erase || operation == .requestErasure {
            return minimum ? .minimumRunning : running ? .running : expired ? .expired : nil
        }
        return expired ? .expired : minimum ? .minimumRunning : running ? .running : nil
    }

    @inline(__always)
    private func state(of place: Int) -> Storage {
        let row = tables.rules.row(place)
        var rule: RuleRow { row.content }
        let day =
            question.recordDay != .unsaidDay
            ? question.recordDay : status.cold.content.day(of: rule.trigger, details.triggers)
        // Where nothing says when it began, a statutory minimum counts as running: unknown is no.
        guard day != .unsaidDay else { return rule.minimum == nil ? .running : .minimumRunning }
        // What must be kept isn't erased, whatever limit has passed.
        let isErasing = operation == .erase || operation == .requestErasure
        if isErasing, rule.minimum != nil, rule.minimumRuns(on: today, trigger: day) { return .minimumRunning }
        if rule.isExpired(on: today, trigger: day) { return .expired }
        return rule.minimum != nil && rule.minimumRuns(on: today, trigger: day) ? .minimumRunning : .running
    }

    @inline(__always)
    func checkLifecycle(_ out: inout Outcome<T>) {
        if facts.has(.erased), operation != .collect { out.deny(.dataErased, "17(1)") }
        guard out.storage == .expired else {
            // What is held is stored for that; the permit says so (Art. 17(3)(e)).
            if operation == .store, facts.has(.held) { out.carrier = .legalHold }
            return
        }
        if status.has(.hasExtension), today <= details.extendedUntil {
            out.carrier = .retentionExtended
        } else if facts.has(.held), operation == .store || asserted.isForClaims {
            out.carrier = .legalHold
        } else {
            out.deny(.retentionExpired, "5(1)(e)", title)
        }
    }

    func checkErasure(_ out: inout Outcome<T>) {
        out.storage = currentStorage()
        if facts.has(.erased) { out.deny(.dataErased, "17(1)") }
        if out.storage == .minimumRunning { out.deny(.retentionMinimum, "6(1)(c)", title) }
        if facts.has(.held) { out.deny(.holdActive, "17(3)(e)") }
        if facts.has(.restricted) { out.deny(.restrictionActive, "18(2)", restrictionGround) }
        out.carrier = .erasureDue
    }

    private var restrictionGround: String? { details.restriction?.rawValue }

    @inline(__always)
    func checkRestriction(_ out: inout Outcome<T>) {
        guard facts.has(.restricted) else { return }
        if operation == .store {
            out.carrier = .restrictionStorage
            return
        }
        switch asserted.restrictionException {
        case .claims: out.carrier = .restrictionClaims
        case .othersRights: out.carrier = .restrictionOthersRights
        case .publicInterest: out.carrier = .restrictionPublicInterest
        case nil:
            if isConsented(.sinceRestriction) {
                out.carrier = .restrictionConsent
            } else {
                out.deny(.restrictionActive, "18(2)", restrictionGround)
            }
        }
    }

    @inline(__always)
    func checkObjections(_ out: inout Outcome<T>) {
        if status.has(.objectedToMarketing) {
            if !row.has(.directMarketing) {
                out.pass("21(3)")
            } else if isConsented(.sinceObjection) {
                // A consent given after the objection is a new choice.
                out.pass("7")
            } else {
                out.deny(.objectionMarketing, "21(3)", title)
            }
        }
        guard facts.objection != .none else { return }
        guard isObjectable else {
            out.pass("21(1)")
            return
        }
        switch facts.objection {
        case .none, .overridden: out.pass("21(1)")
        case .open:
            if asserted.isForClaims { out.pass("21(1)") } else { out.deny(.objectionUnresolved, "21(1)") }
        case .upheld: out.deny(.objectionUpheld, "21(1)")
        }
    }

    /// The gate of Tw 11.7 for electronic messages.
    ///
    /// - Returns: whether the existing-customer exception stands in for the basis.
    @inline(__always)
    func checkElectronicMarketing(_ out: inout Outcome<T>) -> Bool {
        guard row.has(.directMarketing), question.medium?.isElectronic == true else { return false }
        if status.has(.optedOut), !isConsented(.sinceOptOut) {
            out.deny(.eprivacyOptedOut, "Tw 11.7", title)
            return false
        }
        if isConsented {
            out.pass("Tw 11.7(1)")
            return false
        }
        guard tables.gatesMarketing else { return false }
        // One who withdrew a consent to this purpose isn't reached by the exception either.
        if status.has(.wasOfferedOptOut), facts.consent != .withdrawn {
            out.carrier = out.carrier ?? .eprivacyExistingCustomer
            return true
        }
        out.deny(.eprivacyNoOptIn, "Tw 11.7", title)
        return false
    }
}
