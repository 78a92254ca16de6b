// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

extension ProcessingOperation {
    /// The operation in words (Art. 4(2)).
    public func name(in language: Language) -> String {
        let (english, dutch) = names
        return language == .nl ? dutch : english
    }

    private var names: (String, String) {
        switch self {
        case .collect: ("collecting data", "gegevens verzamelen")
        case .store: ("storing data", "gegevens bewaren")
        case .use: ("using data", "gegevens gebruiken")
        case .disclose: ("disclosing data", "gegevens verstrekken")
        case .transfer: ("transferring data to a third country", "gegevens doorgeven aan een derde land")
        case .erase: ("erasing data", "gegevens wissen")
        case .decideAutomatically: ("deciding by machine", "geautomatiseerd beslissen")
        case .activate: ("starting the activity", "de verwerking starten")
        case .liftRestriction: ("lifting a restriction", "een beperking opheffen")
        case .requestAccess: ("a request for access", "een verzoek om inzage")
        case .requestRectification: ("a request for rectification", "een verzoek om rectificatie")
        case .requestErasure: ("a request for erasure", "een verzoek om gegevenswissing")
        case .requestRestriction: ("a request for restriction", "een verzoek om beperking")
        case .requestPortability: ("a request for portability", "een verzoek om overdracht van gegevens")
        case .requestObjection: ("an objection", "een bezwaar")
        case .requestWithdrawal: ("a withdrawal of consent", "een intrekking van toestemming")
        case .requestContest: ("contesting an automated decision", "het betwisten van een geautomatiseerd besluit")
        }
    }
}
