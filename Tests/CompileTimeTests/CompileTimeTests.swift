// SPDX-License-Identifier: Apache-2.0

import Testing

/// What the compiler refuses in a client, and what it must go on accepting.
///
/// Each file in `Snippets/Refused` carries `// expect-error: words` on the line at fault, or on lines of their own
/// above it; each in `Snippets/Accepted` compiles. The accepted ones are the controls: without them a broken preamble
/// would look like a refusal.
@Suite("Compile time")
struct CompileTimeTests {
    @Test("the compiler refuses", arguments: Snippet.refused, Dialect.all)
    func refuses(_ snippet: Snippet, in dialect: Dialect) async throws {
        let run = try await Compiler.compile(snippet, in: dialect)
        #expect(run.faults(asRefusalOf: snippet) == [], "\(run.output)")
    }

    @Test("the compiler accepts", arguments: Snippet.accepted, Dialect.all)
    func accepts(_ snippet: Snippet, in dialect: Dialect) async throws {
        let run = try await Compiler.compile(snippet, in: dialect)
        #expect(run.faults(asAcceptanceOf: snippet) == [], "\(run.output)")
    }

    @Test("there are snippets, each with what its folder demands")
    func snippets() throws {
        let refused = try Snippet.load(from: "Refused")
        let accepted = try Snippet.load(from: "Accepted")
        #expect(Snippet.refused == refused)
        #expect(Snippet.accepted == accepted)
        #expect(!refused.isEmpty)
        #expect(!accepted.isEmpty)
        #expect(refused.filter(\.expectations.isEmpty) == [])
        #expect(accepted.filter { !$0.expectations.isEmpty } == [])
    }

    @Test("a compiler that crashes refuses nothing")
    func crash() async throws {
        let snippet = try #require(Snippet.refused.first { $0.name == "ReturnPermit" })
        let run = try await Compiler.compile(snippet, in: .crashing)
        #expect(run.faults(asRefusalOf: snippet).contains("the compiler crashed"), "\(run.output)")
        #expect(run.faults(asAcceptanceOf: snippet).contains("the compiler crashed"))
    }
}
