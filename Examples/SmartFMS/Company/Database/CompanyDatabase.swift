// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB

/// The company's own database: what its software knew before anybody thought of data protection.
///
/// Nothing here knows of purposes, grounds or retention. The library is set beside these tables, reads and
/// changes them through a map of its own, and the company's software goes on using ``customers()`` and its like.
struct CompanyDatabase: Sendable {
    /// Where the file is.
    let path: String
    /// The connections, for whatever reads the same tables by itself.
    let pool: DatabasePool
    /// What each customer and prospect will answer when asked for consent, known people first. In no table.
    let consentIntentions: [ConsentIntention]

    /// Rows in one transaction: enough for speed, few enough for other writers to get their turn.
    private static let batch = 5_000

    /// Makes a new database at the path and fills it with a company of so many people.
    ///
    /// A database that stands at the path is thrown away first; it must not be open any more.
    ///
    /// - Parameters:
    ///   - path: The file; its directory must exist.
    ///   - people: How many people the company knows, customers, prospects and contacts together; 20 at the least.
    ///   - seed: The same seed, people and day give the same rows on every machine.
    ///   - today: The day on which the story takes place, `yyyy-MM-dd`, in 2024 or later.
    /// - Returns: The database, open.
    /// - Throws: ``CompanyError`` for people or a day that won't do, otherwise what the file system or SQLite
    /// throws.
    static func create(at path: String, people: Int, seed: UInt64, today: String) throws -> CompanyDatabase {
        let population = try CompanyPopulation(people: people)
        let day = try CompanyDay(today)
        guard day.year >= CompanyPopulation.earliestToday else { throw CompanyError.dayTooEarly }

        try removeFiles(at: path)
        let contents = CompanyWriter.contents(population, today: day, seed: seed)
        let database = CompanyDatabase(
            path: path, pool: try DatabasePool(path: path), consentIntentions: contents.consentIntentions
        )
        try CompanySchema.migrator.migrate(database.pool)
        try database.insert(contents)
        return database
    }

    /// Closes the connections, after which the file may be thrown away.
    func close() throws {
        try pool.close()
    }

    /// The log and the shared memory belong to the file: left behind, they would be taken for those of the next
    /// one.
    private static func removeFiles(at path: String) throws {
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.removeItem(atPath: path + suffix)
        }
    }

    private func insert(_ contents: CompanyContents) throws {
        try insert(contents.customers)
        try insert(contents.representatives)
        try insert(contents.prospects)
        try insert(contents.supplierContacts)
        try insert(contents.contracts)
        try insert(contents.invoices)
        try insert(contents.supportCalls)
        try insert(contents.callRecordings)
        try insert(contents.remoteSessions)
        try insert(contents.chats)
        try insert(contents.leads)
        try insert(contents.feedback)
        try insert(contents.accounts)
        try insert(contents.creditChecks)
        try insert(contents.registerConsultations)
        try insert(contents.incidents)
    }

    private func insert<Record: PersistableRecord & Sendable>(_ records: [Record]) throws {
        for start in stride(from: 0, to: records.count, by: Self.batch) {
            let rows = records[start..<min(start + Self.batch, records.count)]
            try pool.write { database in
                for row in rows {
                    try row.insert(database)
                }
            }
        }
    }
}
#endif
