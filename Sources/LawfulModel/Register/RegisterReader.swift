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
        guard var root = object as? [String: Any] else {
            throw RegisterError([fault(.unreadable, "register", "is not a JSON object; write { \"controller\": … }")])
        }
        // A register may leave lists and defaults out.
        for (key, value) in defaults where root[key] == nil { root[key] = value }
        var faults = elementFaults(in: &root)
        let decoder = JSONDecoder()
        do {
            var register = try decoder.decode(Register.self, from: try JSONSerialization.data(withJSONObject: root))
            let written = try JSONSerialization.jsonObject(with: register.json())
            faults += unread(object, written, "")
            do { try register.settle() } catch let error as RegisterError where !faults.isEmpty {
                throw RegisterError(faults + error.faults)
            }
            guard faults.isEmpty else { throw RegisterError(faults) }
            return register
        } catch let error as DecodingError {
            throw RegisterError(faults + [describe(error, below: "")])
        }
    }

    private static var defaults: [String: Any] {
        let lists = [
            "entities", "notices", "categories", "subjects", "sources", "recipients", "roles", "collectionPoints",
            "promises", "activities",
        ]
        var defaults: [String: Any] = Dictionary(uniqueKeysWithValues: lists.map { ($0, [Any]()) })
        defaults["zone"] = "Europe/Amsterdam"
        defaults["electronicMarketing"] = ElectronicMarketing.gate.rawValue
        return defaults
    }

    /// Tries each element by itself, and takes the undecodable ones out so that the rest can still be checked.
    private static func elementFaults(in root: inout [String: Any]) -> [RegisterError.Fault] {
        var faults: [RegisterError.Fault] = []
        func sift<T: Decodable>(_ key: String, _ type: T.Type) {
            guard let elements = root[key] as? [Any] else {
                faults.append(fault(.malformed, key, "is not a list; write [ … ]"))
                root[key] = [Any]()
                return
            }
            var sound: [Any] = []
            for (index, given) in elements.enumerated() {
                let element = key == "activities" ? completed(given) : given
                do {
                    guard JSONSerialization.isValidJSONObject(element) else {
                        faults.append(fault(.malformed, "\(key)[\(index)]", "is not an object; write { … }"))
                        continue
                    }
                    _ = try JSONDecoder().decode(type, from: JSONSerialization.data(withJSONObject: element))
                    sound.append(element)
                } catch let error as DecodingError {
                    faults.append(describe(error, below: "\(key)[\(index)]"))
                } catch {
                    faults.append(fault(.malformed, "\(key)[\(index)]", "can't be read; compare it with a written one"))
                }
            }
            root[key] = sound
        }
        sift("entities", LegalEntity.self)
        sift("notices", Notice.self)
        sift("categories", Category.self)
        sift("subjects", SubjectCategory.self)
        sift("sources", Source.self)
        sift("recipients", Recipient.self)
        sift("roles", Role.self)
        sift("collectionPoints", CollectionPoint.self)
        sift("promises", Promise.self)
        sift("activities", Activity.self)
        return faults
    }

    /// An activity may leave lists and defaults out, too.
    private static func completed(_ element: Any) -> Any {
        guard var activity = element as? [String: Any], let purpose = activity["purpose"] as? String,
            let encoded = try? JSONEncoder().encode(Activity(PurposeID(rawValue: purpose), covering: [])),
            let template = try? JSONSerialization.jsonObject(with: encoded) as? [String: Any]
        else { return element }
        activity.merge(template) { given, _ in given }
        return activity
    }

    /// Keys of the input that the register's own form doesn't have.
    private static func unread(_ input: Any, _ written: Any, _ path: String) -> [RegisterError.Fault] {
        if let input = input as? [String: Any], let written = written as? [String: Any] {
            return input.keys.sorted().flatMap { key -> [RegisterError.Fault] in
                let place = path.isEmpty ? key : "\(path).\(key)"
                guard let value = input[key], !(value is NSNull) else { return [] }
                guard let counterpart = written[key] else {
                    return [fault(.unknown, place, "no such key; it would be ignored, so mend its spelling or drop it")]
                }
                return unread(value, counterpart, place)
            }
        }
        if let input = input as? [Any], let written = written as? [Any], input.count == written.count {
            return zip(input, written).enumerated().flatMap { unread($1.0, $1.1, "\(path)[\($0)]") }
        }
        return []
    }

    private static func describe(_ error: DecodingError, below root: String) -> RegisterError.Fault {
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

    private static func fault(
        _ code: RegisterError.Fault.Code,
        _ path: String,
        _ message: String
    ) -> RegisterError.Fault {
        .init(code: code, path: path, message: message)
    }
}
