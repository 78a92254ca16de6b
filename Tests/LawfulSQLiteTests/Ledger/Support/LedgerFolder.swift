// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import LawfulLedger
import LawfulModel
import LawfulTime

/// A temporary folder for one test, removed when the test is done.
final class LedgerFolder: Sendable {
    let url: URL

    /// A new folder, on request on a file system in memory, where there is one.
    init(isInMemory: Bool = false) throws {
        let memory = URL(filePath: "/dev/shm", directoryHint: .isDirectory)
        let isThere = FileManager.default.isWritableFile(atPath: memory.path(percentEncoded: false))
        url = (isInMemory && isThere ? memory : URL.temporaryDirectory).appending(
            path: "lawful-ledger-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The path of a ledger in the folder.
    func path(_ name: String = "ledger.sqlite") -> String { url.appending(path: name).path(percentEncoded: false) }

    /// In how many of the ledger's files a text stands, byte by byte.
    func files(holding text: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false)).filter { name in
            try Data(contentsOf: url.appending(path: name)).range(of: Data(text.utf8)) != nil
        }.sorted()
    }
}

extension EntryDraft {
    /// A draft at one moment, for tests that don't look at times.
    init(_ id: String, _ event: LedgerEvent, of subject: SubjectID?) {
        let noon = Instant(milliseconds: 1_767_268_800_000)
        self.init(
            id: EntryID(rawValue: id), event, subject: subject, actor: "clerk", role: "support", effectiveAt: noon,
            recordedAt: noon)
    }
}
#endif
