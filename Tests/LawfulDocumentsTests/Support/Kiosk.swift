// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// The smallest register that has a statement: one purpose, no officer, no authority, no translation.
enum Kiosk {
    static func register() throws -> Register {
        try Register(controller: "Kiosk & Zn.", contact: "Kade 1, Delft") {
            Notice(version: "1", from: "2026-01-01")
            CategoryDeclaration("name")
            Activity("letters", "letters to the paper", covering: ["name"]) {
                LegitimateInterest("printing letters", balancing: .passed(on: "2026-01-01", by: "editor"), toldIn: "1")
                Keep(for: .years(1), after: .collection)
            }
        }
    }

    static let date = LocalDate(year: 2026, month: 4, day: 1) ?? .distantPast
}
