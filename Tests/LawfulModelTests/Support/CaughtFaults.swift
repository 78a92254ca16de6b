// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel

/// A structural fault without its words.
struct CaughtFault: Hashable, Comparable, CustomStringConvertible {
    let code: String
    let path: String

    init(_ code: RegisterError.Fault.Code, _ path: String) {
        self.code = code.description
        self.path = path
    }

    var description: String { "\(code) \(path)" }

    static func < (one: CaughtFault, other: CaughtFault) -> Bool { one.description < other.description }
}

/// The faults that the body throws, in their order; empty when it throws none.
func faults(_ body: () throws -> Register) throws -> [RegisterError.Fault] {
    do {
        _ = try body()
        return []
    } catch let error as RegisterError {
        return error.faults
    }
}

/// The faults that the body throws, without their words.
func caught(_ body: () throws -> Register) throws -> [CaughtFault] {
    try faults(body).map { CaughtFault($0.code, $0.path) }
}

/// The faults of a register's text.
func caught(json text: String) throws -> [CaughtFault] {
    try caught { try Register(json: Data(text.utf8)) }
}

/// A register with the parts and nothing else.
func register(@RegisterBuilder _ parts: () -> [any RegisterPart]) throws -> Register {
    try Register(controller: "Acme B.V.", contact: "privacy@acme.example", parts)
}
