// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Lawful
import LawfulSQLite
import Testing

@testable import SmartFMS

@Suite("The reference company's map")
struct CompanyMapTests {
    @Test("describes every table and column that the database has")
    func drift() async throws {
        let folder = URL.temporaryDirectory.appending(path: "lawful-map-\(UInt32.random(in: 0...(.max)))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try CompanyDatabase.create(
            at: folder.path + "/company.sqlite", people: 300, seed: 7, today: "2026-03-02")
        let map = CompanyMap.map(database)
        try map.validate(against: CompanyRegister.declared())
        // Feedback may come from nobody known; what is without a name is nobody's to ask for.
        let accepted: Set = [
            "link.nullable company.feedback.person_id", "link.orphaned company.feedback.person_id",
        ]
        let drift = try await map.drift()
        #expect(Set(drift.map(\.name)) == accepted, "\(drift)")
        #expect(try await map.drift(from: database.pool, id: "company", accepting: accepted).isEmpty)
        try database.close()
    }
}
#endif
