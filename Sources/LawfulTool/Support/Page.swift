// SPDX-License-Identifier: Apache-2.0

#if Tool
/// Plain text for people: headings, items and paragraphs, wrapped.
struct Page {
    private static let width = 96

    private(set) var text = ""

    /// A line that stands out.
    mutating func title(_ line: String) { text += line + "\n" }

    /// A heading with a blank line above.
    mutating func heading(_ line: String) { text += "\n\(line)\n" }

    /// A label and what it says.
    mutating func row(_ label: String, _ value: String) {
        let column = 14
        let padding = String(repeating: " ", count: max(1, column - label.count))
        wrap(value, first: label + padding, others: String(repeating: " ", count: column))
    }

    /// An item of a list.
    mutating func item(_ line: String) { wrap(line, first: "- ", others: "  ") }

    /// What belongs to the item above.
    mutating func under(_ line: String) { wrap(line, first: "  ", others: "  ") }

    /// Words as they stand, on lines of a width; a word that is longer stays whole.
    private mutating func wrap(_ words: String, first: String, others: String) {
        var line = first
        var isEmpty = true
        for word in words.split(separator: " ") {
            if !isEmpty, line.count + 1 + word.count > Self.width {
                text += line + "\n"
                line = others
                isEmpty = true
            }
            line += isEmpty ? String(word) : " \(word)"
            isEmpty = false
        }
        text += line + "\n"
    }
}
#endif
