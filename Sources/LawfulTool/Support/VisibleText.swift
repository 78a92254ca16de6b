// SPDX-License-Identifier: Apache-2.0

#if Tool
/// Text from outside, such as a file's name, made fit to be shown: nothing in it can steer a terminal, hide or turn round
/// what follows, begin a new line, or go on without end.
enum VisibleText {
    /// How many characters of a text are shown.
    static let limit = 120

    /// The text on one line.
    static func of(_ text: String, limit: Int = limit) -> String {
        var shown = ""
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < limit else { return shown + "…" }
            count += 1
            shown += isPlain(scalar) ? String(Character(scalar)) : escaped(scalar)
        }
        return shown
    }

    /// The text with its lines.
    static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { of(String($0), limit: 400) }
            .joined(separator: "\n")
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: scalar == " "
        default: scalar != "\\"
        }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        scalar == "\\" ? "\\\\" : "\\u{\(String(scalar.value, radix: 16))}"
    }
}
#endif
