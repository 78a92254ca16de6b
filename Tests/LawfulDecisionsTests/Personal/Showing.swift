// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Every way in which Swift shows a value without being told how.
enum Showing {
    /// What a value shows, by the way it is shown.
    static func everyWay<T>(_ value: T) -> [String: String] {
        var printed = ""
        print(value, to: &printed)
        var debugPrinted = ""
        debugPrint(value, to: &debugPrinted)
        var dumped = ""
        dump(value, to: &dumped)
        var written = ""
        (value as? any TextOutputStreamable)?.write(to: &written)
        var ways = [
            "print": printed,
            "debugPrint": debugPrinted,
            "dump": dumped,
            "interpolation": "\(value)",
            "describing": String(describing: value),
            "describing Any": String(describing: value as Any),
            "describing Optional": String(describing: Optional(value)),
            "reflecting": String(reflecting: value),
            "reflecting Any": String(reflecting: value as Any),
            "mirror": mirrored(Mirror(reflecting: value)),
            "written": written,
        ]
        if let error = value as? any Error {
            ways["localized"] = error.localizedDescription
            let bridged = error as NSError
            ways["bridged"] = "\(bridged) \(bridged.debugDescription) \(bridged.userInfo)"
        }
        return ways
    }

    /// The ways that show one of the secrets.
    static func leaks<T>(of value: T) -> [String] {
        everyWay(value).filter { way in Sealed.secrets.contains { way.value.contains($0) } }.keys.sorted()
    }

    /// All that mirrors reach, whatever the value says of itself.
    private static func mirrored(_ mirror: Mirror, depth: Int = 0) -> String {
        guard depth < 12 else { return "" }
        var text = "\(mirror) \(mirror.subjectType)\n"
        for child in mirror.children {
            text += "\(child.label ?? "-"): \(child.value) \(String(reflecting: child.value))\n"
            text += mirrored(Mirror(reflecting: child.value), depth: depth + 1)
        }
        if let parent = mirror.superclassMirror { text += mirrored(parent, depth: depth + 1) }
        return text
    }
}
