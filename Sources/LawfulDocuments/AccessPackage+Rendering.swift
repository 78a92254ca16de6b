// SPDX-License-Identifier: Apache-2.0

public import Foundation
import LawfulData
import LawfulLedger
public import LawfulModel
public import LawfulRights

extension AccessPackage {
    /// The package as JSON: machine-readable, keys sorted.
    ///
    /// - Throws: what `JSONEncoder` throws; a package encodes.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// The package as a page that people can read (Art. 12(1)).
    public func html(in language: Language) -> String {
        let words = Words(language)
        var page = HTMLPage()
        page.heading(1, words.title)
        page.paragraph("\(controller) · \(contact)")
        page.paragraph("\(words.request) \(request) · \(preparedAt)")
        page.heading(2, words.processing)
        for processing in processing {
            page.heading(3, processing.purpose)
            var rows: [[String]] = [
                [words.bases, processing.bases.map { $0.cited(in: language) }.joined(separator: "; ")],
                [words.categories, processing.categories.map(\.rawValue).joined(separator: ", ")],
                [words.recipients, processing.recipients.map(words.recipient).joined(separator: "; ")],
                [words.retention, processing.retention.map(words.period).joined(separator: "; ")],
                [words.sources, processing.sources.map(words.source).joined(separator: "; ")],
            ]
            if let logic = processing.automatedDecisions { rows.append([words.automated, logic]) }
            let safeguards = processing.recipients.compactMap { recipient in
                recipient.safeguard.map { "\(recipient.name): \($0.rawValue)" }
            }
            if !safeguards.isEmpty { rows.append([words.safeguards, safeguards.joined(separator: "; ")]) }
            page.table([words.item, words.information], rows.map { [$0[0], $0[1].isEmpty ? "–" : $0[1]] })
        }
        page.heading(2, words.rights)
        page.list(rights.map { "\($0.cited(in: language)): \(words.right($0))" })
        page.paragraph("\(words.complaint): \(words.authority(authority))")
        page.heading(2, words.data)
        if data.isEmpty { page.paragraph(words.noData) }
        for table in data {
            page.heading(3, "\(table.table) – \(table.activity)")
            page.table(table.columns.map { "\($0.name) (\($0.category))" }, table.rows.map { $0.map(\.text) })
        }
        page.heading(2, words.log)
        page.table(
            [words.time, words.what, words.activity, words.role, words.receiver],
            log.map {
                [
                    $0.at, $0.kind.rawValue, $0.activity?.rawValue ?? "–", $0.role?.rawValue ?? "–",
                    $0.recipient?.rawValue ?? "–",
                ]
            })
        return page.document(title: words.title, language: language.rawValue)
    }
}
