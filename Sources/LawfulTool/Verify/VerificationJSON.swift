// SPDX-License-Identifier: Apache-2.0

#if Tool
import Foundation
import LawfulEvidence
import LawfulModel
import LawfulTime

extension Verification {
    /// The whole answer for programs; keys are stable, texts aren't.
    func json(in language: Language) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(VerificationJSON(self, language)), as: UTF8.self) + "\n"
    }
}

/// The form of `lawful verify --json`.
private struct VerificationJSON: Encodable {
    struct Log: Encodable {
        let name: String
        let size: Int64
        let root: String
        let firstRecordedAt: String?
        let lastRecordedAt: String?
    }

    struct Checked: Encodable {
        let entries: Int64
        let tiles: Int
        let continued: Int
        let pins: Int
        let proofs: Int
        let consistencyProofs: Int
        let payloadsShown: Int
        let payloadsErased: Int
    }

    struct Finding: Encodable {
        let code: String
        let place: Int64?
        let sequence: Int64?
        let file: String?
        let line: Int64?
        let size: Int64?
        let reason: String?
        let text: String
    }

    struct Warning: Encodable {
        let code: String
        let text: String
    }

    let format = "lawful-verify@1"
    let verified: Bool
    let verdict: String
    let key: String
    let keyIsFromFolder: Bool
    let log: Log?
    let checked: Checked
    let findings: [Finding]
    let findingsOmitted: Int
    let advice: [String: String]
    let warnings: [Warning]
    let proves: [String]
    let cannotProve: [String]

    init(_ verification: Verification, _ language: Language) {
        let report = verification.report
        verified = verification.isVerified
        verdict = verification.verdict[language]
        key = verification.key.text
        keyIsFromFolder = verification.keyIsFromFolder
        log = report.head.map {
            Log(
                name: VisibleText.of($0.origin, limit: 255), size: $0.size, root: $0.root.base64,
                firstRecordedAt: report.firstRecordedAt?.description, lastRecordedAt: report.lastRecordedAt?.description
            )
        }
        checked = Checked(
            entries: report.entries, tiles: report.tiles, continued: report.continued, pins: verification.pins,
            proofs: report.proofs, consistencyProofs: report.consistencyProofs, payloadsShown: report.shown,
            payloadsErased: report.erased)
        // Pins are as many as the command line holds.
        findings = verification.findings.prefix(EvidenceReport.maximumFindings).map { finding in
            let place = finding.place
            return Finding(
                code: finding.code, place: place.index,
                sequence: place.isInLog ? place.index.map { $0 + 1 } : nil,
                file: place.file.map { VisibleText.of($0) }, line: place.line, size: place.size,
                reason: place.error.map { $0.code.description }, text: finding.sentence[language])
        }
        findingsOmitted = report.omitted + max(0, verification.findings.count - EvidenceReport.maximumFindings)
        advice = Dictionary(verification.findings.map { ($0.code, $0.advice[language]) }) { first, _ in first }
        warnings = verification.warnings.map { Warning(code: $0.code, text: $0.text[language]) }
        proves = verification.proved.map { $0[language] }
        cannotProve = verification.unproved.map { $0[language] }
    }
}
#endif
