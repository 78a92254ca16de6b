// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import LawfulEvidence
import LawfulModel
import Testing

@Suite("Keys that wrap keys")
struct KeyTests {
    private let folder: TestFolder
    private let data = DataKey(random: SeededRandom(4))

    init() throws { folder = try TestFolder() }

    private var path: String { folder.path("keys") }

    @Test("wrap and unwrap, rotate, and lose what was wrapped under a key that is gone", arguments: [false, true])
    func rotation(inFile: Bool) async throws {
        let memory = try InMemoryKeys()
        let file = try KeyFile.create(path: path)
        let keys: any KeyEncryptionKeys = inFile ? file : memory
        let wrapped = try await keys.wrap(data, context: [1])
        #expect(wrapped.keyID == "key-1" && wrapped.bytes.firstRange(of: Data(data.secretBytes)) == nil)
        #expect(try await keys.unwrap(wrapped, context: [1]).secretBytes == data.secretBytes)
        await #expect(throws: EvidenceError(.key, "")) { try await keys.unwrap(wrapped, context: [2]) }
        var altered = wrapped.bytes
        altered[20] ^= 1
        let broken = WrappedKey(keyID: "key-1", bytes: altered)
        await #expect(throws: EvidenceError(.key, "")) { try await keys.unwrap(broken, context: [1]) }

        try memory.rotate(to: "key-2")
        try file.rotate(to: "key-2")
        #expect(try await keys.currentKeyID == "key-2")
        #expect(try await keys.unwrap(wrapped, context: [1]).secretBytes == data.secretBytes)
        let fresh = try await keys.rewrap(wrapped, context: [1])
        #expect(fresh.keyID == "key-2")
        #expect(try await keys.rewrap(fresh, context: [1]) == fresh)

        #expect(throws: EvidenceError(.key, "")) { try memory.destroy("key-2") }
        #expect(throws: EvidenceError(.key, "")) { try file.destroy("key-2") }
        #expect(throws: EvidenceError(.key, "")) { try memory.rotate(to: "key-2") }
        #expect(throws: EvidenceError(.key, "")) { try file.rotate(to: "with blank") }
        try memory.destroy("key-1")
        try file.destroy("key-1")
        await #expect(throws: EvidenceError(.keyLost, "")) { try await keys.unwrap(wrapped, context: [1]) }
        #expect(try await keys.unwrap(fresh, context: [1]).secretBytes == data.secretBytes)
    }

    @Test("that are down say so, and nothing is lost")
    func down() async throws {
        let keys = try InMemoryKeys()
        let wrapped = try await keys.wrap(data, context: [])
        keys.isDown = true
        await #expect(throws: EvidenceError(.keysUnavailable, "")) { try await keys.unwrap(wrapped, context: []) }
        await #expect(throws: EvidenceError(.keysUnavailable, "")) { try await keys.wrap(data, context: []) }
        await #expect(throws: EvidenceError(.keysUnavailable, "")) { try await keys.currentKeyID }
        keys.isDown = false
        #expect(try await keys.unwrap(wrapped, context: []).secretBytes == data.secretBytes)
    }

    @Test("in a file are for its owner alone")
    func rights() async throws {
        _ = try KeyFile.create(path: path)
        #expect(try folder.mode("keys") == 0o600)
        #expect(throws: EvidenceError(.storage, "")) { try KeyFile.create(path: path) }
        for mode in [0o640, 0o604, 0o660, 0o644, 0o601] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            #expect(throws: EvidenceError(.storage, "")) { try KeyFile(path: path) }
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        _ = try KeyFile(path: path)
        try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: path)
        #expect(throws: EvidenceError(.storage, "")) { try KeyFile(path: folder.path("link")) }
        #expect(throws: EvidenceError(.storage, "")) { try KeyFile(path: folder.path("none")) }
        #expect(try folder.files(in: "").allSatisfy { !$0.contains("draft") })
    }

    @Test("in a file that isn't one of keys are refused")
    func malformed() throws {
        _ = try KeyFile.create(path: path)
        let good = String(decoding: try folder.read("keys"), as: UTF8.self)
        let line = good.split(separator: "\n")[1]
        for text in [
            "", "x\n", "lawful-keys@v1\n", good + "x\n", good + line + "\n", String(good.dropLast()), good + "a AAAA\n",
        ] {
            try folder.write(Array(text.utf8), "other")
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path("other"))
            #expect(throws: EvidenceError(.key, ""), "\(text.count)") { try KeyFile(path: folder.path("other")) }
        }
    }

    @Test("rotated by another process are found")
    func shared() async throws {
        let one = try KeyFile.create(path: path)
        let other = try KeyFile(path: path)
        try one.rotate(to: "key-2")
        let wrapped = try await one.wrap(data, context: [])
        #expect(try await other.unwrap(wrapped, context: []).secretBytes == data.secretBytes)
        try other.rotate(to: "key-3")
        let later = try await other.wrap(data, context: [])
        #expect(try await one.unwrap(later, context: []).keyBytesAre(data))
    }

    @Test("keyed hashes tell persons, scopes, uses and keys apart")
    func keyedHashes() throws {
        #expect(throws: EvidenceError(.storage, "")) { try KeyedHashing(path: folder.path("tombstones")) }
        let hashing = try KeyedHashing.create(path: folder.path("tombstones"))
        #expect(throws: EvidenceError(.storage, "")) { try KeyedHashing.create(path: folder.path("tombstones")) }
        let again = try KeyedHashing(path: folder.path("tombstones"))
        let other = try KeyedHashing(key: [UInt8](repeating: 1, count: 32))
        #expect(try folder.mode("tombstones") == 0o600)
        let mail = SealingScope(activity: "newsletter")
        let tombstone = hashing.tombstone(of: "anna", in: mail)
        #expect(again.tombstone(of: "anna", in: mail) == tombstone)
        let others = [
            other.tombstone(of: "anna", in: mail), hashing.suppression(of: "anna", for: mail),
            hashing.tombstone(of: "bob", in: mail), hashing.tombstone(of: "anna", in: SealingScope(activity: nil)),
            hashing.tombstone(of: "anna", in: SealingScope(activity: "")),
            hashing.tombstone(of: "anna", in: SealingScope(activity: "newsletter", rule: "")),
            hashing.tombstone(of: "anna", in: SealingScope(activity: "news", rule: "letter")),
            hashing.tombstone(of: "annan", in: SealingScope(activity: "ewsletter")), tombstone,
        ]
        #expect(Set(others).count == others.count)
        // Swift calls both texts equal: one person.
        #expect(hashing.tombstone(of: "e\u{301}va", in: mail) == hashing.tombstone(of: "\u{E9}va", in: mail))
        #expect("\(hashing)" == "(keyed hashing)")
        #expect(throws: EvidenceError(.key, "")) { try KeyedHashing(key: [1]) }
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path("tombstones"))
        #expect(throws: EvidenceError(.storage, "")) { try KeyedHashing(path: folder.path("tombstones")) }
    }
}

extension DataKey {
    fileprivate func keyBytesAre(_ other: DataKey) -> Bool { secretBytes == other.secretBytes }
}
#endif
