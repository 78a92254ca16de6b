// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import LawfulModel

@Suite("The page of findings")
struct FindingPageTests {
    @Test("the page lists every rule with its severity and article, in order, and no other")
    func rows() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "Documentation/Findings.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| L-") || $0.hasPrefix("| G-") }.map {
            $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        #expect(rows.allSatisfy { $0.count == 5 && !$0[3].isEmpty && !$0[4].isEmpty })
        #expect(
            rows.map { "\($0[0]) \($0[1]) \($0[2])" }
                == FindingRule.all.map { "\($0.code) \($0.severity.rawValue) \($0.article)" })
    }

    @Test("what a date brings about is no error")
    func dated() {
        for finding in FindingCase.all where finding.date != nil {
            #expect(finding.severity != .error, "\(finding)")
        }
    }
}
