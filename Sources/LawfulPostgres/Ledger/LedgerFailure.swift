// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence
import LawfulLedger

/// Turns the server's failures into the ledger's errors: what to do about them, and nothing of statements, their values or
/// the connection string.
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
        case let failure as ServerFailure: LedgerError(code(of: failure), message(of: failure))
        default: LedgerError(.storage, "The ledger's connection failed; whether anything was recorded isn't known.")
        }
    }

    private static func code(of failure: ServerFailure) -> LedgerError.Code {
        switch failure.state {
        case "42P01", "42703", "3F000": .format
        default: .storage
        }
    }

    private static func message(of failure: ServerFailure) -> String {
        if failure.isLost {
            return """
                The PostgreSQL server can't be reached, or ended the connection. Whether the last append was recorded \
                isn't known: append the same drafts again, their ids make that harmless. Check address, credentials, \
                TLS settings, and that the server runs and takes connections.
                """
        }
        return switch failure.state {
        case "53100": "The server's disk is full; nothing was recorded. Free space and try again."
        case "53200", "53300", "53400":
            """
            The server has no room for another connection or for the work; nothing was recorded. Raise its limits, or \
            use fewer connections.
            """
        case "55P03":
            """
            Another transaction kept the person's status or the log locked for too long; nothing was recorded. Keep \
            transactions with the ledger's statements short, and try again.
            """
        case "40001", "40P01", "40003":
            "Other transactions kept getting in the way; nothing was recorded. Try again."
        case "42501": "The server refused a right on the ledger's tables; nothing was recorded. Grant it to the role."
        case "42P01", "42703", "3F000": "The ledger's tables are missing or incomplete; restore them from a backup."
        case "54000": "An identifier is too long to be indexed; nothing was recorded. Use a shorter one."
        case "57014": "The server's time limit for statements ended the work; nothing was recorded. Raise it."
        case "XX001", "XX002": "The server says that its files are damaged; restore them from a backup."
        default: "The server refused the work (SQLSTATE \(failure.state)); nothing was recorded."
        }
    }
}
#endif
