// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel

/// How activities are recorded, where otherwise than by default.
struct Handling: Sendable {
    let durability: [PurposeID: Durability]
    let outage: [PurposeID: OutagePolicy]

    /// - Throws: ``DataProtectionError`` with all that is wrong.
    init(
        _ durability: [PurposeID: Durability],
        _ outage: [PurposeID: OutagePolicy],
        hasSpool: Bool,
        in register: Register
    ) throws {
        self.durability = durability
        self.outage = outage
        var faults = Set(durability.keys).union(outage.keys).sorted().filter { register.activity($0) == nil }
            .map { "The register declares no activity '\($0.rawValue)'." }
        for (activity, how) in durability.sorted(by: { $0.key < $1.key }) {
            guard case .buffered(let window, let limit) = how else { continue }
            if window.wholeMilliseconds < 1 {
                faults.append("The window of '\(activity.rawValue)' is shorter than a millisecond.")
            }
            if limit < 1 { faults.append("No entry of '\(activity.rawValue)' may be buffered by its limit.") }
        }
        for (activity, policy) in outage.sorted(by: { $0.key < $1.key }) {
            guard case .spool(let limit) = policy else { continue }
            if limit < 1 { faults.append("No entry of '\(activity.rawValue)' may be spooled by its limit.") }
            if !hasSpool { faults.append("'\(activity.rawValue)' is to be spooled, and no spool is given.") }
        }
        guard faults.isEmpty else { throw DataProtectionError(.handlingRefused, faults: faults) }
    }

    /// How many answers of an activity may be spooled; nil where none.
    func spoolLimit(of activity: PurposeID) -> Int? {
        guard case .spool(let limit)? = outage[activity] else { return nil }
        return limit
    }

    /// What the activation's entry says; nil where all is as by default.
    var recorded: [String]? {
        let lines =
            durability.compactMap { activity, how -> String? in
                switch how {
                case .grouped: nil
                case .durable: "\(activity.rawValue) durable"
                case .buffered(let window, let limit):
                    "\(activity.rawValue) buffered window=\(window.wholeMilliseconds)ms limit=\(limit)"
                }
            }
            + outage.compactMap { activity, policy -> String? in
                switch policy {
                case .deny: nil
                case .spool(let limit): "\(activity.rawValue) spool limit=\(limit)"
                }
            }
        return lines.isEmpty ? nil : lines.sorted()
    }
}
