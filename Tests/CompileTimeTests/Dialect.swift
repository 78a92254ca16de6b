// SPDX-License-Identifier: Apache-2.0

import Testing

/// How a client compiles: the promise holds in each of these, and no client needs a flag for it.
struct Dialect: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let arguments: [String]

    static let all = [swift6, swift6WithUpcomingFeatures, swift5]

    static let swift6 = Dialect(testDescription: "Swift 6", arguments: ["-swift-version", "6"])

    static let swift6WithUpcomingFeatures = Dialect(
        testDescription: "Swift 6 with upcoming features",
        arguments: ["-swift-version", "6", "-strict-memory-safety"]
            + [
                "ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility",
                "NonisolatedNonsendingByDefault",
                "InferIsolatedConformances", "ImmutableWeakCaptures",
            ].flatMap { ["-enable-upcoming-feature", $0] }
    )

    static let swift5 = Dialect(testDescription: "Swift 5", arguments: ["-swift-version", "5"])

    /// Makes the compiler crash once it has parsed the snippet.
    static let crashing = Dialect(
        testDescription: "a crash",
        arguments: ["-swift-version", "6", "-Xfrontend", "-debug-crash-after-parse"]
    )
}
