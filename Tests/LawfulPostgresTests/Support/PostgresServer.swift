// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import Synchronization
import Testing

/// A PostgreSQL server of the tests' own, on loopback and in a temporary folder; it ends with the tests, however they end.
final class PostgresServer: Sendable {
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    /// One for all tests that don't stop it.
    static let shared = Task { try await PostgresServer() }

    let port: Int
    let folder: URL
    private let binaries: URL
    private let asOwner: [String]

    /// Makes a cluster and starts it.
    init() async throws {
        binaries = try Self.find()
        folder = URL.temporaryDirectory.appending(path: "lawful-pg-\(UInt32.random(in: 0...(.max)))")
        asOwner = getuid() == 0 ? ["/usr/sbin/runuser", "-u", "postgres", "--"] : []
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if getuid() == 0 {
            // initdb refuses the superuser.
            do {
                try FileManager.default.setAttributes([.ownerAccountName: "postgres"], ofItemAtPath: folder.path)
            } catch {
                throw Missing(
                    description: "As root, the tests need the user postgres (Debian: apt-get install postgresql).")
            }
        }
        port = .random(in: 20_000...32_000)
        try await run(
            "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync",
            "--no-instructions")
        try await certify()
        let rules = """
            hostssl all hush 127.0.0.1/32 scram-sha-256
            host all hush 127.0.0.1/32 reject
            host all all 127.0.0.1/32 trust
            local all all trust

            """
        try await shell("cat > \(data)/pg_hba.conf <<'E'\n\(rules)E")
        try watch()
        try await start()
        for statement in [
            "CREATE ROLE lawful LOGIN", "GRANT CREATE ON DATABASE postgres TO lawful",
            "CREATE ROLE hush LOGIN PASSWORD 'hush-password'", "GRANT CREATE ON DATABASE postgres TO hush",
            "GRANT pg_read_all_stats TO lawful",
        ] {
            try await sql(statement, as: "postgres")
        }
    }

    /// The address for a role that owns what it makes and is no superuser.
    func address(_ words: String = "") -> String {
        "host=127.0.0.1 port=\(port) user=lawful dbname=postgres sslmode=disable \(words)"
    }

    var data: String { folder.path + "/data" }
    var certificate: String { data + "/server.crt" }

    /// Starts it, with settings.
    func start(_ settings: String...) async throws {
        let options = (["-p \(port)", "-k \(folder.path)", "-c ssl=on", "-c listen_addresses=127.0.0.1"] + settings)
        let command = [
            binaries.appending(path: "pg_ctl").path, "-D", data, "-l", folder.path + "/log", "-w", "-t", "60", "-o",
            "'\(options.joined(separator: " "))'", "start",
        ]
        // Whatever else is open would stay open as long as the server runs: Foundation's sign that pg_ctl has ended, too.
        _ = try await Command(asOwner + ["/bin/bash", "-c", Self.closing + command.joined(separator: " ")]).output()
    }

    private static let closing =
        "for fd in $(ls /proc/$$/fd /dev/fd 2>/dev/null); do [ \"$fd\" -gt 2 ] 2>/dev/null && eval \"exec $fd>&-\"; done; "

    /// Stops it: `fast` ends all connections, `immediate` is as good as a crash.
    func stop(_ mode: String) async throws { try await run("pg_ctl", "-D", data, "-w", "-m", mode, "stop") }

    /// Runs SQL by psql and gives what it prints, a line for each row.
    @discardableResult
    func sql(_ statement: String, as role: String = "lawful") async throws -> [String] {
        let command = try psql(role) + ["-c", statement]
        return try await Command(command).output().split(separator: "\n").map(String.init)
    }

    /// The command for a session.
    func psql(_ role: String = "lawful") throws -> [String] {
        [
            binaries.appending(path: "psql").path, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1",
            "-p", "\(port)", "-U", role, "postgres",
        ]
    }

    private func run(_ name: String, _ arguments: String...) async throws {
        _ = try await Command(asOwner + [binaries.appending(path: name).path] + arguments).output()
    }

    private func shell(_ text: String) async throws {
        _ = try await Command(asOwner + ["/bin/sh", "-c", text]).output()
    }

    private func certify() async throws {
        try await shell(
            """
            umask 077; cd \(data) && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost \
            -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout server.key -out server.crt && \
            chmod 644 server.crt && chmod 755 \(folder.path)
            """)
        try await shell("cp \(certificate) \(folder.path)/ca.crt && chmod 644 \(folder.path)/ca.crt")
    }

    /// Stops the server and removes its folder once this process is gone, also when it crashed.
    private func watch() throws {
        let stop = (asOwner + [binaries.appending(path: "pg_ctl").path, "-D", data, "-m", "immediate", "stop"])
            .joined(separator: " ")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [
            "-c",
            "while kill -0 \(ProcessInfo.processInfo.processIdentifier); do sleep 0.3; done; \(stop); rm -rf \(folder.path)",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.begin()
    }

    private static func find() throws -> URL {
        let places = ["/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt"].map { URL(filePath: $0) }
        let versions = places.flatMap {
            (try? FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)) ?? []
        }
        let folders = versions.map { $0.appending(path: "bin") } + [URL(filePath: "/usr/bin")]
        let found = folders.sorted { $0.path.localizedStandardCompare($1.path) == .orderedDescending }
            .first { FileManager.default.isExecutableFile(atPath: $0.appending(path: "initdb").path) }
        guard let found else {
            throw Missing(
                description: """
                    The tests of LawfulPostgres start a PostgreSQL server of their own and found none: install it (Debian: \
                    apt-get install postgresql libpq-dev), or leave the trait Postgres off.
                    """)
        }
        return found
    }
}

extension Process {
    private static let starting = Mutex(())

    /// Starts it, one after another: Foundation may crash where two start at once.
    func begin() throws { try Self.starting.withLock { _ in try run() } }
}

/// A program that is run to its end.
struct Command {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let words: [String]

    init(_ words: [String]) { self.words = words }

    /// What it printed.
    func output() async throws -> String {
        let file = URL.temporaryDirectory.appending(path: "lawful-out-\(UUID().uuidString)")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: words[0])
        process.arguments = Array(words.dropFirst())
        let handle = try FileHandle(forWritingTo: file)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handle
        process.standardError = handle
        try process.begin()
        try handle.close()
        while process.isRunning { try await Task.sleep(for: .milliseconds(3)) }
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        guard process.terminationStatus == 0 else {
            throw Failure(description: "\(words.joined(separator: " ")): \(text)")
        }
        return text
    }
}
#endif
