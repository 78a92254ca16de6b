// SPDX-License-Identifier: Apache-2.0

import Foundation
import Lawful

/// The company's statement and records of processing, written from the register that its day is decided by.
struct CompanyDocuments {
    private let files: Int
    private let folder: URL
    private let gaps: [ChecklistEntry]
    private let purposes: Int

    /// Writes each document in both languages, for people and as a page; the next version of the statement, too, which
    /// tells what changes.
    ///
    /// - Parameters:
    ///   - history: the versions of the company's register.
    ///   - date: the day on which the documents are written.
    ///   - next: the day from which the next version of the statement applies.
    ///   - folder: where they go.
    /// - Throws: `CompanyError` when no version holds on the day, and what the documents and the folder throw.
    init(_ history: RegisterHistory, on date: LocalDate, next: LocalDate, in folder: URL) throws {
        guard let register = history.register(on: date) else { throw CompanyError.noRegister }
        self.folder = folder.appending(path: "documents", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        var files = 0
        var gaps: [ChecklistEntry] = []
        var purposes = 0
        for language in Language.allCases {
            let statement = try PrivacyStatement(history, on: date, language: language)
            let coming = try PrivacyStatement(history, on: next, language: language)
            gaps = statement.checklist.filter(\.isMissing)
            purposes = Set(statement.checklist.map(\.purpose)).count
            for (name, document) in [
                ("statement", statement.document), ("statement-next", coming.document),
                ("record-controller", ProcessingRecord.controller(register, on: date, language: language)),
                ("record-processor", ProcessingRecord.processor(register, on: date, language: language)),
            ] {
                for (suffix, text) in [("md", document.markdown()), ("html", document.html())] {
                    let file = self.folder.appending(path: "\(name).\(language.rawValue).\(suffix)")
                    try Data(text.utf8).write(to: file)
                    files += 1
                }
            }
        }
        self.files = files
        self.gaps = gaps
        self.purposes = purposes
    }

    /// What was written, and what Arts. 13 and 14 ask that the statement can't tell, with the findings that say so.
    var summary: String {
        var lines = ["Wrote \(files) documents to \(folder.path(percentEncoded: false))."]
        lines.append("Of Arts. 13 and 14 the statement can't tell:")
        for item in InformationItem.allCases {
            let own = gaps.filter { $0.item == item }
            guard !own.isEmpty else { continue }
            let codes = Set(own.compactMap { if case .missing(let code?) = $0.standing { code } else { nil } })
            let found = codes.isEmpty ? "" : " (\(codes.sorted().map(\.description).joined(separator: ", ")))"
            let isEvery = own.count == purposes
            let names = isEvery ? "every purpose" : own.map(\.purpose.rawValue).joined(separator: ", ")
            lines.append("  \(item.rawValue), \(item.articles[0].cited(in: .en))\(found): \(names)")
        }
        return gaps.isEmpty ? lines[0] : lines.joined(separator: "\n")
    }
}
