// SPDX-License-Identifier: Apache-2.0

public import LawfulDecisions
import LawfulLedger
public import LawfulModel
import LawfulTime

// The two recorded ways to a value without a permit. They differ in what the value is afterwards: opened for one
// occasion it is personal data still; declassified it is said to be so no longer, which somebody has to have reviewed.
extension DataProtection {
    /// Opens a value without a permit: the one bypass, by name, for a reason, recorded before the value opens.
    ///
    /// - Throws: ``DataProtectionError`` when the reason is blank; `LedgerError` when it couldn't be recorded. The value
    ///   stays closed then.
    public func openWithoutPermit<Value, C: DataCategory>(
        _ personal: Personal<Value, C>,
        because reason: String,
        as role: RoleID,
        by actor: ActorID
    ) async throws -> Value {
        try await openWithoutPermit(personal.openedWithoutPermit(), because: reason, as: role, by: actor)
    }

    /// Opens a derived value without a permit; see the form for values of one category.
    ///
    /// - Throws: as that form.
    public func openWithoutPermit<Value, P: Purpose>(
        _ derived: Derived<Value, P>,
        because reason: String,
        as role: RoleID,
        by actor: ActorID
    ) async throws -> Value {
        try await openWithoutPermit(derived.openedWithoutPermit(), because: reason, as: role, by: actor)
    }

    /// Declares a derived value to be personal data no longer (Art. 4(1), recital 26), and gives it out: recorded before
    /// it opens, by the name under which the register says that it was reviewed.
    ///
    /// ```swift
    /// let district = try anna.address.map(permit) { $0.district }
    /// let counted = try await privacy.declassify(
    ///     district, named: "district of an order", because: "no district has fewer than 500 addresses",
    ///     as: .analyst, by: "P. Jansen")
    /// ```
    ///
    /// Whether a review is on file is recorded, too, for each activity that the value was collected for, and counted by
    /// `DeclassificationCount`. Whether the review was right is for people.
    ///
    /// - Parameters:
    ///   - personal: the value.
    ///   - name: what the declassification is called in the activity's `Reviewed(_:by:on:)`.
    ///   - reason: why it no longer tells of a person.
    ///   - role: in which role.
    ///   - actor: who does it; kept in the private part.
    /// - Returns: the value.
    /// - Throws: ``DataProtectionError`` when name or reason is blank; `PermitError` when the value's processing is
    ///   restricted, which leaves it to be stored only (Art. 18(2)); `LedgerError` when it couldn't be recorded. The
    ///   value stays closed then.
    public func declassify<Value, C: DataCategory>(
        _ personal: Personal<Value, C>,
        named name: String,
        because reason: String,
        as role: RoleID,
        by actor: ActorID
    ) async throws -> Value {
        try await declassify(personal.openedWithoutPermit(), named: name, because: reason, as: role, by: actor)
    }

    /// Declares a value derived of several categories to be personal data no longer; see the form for one category.
    ///
    /// - Throws: as that form.
    public func declassify<Value, P: Purpose>(
        _ derived: Derived<Value, P>,
        named name: String,
        because reason: String,
        as role: RoleID,
        by actor: ActorID
    ) async throws -> Value {
        try await declassify(derived.openedWithoutPermit(), named: name, because: reason, as: role, by: actor)
    }

    private func openWithoutPermit<Value>(
        _ sealed: (value: Value, label: DataLabel),
        because reason: String,
        as role: RoleID,
        by actor: ActorID
    ) async throws -> Value {
        guard reason.isTelling else { throw DataProtectionError(.reasonMissing) }
        let categories = sealed.label.categories.sorted()
        try await record(sealed.label, as: role, by: actor) {
            .openedWithoutPermit($0, categories: categories, because: reason)
        }
        return sealed.value
    }

    private func declassify<Value>(
        _ sealed: (value: Value, label: DataLabel),
        named name: String,
        because reason: String,
        as role: RoleID,
        by actor: ActorID
    ) async throws -> Value {
        guard name.isTelling else { throw DataProtectionError(.nameMissing) }
        guard reason.isTelling else { throw DataProtectionError(.reasonMissing) }
        let categories = sealed.label.categories.sorted()
        guard !sealed.label.isRestricted else { throw PermitError(.restricted, categories) }
        let register = activated.register
        let today = LocalDate(ambient.now(), in: register.timeZone)
        try await record(sealed.label, as: role, by: actor) { origin in
            .declassified(
                origin, named: name, reviewed: register.activity(origin)?.hasReviewed(name, by: today) == true,
                categories: categories, because: reason)
        }
        return sealed.value
    }

    /// Records an event about each person that a label names, for each activity that it comes from, in one step.
    private func record(
        _ label: DataLabel,
        as role: RoleID,
        by actor: ActorID,
        _ event: (PurposeID) -> LedgerEvent
    ) async throws {
        let now = ambient.now()
        let drafts = label.subjects.sorted().flatMap { subject in
            label.origins.sorted().map { origin in
                EntryDraft(
                    id: ambient.newID(), event(origin), subject: subject, actor: actor, role: role, effectiveAt: now,
                    recordedAt: now)
            }
        }
        _ = try await ledger.append(drafts.map { ConditionalDraft($0) })
    }
}

extension String {
    /// Whether it says anything.
    fileprivate var isTelling: Bool { contains { !$0.isWhitespace } }
}
