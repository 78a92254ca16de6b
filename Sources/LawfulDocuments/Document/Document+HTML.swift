// SPDX-License-Identifier: Apache-2.0

import LawfulModel

extension Document {
    /// The document as a page that everyone can read: its language and that of foreign words marked, landmarks, headings
    /// in order, tables with caption and scope, a way past the contents; nothing fetched, no script, all text escaped.
    public func html() -> String {
        let isDutch = language == .nl
        var contents = ""
        if sections.count > 1 {
            contents = "<nav aria-label=\"\(isDutch ? "Inhoud" : "Contents")\">\n\(list(sections))</nav>\n"
        }
        return HTMLPage(
            title: title.text, language: language.rawValue, skip: isDutch ? "Naar de tekst" : "Skip to the text",
            header: "<h1>\(title.html)</h1>\n" + opening.map(\.html).joined(), contents: contents,
            body: sections.map { $0.html(depth: 2) }.joined()
        ).text
    }

    private func list(_ sections: [Section]) -> String {
        let items = sections.map { section in
            let inner = section.sections.isEmpty ? "" : "\n\(list(section.sections))"
            return "<li><a href=\"#\(section.id)\">\(section.title.html)</a>\(inner)</li>\n"
        }
        return "<ul>\n\(items.joined())</ul>\n"
    }
}

extension Document.Section {
    fileprivate func html(depth: Int) -> String {
        let name = "h\(min(depth, 6))"
        let apart = isSetApart ? " class=\"apart\"" : ""
        return "<section id=\"\(id)\"\(apart)>\n<\(name)>\(title.html)</\(name)>\n" + blocks.map(\.html).joined()
            + sections.map { $0.html(depth: depth + 1) }.joined() + "</section>\n"
    }
}

extension Document.Block {
    fileprivate var html: String {
        switch self {
        case .paragraph(let phrase): "<p>\(phrase.html)</p>\n"
        case .list(let items): items.isEmpty ? "" : items.htmlList
        case .definitions(let definitions):
            definitions.isEmpty ? "" : "<dl>\n\(definitions.map(\.html).joined())</dl>\n"
        case .table(let table): table.html
        }
    }
}

extension Document.Definition {
    fileprivate var html: String {
        "<div><dt>\(term.html)</dt>" + lines.map { "<dd>\($0.html)</dd>" }.joined() + "</div>\n"
    }
}

extension Document.Table {
    fileprivate var html: String {
        // A table wider than a phone scrolls in a frame of its own, which a keyboard can reach.
        var text =
            "<div class=\"table\" role=\"region\" aria-label=\"\(HTMLPage.escape(caption.text))\" tabindex=\"0\">\n"
        text += "<table>\n<caption>\(caption.html)</caption>\n<thead><tr>"
        text += header.map { "<th scope=\"col\">\($0.html)</th>" }.joined() + "</tr></thead>\n<tbody>\n"
        for row in rows {
            text += "<tr>"
            for (index, cell) in row.enumerated() {
                let isHeading = hasRowHeadings && index == 0
                text += isHeading ? "<th scope=\"row\">\(cell.html)</th>" : "<td>\(cell.html)</td>"
            }
            text += "</tr>\n"
        }
        return text + "</tbody>\n</table>\n</div>\n"
    }
}

extension [Phrase] {
    fileprivate var htmlList: String { "<ul>\n\(map { "<li>\($0.html)</li>\n" }.joined())</ul>\n" }

    /// A cell: nothing is a dash, several lines are a list.
    fileprivate var html: String {
        switch count {
        case 0: "–"
        case 1: self[0].html
        default: htmlList
        }
    }
}

extension Phrase {
    fileprivate var html: String {
        runs.map { run in
            let text = HTMLPage.escape(run.text)
            if run.isAddress, let address = WebAddress(run.text) {
                return "<a href=\"\(HTMLPage.escape(address.target))\">\(text)</a>"
            }
            return run.language.map { "<span lang=\"\($0.rawValue)\">\(text)</span>" } ?? text
        }.joined()
    }
}
