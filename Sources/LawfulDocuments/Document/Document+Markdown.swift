// SPDX-License-Identifier: Apache-2.0

extension Document {
    /// The document as Markdown (CommonMark with tables); no text in it can become markup.
    public func markdown() -> String {
        var lines = ["# \(title.markdown)"]
        for block in opening { lines += [""] + block.markdown }
        for section in sections { lines += section.markdown(depth: 2) }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Document.Section {
    fileprivate func markdown(depth: Int) -> [String] {
        var lines = ["", "\(String(repeating: "#", count: min(depth, 6))) \(title.markdown)"]
        for block in blocks { lines += [""] + block.markdown }
        for section in sections { lines += section.markdown(depth: depth + 1) }
        return lines
    }
}

extension Document.Block {
    fileprivate var markdown: [String] {
        switch self {
        case .paragraph(let phrase): [phrase.markdown]
        case .list(let items): items.map { "- \($0.markdown)" }
        case .definitions(let definitions): definitions.flatMap(\.markdown)
        case .table(let table): table.markdown
        }
    }
}

extension Document.Definition {
    fileprivate var markdown: [String] {
        guard lines.count != 1 else { return ["- **\(term.markdown):** \(lines[0].markdown)"] }
        return ["- **\(term.markdown):**"] + lines.map { "  - \($0.markdown)" }
    }
}

extension Document.Table {
    fileprivate var markdown: [String] {
        func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
        let body = rows.map { cells in
            row(cells.map { $0.isEmpty ? "–" : $0.map(\.markdown).joined(separator: "; ") })
        }
        return ["**\(caption.markdown)**", "", row(header.map(\.markdown)), row(header.map { _ in "---" })] + body
    }
}

extension Phrase {
    /// The phrase on one line, with every character escaped that Markdown could read as markup.
    fileprivate var markdown: String {
        var text = ""
        for run in runs {
            if run.isAddress, let address = WebAddress(run.text) {
                text += "<\(address.text)>"
            } else {
                text += Self.escape(run.text, atStart: text.isEmpty)
            }
        }
        return text
    }

    private static func escape(_ text: String, atStart: Bool) -> String {
        var scalars: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            let isBreak = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            scalars.append(isBreak || scalar == "\u{2028}" || scalar == "\u{2029}" ? " " : scalar)
        }
        // What begins a line could make it a heading, a quotation, a list or a rule.
        let head = scalars.prefix { $0 == " " }.count
        let digits = scalars.dropFirst(head).prefix { ("0"..."9").contains($0) }.count
        var escaped = ""
        for (index, scalar) in scalars.enumerated() {
            let opensBlock =
                atStart
                && (index == head && "#>-+=".unicodeScalars.contains(scalar)
                    || digits > 0 && index == head + digits && (scalar == "." || scalar == ")"))
            let opensEntity =
                scalar == "&"
                && scalars.dropFirst(index + 1).first.map { $0 == "#" || $0.properties.isAlphabetic } == true
            if opensBlock || opensEntity || "\\`*_[]<>|~".unicodeScalars.contains(scalar) { escaped += "\\" }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }
}

/// An address that a reader can follow: of the web, or of e-mail; anything else is only text.
struct WebAddress {
    /// The address as it is shown.
    let text: String
    /// Where it leads.
    let target: String

    init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy { byte in
            let character = Unicode.Scalar(byte)
            return character.properties.isAlphabetic && byte < 0x80 || ("0"..."9").contains(character)
                || "-._~:/?#@!$&'()*+,;=%".unicodeScalars.contains(character)
        }
        guard isPlain else { return nil }
        self.text = text
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        if ["https://", "http://"].contains(where: { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }) {
            target = text
        } else if parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !text.contains(":"), !text.contains("/") {
            target = "mailto:\(text)"
        } else {
            return nil
        }
    }
}
