// SPDX-License-Identifier: Apache-2.0

extension TextNode {
    /// Why a text is no JSON; it tells nothing of what the text says.
    package struct NoJSON: Error, Hashable {
        /// The line, counted from 1.
        package let line: Int
        /// What is wrong there.
        package let problem: String
    }

    /// Reads a whole text of JSON (RFC 8259), encoded as UTF-8; for messages and files from outside.
    ///
    /// - Throws: ``NoJSON`` with the line.
    package init(readingJSON bytes: [UInt8]) throws(NoJSON) {
        do {
            self = try JSONScanner.read(bytes)
        } catch {
            throw NoJSON(line: error.line, problem: error.problem)
        }
    }
}
