// SPDX-License-Identifier: Apache-2.0

/// The ids of the people that the scenario speaks of by name; they are in every company, whatever its seed and size.
enum KnownPerson {
    /// Anna de Vries: a current customer with invoices of three years, the oldest past its seven years.
    static let anna = "K-ANNA"
    /// Bram Jansen: a former customer since three years, with an invoice of two years before that.
    static let bram = "K-BRAM"
    /// Chris Bakker: a prospect who asked for an offer.
    static let chris = "P-CHRIS"
    /// Daan Visser: a prospect who never asked for anything.
    static let daan = "P-DAAN"
    /// Eva Smit: signs for a business customer.
    static let eva = "R-EVA"
    /// Femke Mulder: the contact at the printer that does the mailings.
    static let femke = "L-FEMKE"
    /// Gerrit de Boer: a former customer since five years, whose file a legal hold will keep.
    static let gerrit = "K-GERRIT"

    static let all = [anna, bram, chris, daan, eva, femke, gerrit]
}
