// SPDX-License-Identifier: Apache-2.0

import LawfulTime

// What became of purposes: each name leads to one that is declared, by one way, forward in time.
extension StructureCheck {
    mutating func checkSuccessions() {
        guard !register.successions.isEmpty else { return }
        let list = Place.root.successions
        unique(register.successions.map(\.purpose), list, by: "purpose")
        let chain = SuccessionChain(register)
        var taken: Set<PurposeID> = []
        each(register.successions, list, by: \.purpose) { check, succession, at in
            check.date(succession.on, at.on)
            // A name that can't be read leads nowhere.
            guard !succession.purpose.rawValue.isEmpty else { return }
            switch succession.change {
            case .renamed(let name): check.successor(name, chain, at.change.renamed)
            case .split(let parts, let same): check.check(parts, same, of: succession.purpose, chain, at.change.split)
            case .retired: break
            }
            check.checkName(succession, chain, at)
            if let same = succession.same, !taken.insert(same).inserted {
                check.malformed(
                    at.change,
                    "'\(same)' is said to be the same as two purposes, so that a consent to one would count for both; "
                        + "declare one of them as split, and ask for consent to it anew (Art. 4(11))")
            }
        }
    }

    private mutating func successor(_ name: PurposeID, _ chain: SuccessionChain, _ at: Place) {
        guard !name.rawValue.isEmpty, !chain.former.contains(name) else { return }
        known(name, purposes, at, "an activity")
    }

    private mutating func check(
        _ parts: [PurposeID],
        _ same: PurposeID?,
        of purpose: PurposeID,
        _ chain: SuccessionChain,
        _ at: Place
    ) {
        if parts.count < 2 { malformed(at.into, "a split leaves two purposes at least; write Renamed for one") }
        unique(parts, at.into)
        for (index, part) in parts.enumerated() {
            if part == purpose {
                malformed(
                    at.into,
                    "the part '\(part)' couldn't be told from the whole; give it a name of its own, and name it as same"
                )
            } else if !chain.former.contains(part), !purposes.contains(part), !part.rawValue.isEmpty {
                fault(.unknown, at.into, "'\(part)' is not an activity here; declare it", lineOf: at.into[index])
            }
        }
        guard let same, !same.rawValue.isEmpty, !parts.contains(same) else { return }
        fault(.unknown, at.same, "'\(same)' is none of the parts; name one of them, or none")
    }

    private mutating func checkName(_ succession: PurposeSuccession, _ chain: SuccessionChain, _ at: Place) {
        let purpose = succession.purpose
        if succession.change == .renamed(to: purpose) || chain.isCircle(purpose) {
            malformed(at.change, "'\(purpose)' comes back to itself; leave one of the changes out")
        } else if succession.change != .retired, chain.alive.contains(purpose) {
            malformed(
                at.purpose,
                "'\(purpose)' is given up and declared as an activity as well; declare its successors only")
        }
        for name in succession.successors where name != purpose {
            guard let next = chain.date(name), let own = succession.on.date, next < own else { continue }
            malformed(
                at.on,
                "'\(name)' is given up on \(next), before it follows on \(own); put the changes in the order of time")
        }
    }
}

/// How successions hang together.
struct SuccessionChain {
    let former: Set<PurposeID>
    let alive: Set<PurposeID>
    private let successions: [PurposeID: PurposeSuccession]

    init(_ register: Register) {
        successions = Dictionary(register.successions.map { ($0.purpose, $0) }) { first, _ in first }
        former = Set(successions.keys)
        alive = Set(register.activities.map(\.purpose))
    }

    /// When a name is given up.
    func date(_ purpose: PurposeID) -> LocalDate? { successions[purpose]?.on.date }

    /// Whether a purpose comes of itself by way of others.
    func isCircle(_ purpose: PurposeID) -> Bool {
        var seen: Set<PurposeID> = []
        var next = (successions[purpose]?.successors ?? []).filter { $0 != purpose }
        while let name = next.popLast() {
            if name == purpose { return true }
            guard seen.insert(name).inserted else { continue }
            next += (successions[name]?.successors ?? []).filter { $0 != name }
        }
        return false
    }
}
