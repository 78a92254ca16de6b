// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime
import Synchronization

/// A register as decisions read it: names are numbers, rows are flat, and nothing changes once it is made.
///
/// Held by one reference, so that handing it to a decision moves one pointer.
final class RuleBook: Sendable {
    let register: Register
    /// Tells its handles from those of other books in the process.
    let number: UInt32
    let zone: ZoneDays
    let purposes: Names<PurposeID>
    let categories: Names<CategoryID>
    let roles: Names<RoleID>
    let recipients: Names<RecipientID>
    let entities: Names<EntityID>
    let sources: Names<SourceID>
    let notices: Names<NoticeVersion>
    let contracts: Names<ContractID>
    let triggers: Names<TriggerName>
    let countries: Names<CountryCode>
    /// What decisions read.
    let tables: Row<Tables>

    private static let numbers = Atomic<UInt32>(0)

    init(_ activated: ActivatedRegister, _ law: LawTables) {
        var made = RuleBookMaker(activated.register, law)
        made.accept(activated)
        made.run()
        register = activated.register
        number = Self.numbers.add(1, ordering: .relaxed).newValue
        zone = ZoneDays(activated.register.timeZone)
        (purposes, categories) = (Names(made.purposes), Names(made.categories))
        (roles, recipients) = (Names(made.roles), Names(made.recipients))
        (entities, sources) = (Names(made.entities), Names(made.sources))
        (notices, contracts) = (Names(made.notices), Names(made.contracts))
        (triggers, countries) = (Names(made.triggers), Names(made.countries))
        tables = Row(Tables(made, isStrict: activated.mode == .strict, zone: zone))
    }

    deinit {
        tables.content.free()
        tables.free()
    }

    /// 2101-01-01T00:00:00Z, as far as the zone was read; a literal, since a constant of another module is a call.
    private static let readUntil: Int64 = 4_133_980_800_000

    /// The local day of an instant.
    @inline(__always)
    func day(of instant: Instant) -> Int32 {
        let milliseconds = instant.milliseconds
        guard milliseconds >= 86_400_000, milliseconds < Self.readUntil else {
            return Int32(truncatingIfNeeded: zone.dayNumber(instant))
        }
        return tables.content.day(ofSecond: milliseconds / 1000)
    }

    /// The clause that fixes the effective date, where the statement has one, else the article on statements.
    var statementArticle: Article {
        register.notices.first?.clause.map { Article("statement \($0)") } ?? "13"
    }
}
