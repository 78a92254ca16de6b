// SPDX-License-Identifier: Apache-2.0

/// A page of HTML, written so that nothing in the data can become markup.
struct HTMLPage {
    private var body = ""

    mutating func heading(_ level: Int, _ text: String) { element("h\(level)", text) }
    mutating func paragraph(_ text: String) { element("p", text) }

    mutating func list(_ items: [String]) {
        guard !items.isEmpty else { return }
        body += "<ul>\n" + items.map { "  <li>\(Self.escape($0))</li>\n" }.joined() + "</ul>\n"
    }

    mutating func table(_ header: [String], _ rows: [[String]]) {
        body += "<table>\n  <thead><tr>" + header.map { "<th scope=\"col\">\(Self.escape($0))</th>" }.joined()
        body += "</tr></thead>\n  <tbody>\n"
        for row in rows {
            body += "    <tr>" + row.map { "<td>\(Self.escape($0))</td>" }.joined() + "</tr>\n"
        }
        body += "  </tbody>\n</table>\n"
    }

    func document(title: String, language: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(Self.escape(language))">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(Self.escape(title))</title>
        <style>
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; margin: 0.5rem 0 1.5rem; display: block; overflow-x: auto; }
        th, td { border: 1px solid #bbb; padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
        th { background: #f2f2f2; }
        </style>
        </head>
        <body>
        \(body)</body>
        </html>

        """
    }

    private mutating func element(_ name: String, _ text: String) {
        body += "<\(name)>\(Self.escape(text))</\(name)>\n"
    }

    static func escape(_ text: String) -> String {
        var escaped = ""
        // Scalar by scalar: a combining mark makes one character with the bracket before it.
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
