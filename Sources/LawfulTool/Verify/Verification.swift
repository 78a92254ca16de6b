// SPDX-License-Identifier: Apache-2.0

#if Tool
import LawfulEvidence
import LawfulModel

/// What a verification found, and what follows from it.
struct Verification {
    let report: EvidenceReport
    let key: VerifierKey
    /// Pins that the key didn't sign.
    let pinFindings: [EvidenceFinding]
    /// How many pins the key did sign.
    let pins: Int
    let keyIsFromFolder: Bool
    let pinIsFromFolder: Bool

    var findings: [EvidenceFinding] { pinFindings + report.findings }

    var isVerified: Bool { report.isVerified && pinFindings.isEmpty }

    /// Whether the entries are those under the signed head.
    var entriesHold: Bool {
        guard let head = report.head, report.omitted == 0 else { return false }
        return report.entries == head.size && !findings.contains { $0.concern == .entries }
    }

    /// The findings by their kind, in the order in which they were met.
    var kinds: [(code: String, findings: [EvidenceFinding])] {
        var kinds: [(code: String, findings: [EvidenceFinding])] = []
        for finding in findings {
            if let place = kinds.firstIndex(where: { $0.code == finding.code }) {
                kinds[place].findings.append(finding)
            } else {
                kinds.append((finding.code, [finding]))
            }
        }
        return kinds
    }
}

extension Verification {
    /// The answer in one line; it says nothing of whether the law was kept.
    var verdict: Phrase {
        let count = Phrase.count(
            Int64(findings.count + report.omitted), Phrase(en: "finding", nl: "bevinding"),
            Phrase(en: "findings", nl: "bevindingen"))
        if !isVerified {
            return Phrase(en: "NOT VERIFIED: \(count.en).", nl: "NIET GEVERIFIEERD: \(count.nl).")
        }
        if keyIsFromFolder {
            return Phrase(
                en: "CONSISTENT, with the key that lies in the folder itself; who signed is not shown.",
                nl: "SAMENHANGEND, met de sleutel die in de map zelf ligt; wie ondertekende, blijkt niet.")
        }
        return Phrase(
            en: "VERIFIED: everything that was checked holds.", nl: "GEVERIFIEERD: alles wat is nagegaan, klopt.")
    }

    /// What the reader must know before trusting the rest.
    var warnings: [(code: String, text: Phrase)] {
        var warnings: [(code: String, text: Phrase)] = []
        if keyIsFromFolder {
            warnings.append(
                (
                    "key.fromFolder",
                    Phrase(
                        en: """
                            The key was read from inside the folder. Whoever made the folder can have put any key there, so \
                            it proves nothing about who signed. Get the key from the log's keeper by another way, and \
                            compare.
                            """,
                        nl: """
                            De sleutel komt uit de map zelf. Wie de map maakte, kan er elke sleutel in hebben gelegd; hij \
                            bewijst dus niets over wie ondertekende. Vraag de beheerder van het logboek langs een andere weg \
                            om de sleutel, en vergelijk.
                            """)
                ))
        }
        if pinIsFromFolder {
            warnings.append(
                (
                    "pin.fromFolder",
                    Phrase(
                        en: """
                            A pin was read from inside the folder. It shows nothing that the folder doesn't say itself: a pin \
                            is a head that you kept elsewhere.
                            """,
                        nl: """
                            Een pin komt uit de map zelf. Die toont niets wat de map niet zelf al zegt: een pin is een stand \
                            die u elders hebt bewaard.
                            """)
                ))
        }
        return warnings
    }
}

extension EvidenceFinding {
    /// What a finding calls into question.
    enum Concern {
        /// Whether the entries are those that were signed.
        case entries
        /// Whether the log is the one that was seen before.
        case history
        /// Only something that lies beside the entries.
        case beside
    }

    var concern: Concern {
        switch self {
        case .checkpointMissing, .rootMismatched, .entryAltered, .bundleMissing, .bundleMalformed: .entries
        case .rolledBack, .historyRewritten, .checkpointRefused: .history
        case .verifierKeyDiffers, .entryMalformed, .entryMisplaced, .tileMissing, .tileMismatched, .proofRefused,
            .consistencyRefused,
            .payloadMismatched, .payloadMalformed, .payloadUnexpected, .payloadsOutOfOrder, .payloadMissing,
            .actorAltered, .actorMissing, .unreadable:
            .beside
        }
    }
}
#endif
