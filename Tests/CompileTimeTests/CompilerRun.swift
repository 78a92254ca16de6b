// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the compiler said about a snippet, and how it ended.
struct CompilerRun: Sendable {
    let status: Int32
    let wasKilled: Bool
    let output: String

    /// What is wrong with taking the run for the refusal that a snippet expects; empty when it is one.
    func faults(asRefusalOf snippet: Snippet) -> [String] {
        var faults = crashFaults
        if status == 0 { faults.append("it compiles") }
        let errors = errors(in: snippet.file.lastPathComponent)
        let expectations = snippet.expectations
        faults += expectations.filter { expected in !errors.contains { $0.meets(expected) } }
            .map { "line \($0.line): no error says: \($0.words)" }
        faults += errors.filter { error in !expectations.contains { error.lines.contains($0.line) } }
            .map { "nobody expects: \($0.texts[0])" }
        return faults
    }

    /// What is wrong with taking the run for an acceptance; empty when it is one.
    func faults(asAcceptanceOf snippet: Snippet) -> [String] {
        var faults = crashFaults
        if status != 0 { faults.append("it doesn't compile") }
        return faults + errors(in: snippet.file.lastPathComponent).map { "an error: \($0.texts[0])" }
    }

    private var crashFaults: [String] {
        let traces = ["Stack dump", "submit a bug report", "compile command failed"]
        let crashed = wasKilled || !(0...1).contains(status) || traces.contains { output.contains($0) }
        return crashed ? ["the compiler crashed"] : []
    }

    /// An error with its notes.
    private struct Diagnostic {
        /// The lines of the snippet that it touches.
        var lines: Set<Int>
        /// What it says, the error first.
        var texts: [String]

        func meets(_ expected: Snippet.Expectation) -> Bool {
            lines.contains(expected.line) && texts.contains { $0.contains(expected.words) }
        }
    }

    private func errors(in file: String) -> [Diagnostic] {
        var errors: [Diagnostic] = []
        var isNoteOfError = false
        // A path, line and column, or none of them where the fault has no place.
        let form =
            #/
            (?:(?<file>[^\ ].*?) : (?<line>[0-9]+) : (?:[0-9]+:)? \ )?
            (?<kind>(?:fatal\ )?error|warning|note) :\ (?<text>.*)
            /#
        for line in output.split(separator: "\n") {
            guard let match = line.wholeMatch(of: form) else { continue }
            let text = String(match.text)
            var lines: Set<Int> = []
            if let path = match.file, let number = match.line.flatMap({ Int($0) }),
                URL(filePath: String(path)).lastPathComponent == file
            {
                lines = [number]
            }
            switch match.kind {
            case "warning":
                isNoteOfError = false
            case "note":
                guard isNoteOfError, var last = errors.popLast() else { continue }
                last.lines.formUnion(lines)
                last.texts.append(text)
                errors.append(last)
            default:
                errors.append(Diagnostic(lines: lines, texts: [text]))
                isNoteOfError = true
            }
        }
        return errors
    }
}
