// SPDX-License-Identifier: Apache-2.0

#if Tool
public import ArgumentParser
public import LawfulModel

/// How a command says what it found; the same for all.
struct OutputOptions: ParsableArguments {
    @Option(name: .long, help: "The language of the output.")
    var language: Language = .en

    @Flag(name: .long, help: "Write JSON, for programs; its texts are in the same language.")
    var json = false
}

extension Language: ExpressibleByArgument {}
#endif
