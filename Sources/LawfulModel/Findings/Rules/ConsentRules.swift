// SPDX-License-Identifier: Apache-2.0

// Consent: what is shown, how it is given and withdrawn (Arts. 4(11), 7).
extension FindingRule {
    /// A consequence that follows from withdrawing a consent, too.
    static let consequenceTiedToConsent = activity("L-27", .warning, "7(4)") { _, activity, places in
        for (index, requirement) in activity.requirements.enumerated() where requirement.isTiedToConsent {
            places.add(
                "requirements[\(index)]",
                "the service ends for one who withdraws a consent; contract and consent are run together",
                "Let it depend on what the contract needs alone; a withdrawn consent ends its own purpose only.")
        }
    }

    /// A consent whose text isn't on file: nobody could prove what was shown.
    static let consentTextMissing = register("G-09", .warning, "7(1)") { survey, places in
        for activity in survey.register.activities {
            var own = Places(activity: activity.purpose)
            for (index, ground) in activity.grounds.enumerated() {
                guard let request = ground.consent else { continue }
                let missing = ([request.text] + request.earlierTexts).filter { survey.consentTexts[$0] == nil }
                guard !missing.isEmpty else { continue }
                own.add(
                    "grounds[\(index)].consent", "the consent text \(quoted(missing)) isn't on file",
                    "Declare it as a ConsentText, so that what people were shown can be proved.")
            }
            places.append(own)
        }
        for text in survey.register.consentTexts where text.wording.isBlank && text.digest.isBlank {
            places.add(
                "consentTexts[\(text.id)].wording", "neither the text nor a digest of it is on file",
                "Put one of them on file, so that what people were shown can be proved.")
        }
    }

    /// A text that doesn't say how to withdraw.
    static let withdrawalUntold = register("G-10", .warning, "7(3)") { survey, places in
        for text in survey.register.consentTexts where text.withdrawal.isBlank {
            places.add(
                "consentTexts[\(text.id)].withdrawal", "people aren't told how to withdraw before they consent",
                "Show it with the text; withdrawing is as easy as giving.")
        }
    }

    /// A box ticked beforehand.
    static let preticked = register("G-11", .error, "4(11)") { survey, places in
        for text in survey.register.consentTexts where text.mechanism == .preticked {
            places.add(
                "consentTexts[\(text.id)].mechanism", "a box ticked beforehand gives no consent (C-673/17)",
                "Let people tick it themselves, and ask again those who were asked so.")
        }
    }
}
