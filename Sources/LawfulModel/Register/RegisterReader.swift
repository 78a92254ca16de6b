// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads a register's text so that every fault is found, those of its form and those of its structure together.
package enum RegisterReader {
    /// Reads JSON.
    static func read(_ json: Data, from file: String) throws -> Register {
        let node: TextNode
        do { node = try JSONScanner.read(Array(json)) } catch {
            throw unreadable("is not JSON: \(error.problem); check it with any JSON tool", error.line, file)
        }
        return try read(node, from: file)
    }

    /// Reads a text that was taken apart already.
    ///
    /// - Throws: ``RegisterError`` with every fault found, each with its path and, where the nodes know it, its line.
    package static func read(_ node: TextNode, from file: String?) throws -> Register {
        guard node.members != nil else {
            throw unreadable("is not an object; write a key named controller, and others", node.line, file)
        }
        var check = FormCheck(file: file)
        let mended = check.mend(node, .object(RegisterForm.root), at: .root)
        let reading = Reading(text: node, file: file, faults: check.faults, spoilt: check.spoilt)
        var register: Register
        do { register = try Register(reading: NodeDecoder(mended)) } catch let error as DecodingError {
            throw RegisterError(check.faults + [reading.described(error)])
        }
        try register.settle(reading)
        return register
    }

    /// The error for a text that is no register at all.
    package static func unreadable(_ message: String, _ line: Int?, _ file: String?) -> RegisterError {
        RegisterError([.init(code: .unreadable, path: "register", message: message, line: line, file: file)])
    }
}

/// What is known of the text that a register was read from; nothing, where it was written in Swift.
struct Reading {
    /// The text, with its lines.
    var text: TextNode?
    /// What the text is called in messages.
    var file: String?
    /// The faults of its form.
    var faults: [RegisterError.Fault] = []
    /// The places of values that nobody can read; structural faults there are no faults of their own.
    var spoilt: Set<[Place.Step]> = []

    /// Whether a value, or one that holds it, can't be read.
    func isSpoilt(_ place: Place) -> Bool {
        guard !spoilt.isEmpty else { return false }
        var steps = place.steps
        while !steps.isEmpty {
            if spoilt.contains(steps) { return true }
            steps.removeLast()
        }
        return false
    }

    /// All faults: as they stand in the text, where there is one.
    func ordered(_ structural: [RegisterError.Fault]) -> [RegisterError.Fault] {
        let all = (faults + structural).enumerated()
        return all.sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }.map(\.element)
    }

    /// A value of the right form that its type doesn't take: a gap in the form's description.
    fileprivate func described(_ error: DecodingError) -> RegisterError.Fault {
        let context: DecodingError.Context? =
            switch error {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                .dataCorrupted(let context):
                context
            @unknown default: nil
            }
        let path = context?.codingPath.map(\.stringValue).joined(separator: ".") ?? ""
        return .init(
            code: .malformed, path: path.isEmpty ? "register" : path,
            message: "can't be read; compare it with a written register", line: nil, file: file)
    }
}
