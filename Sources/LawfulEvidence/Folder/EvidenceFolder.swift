// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation

/// An exported log, to be verified without database and without trust in who exported it.
///
/// ```swift
/// let report = EvidenceFolder("evidence").verify(by: try VerifierKey(vkey), pins: pins)
/// for finding in report.findings { print(finding) }
/// ```
///
/// Every entry is hashed again and the root compared with the signed head; every other file must agree with that.
/// Memory doesn't grow with the log, only with the number of different sizes that its older heads and proofs have.
/// Whoever holds the log's key can rewrite and sign all of it: a pin, a head that was kept elsewhere, is what shows that, and
/// nothing else does.
public struct EvidenceFolder: Sendable {
    /// What to check besides.
    public struct Options: Sendable {
        /// Whether entries must be those of this library's ledgers, ``HashedEntry``; other logs hash what they like.
        public var checksEntries = true
        /// Whether each payload that an entry commits to must be shown or said to be erased.
        public var expectsPayloads = false

        /// The usual checks.
        public init() {}
    }

    private let files: FolderFiles

    /// A folder by its path.
    public init(_ path: String) { files = FolderFiles(root: path) }

    /// Verifies all that the folder holds.
    ///
    /// - Parameters:
    ///   - key: the log's key, which came by another way than the folder.
    ///   - pins: heads of the log that were kept elsewhere; it must continue them all.
    ///   - options: what to check besides.
    /// - Returns: what was found; nothing is thrown, whatever the folder holds.
    public func verify(
        by key: VerifierKey,
        pins: [SignedCheckpoint] = [],
        options: Options = Options()
    ) -> EvidenceReport {
        var run = FolderRun(files: files, key: key, options: options)
        run.verify(pins)
        return run.report
    }
}

/// One verification.
private struct FolderRun {
    let files: FolderFiles
    let key: VerifierKey
    let options: EvidenceFolder.Options
    var report = EvidenceReport()

    init(files: FolderFiles, key: VerifierKey, options: EvidenceFolder.Options) {
        self.files = files
        self.key = key
        self.options = options
    }

    mutating func verify(_ pins: [SignedCheckpoint]) {
        if let text = read(FolderFiles.verifierKey) {
            let folderKey = try? VerifierKey(String(decoding: text, as: UTF8.self))
            if folderKey != key { report.add(.verifierKeyDiffers) }
        }
        guard let bytes = read(FolderFiles.checkpoint) else { return report.add(.checkpointMissing) }
        guard let head = checkpoint(FolderFiles.checkpoint, bytes)?.head else { return }
        report.head = head

        var tree = TreeCheck(files: files, head: head, checksEntries: options.checksEntries)
        tree.want(pins.map(\.head.size) + sizes())
        tree.run(&report)

        for pin in pins {
            let source = "the pin of size \(pin.head.size)"
            guard TextForm.areSame(pin.head.origin, head.origin) else {
                report.add(.checkpointRefused(file: source, EvidenceError(.checkpoint, "It is of another log.")))
                continue
            }
            if continues(pin.head, source, tree) { report.continued += 1 }
        }
        checkCheckpoints(tree)
        checkProofs(tree)
        checkConsistency(tree)
        if files.exists(FolderFiles.payloads) || options.expectsPayloads {
            var payloads = PayloadCheck(files: files, size: head.size, expectsAll: options.expectsPayloads)
            payloads.run(&report)
        }
    }

    /// The sizes at which roots are needed; what is refused here is reported when it is checked.
    private func sizes() -> [Int64] {
        var sizes: Set<Int64> = []
        each(FolderFiles.checkpoints) { sizes.insert(try SignedCheckpoint($1, by: key).head.size) }
        each(FolderFiles.proofs) { sizes.insert(try ProofFile($1, by: key).checkpoint.head.size) }
        each(FolderFiles.consistency) { _, bytes in
            let request = try WitnessRequest(bytes, by: key)
            sizes.formUnion([request.proof.oldSize, request.checkpoint.head.size])
        }
        return Array(sizes)
    }

    private func each(_ folder: String, _ work: (String, [UInt8]) throws -> Void) {
        for name in (try? files.names(in: folder)) ?? [] {
            if let bytes = try? files.read(name) { try? work(name, bytes) }
        }
    }

    private mutating func checkCheckpoints(_ tree: TreeCheck) {
        for name in names(FolderFiles.checkpoints) {
            guard let bytes = read(name), let older = checkpoint(name, bytes)
            else { continue }
            if continues(older.head, name, tree) { report.continued += 1 }
        }
    }

    private mutating func checkProofs(_ tree: TreeCheck) {
        guard let head = report.head else { return }
        var entries = FolderEntries(files: files, size: head.size)
        for name in names(FolderFiles.proofs) {
            guard let bytes = read(name) else { continue }
            do {
                let file = try ProofFile(bytes, by: key)
                guard let entry = entries.entry(file.proof.index) else {
                    throw EvidenceError(.proof, "Its entry isn't in the log, or can't be read.")
                }
                try file.verify(entry: entry)
                if continues(file.checkpoint.head, name, tree) { report.proofs += 1 }
            } catch {
                report.add(.proofRefused(file: name, Self.evidence(error)))
            }
        }
    }

    private mutating func checkConsistency(_ tree: TreeCheck) {
        for name in names(FolderFiles.consistency) {
            guard let bytes = read(name) else { continue }
            do {
                let request = try WitnessRequest(bytes, by: key)
                guard let oldRoot = tree.root(at: request.proof.oldSize) else {
                    throw EvidenceError(.proof, "The log can't be read up to the size that it begins at.")
                }
                try request.verify(oldRoot: oldRoot)
                if continues(request.checkpoint.head, name, tree) { report.consistencyProofs += 1 }
            } catch {
                report.add(.consistencyRefused(file: name, Self.evidence(error)))
            }
        }
    }

    /// Whether the log's first entries are those of an older head.
    private mutating func continues(_ older: Checkpoint, _ source: String, _ tree: TreeCheck) -> Bool {
        guard older.size <= tree.head.size else {
            report.add(.rolledBack(have: tree.head.size, expected: older.size))
            return false
        }
        // Where the log can't be read so far, that was reported.
        guard let root = tree.root(at: older.size) else { return false }
        guard root == older.root else {
            report.add(.historyRewritten(size: older.size, source: source))
            return false
        }
        return true
    }

    private mutating func checkpoint(_ name: String, _ bytes: [UInt8]) -> SignedCheckpoint? {
        do {
            return try SignedCheckpoint(bytes, by: key)
        } catch {
            report.add(.checkpointRefused(file: name, Self.evidence(error)))
            return nil
        }
    }

    private mutating func names(_ folder: String) -> [String] {
        guard let names = try? files.names(in: folder) else {
            report.add(.unreadable(file: folder))
            return []
        }
        return names
    }

    private mutating func read(_ name: String) -> [UInt8]? {
        do {
            return try files.read(name)
        } catch {
            report.add(.unreadable(file: name))
            return nil
        }
    }

    private static func evidence(_ error: any Error) -> EvidenceError {
        error as? EvidenceError ?? EvidenceError(.storage, "A file can't be read.")
    }
}
#endif
