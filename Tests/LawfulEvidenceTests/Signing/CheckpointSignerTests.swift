// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import LawfulEvidence
import LawfulTesting
import Testing

@Suite("Signing a log's heads")
struct CheckpointSignerTests {
    private let key: SigningKey
    private let mark = InMemoryMark()

    init() throws { key = try SigningKey(name: "log.example", random: SeededRandom(1)) }

    private func signer() throws -> CheckpointSigner { try CheckpointSigner(key, mark: mark) }

    private func sign(_ tree: TreeWithTiles, _ signer: CheckpointSigner? = nil) throws -> SignedCheckpoint {
        try (signer ?? self.signer()).sign(tree.tree, tiles: tree.full)
    }

    @Test("goes on as the log grows, over restarts, and writes the mark first")
    func growth() throws {
        var tree = TreeWithTiles()
        var random = SeededGenerator(seed: RandomRun.seed)
        for _ in 0..<20 {
            let signer = try signer()
            try signer.check(tree.tree, tiles: tree.full)
            for _ in 0..<Int.random(in: 0...60, using: &random) { tree.append(TreeWithTiles.leaf(tree.leaves.count)) }
            let signed = try sign(tree, signer)
            #expect(signed.head.size == tree.tree.size && signed.head.root == tree.tree.root)
            #expect(try mark.read() == signed.bytes && signer.lastSigned == signed)
            #expect(try sign(tree, signer) == signed)
        }
        #expect(tree.tree.size > 256)
    }

    @Test("signs no shorter log, and refuses to open it")
    func rolledBack() throws {
        _ = try sign(TreeWithTiles(counting: 20))
        for size in [0, 1, 19] {
            let shorter = TreeWithTiles(counting: size)
            #expect(throws: EvidenceError(.rolledBack, "")) { try sign(shorter) }
            #expect(throws: EvidenceError(.rolledBack, "")) { try signer().check(shorter.tree, tiles: shorter.full) }
        }
    }

    @Test("signs no other history, as long or longer, and refuses to open it", arguments: [20, 21, 300])
    func forked(size: Int) throws {
        let signed = try sign(TreeWithTiles(counting: 20))
        for altered in [0, 7, 19] {
            let fork = TreeWithTiles((0..<size).map { TreeWithTiles.leaf($0 == altered ? 999 : $0) })
            #expect(throws: EvidenceError(.inconsistent, "")) { try sign(fork) }
            #expect(throws: EvidenceError(.inconsistent, "")) { try signer().check(fork.tree, tiles: fork.full) }
        }
        #expect(try mark.read() == signed.bytes)
        #expect(try sign(TreeWithTiles(counting: size)).head.size == Int64(size))
    }

    @Test("refuses a log with entries and no mark, unless it is taken as it is")
    func unmarked() throws {
        let tree = TreeWithTiles(counting: 3)
        #expect(throws: EvidenceError(.unmarked, "")) { try signer().check(tree.tree, tiles: tree.full) }
        try signer().check(tree.tree, tiles: tree.full, unmarked: .isTakenAsItIs)
        try signer().check(LogTree(), tiles: tree.full)
    }

    @Test("refuses a mark that another key signed, or nobody")
    func foreignMark() throws {
        let other = try SigningKey(name: "log.example", random: SeededRandom(2))
        let head = Checkpoint(origin: "log.example", size: 0, root: .emptyTree)
        try mark.write(try SignedCheckpoint(head, signedBy: other).bytes)
        #expect(throws: EvidenceError(.signature, "")) { try signer() }
        try mark.write([])
        #expect(throws: EvidenceError(.note, "")) { try signer() }
    }

    @Test("notices a mark that is rolled back or taken away while it runs, and follows one that moves on")
    func markMoves() throws {
        let signer = try signer()
        let early = try sign(TreeWithTiles(counting: 5), signer)
        _ = try sign(TreeWithTiles(counting: 9), signer)
        let another = try self.signer()
        _ = try sign(TreeWithTiles(counting: 12), another)
        #expect(throws: EvidenceError(.rolledBack, "")) { try sign(TreeWithTiles(counting: 11), signer) }
        #expect(try sign(TreeWithTiles(counting: 12), signer).head.size == 12)
        try mark.write(early.bytes)
        #expect(throws: EvidenceError(.rolledBack, "")) { try sign(TreeWithTiles(counting: 13), signer) }
    }

    @Test("signs nothing when the mark can't be written")
    func fullDisk() throws {
        let signer = try CheckpointSigner(key, mark: FullMark())
        #expect(throws: EvidenceError(.storage, "")) { try sign(TreeWithTiles(counting: 5), signer) }
        #expect(signer.lastSigned == nil)
    }

    private struct FullMark: HighWaterMark {
        func read() throws -> [UInt8]? { nil }
        func write(_ checkpoint: [UInt8]) throws { throw EvidenceError(.storage, "The disk is full.") }
    }
}

@Suite("The high-water mark's file")
struct HighWaterMarkTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test("is replaced as a whole, and only its owner's")
    func replacing() throws {
        let mark = HighWaterMarkFile(path: folder.path("mark"))
        #expect(try mark.read() == nil)
        for text in ["first", "second, longer", "3"] {
            try mark.write(Array(text.utf8))
            #expect(try mark.read() == Array(text.utf8) && folder.mode("mark") == 0o600)
        }
        #expect(try folder.files(in: "") == ["mark"])
    }

    @Test("isn't believed when others have rights on it, nor when it is a link")
    func rights() throws {
        let mark = HighWaterMarkFile(path: folder.path("mark"))
        try mark.write([1])
        try FileManager.default.setAttributes([.posixPermissions: 0o622], ofItemAtPath: folder.path("mark"))
        #expect(throws: EvidenceError(.storage, "")) { try mark.read() }
        try folder.remove("mark")
        try FileManager.default.createSymbolicLink(atPath: folder.path("mark"), withDestinationPath: "nowhere")
        #expect(throws: EvidenceError(.storage, "")) { try mark.read() }
    }

    @Test("that can't be written leaves the old one")
    func unwritable() throws {
        #expect(throws: EvidenceError(.storage, "")) { try HighWaterMarkFile(path: folder.path("no/mark")).write([1]) }
        let mark = HighWaterMarkFile(path: folder.path("mark"))
        try mark.write([1])
        // A draft's name that is taken by a folder.
        let draft = "mark.draft-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(atPath: folder.path(draft), withIntermediateDirectories: false)
        #expect(throws: EvidenceError(.storage, "")) { try mark.write([2]) }
        #expect(try mark.read() == [1])
    }
}
#endif
