// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation

/// Writes a log to a folder that anyone can verify, with ``EvidenceFolder`` or any tool for C2SP's logs; one entry after the
/// other, so that memory doesn't grow with the log.
///
/// ```swift
/// let export = try EvidenceExport(to: "evidence", by: signer.verifier)
/// while let entry = try rows.next() { try export.append(entry.bytes) }
/// try export.erased(at: 3)
/// try export.finish(head, proofsOf: [0])
/// ```
///
/// The checkpoint is written last: a folder without one is an export that was broken off.
public final class EvidenceExport {
    private let files: FolderFiles
    private let verifier: VerifierKey
    private var tree = LogTree()
    private var bundle: [UInt8] = []
    private var folders: Set<String> = []
    private var payloads: FileHandle?
    private var lines = Data()
    private var lastPayload: Int64 = -1

    /// How many entries were written.
    public var size: Int64 { tree.size }

    /// Begins an export.
    ///
    /// - Parameters:
    ///   - folder: a folder that is empty or isn't there yet; it may hold personal data when payloads are shown.
    ///   - verifier: the log's key.
    /// - Throws: ``EvidenceError`` with code `folder` when it holds something, `storage` when it can't be made.
    public init(to folder: String, by verifier: VerifierKey) throws {
        files = FolderFiles(root: folder)
        self.verifier = verifier
        let content = try? FileManager.default.contentsOfDirectory(atPath: folder)
        guard content?.isEmpty != false else {
            throw EvidenceError(.folder, "The folder isn't empty; evidence is exported to one of its own.")
        }
        try write(Array((verifier.text + "\n").utf8), to: FolderFiles.verifierKey)
    }

    /// Writes the next entry.
    ///
    /// - Throws: ``EvidenceError``: `entry` when it has more than 65,535 bytes, `storage` when it can't be written.
    public func append(_ entry: [UInt8]) throws {
        guard entry.count <= EntryBundle.maximumEntry else {
            throw EvidenceError(.entry, "Entry \(tree.size) has more than 65535 bytes, which no such log can hold.")
        }
        EntryBundle.append(entry, to: &bundle)
        let tiles = tree.append(.leaf(of: entry))
        guard !tiles.isEmpty else { return }
        for tile in tiles { try write(tile.bytes, to: tile.path) }
        try write(bundle, to: Tile.entriesPath(index: tree.size >> 8 - 1, width: Tile.fullWidth))
        bundle.removeAll(keepingCapacity: true)
    }

    /// Writes entries as they come.
    ///
    /// - Throws: ``EvidenceError``, as writing one does, or what the sequence throws.
    public func append<Entries: AsyncSequence>(contentsOf entries: Entries) async throws
    where Entries.Element == [UInt8] {
        for try await entry in entries { try append(entry) }
    }

    /// Shows a payload, which whoever gets the folder can check against its entry (Arts. 5(2), 15).
    ///
    /// - Parameters:
    ///   - payload: salt and payload.
    ///   - index: the entry's place, from 0; payloads come in the order of their entries.
    /// - Throws: ``EvidenceError``: `payload` when it comes out of order, `storage` when it can't be written.
    public func show(_ payload: OpenedPayload, at index: Int64) throws {
        try line(
            "{\"i\":\(index),\"p\":\"\(Base64.text(payload.payload))\",\"s\":\"\(Hex.text(payload.salt))\"}\n",
            at: index)
    }

    /// Says that a payload was erased.
    ///
    /// - Parameter index: the entry's place, from 0; payloads come in the order of their entries.
    /// - Throws: ``EvidenceError``: `payload` when it comes out of order, `storage` when it can't be written.
    public func erased(at index: Int64) throws { try line("{\"erased\":true,\"i\":\(index)}\n", at: index) }

    /// Ends the export.
    ///
    /// - Parameters:
    ///   - checkpoint: the signed head of what was written.
    ///   - proofs: the places, from 0, of entries to write inclusion proofs for.
    ///   - older: older heads, each to be written with a proof that the log continues it.
    /// - Throws: ``EvidenceError``: `checkpoint` when the entries have another head, `inconsistent` when they don't continue an
    ///   older one, `proof` when there is no such entry, `storage` when it can't be written.
    public func finish(
        _ checkpoint: SignedCheckpoint,
        proofsOf proofs: some Sequence<Int64> = [],
        older: [SignedCheckpoint] = []
    ) throws {
        let head = checkpoint.head
        guard head.size == tree.size, head.root == tree.root else {
            throw EvidenceError(
                .checkpoint,
                "The entries written have another head than the checkpoint: \(tree.size) of them, \(head.size) signed.")
        }
        if !bundle.isEmpty {
            let width = Int(tree.size & 255)
            try write(bundle, to: Tile.entriesPath(index: tree.size >> 8, width: width))
        }
        for tile in tree.partialTiles { try write(tile.bytes, to: tile.path) }
        let tiles = FolderTiles(files: files, size: tree.size)
        for index in proofs {
            let proof = try InclusionProof(of: index, in: tree.size, tiles: tiles)
            try write(ProofFile(proof, to: checkpoint).bytes, to: "\(FolderFiles.proofs)/\(index).tlog-proof")
        }
        for old in older {
            let proof = try ConsistencyProof(from: old.head.size, to: tree.size, tiles: tiles)
            do {
                try proof.verify(oldRoot: old.head.root, newRoot: tree.root)
            } catch {
                throw EvidenceError(
                    .inconsistent, "The entries written don't continue the head of size \(old.head.size).")
            }
            try write(old.bytes, to: "\(FolderFiles.checkpoints)/\(old.head.size)")
            try write(WitnessRequest(proof, to: checkpoint).bytes, to: "\(FolderFiles.consistency)/\(old.head.size)")
        }
        try flush()
        try? payloads?.close()
        try write(checkpoint.bytes, to: FolderFiles.checkpoint)
    }

    private func line(_ text: String, at index: Int64) throws {
        guard index > lastPayload else {
            throw EvidenceError(.payload, "Payloads are written in the order of their entries, each one once.")
        }
        lastPayload = index
        lines += Data(text.utf8)
        if lines.count > 65_536 { try flush() }
    }

    private func flush() throws {
        guard !lines.isEmpty else { return }
        do {
            if payloads == nil {
                try write([], to: FolderFiles.payloads)
                payloads = try FileHandle(forWritingTo: URL(filePath: files.path(FolderFiles.payloads)))
            }
            try payloads?.write(contentsOf: lines)
        } catch {
            throw EvidenceError(.storage, "The payloads can't be written; check the free space.")
        }
        lines.removeAll(keepingCapacity: true)
    }

    private func write(_ bytes: [UInt8], to name: String) throws {
        let path = URL(filePath: files.path(name))
        do {
            let folder = path.deletingLastPathComponent().path(percentEncoded: false)
            if folders.insert(folder).inserted {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            }
            try Data(bytes).write(to: path)
        } catch {
            throw EvidenceError(.storage, "\(name) can't be written; check the folder and the free space.")
        }
    }
}
#endif
