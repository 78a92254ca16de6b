// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The judge of the compile-time tests, judged.
@Suite("Compiler run")
struct CompilerRunTests {
    private let snippet = Snippet(
        file: URL(filePath: "/client/Snippet.swift"),
        expectations: [Snippet.Expectation(line: 7, words: "escapes its scope")])

    private let expected = "/client/Snippet.swift:7:3: error: variable 'permit' escapes its scope\n"

    private func faults(_ output: String, status: Int32 = 1, killed: Bool = false) -> [String] {
        CompilerRun(status: status, wasKilled: killed, output: output).faults(asRefusalOf: snippet)
    }

    @Test("the expected error at its line is a refusal")
    func refusal() {
        #expect(faults(expected) == [])
    }

    @Test("an error at another line is one when a note of it points at the line")
    func note() {
        let error = "/client/Snippet.swift:5:3: error: variable 'permit' escapes its scope\n"
        let note = "/client/Snippet.swift:7:9: note: this use causes it\n"
        #expect(faults(error + note) == [])
        #expect(faults(error).count == 2)
        #expect(faults(error + "/client/Snippet.swift:6:1: warning: never used\n" + note).count == 2)
    }

    @Test("the words may stand in a note elsewhere")
    func wordsInNote() {
        let error = "/client/Snippet.swift:7:3: error: no exact matches\n"
        #expect(faults(error + "/lawful/Permit.swift:1:1: note: it escapes its scope\n") == [])
    }

    @Test(
        "anything else isn't a refusal",
        arguments: [
            "",
            "/client/Snippet.swift:7:3: error: cannot find 'permit' in scope\n",
            "/client/Snippet.swift:8:3: error: variable 'permit' escapes its scope\n",
            "/client/Other.swift:7:3: error: variable 'permit' escapes its scope\n",
            "/client/Snippet.swift:7:3: warning: variable 'permit' escapes its scope\n",
            "error: variable 'permit' escapes its scope\n",
        ])
    func otherOutput(_ output: String) {
        #expect(faults(output) != [])
    }

    @Test(
        "nor is the expected error in bad company",
        arguments: [
            "/client/Snippet.swift:3:8: error: no such module 'LawfulModel'\n",
            "/client/Preamble.swift:7:3: error: expected declaration\n",
            "<unknown>:0: error: cannot load module\n",
            "error: no input files\n",
            "error: fatalError\n",
            "Please submit a bug report\n",
            "Stack dump:\n",
        ])
    func badCompany(_ output: String) {
        #expect(faults(expected + output).count == 1)
    }

    @Test("nor is it when the compiler ended otherwise")
    func status() {
        #expect(faults(expected, status: 0) == ["it compiles"])
        #expect(faults(expected, status: 254) == ["the compiler crashed"])
        #expect(faults(expected, killed: true) == ["the compiler crashed"])
    }

    @Test("an acceptance has status 0 and no error; warnings don't matter")
    func acceptance() {
        func faults(_ output: String, status: Int32) -> [String] {
            CompilerRun(status: status, wasKilled: false, output: output).faults(asAcceptanceOf: snippet)
        }
        #expect(faults("", status: 0) == [])
        #expect(faults("/client/Snippet.swift:7:3: warning: never used\n", status: 0) == [])
        #expect(faults("", status: 1) == ["it doesn't compile"])
        #expect(faults(expected, status: 0) == ["an error: variable 'permit' escapes its scope"])
    }

    @Test("a comment speaks of its own line, or of the next line of code")
    func comments() throws {
        let text = """
            // expect-error: first
            // expect-error: second

            // Not code either.
            let a = 1
            let b = 2  // expect-error: third
            """
        let found = try Snippet.expectations(in: text, of: "Snippet.swift")
        #expect(found.map(\.line) == [5, 5, 6])
        #expect(found.map(\.words) == ["first", "second", "third"])
        #expect(throws: Snippet.Unreadable.self) {
            try Snippet.expectations(in: "// expect-error: nothing follows", of: "Snippet.swift")
        }
        #expect(throws: Snippet.Unreadable.self) {
            try Snippet.expectations(in: "let a = 1  // expect-error:", of: "Snippet.swift")
        }
    }
}
