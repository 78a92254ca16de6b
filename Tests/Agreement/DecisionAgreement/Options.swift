// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the program is asked to run.
struct Options {
    var cases = 1_000_000
    var seed: UInt64 = 2016_0679
    /// Whether to go on after a disagreement, and tell the first of each kind.
    var isGoingOn = false
    var threads = ProcessInfo.processInfo.activeProcessorCount

    static let usage = "usage: DecisionAgreement [CASES] [--seed N] [--threads N] [--go-on]"

    struct Malformed: Error {}

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--seed": seed = try Self.number(rest.popFirst())
            case "--go-on": isGoingOn = true
            case "--threads": threads = max(1, try Self.number(rest.popFirst()))
            default: cases = try Self.number(argument)
            }
        }
        guard cases > 0 else { throw Malformed() }
    }

    private static func number<N: FixedWidthInteger>(_ text: String?) throws -> N {
        guard let text, let number = N(text.filter { $0 != "_" && $0 != "," }) else { throw Malformed() }
        return number
    }
}
