// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Lawful
import Testing

@testable import SmartFMS

@Suite("The company's documents")
struct CompanyDocumentTests {
    @Test("the next version of the statement tells what changes, in both languages, and the first that it is the first")
    func changes() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "smartfms-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let (today, next) = try (LocalDate(Day.date), LocalDate(CompanyRegister.correctedFrom))
        let documents = try CompanyDocuments(CompanyRegister.history(), on: today, next: next, in: folder)
        #expect(documents.summary.hasPrefix("Wrote 16 documents"))
        for (language, first, heading, objection) in [
            ("nl", "Dit is de eerste versie.", "### Wat er is veranderd sinds versie 2018-05", "Veranderd: uw rechten"),
            ("en", "This is the first version.", "### What changed since version 2018-05", "Changed: your rights"),
        ] {
            let now = try text(folder, "statement.\(language).md")
            #expect(now.contains(first) && !now.contains(heading))
            let later = try text(folder, "statement-next.\(language).md")
            let told = try #require(later.components(separatedBy: heading).dropFirst().first)
            let lines = told.split(separator: "\n").filter { $0.hasPrefix("- ") }
            #expect(lines.count > 5 && lines.contains { $0.contains(objection) }, "\(lines)")
            #expect(!told.contains("become none") && !later.contains(first))
        }
    }

    @Test("each material change of the register is told under a purpose or a kind")
    func all() throws {
        let diff = try CompanyRegister.declared().diff(to: CompanyRegister.corrected())
        #expect(!diff.material.isEmpty)
        let statement = try PrivacyStatement(
            CompanyRegister.history(), on: LocalDate(CompanyRegister.correctedFrom), language: .en)
        let told = statement.markdown()
        for (kind, words) in [
            (RegisterChange.Kind.basis, "legal basis"), (.retention, "etention"), (.rights, "rights"),
            (.transfer, "transfers"),
        ] where diff.material.contains(where: { $0.kind == kind }) {
            #expect(told.contains(words), "\(kind)")
        }
    }

    private func text(_ folder: URL, _ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: "documents/\(name)"), encoding: .utf8)
    }
}
#endif
