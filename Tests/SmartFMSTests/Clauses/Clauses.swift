// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The reference company's statement, clause by clause: a test for each, named by its id, that shows what the clause
/// does. They stand in the files of this folder, in the order of the statement.
@Suite("The statement, clause by clause")
struct Clauses {
    @Test("every clause has its test, each once")
    func complete() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let named = try files.filter { $0.pathExtension == "swift" }.flatMap { file in
            try String(contentsOf: file, encoding: .utf8).matches(
                of: /\n    @Test\("(S-\d\d) [^"]+"(, arguments: .+)?\)\n/
            )
            .map { String($0.1) }
        }
        #expect(named.sorted() == (1...76).map { $0 < 10 ? "S-0\($0)" : "S-\($0)" })
    }
}
