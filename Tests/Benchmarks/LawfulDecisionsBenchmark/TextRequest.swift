// SPDX-License-Identifier: Apache-2.0

import BenchmarkSupport
import LawfulModel
import LawfulTime

/// A request as it comes from outside, all of it texts: Lawful's identifiers are texts with a type around them. Even the
/// operation is read from its text in each decision, so that eight look-ups by text remain, as in the floor's row.
///
/// An object, so that the loop that hands requests out retains one reference.
final class TextRequest: Sendable {
    let purpose: PurposeID
    let operation: String
    let categories: [CategoryID]
    let role: RoleID
    /// The party, for operations that give data away.
    let recipient: RecipientID?
    /// The party, for the others.
    let source: SourceID?
    let recordDate: LocalDate
    let subject: SubjectID

    init(_ request: Workload.Request) {
        let operation = Mapping.operation(request.operation)
        let givesAway = operation == .disclose || operation == .transfer
        purpose = PurposeID(rawValue: owned(request.purpose))
        self.operation = owned(operation.rawValue)
        categories = request.categories.map { CategoryID(rawValue: owned($0)) }
        role = RoleID(rawValue: owned(request.role))
        recipient = givesAway ? RecipientID(rawValue: owned(request.recipient)) : nil
        source = givesAway ? nil : SourceID(rawValue: owned(request.recipient))
        recordDate = Mapping.today.adding(days: -request.ageDays)
        subject = SubjectID(rawValue: Workload.subjectName(request.subject))
    }
}
