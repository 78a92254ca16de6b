// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads a register's JSON so that every fault is found: elements that can't be decoded are listed one by one, and
/// keys that nothing reads are faults, since a misspelt declaration must not vanish.
enum RegisterReader {
    static func read(_ json: Data) throws -> Register {
        let object: Any
        do { object = try JSONSerialization.jsonObject(with: json) } catch {
            throw RegisterError([fault(.unreadable, "register", "is not JSON; check it with any JSON tool")])
        }
        guard let given = object as? [String: Any] else {
            throw RegisterError([fault(.unreadable, "register", "is not a JSON object; write { \"controller\": … }")])
        }
        // A register may leave lists and defaults out.
        var text = RegisterSieve(root: defaults.merging(given) { _, given in given })
        text.sift()
        do {
            var register = try JSONDecoder().decode(
                Register.self, from: try JSONSerialization.data(withJSONObject: text.root))
            try register.settle(beside: text.spoilt, after: text.faults)
            return register
        } catch let error as DecodingError {
            throw RegisterError(text.faults + [describe(error, below: "")])
        }
    }

    static let lists = [
        "entities", "notices", "categories", "subjects", "sources", "recipients", "roles", "collectionPoints",
        "promises", "activities", "translations", "arrangements", "securityMeasures", "contacts", "consentTexts",
        "generalClauses",
    ]

    private static var defaults: [String: Any] {
        var defaults: [String: Any] = Dictionary(uniqueKeysWithValues: lists.map { ($0, [Any]()) })
        defaults["zone"] = "Europe/Amsterdam"
        defaults["language"] = Language.en.rawValue
        defaults["electronicMarketing"] = ElectronicMarketing.gate.rawValue
        return defaults
    }

    /// Keys of the input that the register's own form doesn't have.
    static func unread(_ input: Any, _ written: Any, _ path: String) -> [RegisterError.Fault] {
        if let input = input as? [String: Any], let written = written as? [String: Any] {
            return input.keys.sorted().flatMap { key -> [RegisterError.Fault] in
                let place = path.isEmpty ? key : "\(path).\(key)"
                guard let value = input[key], !(value is NSNull) else { return [] }
                guard let counterpart = written[key] else {
                    return [unknownKey(place)]
                }
                return unread(value, counterpart, place)
            }
        }
        if let input = input as? [Any], let written = written as? [Any], input.count == written.count {
            return zip(input, written).enumerated().flatMap { unread($1.0, $1.1, "\(path)[\($0)]") }
        }
        return []
    }

    /// A key that nothing reads.
    static func unknownKey(_ path: String) -> RegisterError.Fault {
        fault(.unknown, path, "no such key; it would be ignored, so mend its spelling or drop it")
    }

    /// A value as its own JSON has it.
    static func written<T: Encodable>(_ value: T) throws -> Any {
        try JSONSerialization.jsonObject(with: JSONEncoder().encode(value), options: .fragmentsAllowed)
    }

    static func describe(_ error: DecodingError, below root: String) -> RegisterError.Fault {
        func path(_ keys: [any CodingKey]) -> String {
            keys.reduce(into: root) { path, key in
                if let index = key.intValue {
                    path += "[\(index)]"
                } else {
                    path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
                }
            }
        }
        switch error {
        case .keyNotFound(let key, let context):
            return fault(.malformed, path(context.codingPath + [key]), "is missing; add it")
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            return fault(.malformed, path(context.codingPath), "is not of the form of \(type); correct it")
        case .dataCorrupted(let context):
            return fault(
                .malformed, path(context.codingPath), "has a value that is not one of those allowed; correct it")
        @unknown default:
            return fault(.malformed, root, "can't be read; compare it with a written register")
        }
    }

    static func fault(
        _ code: RegisterError.Fault.Code,
        _ path: String,
        _ message: String
    ) -> RegisterError.Fault {
        .init(code: code, path: path, message: message)
    }
}
