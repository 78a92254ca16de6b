// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

extension PermitCode {
    /// What carries a permit, in words; a code without words doesn't compile.
    public func name(in language: Language) -> String {
        let (english, dutch) = names
        return language == .nl ? dutch : english
    }

    private var names: (String, String) {
        switch self {
        case .consent: names(of: .consent)
        case .contract: names(of: .contract)
        case .legalObligation: names(of: .legalObligation)
        case .vital: names(of: .vitalInterests)
        case .publicTask: names(of: .publicTask)
        case .legitimateInterest: names(of: .legitimateInterest)
        case .eprivacyExistingCustomer:
            ("the exception for existing customers", "de uitzondering voor bestaande klanten")
        case .instruction:
            ("the controller's documented instruction", "de instructie van de verwerkingsverantwoordelijke")
        case .compatiblePurpose:
            ("the recorded assessment of compatible use", "de vastgelegde toets van verenigbaar gebruik")
        case .restrictionStorage: ("storage under a restriction", "opslag tijdens een beperking van de verwerking")
        case .restrictionConsent: ("consent under a restriction", "toestemming tijdens een beperking van de verwerking")
        case .restrictionClaims:
            ("legal claims under a restriction", "een rechtsvordering tijdens een beperking van de verwerking")
        case .restrictionOthersRights:
            (
                "another person's rights under a restriction",
                "de rechten van een ander tijdens een beperking van de verwerking"
            )
        case .restrictionPublicInterest:
            (
                "an important public interest under a restriction",
                "een gewichtig algemeen belang tijdens een beperking van de verwerking"
            )
        case .retentionRunning: ("a retention period that still runs", "een bewaartermijn die nog loopt")
        case .retentionExtended:
            ("a documented extension of the retention period", "een gedocumenteerde verlenging van de bewaartermijn")
        case .legalHold: ("a legal hold", "een bewaarmaatregel wegens een rechtsvordering")
        case .erasureDue:
            ("storage limitation: nothing stands against erasure", "opslagbeperking: niets staat aan wissing in de weg")
        case .restrictionLifted:
            ("the announced end of the restriction", "de aangekondigde opheffing van de beperking")
        case .rightGranted: ("the person's right", "het recht van de betrokkene")
        case .observed:
            (
                "nothing: it would have been denied, and was let through in log-only mode",
                "niets: dit zou zijn geweigerd, en is doorgelaten omdat alleen wordt vastgelegd"
            )
        }
    }

    private func names(of basis: LegalBasis) -> (String, String) { (basis.name(in: .en), basis.name(in: .nl)) }

    /// How far a narrowed permit reaches, as a sentence; nil where the code narrows nothing.
    func scope(in language: Language) -> String? {
        guard let (english, dutch) = scopes else { return nil }
        return language == .nl ? "Dit reikt niet verder dan \(dutch)." : "It reaches no further than \(english)."
    }

    private var scopes: (String, String)? {
        switch self {
        case .restrictionStorage: ("storing the data", "het bewaren van de gegevens")
        case .restrictionConsent:
            ("the consent given after the restriction", "de toestemming die na de beperking is gegeven")
        case .restrictionClaims: ("what legal claims need", "wat voor een rechtsvordering nodig is")
        case .restrictionOthersRights:
            ("what another person's rights need", "wat voor de rechten van een ander nodig is")
        case .restrictionPublicInterest:
            (
                "what an important public interest of the Union or a member state needs",
                "wat voor een gewichtig algemeen belang van de Unie of een lidstaat nodig is"
            )
        case .legalHold:
            ("storing the data and legal claims", "het bewaren van de gegevens en het voeren van rechtsvorderingen")
        case .retentionRunning:
            ("storing the data while the period runs", "het bewaren van de gegevens zolang de termijn loopt")
        case .consent, .contract, .legalObligation, .vital, .publicTask, .legitimateInterest, .eprivacyExistingCustomer,
            .instruction, .compatiblePurpose, .retentionExtended, .erasureDue, .restrictionLifted, .rightGranted,
            .observed:
            nil
        }
    }
}
