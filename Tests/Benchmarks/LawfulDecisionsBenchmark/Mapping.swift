// SPDX-License-Identifier: Apache-2.0

import BenchmarkSupport
import LawfulModel
import LawfulTime

/// The workload's policy as a register: one activity a purpose, as a service would declare it.
///
/// Where the workload's words and the Regulation's differ, the mapping bends the words and keeps the work and the
/// answers:
///
/// - The workload asks about a recipient whatever is done. Here a recipient counts only where data are given away, which
///   is `share` and, bent to it, `erase` (here a transfer, since erasing opens nothing and is tested by rules of its
///   own). For the other four operations the same party is the **source**, declared and with permission where it has
///   an agreement and is adequate: again one look-up by name, and a denial if it isn't in order.
/// - `update` is no operation of its own here; it becomes an automated decision without significant effect, for which
///   nothing further is asked.
/// - A purpose's operations are those that its ground carries; beyond them no basis is found, and then consent, a part
///   of the basis, isn't asked for any more.
enum Mapping {
    static let operations: [String: ProcessingOperation] = [
        "collect": .collect, "store": .store, "share": .disclose,
        "read": .use, "update": .decideAutomatically, "erase": .transfer,
    ]

    /// The moment at which everything is asked; records are dated back from it.
    static let now = Instant(milliseconds: 1_781_517_600_000)  // 2026-06-15T10:00:00Z
    static let today = LocalDate(dayNumber: Int(now.milliseconds / 86_400_000))
    static let notice: NoticeVersion = "1"
    static let contract: ContractID = "contract"

    static func operation(_ name: String) -> ProcessingOperation {
        guard let operation = operations[name] else { fail("the workload's operation \(name) has no counterpart") }
        return operation
    }

    static func register(_ workload: Workload) throws -> Register {
        try Register(controller: "Benchmark B.V.", contact: "privacy@benchmark.example") {
            Notice(version: notice, from: "2020-01-01")
            for category in workload.categories { CategoryDeclaration(CategoryID(rawValue: category)) }
            for recipient in workload.recipients {
                processor(recipient)
                source(recipient)
            }
            for role in workload.roles {
                Role(
                    RoleID(rawValue: role), boundBy: .secrecy,
                    for: workload.purposes.filter { $0.roles.contains(role) }.map { PurposeID(rawValue: $0.id) })
            }
            for purpose in workload.purposes { activity(purpose, parties: workload.recipients) }
        }
    }

    private static func activity(_ purpose: Workload.Purpose, parties: [Workload.Recipient]) -> Activity {
        var ground = ground(purpose)
        ground.operations = purpose.operations.map(operation)
        return Activity(PurposeID(rawValue: purpose.id), covering: purpose.categories.map(CategoryID.init(rawValue:))) {
            ground
            Keep(for: .days(purpose.retentionDays), after: .collection)
            for party in parties {
                Discloses(to: RecipientID(rawValue: party.id))
                From(SourceID(rawValue: party.id))
            }
        }
    }

    private static func ground(_ purpose: Workload.Purpose) -> Ground {
        switch purpose.basis {
        case "consent": Consent(text: consentText(purpose))
        case "contract": Contract(contract)
        case "legal_obligation": LegalObligation(LawReference("AWR 52(4)"))
        case "legitimate_interest":
            LegitimateInterest(
                "running the service", balancing: .passed(on: "2020-01-01", by: "privacy officer"), toldIn: notice)
        default: fail("the workload's basis \(purpose.basis) has no counterpart")
        }
    }

    static func consentText(_ purpose: Workload.Purpose) -> TextID { TextID(rawValue: "\(purpose.id)-text") }

    /// Without an agreement, or in a third country for which there is neither an adequacy decision nor a tool.
    private static func processor(_ recipient: Workload.Recipient) -> Recipient {
        Recipient(
            RecipientID(rawValue: recipient.id), recipient.id, part: .processor,
            country: recipient.adequate ? "NL" : "AU",
            agreement: recipient.agreement ? .written(from: "2020-01-01") : nil,
            guarantees: Guarantees("certificate", verifiedOn: "2026-01-01"))
    }

    private static func source(_ recipient: Workload.Recipient) -> Source {
        Source(
            SourceID(rawValue: recipient.id), recipient.id, kind: .thirdParty,
            permission: recipient.agreement && recipient.adequate ? "on file" : nil, notification: "within a month")
    }
}
