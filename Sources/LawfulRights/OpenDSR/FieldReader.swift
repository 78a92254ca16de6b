// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// Reads an object of a message field by field, and lists all that is wrong with it.
///
/// Keys that it isn't asked for are passed over. A fault names places by the protocol's own words: a foreign key, or a
/// value that may be somebody's identifier, isn't repeated.
struct FieldReader {
    private(set) var faults: [OpenDSR.Fault] = []
    private var members: [String: TextNode] = [:]
    private let path: String
    /// Whether there is an object to look for fields in.
    private(set) var isObject = false
    /// Texts that aren't repeated, whatever they look like.
    private let hidden: Set<String>

    /// Reads a whole body; one that is no JSON is its only fault.
    init(body: [UInt8], hiding: (TextNode) -> Set<String> = { _ in [] }) {
        path = ""
        guard body.count <= OpenDSR.longestBody else {
            hidden = []
            add("", .tooLong, "A body has at most \(OpenDSR.longestBody) bytes.")
            return
        }
        do {
            let node = try TextNode(readingJSON: body)
            hidden = hiding(node)
            take(node)
        } catch {
            hidden = []
            add("", .notJSON, "Line \(error.line): \(error.problem).")
        }
    }

    /// Reads an object at a path.
    init(_ node: TextNode, at path: String, hiding hidden: Set<String> = []) {
        self.path = path
        self.hidden = hidden
        take(node)
    }

    private mutating func take(_ node: TextNode) {
        guard let found = node.members else {
            add("", .wrongType, "It must be an object.")
            return
        }
        isObject = true
        var seen: Set<String> = []
        for member in found where !seen.insert(member.key).inserted {
            add("", .duplicate, "A key stands twice; write each once.")
        }
        // The first of two is looked at further, so that its own faults are listed too.
        for member in found where !member.node.isNull && members[member.key] == nil {
            members[member.key] = member.node
        }
    }

    mutating func add(_ key: String, _ reason: OpenDSR.Fault.Reason, _ message: String) {
        faults.append(.init(path: place(key), reason: reason, message: message))
    }

    /// Adds what a reader of a part found.
    mutating func add(_ found: [OpenDSR.Fault]) { faults += found }

    func place(_ key: String) -> String { path.isEmpty ? key : key.isEmpty ? path : "\(path).\(key)" }

    /// The value of a key; nil where it is absent or null.
    func node(_ key: String) -> TextNode? { members[key] }

    private mutating func required(_ key: String) -> TextNode? {
        if members[key] == nil, isObject { add(key, .missing, "The field is required.") }
        return members[key]
    }

    mutating func text(_ key: String) -> String? { required(key).flatMap { text($0, key) } }

    mutating func optionalText(_ key: String) -> String? { members[key].flatMap { text($0, key) } }

    private mutating func text(_ node: TextNode, _ key: String) -> String? {
        guard let text = node.text else {
            add(key, .wrongType, "It must be a text.")
            return nil
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            add(key, .malformed, "It must not be blank.")
            return nil
        }
        return text
    }

    /// A word of a closed vocabulary.
    mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Word.Type) -> Word? {
        text(key).flatMap { word($0, key, type) }
    }

    mutating func optionalWord<Word: RawRepresentable<String> & CaseIterable>(
        _ key: String,
        _ type: Word.Type
    ) -> Word? {
        optionalText(key).flatMap { word($0, key, type) }
    }

    private mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ text: String,
        _ key: String,
        _ type: Word.Type
    ) -> Word? {
        if let word = Word(rawValue: text) { return word }
        let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
        let name = isRepeatable(text) ? "'\(text)'" : "The value"
        add(key, .unknownValue, "\(name) isn't one of \(known).")
        return nil
    }

    /// Words of a closed vocabulary.
    mutating func words<Word: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Word.Type) -> [Word]? {
        list(key)?.enumerated().compactMap { place, node in
            let key = "\(key)[\(place)]"
            return text(node, key).flatMap { word($0, key, type) }
        }
    }

    /// Whether a text looks like a word of some vocabulary, and not like an identifier.
    private func isRepeatable(_ text: String) -> Bool {
        text.utf8.count <= 40 && !hidden.contains(text)
            && text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_") }
    }

    /// A timestamp by RFC 3339, which allows `t` and `z` too.
    mutating func instant(_ key: String) -> Instant? {
        guard let text = text(key) else { return nil }
        if let instant = try? Instant(iso8601: text.uppercased()) { return instant }
        add(key, .malformed, "It must be a timestamp with an offset, such as 2026-11-26T04:00:00Z.")
        return nil
    }

    mutating func requestID(_ key: String) -> OpenDSR.SubjectRequestID? {
        guard let text = text(key) else { return nil }
        if let id = OpenDSR.SubjectRequestID(rawValue: text) { return id }
        add(key, .malformed, "It must be a UUID of version 4 in lowercase.")
        return nil
    }

    mutating func endpoint(_ key: String) -> OpenDSR.Endpoint? { text(key).flatMap { endpoint($0, key) } }

    mutating func optionalEndpoint(_ key: String) -> OpenDSR.Endpoint? {
        optionalText(key).flatMap { endpoint($0, key) }
    }

    mutating func endpoints(_ key: String) -> [OpenDSR.Endpoint] {
        optionalList(key)?.enumerated().compactMap { place, node in
            let key = "\(key)[\(place)]"
            return text(node, key).flatMap { endpoint($0, key) }
        } ?? []
    }

    private mutating func endpoint(_ text: String, _ key: String) -> OpenDSR.Endpoint? {
        if let endpoint = OpenDSR.Endpoint(text) { return endpoint }
        add(key, .malformed, "It must be an absolute https address without user or fragment.")
        return nil
    }

    mutating func optionalCount(_ key: String) -> Int? {
        guard let node = members[key] else { return nil }
        if case .number(let text) = node.value, let count = Int(text), count >= 0 { return count }
        add(key, .malformed, "It must be a whole number from 0 on.")
        return nil
    }

    mutating func list(_ key: String) -> [TextNode]? { required(key).flatMap { list($0, key) } }

    mutating func optionalList(_ key: String) -> [TextNode]? { members[key].flatMap { list($0, key) } }

    private mutating func list(_ node: TextNode, _ key: String) -> [TextNode]? {
        if let elements = node.elements { return elements }
        add(key, .wrongType, "It must be a list.")
        return nil
    }

    /// A version whose major number is ours; absent is fine.
    mutating func optionalVersion(_ key: String) -> String? {
        guard let version = optionalText(key) else { return nil }
        let numbers = version.split(separator: ".", omittingEmptySubsequences: false)
        if numbers.first == "2", numbers.count <= 3, numbers.allSatisfy({ Int($0) != nil }) { return version }
        add(key, .unsupportedVersion, "Version \(OpenDSR.version) is spoken here.")
        return nil
    }

    mutating func extensions() -> OpenDSR.Extensions {
        guard let node = members["extensions"] else { return OpenDSR.Extensions() }
        guard case .object(let domains)? = OpenDSR.Value(node) else {
            add("extensions", .wrongType, "It must be an object by domain, with every key once.")
            return OpenDSR.Extensions()
        }
        var extensions = OpenDSR.Extensions()
        for (domain, value) in domains {
            guard case .object(let content) = value else {
                add("extensions", .wrongType, "What a domain says must be an object.")
                continue
            }
            extensions.domains[domain] = content
        }
        return extensions
    }
}
