// SPDX-License-Identifier: Apache-2.0

import BenchmarkSupport
import LawfulDecisions
import LawfulModel
import LawfulTime

/// A request of typed values: the names were looked up once, as a service does at its start. Whom it is about comes
/// beside it, as in the floor.
struct HandleRequest {
    let purpose: Handle<PurposeID>
    let operation: ProcessingOperation
    let categories: CategorySet
    let role: Handle<RoleID>
    let recipient: Handle<RecipientID>?
    let source: Handle<SourceID>?
    /// The record's date, as the day number that a row of a table holds.
    let recordDay: Int

    init(_ request: Workload.Request, _ engine: DecisionEngine) {
        operation = Mapping.operation(request.operation)
        let givesAway = operation == .disclose || operation == .transfer
        purpose = engine.handle(PurposeID(rawValue: request.purpose))
        categories = engine.categories(request.categories.map { CategoryID(rawValue: $0) })
        role = engine.handle(RoleID(rawValue: request.role))
        recipient = givesAway ? engine.handle(RecipientID(rawValue: request.recipient)) : nil
        source = givesAway ? nil : engine.handle(SourceID(rawValue: request.recipient))
        recordDay = Mapping.today.dayNumber - request.ageDays
    }
}

extension Workload {
    /// A subject's number as a UUID would hold it.
    static func id(_ number: Int) -> SubjectID {
        SubjectID(high: UInt64(number) &* 0x9E37_79B9_7F4A_7C15, low: ~UInt64(number))
    }
}
