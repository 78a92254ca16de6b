// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

extension LegalBasis {
    /// The basis in words (Art. 6(1)).
    public func name(in language: Language) -> String {
        let (english, dutch) = names
        return language == .nl ? dutch : english
    }

    private var names: (String, String) {
        switch self {
        case .consent: ("consent", "toestemming")
        case .contract: ("a contract with the person", "een overeenkomst met de betrokkene")
        case .legalObligation: ("a legal obligation", "een wettelijke verplichting")
        case .vitalInterests: ("vital interests", "vitale belangen")
        case .publicTask: ("a public task", "een taak van algemeen belang")
        case .legitimateInterest: ("a legitimate interest", "een gerechtvaardigd belang")
        }
    }
}
