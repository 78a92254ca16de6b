// SPDX-License-Identifier: Apache-2.0

/// What a case says of one activity: a basis, an operation, and what differs from the ordinary case.
package struct CaseContext: Hashable, Sendable, CustomStringConvertible {
    package struct Unknown: Error, CustomStringConvertible {
        package let description: String
    }

    package let basis: String
    package let operation: String
    /// What differs, by the keys of the decision table and by those of ``DetailTable``.
    package private(set) var differences: [String: String]

    /// Makes a case; an unknown basis, operation, key or value is refused.
    package init(basis: String, operation: String, differences: [String: String]) throws {
        guard ContextTable.bases.contains(basis) else { throw Unknown(description: "basis \(basis)") }
        guard ContextTable.operations.contains(operation) else { throw Unknown(description: "operation \(operation)") }
        for (name, value) in differences {
            guard let key = Self.keys[name] else { throw Unknown(description: "key \(name)") }
            guard key.values.contains(value) || (key.isOpen && Self.isSound(name, value)) else {
                throw Unknown(description: "value \(name)=\(value)")
            }
        }
        self.basis = basis
        self.operation = operation
        self.differences = differences.filter { $0.value != Self.keys[$0.key]?.standard }
    }

    /// Reads `key=value;key=value` of a row; only keys of the decision table are known.
    package init(basis: String, operation: String, text: String) throws {
        var differences: [String: String] = [:]
        for pair in text.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { throw Unknown(description: "pair \(pair)") }
            guard ContextTable.byName[String(parts[0])] != nil else { throw Unknown(description: "key \(parts[0])") }
            guard differences.updateValue(String(parts[1]), forKey: String(parts[0])) == nil else {
                throw Unknown(description: "second \(parts[0])")
            }
        }
        try self.init(basis: basis, operation: operation, differences: differences)
    }

    /// What an open key takes besides its listed values: any purpose, a number of years, a country of ISO 3166.
    private static func isSound(_ key: String, _ value: String) -> Bool {
        switch key {
        case "age": Int(value).map { (0..<150).contains($0) } ?? false
        case "country", "to": value == "EPO" || value.wholeMatch(of: /[A-Z]{2}/) != nil
        default: value.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil
        }
    }

    private static let keys = ContextTable.byName.merging(DetailTable.byName) { first, _ in first }
    private static let standards = keys.mapValues(\.standard)

    /// A key's value: the difference, or the default.
    package subscript(_ key: String) -> String {
        if let value = differences[key] { return value }
        // Keys are written out in the sources: a misspelt one is no case, and a subscript can't throw.
        guard let standard = Self.standards[key] else { preconditionFailure("no key \(key)") }
        return standard
    }

    /// Whether a key has a value.
    package func says(_ key: String, _ value: String) -> Bool { self[key] == value }

    /// Whether a key has one of the values.
    package func says(_ key: String, _ values: String...) -> Bool { values.contains(self[key]) }

    /// The case with another value of a key.
    package func with(_ key: String, _ value: String) -> CaseContext {
        var copy = self
        copy.differences[key] = Self.standards[key] == value ? nil : value
        return copy
    }

    /// The case without one of its differences.
    package func without(_ key: String) -> CaseContext {
        var copy = self
        copy.differences[key] = nil
        return copy
    }

    /// The same activity, asked for another operation; what its register says of one operation stays said of that.
    package func asked(_ operation: String) throws -> CaseContext {
        let home = says("home", "same") ? self.operation : self["home"]
        return try CaseContext(basis: basis, operation: operation, differences: differences)
            .with("home", home == operation ? "same" : home)
    }

    /// Whether the case uses keys of the decision table only.
    package var isRow: Bool { differences.keys.allSatisfy { ContextTable.byName[$0] != nil } }

    package var description: String { "\(basis),\(operation),\(pairs { ContextTable.byName[$0] != nil })\(details)" }

    /// The details behind the columns of a row.
    private var details: String { isRow ? "" : " + \(pairs { DetailTable.byName[$0] != nil })" }

    private func pairs(_ belongs: (String) -> Bool) -> String {
        differences.filter { belongs($0.key) }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            .joined(separator: ";")
    }
}

// What several keys say together.
extension CaseContext {
    /// The legal bases that the activity declares, the primary one first.
    package var legs: [String] {
        guard basis != "none" else { return [] }
        let tie = ContextTable.lawful.contains(self["purpose"]) ? "c" : "none"
        let second = says("alt", "none") ? tie : self["alt"]
        return second == "none" || second == basis ? [basis] : [basis, second]
    }

    /// The basis that the question names; nil where it names none.
    package var namedLeg: String? {
        switch self["leg"] {
        case "primary": legs.first
        case "alt": legs.count > 1 ? legs[1] : nil
        case "absent": ["a", "b", "c", "d", "e", "f"].first { !legs.contains($0) }
        default: nil
        }
    }

    /// The operation of which the register says something by itself: a limit, a gap in an instruction.
    package var home: String { says("home", "same") ? operation : self["home"] }

    /// Whether the activity is in the register.
    package var isDeclared: Bool { says("declared", "yes") && !says("purpose", "unknown") }

    /// Whether legal claims are at stake: asserted, or the purpose itself.
    package var isForClaims: Bool { says("claims", "yes") || says("purpose", "claims") }

    /// Whether the caller asserts a significant effect.
    package var assertsEffect: Bool {
        says("asserted_effect", "significant")
            || (says("asserted_effect", "as_effect") && says("effect", "significant"))
    }

    /// Whether the register declares decisions by machine with a significant effect.
    package var declaresEffect: Bool { says("effect", "significant") && says("declared_effect", "as_effect") }
}
