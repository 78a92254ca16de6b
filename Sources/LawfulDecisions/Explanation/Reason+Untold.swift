// SPDX-License-Identifier: Apache-2.0

import LawfulModel

// Two codes say more by their provision: what people aren't told is the register's own gap, and not the caller's.
extension Reason {
    private var isPeriodUntold: Bool { code == .transparencyNotInformed && article == "13(2)(a)" }
    private var isVersionUntold: Bool { code == .statementNotEffective && article == "13(3)" }

    /// What is wrong, where the provision says more than the code; nil elsewhere.
    func untoldFact(_ name: String, in language: Language) -> String? {
        if isPeriodUntold {
            return language == .nl
                ? "Niets vertelt hoelang gegevens worden bewaard voor\(name)"
                : "Nothing tells how long data are kept for\(name)"
        }
        guard isVersionUntold else { return nil }
        return language == .nl
            ? "De versie\(name) van de privacyverklaring gold voordat zij was aangekondigd"
            : "The version\(name) of the privacy statement applied before people were told of it"
    }

    /// What to do about it.
    func untoldRemedy(in language: Language) -> String? {
        if isPeriodUntold {
            return language == .nl
                ? "Leg met Keep(for:after:) vast hoelang en vanaf welk moment, voor alle categorieën"
                : "Declare with Keep(for:after:) how long and from what event, for every category"
        }
        guard isVersionUntold else { return nil }
        return language == .nl
            ? "Laat de versie later ingaan, of wacht tot zij is aangekondigd"
            : "Let the version apply from a later day, or wait until people have been told"
    }
}
