// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// A register with one structural fault, and what must be said of it.
struct FaultyRegister: Sendable, CustomStringConvertible {
    let name: String
    let expected: [CaughtFault]
    let make: @Sendable () throws -> Register

    var description: String { name }

    private init(
        _ name: String,
        _ code: RegisterError.Fault.Code,
        _ path: String,
        make: @escaping @Sendable () throws -> Register
    ) {
        self.name = name
        expected = [CaughtFault(code, path)]
        self.make = make
    }

    static func part(
        _ name: String,
        _ code: RegisterError.Fault.Code,
        _ path: String,
        @RegisterBuilder _ parts: @escaping @Sendable () -> [any RegisterPart]
    ) -> FaultyRegister {
        .init(name, code, path) {
            try register {
                CategoryDeclaration("name")
                Activity("sound", covering: ["name"]) {}
                parts()
            }
        }
    }

    static func activity(
        _ name: String,
        _ code: RegisterError.Fault.Code,
        _ place: String,
        @ActivityBuilder _ parts: @escaping @Sendable () -> [any ActivityPart]
    ) -> FaultyRegister {
        .part(name, code, "activities[mail].\(place)") {
            CategoryDeclaration("email")
            Recipient("printer", "a printer", part: .processor)
            LegalEntity("tenant", name: "One", contact: "one@acme.example")
            Activity("mail", covering: ["email"], parts)
        }
    }

    static func controller(
        _ name: String,
        _ path: String,
        _ legalName: String,
        _ contact: String
    ) -> FaultyRegister {
        .init(name, .malformed, path) { try Register(controller: legalName, contact: contact) {} }
    }
}

/// A part that writes what the DSL has no words for.
struct Odd: ActivityPart {
    let change: @Sendable (inout Activity) -> Void

    func add(to activity: inout Activity) { change(&activity) }
}
