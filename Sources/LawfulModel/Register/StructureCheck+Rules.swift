// SPDX-License-Identifier: Apache-2.0

import LawfulTime

/// The names that a list declares.
struct Declared<Name: Identifier> {
    private var names: Set<Name> = []
    /// Whether there may be names that can't be read; then none is unknown.
    private var isOpen = false

    init(_ names: [Name], at list: Place, by key: String? = nil, _ reading: Reading, isOpen: Bool = false) {
        guard !reading.spoilt.isEmpty else {
            self.names = Set(names)
            return
        }
        self.isOpen = isOpen || reading.isSpoilt(list)
        for (index, name) in names.enumerated() {
            if reading.isSpoilt(key.map { .key(list[index], $0) } ?? list[index]) {
                self.isOpen = true
            } else {
                self.names.insert(name)
            }
        }
    }

    func contains(_ name: Name) -> Bool { isOpen || names.contains(name) }
}

extension StructureCheck {
    /// Goes through a list, naming each element as people know it.
    mutating func each<Element, Name: Identifier>(
        _ elements: [Element],
        _ list: Place,
        by name: (Element) -> Name,
        _ body: (inout StructureCheck, Element, Place) -> Void
    ) {
        for (index, element) in elements.enumerated() {
            let name = name(element)
            // A name that can't be read names nothing.
            let isUnread = name.rawValue.isEmpty && !reading.spoilt.isEmpty
            body(&self, element, isUnread ? list[index] : list[index, name])
        }
    }

    /// Notes a fault, unless nobody can read the value that it is about.
    mutating func fault(
        _ code: RegisterError.Fault.Code,
        _ at: Place,
        _ message: @autoclosure () -> String,
        lineOf element: Place? = nil
    ) {
        guard !reading.isSpoilt(element ?? at) else { return }
        faults.append(
            .init(
                code: code, path: at.path, message: message(), line: reading.text?.line(of: element ?? at),
                file: reading.file))
    }

    mutating func malformed(_ at: Place, _ message: @autoclosure () -> String) { fault(.malformed, at, message()) }

    mutating func known<Name: Identifier>(
        _ name: Name?,
        _ declared: Declared<Name>,
        _ at: @autoclosure () -> Place,
        _ what: String
    ) {
        guard let name, !declared.contains(name) else { return }
        fault(.unknown, at(), "'\(name)' is not \(what) here; declare it")
    }

    mutating func known<Name: Identifier>(
        _ names: [Name]?,
        _ declared: Declared<Name>,
        _ at: @autoclosure () -> Place,
        _ what: String
    ) {
        for (index, name) in (names ?? []).enumerated() where !declared.contains(name) {
            fault(.unknown, at(), "'\(name)' is not \(what) here; declare it", lineOf: at()[index])
        }
    }

    /// Each name of a list stands there once, and is one.
    mutating func unique<Name: Identifier>(
        _ names: [Name],
        _ list: Place,
        by key: String? = nil,
        beside other: Name? = nil
    ) {
        var seen: Set<Name> = other.map { [$0] } ?? []
        for (index, name) in names.enumerated() {
            let isFirst = seen.insert(name).inserted
            if isFirst, name.isWellFormed { continue }
            let place = key.map { .key(list[index], $0) } ?? list[index]
            if !isFirst { fault(.duplicate, list, "'\(name)' is declared twice; keep one", lineOf: place) }
            if !name.isWellFormed { malformed(name, list, lineOf: place) }
        }
    }

    mutating func name(_ name: some Identifier, _ at: @autoclosure () -> Place) {
        if !name.isWellFormed { malformed(name, at(), lineOf: at()) }
    }

    private mutating func malformed(_ name: some Identifier, _ at: Place, lineOf place: Place) {
        fault(
            .malformed, at, "'\(name)' is no name: 1 to 200 bytes, no control characters or outer blanks",
            lineOf: place)
    }

    mutating func date(_ declared: DeclaredDate?, _ at: @autoclosure () -> Place) {
        guard let declared, declared.date == nil else { return }
        malformed(at(), "'\(declared)' is no date; write one as 2026-01-31")
    }

    /// A later date doesn't lie before an earlier one; what is no date is noted elsewhere.
    mutating func ordered(
        _ first: DeclaredDate?,
        _ second: DeclaredDate?,
        _ at: @autoclosure () -> Place,
        _ rule: String
    ) {
        guard let first = first?.date, let second = second?.date, second < first else { return }
        malformed(at(), "\(second) lies before \(first); \(rule)")
    }

    mutating func lasts(_ period: Period, _ at: @autoclosure () -> Place, _ what: String) {
        if period.count <= 0 { malformed(at(), "\(what); write one such as P1D") }
    }

    mutating func country(_ code: CountryCode, _ at: @autoclosure () -> Place) {
        let letters = code.rawValue.utf8
        if letters.count == 2, letters.allSatisfy({ (65...90).contains($0) }) { return }
        guard !AdequacyTable.organisations.contains(code) else { return }
        malformed(at(), "'\(code)' is no ISO 3166-1 code; write two capitals such as NL")
    }

    mutating func text(_ text: String, _ at: @autoclosure () -> Place, _ remedy: String) {
        if text.contains(where: { !$0.isWhitespace }) { return }
        malformed(at(), "is empty; \(remedy) (Art. 13(1)(a))")
    }
}
