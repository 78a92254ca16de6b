// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulDocuments
import LawfulModel
import Testing

@Suite("Colours of pages")
struct ContrastTests {
    /// The colours by name, of the light and the dark scheme.
    private static func schemes() throws -> [[String: String]] {
        let page = Document(title: "t", language: .en).html()
        return try page.split(separator: "\n").filter { $0.hasPrefix(":root {") }.map { line in
            var colours: [String: String] = [:]
            for part in line.split(separator: "--").dropFirst() {
                let pair = part.split(separator: ": ")
                colours[String(try #require(pair.first))] = String(try #require(pair.last).prefix(7))
            }
            return colours
        }
    }

    private static func luminance(_ colour: String) throws -> Double {
        let value = try #require(Int(colour.dropFirst(), radix: 16))
        let channels = [value >> 16, value >> 8, value].map { channel in
            let share = Double(channel & 0xFF) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    private static func contrast(_ one: String, _ other: String) throws -> Double {
        let pair = [try luminance(one), try luminance(other)].sorted()
        return (pair[1] + 0.05) / (pair[0] + 0.05)
    }

    @Test("differ enough: 4.5 to 1 for text, 3 to 1 for lines (WCAG 1.4.3, 1.4.11), in light and dark")
    func contrasts() throws {
        #expect(try Self.contrast("#000000", "#ffffff") == 21)
        #expect(try abs(Self.contrast("#777777", "#ffffff") - 4.48) < 0.01)
        let schemes = try Self.schemes()
        try #require(schemes.count == 2)
        for colours in schemes {
            let paper = try #require(colours["paper"])
            let soft = try #require(colours["soft"])
            for name in ["ink", "quiet", "link", "mark"] {
                let colour = try #require(colours[name])
                #expect(try Self.contrast(colour, paper) >= 4.5, "\(name) on paper")
                #expect(try Self.contrast(colour, soft) >= 4.5, "\(name) on soft")
            }
            #expect(try Self.contrast(#require(colours["line"]), paper) >= 3)
        }
    }
}
