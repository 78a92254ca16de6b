// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Named zones for tests; a zone that the machine does not know fails the test that asks for it.
enum Zones {
    struct Unknown: Error {
        let identifier: String
    }

    static func named(_ identifier: String) throws -> TimeZone {
        guard let zone = TimeZone(identifier: identifier) else { throw Unknown(identifier: identifier) }
        return zone
    }

    static var amsterdam: TimeZone {
        get throws { try named("Europe/Amsterdam") }
    }
}
