// SPDX-License-Identifier: Apache-2.0

/// What the command line asks for.
struct Options {
    /// Every fault of a command line, and how it is used.
    struct Fault: Error, CustomStringConvertible {
        let faults: [String]
        var description: String {
            "SmartFMS can't run:\n" + faults.map { "  - \($0)" }.joined(separator: "\n") + "\n" + Options.usage
        }
    }

    static let usage = """
        usage: swift run SmartFMS [--out DIR] [--people N] [--seed S]
          --out DIR    the folder for the files that it writes (smartfms-out)
          --people N   how many people the company knows, 20 to 1000000 (2000)
          --seed S     a whole number; the same seed tells the same story (1)
        """

    var out = "smartfms-out"
    var people = 2_000
    var seed: UInt64 = 1
    var wantsHelp = false

    init(_ arguments: [String]) throws(Fault) {
        var faults: [String] = []
        var seen: Set<String> = []
        var rest = arguments[...]
        while let name = rest.popFirst() {
            if name == "--help" || name == "-h" {
                wantsHelp = true
                continue
            }
            guard ["--out", "--people", "--seed"].contains(name) else {
                faults.append("'\(name)' is no option; see the usage below")
                continue
            }
            if !seen.insert(name).inserted { faults.append("\(name) is given twice; give it once") }
            guard let value = rest.first, !value.hasPrefix("--") else {
                faults.append("\(name) has no value; write one behind it")
                continue
            }
            rest.removeFirst()
            switch name {
            case "--out":
                out = value
                if value.isEmpty { faults.append("--out is empty; name a folder") }
            case "--people":
                if let number = Int(value), (20...1_000_000).contains(number) {
                    people = number
                } else {
                    faults.append("--people '\(value)' is not a number from 20 to 1000000")
                }
            default:
                if let number = UInt64(value) {
                    seed = number
                } else {
                    faults.append("--seed '\(value)' is not a whole number of 0 or more")
                }
            }
        }
        guard faults.isEmpty || wantsHelp else { throw Fault(faults: faults) }
    }
}
