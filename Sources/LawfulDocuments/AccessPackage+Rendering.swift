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
    public func html(in language: Language) -> String { document(in: language).html() }

    private func document(in language: Language) -> Document {
        let words = Words(language)
        let processing = processing.enumerated().map { index, processing in
            Document.Section(
                "processing-\(index + 1)", Phrase(processing.purpose),
                [.definitions(definitions(of: processing, words, language))])
        }
        let tables = data.enumerated().map { index, table in
            let title = "\(table.table) – \(table.activity)"
            let columns = table.columns.map { Phrase("\($0.name) (\($0.category.rawValue))") }
            return Document.Section(
                "data-\(index + 1)", Phrase(title),
                [Self.table(Phrase(title), columns, table.rows.map { $0.map(\.text) })])
        }
        let log = log.map { line in
            [
                line.at, line.kind.rawValue, line.activity?.rawValue ?? "", line.role?.rawValue ?? "",
                line.recipient?.rawValue ?? "",
                [line.request?.rawValue, line.outcome].compactMap { $0 }.joined(separator: ": "),
            ]
        }
        let columns = [words.time, words.what, words.activity, words.role, words.receiver, words.itsRequest]
        return Document(
            title: Phrase(words.title), language: language,
            opening: [
                .paragraph("\(controller) · \(contact)"),
                .paragraph("\(words.request) \(request.rawValue) · \(preparedAt)"),
            ]
                + (undescribed.isEmpty
                    ? [] : [.paragraph(Phrase(words.incomplete)), .list(undescribed.map { Phrase($0) })]),
            sections: [
                .init("processing", Phrase(words.processing), sections: processing),
                .init(
                    "rights", Phrase(words.rights),
                    [
                        .list(rights.map { "\($0.cited(in: language)): \(words.right($0))" }),
                        .paragraph("\(words.complaint): \(words.authority(authority))"),
                    ]),
                .init(
                    "data", Phrase(words.data), data.isEmpty ? [.paragraph(Phrase(words.noData))] : [], sections: tables
                ),
                .init("log", Phrase(words.log), [Self.table(Phrase(words.log), columns.map { Phrase($0) }, log)]),
            ])
    }

    private func definitions(
        of processing: Processing,
        _ words: Words,
        _ language: Language
    ) -> [Document.Definition] {
        let safeguards = processing.recipients.compactMap { recipient in
            recipient.safeguard.map { "\(recipient.name): \($0.rawValue)" }
        }
        var rows = [
            (words.bases, processing.bases.map { $0.cited(in: language) }),
            (words.categories, [processing.categories.map(\.rawValue).joined(separator: ", ")]),
            (words.recipients, processing.recipients.map(words.recipient)),
            (words.retention, processing.retention.map(words.period)),
            (words.sources, processing.sources.map(words.source)),
        ]
        if let logic = processing.automatedDecisions { rows.append((words.automated, [logic])) }
        if !safeguards.isEmpty { rows.append((words.safeguards, safeguards)) }
        return rows.map { term, lines in
            let told = lines.filter { !$0.isEmpty }
            return .init(Phrase(term), told.isEmpty ? ["–"] : told.map { Phrase($0) })
        }
    }

    private static func table(_ caption: Phrase, _ columns: [Phrase], _ rows: [[String]]) -> Document.Block {
        .table(
            .init(
                caption: caption, header: columns, rows: rows.map { $0.map { $0.isEmpty ? [] : [Phrase($0)] } }))
    }
}
