// SPDX-License-Identifier: Apache-2.0

#if Tool
import ArgumentParser
import Foundation
import LawfulModel

/// What the process says to whoever called it; part of the interface, so that scripts can rely on it.
enum ExitStatus: Int32 {
    /// Everything that was checked holds.
    case verified = 0
    /// Something doesn't hold; the output lists it.
    case findings = 1
    /// The command line is wrong, or a file or folder that it names can't be used; nothing was checked.
    case unusable = 2

    static let explanation = """
        Exit status: 0 when everything that was checked holds, 1 when there are findings, 2 when the command line is wrong \
        or what it names can't be read; then nothing was checked.
        """

    /// Ends the command with this status; its output has been written.
    func end() throws {
        guard self != .verified else { return }
        throw ExitCode(rawValue)
    }

    /// Ends the process because of an error: help goes to standard output, everything else to standard error.
    static func end(with error: any Error) -> Never {
        if let code = error as? ExitCode { exit(code.rawValue) }
        if let error = error as? ToolError {
            say("lawful: \(error.message)")
            exit(unusable.rawValue)
        }
        let message = LawfulCommand.fullMessage(for: error)
        guard LawfulCommand.exitCode(for: error) != .success else {
            print(message)
            exit(verified.rawValue)
        }
        say(VisibleText.lines(message))
        exit(unusable.rawValue)
    }

    private static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

/// Why a command can't do its work, in the language asked for; it names no personal data and shows no key.
struct ToolError: Error {
    let message: String

    init(_ phrase: Phrase, in language: Language) { message = phrase[language] }
}
#endif
