// SPDX-License-Identifier: Apache-2.0

#if Postgres
import CLibPQ

/// An open connection to the server, in pipeline mode; every call blocks, so only a ``Connection`` makes them.
@safe
package final class Link {
    /// How long a statement waits for a row that another transaction has locked; who needs longer tries again.
    static let lockMilliseconds = 500
    /// How long it waits for the head of a log, which others hold for the length of a commit.
    static let headMilliseconds = 30_000

    private let handle: OpaquePointer
    private var names: [String: String] = [:]
    private var named = 0

    /// Connects; the string goes to libpq as it is, with a few defaults for what it leaves out.
    ///
    /// - Throws: `ServerFailure`, or `LedgerError` where the server's settings endanger what is recorded.
    package init(_ connection: String, for use: Use = .ledger) throws {
        // What stands behind another wins: first our defaults, then what the string says, then what we need.
        let words = [
            ("connect_timeout", "10"), ("keepalives_idle", "30"), ("tcp_user_timeout", "30000"),
            ("fallback_application_name", "lawful"), ("dbname", connection), ("client_encoding", "UTF8"),
        ]
        let opened = unsafe CStrings(words.map(\.0)).use { keys in
            unsafe CStrings(words.map(\.1)).use { values in unsafe PQconnectdbParams(keys, values, 1) }
        }
        guard let opened = unsafe opened else { throw ServerFailure(state: "53200", isLost: true) }
        unsafe handle = unsafe opened
        guard unsafe PQstatus(handle) == CONNECTION_OK, unsafe PQenterPipelineMode(handle) == 1 else {
            throw ServerFailure(state: "", isLost: true)
        }
        switch use {
        case .ledger: try prepareForLedger()
        case .tables(let zone, let path): try prepareForTables(zone, path)
        }
    }

    /// What a connection is for.
    package enum Use: Sendable {
        /// The ledger's own tables.
        case ledger
        /// The service's tables, with the zone whose days a moment with a time belongs to, and the schemas they are in.
        case tables(zone: String, path: String)
    }

    private func prepareForLedger() throws {
        try Durability(self).require(self)
        _ = try run([
            Statement("SET lock_timeout = \(Self.lockMilliseconds)"),
            Statement("SET bytea_output = 'hex'"),
            // A process that freezes in the middle of a transaction must not keep everyone's log.
            Statement("SET idle_in_transaction_session_timeout = 30000"),
            // Everything is found by its key. A plan that was made while the tables were small would scan them for long.
            Statement(
                """
                SELECT set_config(name, 'off', false) FROM pg_settings
                WHERE name IN ('enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin', 'enable_mergejoin',
                    'enable_material', 'jit')
                """),
            // Nor does a plan get better by what is looked up: one is made once, and not for each execution.
            Statement(
                "SELECT set_config(name, 'force_generic_plan', false) FROM pg_settings WHERE name = 'plan_cache_mode'"),
        ])
    }

    /// Dates, bytes and moments come in one form, whatever the server is set to.
    private func prepareForTables(_ zone: String, _ path: String) throws {
        _ = try run([
            Statement("SET bytea_output = 'hex'"), Statement("SET DateStyle = 'ISO, YMD'"),
            Statement("SET IntervalStyle = 'iso_8601'"),
            Statement("SELECT set_config('TimeZone', $1, false)", [.text(zone)]),
            Statement("SELECT set_config('search_path', $1, false)", [.text(path)]),
        ])
    }

    deinit { unsafe PQfinish(handle) }

    /// Whether a transaction is open, or the state isn't known.
    var isBusy: Bool { unsafe PQtransactionStatus(handle) != PQTRANS_IDLE }

    /// The encoding of the database.
    var encoding: String? {
        unsafe PQparameterStatus(handle, "server_encoding").map { unsafe String(cString: $0) }
    }

    /// Sends the statements at once, and then reads all answers: one round trip. After one fails the server skips the rest.
    ///
    /// - Returns: a result for each statement.
    /// - Throws: `ServerFailure`.
    package func run(_ statements: [Statement]) throws -> [ResultSet] {
        // The statement whose answer comes next; nil for one that is only being prepared.
        var expected: [(name: String, sql: String)?] = []
        var fresh: [String: String] = [:]
        for statement in statements {
            let known = names[statement.sql] ?? fresh[statement.sql]
            let name = known ?? nextName()
            if known == nil {
                fresh[statement.sql] = name
                try prepare(statement, as: name)
                expected.append((name, statement.sql))
            }
            try send(statement, as: name)
            expected.append(nil)
        }
        guard unsafe PQpipelineSync(handle) == 1 else { throw ServerFailure(state: "", isLost: true) }
        return try collect(expected)
    }

    private func nextName() -> String {
        named += 1
        return "lawful_\(named)"
    }

    private func prepare(_ statement: Statement, as name: String) throws {
        let types = statement.parameters.map(\.type)
        guard unsafe PQsendPrepare(handle, name, statement.sql, Int32(types.count), types) == 1 else {
            throw ServerFailure(state: "", isLost: true)
        }
    }

    private func send(_ statement: Statement, as name: String) throws {
        var bytes: [UInt8] = []
        let places = statement.parameters.map { parameter -> Range<Int>? in
            let start = bytes.count
            guard parameter.write(to: &bytes) else { return nil }
            defer { if parameter.isText { bytes.append(0) } }
            return start..<bytes.count
        }
        // An empty text still needs an address, which tells it from NULL.
        bytes.append(0)
        let lengths = places.map { Int32($0?.count ?? 0) }
        let formats = statement.parameters.map { $0.isText ? Int32(0) : 1 }
        let isSent = unsafe bytes.withUnsafeBytes { buffer in
            let values = unsafe places.map { place in
                unsafe place.flatMap { place in
                    unsafe buffer.baseAddress.map {
                        unsafe ($0 + place.lowerBound).assumingMemoryBound(to: CChar.self)
                    }
                }
            }
            return unsafe PQsendQueryPrepared(
                handle, name, Int32(values.count), values, lengths, formats, 0) == 1
        }
        guard isSent else { throw ServerFailure(state: "", isLost: true) }
    }

    private func collect(_ expected: [(name: String, sql: String)?]) throws -> [ResultSet] {
        var results: [ResultSet] = []
        var failure: ServerFailure?
        for prepared in expected {
            guard let result = unsafe PQgetResult(handle) else {
                throw failure ?? ServerFailure(state: "", isLost: true)
            }
            let status = unsafe PQresultStatus(result)
            if status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK {
                let set = unsafe ResultSet(result)
                if let prepared { names[prepared.sql] = prepared.name } else { results.append(set) }
            } else {
                if failure == nil, status != PGRES_PIPELINE_ABORTED { failure = unsafe failed(result) }
                unsafe PQclear(result)
            }
            if let failure, failure.isLost { throw failure }
            while let more = unsafe PQgetResult(handle) { unsafe PQclear(more) }
        }
        guard let end = unsafe PQgetResult(handle) else { throw failure ?? ServerFailure(state: "", isLost: true) }
        defer { unsafe PQclear(end) }
        guard unsafe PQresultStatus(end) == PGRES_PIPELINE_SYNC else { throw unsafe failure ?? failed(end) }
        if let failure { throw failure }
        return results
    }

    private func failed(_ result: OpaquePointer) -> ServerFailure {
        // PG_DIAG_SQLSTATE is a character in a macro, which isn't imported.
        let state = unsafe PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { unsafe String(cString: $0) }
        let isBad = unsafe PQstatus(handle) == CONNECTION_BAD
        return ServerFailure(state: state ?? "", isLost: isBad || state == nil)
    }
}

/// Texts as C has them, an array with a null at its end.
@safe
struct CStrings {
    private let bytes: [[CChar]]

    init(_ texts: [String]) { bytes = texts.map { Array($0.utf8CString) } }

    func use<R>(_ body: ([UnsafePointer<CChar>?]) -> R) -> R {
        unsafe bytes.flatMap { $0 }.withUnsafeBufferPointer { buffer in
            var pointers: [UnsafePointer<CChar>?] = unsafe []
            var start = 0
            for text in bytes {
                unsafe pointers.append(unsafe buffer.baseAddress.map { unsafe $0 + start })
                start += text.count
            }
            unsafe pointers.append(nil)
            return unsafe body(pointers)
        }
    }
}
#endif
