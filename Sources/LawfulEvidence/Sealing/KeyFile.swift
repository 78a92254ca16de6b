// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import Synchronization

/// Keys in a file that its owner alone may read: the embedded default. Keep it on another volume than the database, and
/// back it up apart: who has both can open everything, who has lost it can open nothing.
///
/// Several processes may share the file. One that meets a key id it doesn't know reads the file again.
public final class KeyFile: KeyEncryptionKeys {
    private static let header = "lawful-keys@v1"

    private let path: String
    private let random: any RandomSource
    private let ring: Mutex<KeyRing>

    /// Opens a file of keys.
    ///
    /// - Throws: ``EvidenceError``: `storage` when there is none or others may read it, `key` when it isn't one.
    public init(path: String, random: any RandomSource = SystemRandom()) throws {
        self.path = path
        self.random = random
        ring = Mutex(try Self.read(path))
    }

    /// Makes a file with a first key.
    ///
    /// - Throws: ``EvidenceError``: `storage` when there is one already or it can't be written, `key` when the id isn't in its
    ///   form.
    public static func create(
        path: String,
        first id: String = "key-1",
        random: any RandomSource = SystemRandom()
    ) throws -> KeyFile {
        var ring = KeyRing(keys: [])
        try ring.add(id, DataKey(bytes: random.bytes(DataKey.byteCount)))
        try PrivateFile.create(path, text(of: ring))
        return try KeyFile(path: path, random: random)
    }

    /// Makes a new current key; it is in the file, durably, before anything is wrapped under it.
    ///
    /// - Throws: ``EvidenceError``: `key` when the id isn't in its form or was given before, `storage` when the file can't be
    ///   written.
    public func rotate(to id: String) throws {
        let key = try DataKey(bytes: random.bytes(DataKey.byteCount))
        try change { try $0.add(id, key) }
    }

    /// Destroys an old key: what is still wrapped under it is lost. What the file system keeps of overwritten blocks is out of
    /// reach.
    ///
    /// - Throws: ``EvidenceError``: `key` when it is the current one, `storage` when the file can't be written.
    public func destroy(_ id: String) throws { try change { try $0.destroy(id) } }

    /// Which key wraps now.
    public var currentKeyID: String {
        get async throws { ring.withLock { $0.current?.id ?? "" } }
    }

    /// Wraps a data key under the current key.
    public func wrap(_ key: DataKey, context: [UInt8]) async throws -> WrappedKey {
        try ring.withLock { $0 }.wrap(key, context, nonce: random.bytes(12))
    }

    /// Unwraps a data key.
    public func unwrap(_ key: WrappedKey, context: [UInt8]) async throws -> DataKey {
        let known = try ring.withLock { ring in
            // Another process may have rotated since.
            if !ring.holds(key.keyID) { ring = try Self.read(path) }
            return ring
        }
        return try known.unwrap(key, context)
    }

    private func change(_ work: (inout KeyRing) throws -> Void) throws {
        try ring.withLock { ring in
            // Another process may change it, too: each must see what the other made, or a key would be lost.
            ring = try PrivateFile.exclusively(path) {
                var fresh = try Self.read(path)
                try work(&fresh)
                try PrivateFile.replace(path, Self.text(of: fresh))
                return fresh
            }
        }
    }

    private static func text(of ring: KeyRing) -> [UInt8] {
        let lines = ring.keys.map { "\($0.id) \(Base64.text($0.key.secretBytes))\n" }
        return Array("\(header)\n\(lines.joined())".utf8)
    }

    private static func read(_ path: String) throws -> KeyRing {
        let malformed = EvidenceError(
            .key, "The file isn't one of keys: a line says \(header), each other one id and key.")
        let bytes = try PrivateFile.read(path)
        guard let lines = TextForm.lines(bytes[...]), lines.first.map({ $0.elementsEqual(header.utf8) }) == true else {
            throw malformed
        }
        var ring = KeyRing(keys: [])
        for line in lines.dropFirst() {
            let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            guard parts.count == 2, let id = TextForm.string(parts[0]),
                let key = TextForm.string(parts[1]).flatMap(Base64.bytes)
            else { throw malformed }
            try ring.add(id, DataKey(bytes: key))
        }
        guard ring.current != nil else { throw malformed }
        return ring
    }
}
#endif
