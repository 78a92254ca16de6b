// SPDX-License-Identifier: Apache-2.0

/// The words of each reason in English; a code without words doesn't compile.
extension ReasonCode {
    /// The fact, without a full stop; `detail` begins with a blank where there is one.
    func enFact(_ detail: String) -> String {
        switch self {
        case .statementNotEffective:
            "No version of the privacy statement was in force at the time asked about"
        case .purposeUndeclared:
            "The purpose\(detail) is not declared in the register"
        case .accessRole:
            "The role\(detail) has not been granted this purpose or these categories"
        case .accessNoConfidentiality:
            "The holders of the role\(detail) are not bound to secrecy"
        case .processorOutsideInstruction:
            "The controller\(detail) has given no documented instruction for this operation"
        case .rightRedirectToController:
            "We process these data on the instruction of the controller\(detail), who answers the request"
        case .rightIdentityPending:
            "There is reasonable doubt about who makes the request"
        case .rightUnidentifiable:
            "The person who makes the request can't be identified, and this can be demonstrated"
        case .rightRefusedExcessive:
            "The request is manifestly unfounded or excessive, which has been proven"
        case .rightNotApplicable:
            "The right doesn't extend to the data for\(detail)"
        case .rightExemptLegalObligation:
            "The data for\(detail) must be kept because of a legal obligation or public task that still runs"
        case .rightExemptClaims:
            "The data for\(detail) are needed for legal claims"
        case .dataErased:
            "The data of this person for this activity have been erased"
        case .retentionExpired:
            "The retention period for\(detail) has passed"
        case .retentionMinimum:
            "A statutory period for keeping the data for\(detail) still runs"
        case .holdActive:
            "A legal hold protects these records"
        case .restrictionActive:
            "The processing of these data is restricted\(detail)"
        case .restrictionLiftWithoutNotice:
            "The person has not been told that the restriction will be lifted"
        case .objectionMarketing:
            "The person has objected to direct marketing, which\(detail) is"
        case .objectionUnresolved:
            "The person has objected, and no compelling grounds have been demonstrated"
        case .objectionUpheld:
            "The person's objection has been upheld"
        case .eprivacyOptedOut:
            "The person has opted out of electronic marketing such as\(detail)"
        case .eprivacyNoOptIn:
            "For electronic marketing such as\(detail) there is neither an opt-in nor an opt-out offered to a customer"
        case .consentMissing:
            "No consent to\(detail) is recorded"
        case .consentWithdrawn:
            "The consent to\(detail) has been withdrawn"
        case .consentPurposeMismatch:
            "The consent on record was given for another purpose than\(detail)"
        case .consentNotProvable:
            "The record of the consent to\(detail) lacks the version of the text, or names one that isn't declared"
        case .consentInvalidAmbiguous:
            "The consent to\(detail) doesn't rest on a clear affirmative act"
        case .consentInvalidNotDistinguishable:
            "The consent to\(detail) was asked together with other matters"
        case .consentInvalidNotInformed:
            "The person wasn't told what the consent to\(detail) is for"
        case .consentInvalidNotFree:
            "The consent to\(detail) wasn't freely given"
        case .childBelowAge:
            "The person is below the age at which a child consents alone in\(detail)"
        case .basisMissing:
            "No legal basis for\(detail) is declared that carries this operation"
        case .basisNotApplicable:
            "The declared basis doesn't apply to\(detail) here"
        case .basisLapsed:
            "The contract that carried\(detail) has ended"
        case .basisNotNecessary:
            "The processing isn't necessary for the basis of\(detail)"
        case .liPublicAuthority:
            "A public authority can't rely on legitimate interests in performing its tasks, to which\(detail) belongs"
        case .liNotAssessed:
            "No balancing test is on file for the interest\(detail)"
        case .liOverridden:
            "In the balancing test the interests of the people concerned prevail over\(detail)"
        case .liNotCommunicated:
            "People haven't been told the interest\(detail)"
        case .transparencyNotInformed:
            "The person wasn't informed when data were collected for\(detail)"
        case .provisionRequiredMissing:
            "Data that are required weren't provided\(detail)"
        case .sourceNoPermission:
            "There is no permission on file to consult the source\(detail)"
        case .categoryUndeclared:
            "The category\(detail) isn't among those that the activity needs"
        case .specialNoCondition:
            "No condition lifts the prohibition on the special category\(detail)"
        case .specialConsentNotExplicit:
            "The consent for the special category\(detail) isn't explicit"
        case .criminalNoAuthority:
            "The category\(detail) holds data on offences, which no declared law or licence allows"
        case .nationalIDNoLaw:
            "The category\(detail) is a national identification number, which no declared law allows"
        case .minimisationExcessFields:
            "The category\(detail) is more than is needed here"
        case .purposeNotAssessed:
            "Using data collected for\(detail) hasn't been assessed on all five factors"
        case .purposeIncompatible:
            "The purpose was assessed as incompatible with\(detail)"
        case .transparencyFurtherPurpose:
            "The person hasn't been told of the further purpose\(detail)"
        case .admNotPermitted:
            "No exception allows a decision with significant effect by machine alone for\(detail)"
        case .admNoSafeguards:
            "Nobody can step in, hear the person and reconsider the decision for\(detail)"
        case .admSpecialCategory:
            "A decision by machine rests on the special category\(detail)"
        case .disclosureSaleProhibited:
            "Personal data are never sold or rented, as was promised; the recipient\(detail) pays for them"
        case .disclosureForeignOrder:
            "The order of\(detail) rests on no treaty"
        case .disclosureConditionUnmet:
            "The condition for disclosing to\(detail) isn't met"
        case .disclosureNotNecessary:
            "The disclosure to\(detail) isn't necessary"
        case .processorNoContract:
            "There is no processing agreement in force with\(detail)"
        case .processorNotInWriting:
            "The processing agreement with\(detail) isn't in writing"
        case .processorContractIncomplete:
            "The processing agreement with\(detail) lacks a clause"
        case .processorNoGuarantees:
            "There is no evidence that\(detail) gives sufficient guarantees"
        case .processorSubUnauthorised:
            "The sub-processor\(detail) isn't authorised"
        case .processorSubWindowOpen:
            "The window to object to the sub-processor\(detail) is still open"
        case .transferNoTool:
            "Nothing carries a transfer to the third country\(detail)"
        case .transferAdequacyScope:
            "The adequacy decision for\(detail) doesn't cover this recipient"
        case .transferNoTIA:
            "The transfer to\(detail) hasn't been assessed"
        case .transferNoEquivalentProtection:
            "The assessment found protection in\(detail) not essentially equivalent"
        case .transferDerogationScope:
            "The derogation doesn't cover this transfer to\(detail)"
        case .dpiaMissing:
            "The data protection impact assessment that\(detail) requires isn't on file"
        case .dpiaNoPriorConsultation:
            "A high risk remains in\(detail) and the supervisory authority hasn't been consulted"
        }
    }

    /// What to do, without a full stop.
    var enRemedy: String {
        switch self {
        case .statementNotEffective:
            "Declare a Notice whose date covers that time, or don't process before it"
        case .purposeUndeclared:
            "Declare an Activity for it with its grounds, or use a purpose that is declared"
        case .accessRole:
            "Name the role that acts, have someone act whose function requires it, or grant the role the purpose"
        case .accessNoConfidentiality:
            "Obtain the undertaking and declare it with boundBy:"
        case .processorOutsideInstruction:
            "Ask the controller for a documented instruction and add it with OnInstruction(of:)"
        case .rightRedirectToController:
            "Pass the request on to the controller without undue delay and tell the person"
        case .rightIdentityPending:
            "Ask for the least that removes the doubt, and assert the identity once it is confirmed"
        case .rightUnidentifiable:
            "Tell the person, and accept further information that identifies them"
        case .rightRefusedExcessive:
            "Have a named human decide on a reasonable fee or a refusal, with the reasons"
        case .rightNotApplicable:
            "Tell the person why, and which rights they do have"
        case .rightExemptLegalObligation:
            "Keep them until the period ends, and tell the person the period and the law"
        case .rightExemptClaims:
            "Keep them until the claim is settled and the hold is released, then erase"
        case .dataErased:
            "Nothing is left to use; new data need a new collection"
        case .retentionExpired:
            "Erase the data, or record a documented extension with reason, end and approver"
        case .retentionMinimum:
            "Keep the data until that period ends"
        case .holdActive:
            "Wait until the hold is released and .holdReleased is recorded"
        case .restrictionActive:
            "Only store them, or rely on consent, or assert the exception that applies with restrictionException"
        case .restrictionLiftWithoutNotice:
            "Tell the person and record .restrictionLiftAnnounced first"
        case .objectionMarketing:
            "Stop at once; only a consent given after the objection is a new choice"
        case .objectionUnresolved:
            "Stop until the objection is decided; record .objectionOverridden with the grounds, or .objectionUpheld"
        case .objectionUpheld:
            "Don't process for this purpose; erase if the person asks"
        case .eprivacyOptedOut:
            "Don't send; only a later consent opens the way again"
        case .eprivacyNoOptIn:
            "Ask for consent and record it, or record .optOutOffered where the customer exception applies"
        case .consentMissing:
            "Ask for it with the declared text and record .consentGiven"
        case .consentWithdrawn:
            "Stop; another basis for the same purpose doesn't take its place"
        case .consentPurposeMismatch:
            "Ask for consent for this purpose by itself"
        case .consentNotProvable:
            "Ask again with a declared text, or declare the earlier text"
        case .consentInvalidAmbiguous:
            "Ask again with a box that people tick themselves"
        case .consentInvalidNotDistinguishable:
            "Ask for it apart from other terms, in plain language"
        case .consentInvalidNotInformed:
            "Tell who, what for, which data and how to withdraw, and ask again"
        case .consentInvalidNotFree:
            "Make the service independent of it, rebut the imbalance, and ask again"
        case .childBelowAge:
            "Have a holder of parental responsibility authorise, verify it, and record authorisedByParent: true"
        case .basisMissing:
            "Add the ground that was chosen before processing began; for a disclosure, declare the recipient's part"
        case .basisNotApplicable:
            "Check party, request or cited law; choose a basis that fits, before processing"
        case .basisLapsed:
            "Only store the data while their retention rule runs, then erase"
        case .basisNotNecessary:
            "Leave it, or found it on another basis as a purpose of its own"
        case .liPublicAuthority:
            "Found the activity on a public task by law"
        case .liNotAssessed:
            "Weigh it and declare the outcome with balancing:"
        case .liOverridden:
            "Don't process, or lessen the impact, weigh again and declare the outcome with balancing:"
        case .liNotCommunicated:
            "Name it in the statement and declare the version with toldIn:"
        case .transparencyNotInformed:
            "Show the statement or announce the recording first, and pass it as noticeShown"
        case .provisionRequiredMissing:
            "Ask for them again, saying what follows without them"
        case .sourceNoPermission:
            "Obtain membership or permission and declare it, or use another source"
        case .categoryUndeclared:
            "Leave it out, or declare why the purpose needs it"
        case .specialNoCondition:
            "Leave it out, or declare a Condition that holds, on top of the basis"
        case .specialConsentNotExplicit:
            "Ask for an express statement and record it with explicit: true"
        case .criminalNoAuthority:
            "Leave them out, or declare the law or licence with OffencesAllowed(by:)"
        case .nationalIDNoLaw:
            "Leave it out, or declare the law with NationalIDAllowed(by:)"
        case .minimisationExcessFields:
            "Leave it out"
        case .purposeNotAssessed:
            "Weigh link, context, nature, consequences and safeguards, and declare it with Reuses(…)"
        case .purposeIncompatible:
            "Ask for consent, or collect anew for this purpose"
        case .transparencyFurtherPurpose:
            "Tell them first and record .informedOfFurtherPurpose"
        case .admNotPermitted:
            "Put a human in the decision, or found it on contract, law or explicit consent"
        case .admNoSafeguards:
            "Provide human intervention and declare it with DecidesAutomatically(…)"
        case .admSpecialCategory:
            "Leave it out, or rely on explicit consent or substantial public interest with safeguards"
        case .disclosureSaleProhibited:
            "Don't disclose"
        case .disclosureForeignOrder:
            "Refer the authority to the channels of a treaty; have counsel examine other grounds"
        case .disclosureConditionUnmet:
            "Disclose only when it is, and assert the facts"
        case .disclosureNotNecessary:
            "Don't disclose"
        case .processorNoContract:
            "Conclude one with all clauses of Art. 28(3) first, declare it, and add Discloses(to:)"
        case .processorNotInWriting:
            "Put it in writing; electronic form will do"
        case .processorContractIncomplete:
            "Add the clause and declare it"
        case .processorNoGuarantees:
            "Obtain evidence of its security and declare it with its date"
        case .processorSubUnauthorised:
            "Authorise it, or bar the processor from engaging it"
        case .processorSubWindowOpen:
            "Wait until it has closed without objection"
        case .transferNoTool:
            "Agree on standard contractual clauses with an assessment, or keep the data within the EEA"
        case .transferAdequacyScope:
            "Check the recipient's participation, or agree on another tool"
        case .transferNoTIA:
            "Assess the law and practice there and declare the outcome"
        case .transferNoEquivalentProtection:
            "Don't transfer, or add measures that make it so and assess again"
        case .transferDerogationScope:
            "Use it only in the specific situation it is for, or agree on a tool"
        case .dpiaMissing:
            "Carry it out before processing and declare it with Assessed(…)"
        case .dpiaNoPriorConsultation:
            "Consult the authority first, and declare it with Assessed(.highResidualRisk(consulted: true))"
        }
    }
}
