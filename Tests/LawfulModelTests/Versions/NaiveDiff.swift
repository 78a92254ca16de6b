// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel

/// The places in which two registers' texts differ, found by Foundation's reader and a comparison key by key; lists
/// whose elements have no names count as one place.
enum NaiveDiff {
    /// The lists whose elements have names, with the key that holds them.
    private static let named = [
        "entities": "id", "notices": "version", "categories": "id", "subjects": "id", "sources": "id",
        "recipients": "id", "roles": "id", "securityMeasures": "id", "consentTexts": "id", "generalClauses": "id",
        "activities": "purpose",
    ]

    static func paths(_ before: Register, _ after: Register) throws -> Set<String> {
        var paths: Set<String> = []
        compare(try text(before), try text(after), "", &paths)
        return paths
    }

    private static func text(_ register: Register) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: register.json()) as? [String: Any] ?? [:]
    }

    private static func compare(_ one: [String: Any], _ two: [String: Any], _ path: String, _ paths: inout Set<String>)
    {
        for key in Set(one.keys).union(two.keys) {
            let place = path.isEmpty ? key : "\(path).\(key)"
            // Two shapes of one value differ as a whole.
            if let one = one[key] as? [String: Any], let two = two[key] as? [String: Any],
                !(one.count == 1 && two.count == 1 && one.keys != two.keys)
            {
                compare(one, two, place, &paths)
            } else if path.isEmpty, let name = named[key] {
                elements(one[key] as? [[String: Any]] ?? [], two[key] as? [[String: Any]] ?? [], name, key, &paths)
            } else if !isEqual(one[key], two[key]) {
                paths.insert(place)
            }
        }
    }

    private static func elements(
        _ one: [[String: Any]],
        _ two: [[String: Any]],
        _ name: String,
        _ list: String,
        _ paths: inout Set<String>
    ) {
        let (old, new) = (one.compactMap { $0[name] as? String }, two.compactMap { $0[name] as? String })
        for id in Set(old).union(new) {
            let place = "\(list)[\(id)]"
            let before = one.first { $0[name] as? String == id }
            let after = two.first { $0[name] as? String == id }
            if let before, let after { compare(before, after, place, &paths) } else { paths.insert(place) }
        }
        if old.filter(new.contains) != new.filter(old.contains) { paths.insert(list) }
    }

    private static func isEqual(_ one: Any?, _ two: Any?) -> Bool {
        switch (one, two) {
        case (nil, nil): true
        case (let one?, let two?): (one as? NSObject) == (two as? NSObject)
        default: false
        }
    }
}
