// SPDX-License-Identifier: Apache-2.0

/// What kind of aim a purpose has, where guidance or a rule speaks of the kind; an open vocabulary.
public struct Aim: Identifier {
    /// The kind's stable name.
    public let rawValue: String

    /// Makes a kind of its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Developing and improving services or products.
    public static let serviceImprovement: Aim = "serviceImprovement"
    /// Watching the quality of what is delivered.
    public static let qualityControl: Aim = "qualityControl"
    /// Training of staff or of models.
    public static let training: Aim = "training"
    /// Preventing and detecting fraud.
    public static let fraudPrevention: Aim = "fraudPrevention"
    /// Personalising content or offers.
    public static let personalisation: Aim = "personalisation"
    /// Advertising by observed behaviour.
    public static let behaviouralAdvertising: Aim = "behaviouralAdvertising"

    /// Aims that are usually not necessary for performing a contract with the person (EDPB Guidelines 2/2019).
    public static let seldomContractual: Set<Aim> = [
        .serviceImprovement, .qualityControl, .training, .fraudPrevention, .personalisation, .behaviouralAdvertising,
    ]
}
