// SPDX-License-Identifier: Apache-2.0

#if Postgres
/// What the server or the way to it failed with: the code alone, for messages quote values and connection strings.
struct ServerFailure: Error {
    /// The SQLSTATE; empty where the connection failed before the server could say one.
    let state: String
    /// Whether the connection is gone; whether its last commit took place is then unknown.
    let isLost: Bool

    init(state: String, isLost: Bool) {
        self.state = state
        // The server ends connections when it stops, starts, or is told to; so does one that turned into a replica.
        let ending: Set<String> = ["57P01", "57P02", "57P03", "57P05", "25006", "25P03"]
        self.isLost = isLost || state.hasPrefix("08") || ending.contains(state)
    }

    /// Another transaction was in the way, and nothing of this one remains.
    var isConflict: Bool { state.hasPrefix("40") }

    /// A row stayed locked for longer than a transaction waits.
    var isLockTimeout: Bool { state == "55P03" }

    /// Whether trying again may help.
    var isTransient: Bool { isLost || isConflict || isLockTimeout || state == "53300" }
}
#endif
