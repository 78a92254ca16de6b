// SPDX-License-Identifier: Apache-2.0

import Foundation
import Lawful
import LawfulSQLite

#if SQLite
@main
enum SmartFMS {
    static func main() async {
        do {
            let options = try Options(Array(CommandLine.arguments.dropFirst()))
            if options.wantsHelp { return print(Options.usage) }
            if try await !run(options) { exit(1) }
        } catch {
            let text = "\(error)".hasPrefix("Error Domain") ? error.localizedDescription : "\(error)"
            FileHandle.standardError.write(Data("\(text)\n".utf8))
            exit(2)
        }
    }

    /// Tells the day, writes its files, and says whether every step ended as its clause demands.
    private static func run(_ options: Options) async throws -> Bool {
        let folder = try emptied(options.out)
        let register = try CompanyRegister.declared()
        print("SmartFMS, a reference company: \(register.activities.count) activities, \(options.people) people.\n")
        print("Findings on the register, as declared:")
        for finding in register.findings { print("  \(finding)") }
        let json = try register.json()
        try json.write(to: folder.appending(path: "register.json"))
        let reread = try Register(json: json)
        let documents = try CompanyDocuments(
            CompanyRegister.history(), on: LocalDate(Day.date), next: LocalDate(CompanyRegister.correctedFrom),
            in: folder)

        let start = try LocalDate(Day.date).start(in: register.timeZone).advanced(bySeconds: 9 * 3_600)
        let clock = StoryClock(start)
        let company = try CompanyDatabase.create(
            at: folder.appending(path: "company.sqlite").path(percentEncoded: false), people: options.people,
            seed: options.seed, today: Day.date)
        let evidence = try CompanyEvidence(in: folder)
        let privacy = try await DataProtection(
            register.activate(.asDeclared), ledger: .existing(evidence.ledger), map: CompanyMap.map(company),
            ambient: clock.ambient)
        // What the findings call errors is accepted by name for the strict questions, and denied all the same.
        let strict = try register.activate(.strict, accepting: CompanyRegister.acceptedErrors)

        let transcript = Transcript(coloured: isatty(STDOUT_FILENO) == 1)
        transcript.check("S-05", "the register reads back equal from its JSON", reread == register)
        let day = Day(
            privacy: privacy, strict: DecisionEngine(strict), company: company, clock: clock, transcript: transcript,
            folder: folder, evidence: evidence.evidence)
        try await day.run()
        let exported = try await evidence.export()
        transcript.check("S-14", "an auditor can verify the ledger without trusting the company", exported.holds)
        try transcript.write(to: folder.appending(path: "transcript.json"))
        print("\n\(documents.summary)")
        print("\n\(exported.summary)")
        return summarise(transcript, folder)
    }

    private static func summarise(_ transcript: Transcript, _ folder: URL) -> Bool {
        let permits = transcript.steps.filter { $0.decision == .permit }.count
        print(
            "\n\(transcript.steps.count) questions: \(permits) permitted, \(transcript.steps.count - permits) denied.")
        print("A permit means consistent with what was declared and recorded, not that it is right in law.")
        print("Files are in \(folder.path(percentEncoded: false)).")
        guard !transcript.differences.isEmpty else {
            print("Every step ended as its clause demands.")
            return true
        }
        print("\(transcript.differences.count) step(s) ended otherwise than their clauses demand:")
        for difference in transcript.differences { print("  ✗ \(difference)") }
        return false
    }

    /// The output folder, without the files of an earlier run; other files in it are left alone.
    private static func emptied(_ path: String) throws -> URL {
        let folder = URL(filePath: path, directoryHint: .isDirectory)
        let files = FileManager.default
        do { try files.createDirectory(at: folder, withIntermediateDirectories: true) } catch {
            throw Options.Fault(faults: ["--out '\(path)' can't be made; name a folder that can be written"])
        }
        let own = files.fileExists(atPath: folder.appending(path: "register.json").path(percentEncoded: false))
        // Made by an earlier run, with the ledger that goes.
        for name in ["evidence", "keys"] where own { try? files.removeItem(at: folder.appending(path: name)) }
        for name in ["ledger.sqlite", "company.sqlite"] {
            for suffix in ["", "-wal", "-shm"] {
                let file = folder.appending(path: name + suffix).path(percentEncoded: false)
                guard files.fileExists(atPath: file) else { continue }
                guard own, (try? files.removeItem(atPath: file)) != nil else {
                    throw Options.Fault(faults: [
                        "--out '\(path)' holds a \(name + suffix) of another run or program; name an empty folder"
                    ])
                }
            }
        }
        return folder
    }
}
#else
@main
enum SmartFMS {
    static func main() {
        print("SmartFMS keeps its tables and its ledger in SQLite: run it with the trait SQLite enabled.")
        exit(2)
    }
}
#endif
