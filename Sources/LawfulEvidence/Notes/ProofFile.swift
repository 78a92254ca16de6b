// SPDX-License-Identifier: Apache-2.0

#if Evidence
public import Foundation

/// A proof that a person can take along: the way from one entry to a signed head (C2SP tlog-proof@v1).
///
/// With the entry's bytes and the log's verifier key it is checked anywhere, without the log (Arts. 5(2), 7(1)).
public struct ProofFile: Hashable, Sendable {
    /// The way to the root.
    public let proof: InclusionProof
    /// The head.
    public let checkpoint: SignedCheckpoint

    private static let header = Array("c2sp.org/tlog-proof@v1".utf8)

    /// A file of a proof and the head that it leads to.
    ///
    /// - Throws: ``EvidenceError`` with code `proof` when the head has another size.
    public init(_ proof: InclusionProof, to checkpoint: SignedCheckpoint) throws {
        guard proof.size == checkpoint.head.size, proof.index >= 0, proof.index < proof.size else {
            throw EvidenceError(.proof, "The proof leads to a tree of another size than the checkpoint's.")
        }
        self.proof = proof
        self.checkpoint = checkpoint
    }

    /// Reads a proof file and checks the signature of its checkpoint; ``verify(entry:)`` checks the rest.
    ///
    /// - Throws: ``EvidenceError``: `note` when it isn't in its form, or why the checkpoint or its place is refused.
    public init(_ bytes: [UInt8], by key: VerifierKey) throws {
        let file = try HashesFile(bytes)
        var lines = file.lines
        guard let first = lines.popFirst(), first.elementsEqual(Self.header) else {
            throw HashesFile.malformed("its first line is c2sp.org/tlog-proof@v1")
        }
        let extra = Array("extra ".utf8)
        if let line = lines.first, line.starts(with: extra) {
            guard let text = TextForm.string(line.dropFirst(extra.count)), Base64.bytes(text) != nil else {
                throw HashesFile.malformed("an extra line holds base64")
            }
            lines.removeFirst()
        }
        guard let line = lines.popFirst(), let index = HashesFile.number(in: line, after: "index ") else {
            throw HashesFile.malformed("a line says index N")
        }
        let hashes = try HashesFile.hashes(lines)
        let checkpoint = try SignedCheckpoint(file.checkpoint, by: key)
        try self.init(InclusionProof(index: index, size: checkpoint.head.size, hashes: hashes), to: checkpoint)
    }

    /// The file's content.
    public var bytes: [UInt8] {
        var bytes = Self.header + "\nindex \(proof.index)\n".utf8
        for hash in proof.hashes { bytes += "\(hash.base64)\n".utf8 }
        return bytes + [TextForm.newline] + checkpoint.bytes
    }

    /// Checks that the proof leads from an entry to the head.
    ///
    /// - Throws: ``EvidenceError`` with code `proof` where it doesn't.
    public func verify(entry: some ContiguousBytes) throws {
        try proof.verify(leaf: .leaf(of: entry), root: checkpoint.head.root)
    }
}

/// What a log asks of a witness, and what shows that a head continues an older one (body of C2SP tlog-witness's
/// add-checkpoint): the old size, a consistency proof, the new head.
public struct WitnessRequest: Hashable, Sendable {
    /// The way from the old to the new size.
    public let proof: ConsistencyProof
    /// The new head.
    public let checkpoint: SignedCheckpoint

    /// A request of a proof and the head that it leads to.
    ///
    /// - Throws: ``EvidenceError`` with code `proof` when the head has another size.
    public init(_ proof: ConsistencyProof, to checkpoint: SignedCheckpoint) throws {
        guard proof.newSize == checkpoint.head.size, proof.oldSize >= 0, proof.oldSize <= proof.newSize else {
            throw EvidenceError(.proof, "The proof leads to another size than the checkpoint's.")
        }
        self.proof = proof
        self.checkpoint = checkpoint
    }

    /// Reads a request and checks the log's signature.
    ///
    /// - Throws: ``EvidenceError``: `note` when it isn't in its form, or why the checkpoint or its size is refused.
    public init(_ bytes: [UInt8], by key: VerifierKey) throws {
        let file = try HashesFile(bytes)
        var lines = file.lines
        guard let line = lines.popFirst(), let old = HashesFile.number(in: line, after: "old ") else {
            throw HashesFile.malformed("its first line says old N")
        }
        let hashes = try HashesFile.hashes(lines)
        let checkpoint = try SignedCheckpoint(file.checkpoint, by: key)
        try self.init(ConsistencyProof(from: old, to: checkpoint.head.size, hashes: hashes), to: checkpoint)
    }

    /// The request's content.
    public var bytes: [UInt8] {
        var bytes = Array("old \(proof.oldSize)\n".utf8)
        for hash in proof.hashes { bytes += "\(hash.base64)\n".utf8 }
        return bytes + [TextForm.newline] + checkpoint.bytes
    }

    /// Checks that the new head continues the one of the old size.
    ///
    /// - Throws: ``EvidenceError`` with code `proof` where it doesn't.
    public func verify(oldRoot: Hash256) throws {
        try proof.verify(oldRoot: oldRoot, newRoot: checkpoint.head.root)
    }
}

/// What both kinds of file are: lines, the last of them hashes, a blank line, a checkpoint.
private struct HashesFile {
    let lines: ArraySlice<ArraySlice<UInt8>>
    let checkpoint: [UInt8]

    init(_ bytes: [UInt8]) throws {
        guard bytes.count <= 2 * SignedNote.maximumByteCount, let blank = TextForm.blankLine(in: bytes[...]) else {
            throw Self.malformed("a blank line stands before the checkpoint")
        }
        lines = (TextForm.lines(bytes[...blank]) ?? [])[...]
        checkpoint = Array(bytes[(blank + 2)...])
    }

    static func number(in line: ArraySlice<UInt8>, after word: String) -> Int64? {
        line.starts(with: word.utf8) ? TextForm.number(line.dropFirst(word.utf8.count)) : nil
    }

    static func hashes(_ lines: ArraySlice<ArraySlice<UInt8>>) throws -> [Hash256] {
        guard lines.count <= 63 else { throw malformed("it has at most 63 hashes") }
        return try lines.map { line in
            guard let hash = TextForm.string(line).flatMap(Hash256.init(base64:)) else {
                throw malformed("a hash is the base64 of 32 bytes")
            }
            return hash
        }
    }

    static func malformed(_ rule: String) -> EvidenceError {
        EvidenceError(.note, "The proof isn't in its form: \(rule).")
    }
}
#endif
