// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
public import LawfulModel
public import LawfulTime

// Whoever acts is recorded by a pseudonym. Their names are personal data, too, and no part of what is recorded of others.
extension DataProtection {
    /// Says who is behind an actor's pseudonym, once it is recorded who asked and why (Arts. 5(2), 32(4)).
    ///
    /// ```swift
    /// let entry = try await privacy.ledger.entries(of: anna.id)[0]
    /// if let actor = entry.publicPart.actor {
    ///     let name = try await privacy.openActor(actor, because: "complaint 2026-17", as: .officer, by: "H. Visser")
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - actor: the pseudonym, as an entry shows it.
    ///   - reason: why.
    ///   - role: in which role it is asked for.
    ///   - asker: who asks.
    /// - Returns: the name; nil where it was erased, or the ledger keeps no names apart.
    /// - Throws: `LedgerError` when the opening wasn't recorded, or the name can't be read.
    public func openActor(
        _ actor: ActorPseudonym,
        because reason: String,
        as role: RoleID? = nil,
        by asker: ActorID
    ) async throws -> ActorID? {
        try await ledger.openActor(
            ActorOpening(id: ambient.newID(), actor, because: reason, by: asker, as: role, at: ambient.now()))
    }

    /// Erases the names of actors who were last recorded to act longer ago than a period (Art. 5(1)(e)); the entries stay, and
    /// so do their pseudonyms.
    ///
    /// - Parameters:
    ///   - period: how long names are kept.
    ///   - role: in which role it is done.
    /// - Returns: how many were erased.
    /// - Throws: `LedgerError` when none was erased, or with code `erasurePending` when files may still hold them.
    public func eraseActors(keptFor period: Period, as role: RoleID? = nil) async throws -> Int {
        try await ledger.eraseActors(
            ActorErasure(id: ambient.newID(), keptFor: period, as: role, at: ambient.now()))
    }
}
