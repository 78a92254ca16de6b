// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a register's text declares and nobody can read: references to it are no faults of their own.
struct SpoiltElements {
    /// The names of spoilt elements, by list.
    var names: [String: Set<String>] = [:]
    /// Lists with spoilt elements whose names can't be read either.
    var nameless: Set<String> = []
    /// The places of spoilt elements, by list.
    var places: [String: Set<Int>] = [:]
}

/// Tries each element of a register's text by itself, and takes out those that can't be read, so that the rest can
/// still be checked.
struct RegisterSieve {
    var root: [String: Any]
    var faults: [RegisterError.Fault] = []
    var spoilt = SpoiltElements()

    mutating func sift() {
        let singles = [
            "controller", "zone", "language", "officer", "authority", "rights", "changes", "electronicMarketing",
        ]
        for key in root.keys.sorted() where !singles.contains(key) && !RegisterReader.lists.contains(key) {
            if !(root[key] is NSNull) { faults.append(RegisterReader.unknownKey(key)) }
        }
        let unnamed = LegalEntity("controller", name: "(unread)", contact: "(unread)")
        value("controller", LegalEntity.self, otherwise: try? RegisterReader.written(unnamed))
        value("zone", String.self, otherwise: "Europe/Amsterdam")
        value("language", Language.self, otherwise: Language.en.rawValue)
        optional("rights", RightsProcedure.self)
        optional("changes", ChangePolicy.self)
        optional("officer", DataProtectionOfficer.self)
        optional("authority", SupervisoryAuthority.self)
        value("electronicMarketing", ElectronicMarketing.self, otherwise: ElectronicMarketing.gate.rawValue)
        list("entities", LegalEntity.self)
        list("notices", Notice.self, named: "version")
        list("categories", CategoryDeclaration.self, completing: Self.category)
        list("subjects", SubjectCategory.self)
        list("sources", Source.self)
        list("recipients", Recipient.self)
        list("roles", Role.self)
        list("collectionPoints", CollectionPoint.self, named: "name")
        list("promises", Promise.self, named: "clause")
        list("translations", Translation.self, named: "text")
        list("arrangements", JointArrangement.self, named: "essence")
        list("securityMeasures", SecurityMeasure.self)
        list("contacts", ContactChannel.self, named: "address")
        list("consentTexts", ConsentText.self)
        list("generalClauses", GeneralClause.self)
        list("activities", Activity.self, named: "purpose", completing: Self.completed)
    }

    private mutating func optional<T: Codable>(_ key: String, _ type: T.Type) {
        if root[key] is NSNull { root[key] = nil }
        if root[key] != nil { value(key, type, otherwise: nil) }
    }

    private mutating func value<T: Codable>(_ key: String, _ type: T.Type, otherwise standIn: Any?) {
        do {
            let given = root.filter { $0.key == key }
            let json = try JSONSerialization.data(withJSONObject: given)
            guard let read = try JSONDecoder().decode([String: T].self, from: json)[key] else {
                throw DecodingError.valueNotFound(type, .init(codingPath: [], debugDescription: ""))
            }
            faults += RegisterReader.unread(given, [key: try RegisterReader.written(read)], "")
        } catch let error as DecodingError {
            let isMissing = root[key] == nil
            faults.append(
                isMissing
                    ? RegisterReader.fault(.malformed, key, "is missing; add it")
                    : RegisterReader.describe(error, below: ""))
            root[key] = standIn
        } catch {
            faults.append(RegisterReader.fault(.malformed, key, "can't be read; compare it with a written one"))
            root[key] = standIn
        }
    }

    private mutating func list<T: Codable>(
        _ key: String,
        _ type: T.Type,
        named nameKey: String = "id",
        completing complete: (Any) -> Any = { $0 }
    ) {
        guard let elements = root[key] as? [Any] else {
            faults.append(RegisterReader.fault(.malformed, key, "is not a list; write [ … ]"))
            spoilt.nameless.insert(key)
            root[key] = [Any]()
            return
        }
        var sound: [Any] = []
        for (index, given) in elements.enumerated() {
            let place = "\(key)[\(index)]"
            if let fault = fault(in: given, type, at: place, complete) {
                faults.append(fault)
                spoilt.places[key, default: []].insert(index)
                if let name = (given as? [String: Any])?[nameKey] as? String {
                    spoilt.names[key, default: []].insert(name)
                } else {
                    spoilt.nameless.insert(key)
                }
            } else {
                sound.append(complete(given))
            }
        }
        root[key] = sound
    }

    /// Why an element can't be read, if so; keys of a readable one that nothing reads are noted.
    private mutating func fault<T: Codable>(
        in given: Any,
        _ type: T.Type,
        at place: String,
        _ complete: (Any) -> Any
    ) -> RegisterError.Fault? {
        guard given is [String: Any] else {
            return RegisterReader.fault(.malformed, place, "is not an object; write { … }")
        }
        do {
            let json = try JSONSerialization.data(withJSONObject: complete(given))
            let read = try JSONDecoder().decode(type, from: json)
            faults += RegisterReader.unread(given, try RegisterReader.written(read), place)
            return nil
        } catch let error as DecodingError {
            return RegisterReader.describe(error, below: place)
        } catch {
            return RegisterReader.fault(.malformed, place, "can't be read; compare it with a written one")
        }
    }

    /// A category that doesn't say so is no recording.
    private static func category(_ element: Any) -> Any {
        guard var category = element as? [String: Any] else { return element }
        category.merge(["isRecording": false]) { given, _ in given }
        return category
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
}
