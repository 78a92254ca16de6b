// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What gen.py writes: a small policy, subjects, and requests with the answers that every program must give.
package struct Workload: Decodable {
    package struct Purpose: Decodable {
        package let id: String
        package let basis: String
        package let categories: [String]
        package let operations: [String]
        package let roles: [String]
        package let retentionDays: Int
    }

    package struct Recipient: Decodable {
        package let id: String
        package let agreement: Bool
        package let adequate: Bool
    }

    /// One person's state: purposes by number, and whether all processing is restricted.
    package struct Subject: Decodable {
        package let consent: [Int]
        package let objected: [Int]
        package let restricted: Bool
    }

    package struct Request: Decodable {
        package let purpose: String
        package let category: String
        package let categories: [String]
        package let operation: String
        package let role: String
        package let recipient: String
        package let ageDays: Int
        package let subject: Int
        package let consent: Bool
        package let objected: Bool
        package let restricted: Bool
        package let expectCore: Bool
        package let expectFull: Bool
        package let expectReasons: Int
    }

    package let categories: [String]
    package let operations: [String]
    package let roles: [String]
    package let purposes: [Purpose]
    package let recipients: [Recipient]
    package let subjects: [Subject]
    package let requests: [Request]

    /// Reads `workload.json` of a folder, or ends the program with what is wrong.
    package static func read(from folder: String) -> Workload {
        let file = URL(fileURLWithPath: folder).appendingPathComponent("workload.json")
        do {
            return try JSONDecoder().decode(Workload.self, from: Data(contentsOf: file))
        } catch {
            fail("can't read \(file.path); gen.py writes it: \(error)")
        }
    }

    /// How rows of this workload are labelled: purposes x categories.
    package var size: String { "\(purposes.count)x\(categories.count)" }

    /// A subject's name, as long as names of that kind are, so that it doesn't fit into a small string.
    package static func subjectName(_ number: Int) -> String { "subject-00000000" + String(number) }
}

/// A copy with storage of its own, as the texts of a request from outside have; decoded JSON may share it.
package func owned(_ text: String) -> String { String(decoding: Array(text.utf8), as: UTF8.self) }
