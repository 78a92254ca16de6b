// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Lawful
import LawfulEvidence
import LawfulSQLite

/// The company's ledger with its evidence: sealed, signed, and exported for auditors at the end of the day.
struct CompanyEvidence: Sendable {
    static let origin = "smartfms.example/ledger"
    let evidence: LedgerEvidence
    let ledger: SQLiteLedger
    private let folder: URL

    /// Opens the ledger in the output folder. A real company keeps the keys on another volume than the ledger.
    init(in folder: URL) throws {
        self.folder = folder
        evidence = try LedgerEvidence.files(
            in: folder.appending(path: "keys").path(percentEncoded: false), origin: Self.origin)
        ledger = try SQLiteLedger(
            path: folder.appending(path: "ledger.sqlite").path(percentEncoded: false), evidence: evidence)
    }

    /// Writes `evidence/`, verifies it as an auditor would, and says how to do so again.
    ///
    /// - Returns: whether it holds, and what to tell.
    func export() async throws -> (holds: Bool, summary: String) {
        let path = folder.appending(path: "evidence").path(percentEncoded: false)
        let head = try await ledger.export(to: path, proofsOf: [1]).head
        let report = EvidenceFolder(path).verify(by: evidence.signing.verifier)
        let own = try await ledger.verify()
        let holds = report.isVerified && own.findings.isEmpty
        return (
            holds,
            """
            Evidence of \(head.size) entries is in \(path), signed by \(Self.origin); \(own.shown) private parts open, \
            \(own.erased) were erased. Its key is in evidence/vkey; give it to auditors by another way than the folder:
              swift run --traits Tool lawful verify \(path) --vkey \(path)/vkey
            """
        )
    }
}
#endif
