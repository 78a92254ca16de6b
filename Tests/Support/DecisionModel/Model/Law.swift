// SPDX-License-Identifier: Apache-2.0

/// The tables of law as the model reads them, written from section 2 of the reference and not from the library's.
enum Law {
    static let economicArea: Set<String> = Set(
        """
        AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO
        """.split(separator: " ").map(String.init))

    /// The age from which a child's own consent is valid (Art. 8(1)): 16 where no state said otherwise by then.
    static func age(of country: String, on date: String) -> Int {
        guard date >= "2018-05-25" else { return 16 }
        switch country {
        case "BE", "EE", "FI", "LV", "MT", "PT", "SE", "NO", "IS": return 13
        case "AT", "BG", "CY", "IT", "ES", "LT": return 14
        case "CZ", "FR", "GR": return 15
        case "DK": return date >= "2024-01-01" ? 15 : 13
        case "SI": return date >= "2023-01-26" ? 15 : 16
        default: return 16
        }
    }

    /// Whom an adequacy decision covers (Art. 45): everyone, commercial, framework; nil where none is in force.
    static func adequacy(of country: String, on date: String) -> String? {
        guard let row = decisions.first(where: { $0.country == country }), row.from <= date else { return nil }
        return date <= row.until ? row.scope : nil
    }

    private static let decisions: [(country: String, scope: String, from: String, until: String)] =
        """
        CH everyone 2000-07-26
        CA commercial 2001-12-20
        AR everyone 2003-06-30
        GG everyone 2003-11-21
        IM everyone 2004-04-28
        JE everyone 2008-05-08
        FO everyone 2010-03-05
        AD everyone 2010-10-19
        IL everyone 2011-01-31
        UY everyone 2012-08-21
        NZ everyone 2012-12-19
        JP commercial 2019-01-23
        GB everyone 2021-06-28 2031-12-27
        KR everyone 2021-12-17
        US framework 2023-07-10
        EPO everyone 2025-07-15
        BR everyone 2026-01-26
        """.split(separator: "\n").map { line in
            let words = line.split(separator: " ").map(String.init)
            return (words[0], words[1], words[2], words.count > 3 ? words[3] : "9999-12-31")
        }
}
