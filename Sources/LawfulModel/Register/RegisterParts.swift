// SPDX-License-Identifier: Apache-2.0

extension Activity: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.activities.append(self) }
}

extension LegalEntity: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.entities.append(self) }
}

extension Notice: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.notices.append(self) }
}

extension CategoryDeclaration: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.categories.append(self) }
}

extension SubjectCategory: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.subjects.append(self) }
}

extension Source: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.sources.append(self) }
}

extension Recipient: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.recipients.append(self) }
}

extension Role: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.roles.append(self) }
}

extension CollectionPoint: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.collectionPoints.append(self) }
}

extension Promise: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.promises.append(self) }
}

extension SupervisoryAuthority: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.authority = self }
}

extension DataProtectionOfficer: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.officer = self }
}

extension ElectronicMarketing: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.electronicMarketing = self }
}

extension JointArrangement: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.arrangements.append(self) }
}

extension SecurityMeasure: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.securityMeasures.append(self) }
}

extension ContactChannel: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.contacts.append(self) }
}

extension Translation: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.translations.append(self) }
}

extension ConsentText: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.consentTexts.append(self) }
}

extension RightsProcedure: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.rights = self }
}

extension GeneralClause: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.generalClauses.append(self) }
}

extension ChangePolicy: RegisterPart {
    /// Declares it in the register.
    public func add(to register: inout Register) { register.changes = self }
}

/// The zone of the controller's establishment, by whose local dates periods are counted (Reg. 1182/71).
public struct Establishment: RegisterPart {
    let zone: String

    /// Names the zone, such as `Europe/Amsterdam`.
    public init(zone: String) { self.zone = zone }

    /// Declares it in the register.
    public func add(to register: inout Register) { register.zone = zone }
}
