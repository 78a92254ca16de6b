// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import LawfulEvidence
import Synchronization

/// Where the process kills itself, as `kill -9` does: `LEDGER_WRITER_KILL` says `POINT:N`, the N-th time that it comes by.
///
/// Points are `committed` and `acknowledged` around an acknowledgement, `erasing` and `erased` around an erasure, `wrap` and
/// `wrapped` around the wrapping of a data key, `unwrap` before unwrapping one, `mark` and `marked` around the writing of
/// the high-water mark.
enum KillPoint {
    private static let chosen: (name: String, count: Int)? = {
        let parts = ProcessInfo.processInfo.environment["LEDGER_WRITER_KILL"]?.split(separator: ":") ?? []
        guard parts.count == 2, let count = Int(parts[1]) else { return nil }
        return (String(parts[0]), count)
    }()
    private static let passed = Mutex(0)

    static func reached(_ name: String) {
        guard let chosen, chosen.name == name else { return }
        let isTime = passed.withLock { passed in
            passed += 1
            return passed == chosen.count
        }
        if isTime { kill(getpid(), SIGKILL) }
    }
}

extension LedgerEvidence {
    /// The evidence that `--keys FOLDER` among arguments asks for; both are taken out of them.
    static func taken(from arguments: inout [String]) throws -> LedgerEvidence? {
        guard let place = arguments.firstIndex(of: "--keys"), place + 1 < arguments.count else { return nil }
        let folder = arguments[place + 1]
        arguments.removeSubrange(place...place + 1)
        let files = try LedgerEvidence.files(in: folder, origin: "tests.example/ledger")
        return LedgerEvidence(
            signing: files.signing, keys: MortalKeys(keys: files.keys), mark: MortalMark(mark: files.mark),
            marks: files.marks, random: files.random)
    }
}

private struct MortalKeys: KeyEncryptionKeys {
    let keys: any KeyEncryptionKeys

    var currentKeyID: String { get async throws { try await keys.currentKeyID } }

    func wrap(_ key: DataKey, context: [UInt8]) async throws -> WrappedKey {
        KillPoint.reached("wrap")
        let wrapped = try await keys.wrap(key, context: context)
        KillPoint.reached("wrapped")
        return wrapped
    }

    func unwrap(_ key: WrappedKey, context: [UInt8]) async throws -> DataKey {
        KillPoint.reached("unwrap")
        return try await keys.unwrap(key, context: context)
    }
}

private struct MortalMark: HighWaterMark {
    let mark: any HighWaterMark

    func read() throws -> [UInt8]? { try mark.read() }

    func write(_ checkpoint: [UInt8]) throws {
        KillPoint.reached("mark")
        try mark.write(checkpoint)
        KillPoint.reached("marked")
    }

    func exclusively<Value>(_ work: () throws -> Value) throws -> Value { try mark.exclusively(work) }
}
#endif
