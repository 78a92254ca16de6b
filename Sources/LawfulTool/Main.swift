// SPDX-License-Identifier: Apache-2.0

#if Tool
import ArgumentParser

/// The tool. Subcommands are listed here, each in a folder of its own.
struct LawfulCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lawful",
        abstract: "Checks what services that use Lawful have recorded, for auditors and privacy officers.",
        discussion: ExitStatus.explanation,
        subcommands: [VerifyCommand.self, AuditCommand.self])
}

@main
enum Main {
    static func main() async {
        do {
            var command = try LawfulCommand.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            ExitStatus.end(with: error)
        }
    }
}
#endif
