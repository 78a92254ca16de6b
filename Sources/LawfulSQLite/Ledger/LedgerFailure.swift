// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulEvidence
import LawfulLedger

/// Turns the store's errors into the ledger's: what to do about them, and nothing of statements or their values.
enum LedgerFailure {
    /// Does some work, and throws only `LedgerError` and `CancellationError`.
    static func mapping<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch {
            throw mapped(error)
        }
    }

    static func mapped(_ error: any Error) -> any Error {
        switch error {
        case is LedgerError, is CancellationError, is KeyNeed: error
        case let error as EvidenceError: LedgerError(error)
        case let error as DatabaseError: LedgerError(code(of: error), message(of: error))
        default: LedgerError(.storage, "The ledger's file failed in an unexpected way; check that it is there.")
        }
    }

    static func isBusy(_ error: DatabaseError) -> Bool {
        error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED
    }

    private static func code(of error: DatabaseError) -> LedgerError.Code {
        error.resultCode == .SQLITE_NOTADB ? .format : .storage
    }

    private static func message(of error: DatabaseError) -> String {
        switch error.resultCode {
        case .SQLITE_FULL:
            "The disk is full; nothing was recorded. Free space and try again."
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            "Another process kept the ledger locked for too long; nothing was recorded. Try again."
        case .SQLITE_NOTADB:
            "The file is no SQLite database; check the path."
        case .SQLITE_CORRUPT:
            "The ledger's file is damaged; restore it from a backup."
        case .SQLITE_READONLY:
            "The ledger can't be written: the file, its folder or its disk is read-only. Check the rights."
        case .SQLITE_PERM, .SQLITE_AUTH:
            "Access to the ledger's file was refused; check the rights on the file and its folder."
        case .SQLITE_CANTOPEN:
            "The ledger's file can't be opened; check the path, and the rights on the file and its folder."
        case .SQLITE_IOERR:
            "The disk failed (SQLite code \(error.extendedResultCode.rawValue)); nothing was recorded."
        case .SQLITE_CONSTRAINT:
            "The ledger refused a change that breaks its rules; nothing was recorded."
        default:
            "The ledger's file failed (SQLite code \(error.extendedResultCode.rawValue)); nothing was recorded."
        }
    }
}
#endif
