// SPDX-License-Identifier: Apache-2.0

import LawfulModel

/// The registers that tests write documents from.
enum Sample: CaseIterable {
    case kiosk
    case bakery
    case studio

    func register() throws -> Register {
        switch self {
        case .kiosk: try Kiosk.register()
        case .bakery: try Bakery.register()
        case .studio: try Studio.register()
        }
    }
}
