// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("A spool in a file")
struct FileSpoolTests {
    private let folder: URL
    private var path: String { folder.appending(path: "spool.jsonl").path(percentEncoded: false) }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "spool-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func entry(_ name: String) -> DeferredEntry {
        DeferredEntry(
            EntryDraft(
                id: EntryID(rawValue: name),
                LedgerEvent(.permitted, "newsletter").with(\.reason, "line\nbreak \u{2028} é"),
                subject: "anna", actor: "mailer", role: "marketer", effectiveAt: Instant(milliseconds: 1_000),
                recordedAt: Instant(milliseconds: 2_000)),
            ifSubjectAt: StatusVersion(rawValue: 7))
    }

    private func spool(holding names: [String]) throws -> FileSpool {
        let spool = try FileSpool(path: path)
        for name in names { try spool.keep(entry(name)) }
        return spool
    }

    private func names(_ spool: FileSpool) throws -> [String] { try spool.contents().entries.map(\.draft.id.rawValue) }

    private func lines() throws -> [Data] {
        try Data(contentsOf: URL(filePath: path)).split(separator: 0x0A).map { Data($0) }
    }

    private func write(_ lines: [Data], ending: String = "\n") throws {
        try Data((lines.joined(separator: Data([0x0A])) + Data(ending.utf8))).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    @Test("keeps entries in order over a crash, whole, for its owner alone")
    func keeps() throws {
        do { _ = try spool(holding: ["a", "b", "c"]) }
        let again = try FileSpool(path: path)
        #expect(try again.contents() == SpoolContents(entries: ["a", "b", "c"].map(entry)))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try lines().count == 3, "a line each")
    }

    @Test("forgets what is recorded, and goes on in the same file")
    func removes() throws {
        do {
            let spool = try spool(holding: ["a", "b", "c"])
            try spool.remove(["a", "c", "nobody's"])
            try spool.keep(entry("d"))
            #expect(try names(spool) == ["b", "d"])
            try spool.remove(["b", "d"])
            #expect(try names(spool) == [] && lines().isEmpty)
            try spool.keep(entry("e"))
        }
        #expect(try names(FileSpool(path: path)) == ["e"])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).count == 1)
    }

    @Test("a line that changed is named, the others are kept, and it stays for people to look at")
    func corrupted() throws {
        do { _ = try spool(holding: ["a", "b", "c"]) }
        var changed = try lines()
        changed[1] = Data(String(decoding: changed[1], as: UTF8.self).replacing("mailer", with: "nailer").utf8)
        let broken = changed[1]
        try write(changed)
        let spool = try FileSpool(path: path)
        let contents = try spool.contents()
        #expect(contents.entries == [entry("a"), entry("c")])
        #expect(contents.faults == [SpoolError(.line, line: 2, "")])
        #expect(contents.faults.allSatisfy { !$0.description.contains("anna") && $0.description.contains("line 2") })
        try spool.remove(["a", "c"])
        #expect(try lines() == [broken])
        #expect(try spool.contents().faults == [SpoolError(.line, line: 1, "")])
    }

    @Test("each byte of a line that flips is found")
    func flips() throws {
        do { _ = try spool(holding: ["a", "b"]) }
        let before = try lines()
        for place in before[0].indices {
            var bytes = before[0]
            bytes[place] ^= 0x04
            try write([bytes, before[1]])
            let contents = try FileSpool(path: path).contents()
            // A flip may leave JSON that says the same, such as the case of an escape's digit.
            #expect(contents.entries.last == entry("b"))
            #expect(contents.faults.map(\.line) == [1] || contents.entries.first == entry("a"), "byte \(place)")
        }
    }

    @Test("a line that was cut off is no entry, and the next one isn't written onto it", arguments: [1, 20, 100])
    func torn(cut: Int) throws {
        do { _ = try spool(holding: ["a", "b"]) }
        var cutOff = try lines()
        cutOff[1] = cutOff[1].dropLast(cut)
        try write(cutOff, ending: "")
        let spool = try FileSpool(path: path)
        try spool.keep(entry("c"))
        let contents = try spool.contents()
        #expect(contents.entries == [entry("a"), entry("c")] && contents.faults == [SpoolError(.line, line: 2, "")])
    }

    @Test("a full spool keeps no more, and all that it has")
    func full() throws {
        do { _ = try spool(holding: ["a"]) }
        let size = try #require(try lines().first).count + 1
        let small = try FileSpool(path: path, maximumBytes: size * 2)
        try small.keep(entry("b"))
        #expect(throws: SpoolError(.full, "")) { try small.keep(entry("c")) }
        #expect(try names(small) == ["a", "b"])
        try small.remove(["a"])
        try small.keep(entry("c"))
        #expect(try names(small) == ["b", "c"])
    }

    @Test("one that others have rights on, that is a link, or that is open elsewhere is refused")
    func refused() throws {
        do {
            let open = try FileSpool(path: path)
            #expect(throws: SpoolError(.storage, "")) { try FileSpool(path: path) }
            try open.remove([])
            #expect(throws: SpoolError(.storage, "")) { try FileSpool(path: path) }
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        #expect(throws: SpoolError(.storage, "")) { try FileSpool(path: path) }
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path + ".other")
        #expect(throws: SpoolError(.storage, "")) { try FileSpool(path: path) }
        #expect(throws: SpoolError(.storage, "")) { try FileSpool(path: "/nowhere/at/all") }
    }
}
