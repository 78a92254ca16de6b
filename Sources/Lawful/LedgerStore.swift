// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger

/// Where the ledger is kept; adapters add their own, such as `.sqlite("privacy.sqlite")`.
public struct LedgerStore: Sendable {
    private let open: @Sendable () async throws -> any Ledger

    /// A store that is opened so.
    public init(open: @escaping @Sendable () async throws -> any Ledger) { self.open = open }

    /// The ledger, open.
    ///
    /// - Throws: `LedgerError` when it can't be opened.
    public func opened() async throws -> any Ledger { try await open() }

    /// A ledger that lives and dies with the process.
    public static var inMemory: LedgerStore { LedgerStore { InMemoryLedger() } }

    /// A ledger that is already open.
    public static func existing(_ ledger: any Ledger) -> LedgerStore { LedgerStore { ledger } }
}
