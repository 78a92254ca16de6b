// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let strict = Context.environment["LAWFUL_STRICT"] == "1"

/// The floors of the core, lowest first: a module names only modules above it in this list. No third-party packages here.
let core: [(name: String, on: [String])] = [
    ("LawfulTime", []),
    ("LawfulModel", ["LawfulTime"]),
    ("LawfulLedger", ["LawfulTime", "LawfulModel"]),
    ("LawfulData", ["LawfulTime", "LawfulModel"]),
    ("LawfulDecisions", ["LawfulTime", "LawfulModel", "LawfulLedger"]),
    ("LawfulRetention", ["LawfulTime", "LawfulModel", "LawfulLedger", "LawfulData", "LawfulDecisions"]),
    (
        "LawfulRights",
        ["LawfulTime", "LawfulModel", "LawfulLedger", "LawfulData", "LawfulDecisions", "LawfulRetention"]
    ),
    (
        "LawfulAudit",
        ["LawfulTime", "LawfulModel", "LawfulLedger", "LawfulDecisions", "LawfulRights"]
    ),
    (
        "LawfulDocuments",
        ["LawfulTime", "LawfulModel", "LawfulLedger", "LawfulData", "LawfulDecisions", "LawfulRights"]
    ),
]
let coreNames = core.map(\.name)
let grdb: Target.Dependency = .product(
    name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])
)

let crypto: Target.Dependency = .product(
    name: "Crypto", package: "swift-crypto", condition: .when(traits: ["Evidence"])
)

let yams: Target.Dependency = .product(name: "Yams", package: "Yams", condition: .when(traits: ["YAML"]))

let argumentParser: Target.Dependency = .product(
    name: "ArgumentParser", package: "swift-argument-parser", condition: .when(traits: ["Tool"])
)

/// libpq, which the system provides; only asked for where the trait is on.
let libpq: Target.Dependency = .target(name: "CLibPQ", condition: .when(traits: ["Postgres"]))

func on(_ names: [String]) -> [Target.Dependency] { names.map { .target(name: $0) } }

let package = Package(
    name: "Lawful",
    platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
    products: (coreNames
        + ["Lawful", "LawfulEvidence", "LawfulSQLite", "LawfulPostgres", "LawfulYAML", "LawfulTesting"]).map {
            .library(name: $0, targets: [$0])
        } + [
            // The target has another name: where file systems ignore case, `lawful` and `Lawful` are one folder.
            .executable(name: "lawful", targets: ["LawfulTool"])
        ],
    traits: [
        .trait(name: "Evidence", description: "Merkle tree, checkpoints, proofs and sealed payloads (swift-crypto)."),
        .trait(
            name: "SQLite", description: "The ledger and the data store on SQLite (GRDB).",
            enabledTraits: ["Evidence"]),
        .trait(
            name: "Postgres", description: "The ledger on PostgreSQL (libpq, from the system).",
            enabledTraits: ["Evidence"]),
        .trait(name: "YAML", description: "Registers written in YAML (Yams)."),
        .trait(
            name: "Tool", description: "The command-line tool for auditors and officers (swift-argument-parser).",
            enabledTraits: ["SQLite"]),
        .default(enabledTraits: ["SQLite"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: core.map {
        .target(
            name: $0.name, dependencies: on($0.on),
            exclude: $0.name == "LawfulDecisions" ? ["Personal/generate-open.py"] : [])
    } + [
        .target(name: "Lawful", dependencies: on(coreNames)),
        .target(name: "LawfulEvidence", dependencies: on(["LawfulTime", "LawfulModel", "LawfulLedger"]) + [crypto]),
        .target(name: "LawfulSQLite", dependencies: on(["Lawful", "LawfulEvidence"] + coreNames) + [grdb]),
        .systemLibrary(
            name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        .target(name: "LawfulPostgres", dependencies: on(["Lawful", "LawfulEvidence"] + coreNames) + [libpq]),
        .target(name: "LawfulYAML", dependencies: on(["LawfulModel"]) + [yams]),
        .target(name: "LawfulTesting", dependencies: on(["Lawful"] + coreNames)),
        .executableTarget(
            name: "LawfulTool",
            dependencies: on([
                "LawfulTime", "LawfulModel", "LawfulLedger", "LawfulAudit", "LawfulEvidence", "LawfulSQLite",
            ])
                + [argumentParser]),
        .executableTarget(
            name: "QuickStart",
            dependencies: on(["Lawful", "LawfulSQLite"]),
            path: "Examples/QuickStart"
        ),
        .executableTarget(
            name: "SmartFMS",
            dependencies: on(["Lawful", "LawfulSQLite", "LawfulEvidence"] + coreNames) + [grdb],
            path: "Examples/SmartFMS"
        ),
    ]
        + [
            // What the tests of decisions and the agreement program share: the model, and cases built for both.
            .target(
                name: "DecisionModel",
                dependencies: on(["LawfulTime", "LawfulModel", "LawfulLedger", "LawfulDecisions"]),
                path: "Tests/Support/DecisionModel"
            )
        ]
        + core.map {
            .testTarget(
                name: $0.name + "Tests",
                dependencies: on($0.on + [$0.name, "LawfulTesting"] + (support[$0.name] ?? [])),
                exclude: resources[$0.name] ?? []
            )
        } + [
            .executableTarget(
                name: "LedgerWriter",
                dependencies: on([
                    "LawfulTime", "LawfulModel", "LawfulLedger", "LawfulDecisions", "LawfulEvidence", "Lawful",
                    "LawfulSQLite",
                ]),
                path: "Tests/Helpers/LedgerWriter"
            ),
            .executableTarget(
                name: "PostgresWriter",
                dependencies: on(["LawfulTime", "LawfulModel", "LawfulLedger", "LawfulEvidence", "LawfulPostgres"]),
                path: "Tests/Helpers/PostgresWriter"
            ),
            .testTarget(
                name: "LawfulTests",
                dependencies: on(["Lawful", "LawfulTesting"] + coreNames)
            ),
            .testTarget(
                name: "LawfulEvidenceTests",
                dependencies: on(["LawfulEvidence", "LawfulTime", "LawfulModel", "LawfulLedger", "LawfulTesting"])
                    + [crypto],
                exclude: ["Fixtures"]
            ),
            .testTarget(
                name: "LawfulToolTests",
                dependencies: on([
                    "LawfulTool", "LawfulEvidence", "LawfulSQLite", "LawfulTime", "LawfulModel", "LawfulLedger",
                    "LawfulTesting",
                ])
            ),
            .testTarget(
                name: "LawfulSQLiteTests",
                dependencies: on(
                    ["Lawful", "LawfulSQLite", "LawfulEvidence", "LawfulTesting", "LedgerWriter"] + coreNames)
                    + [grdb]
            ),
            .testTarget(
                name: "LawfulPostgresTests",
                dependencies: on(
                    ["Lawful", "LawfulPostgres", "LawfulEvidence", "LawfulTesting", "PostgresWriter"] + coreNames)
            ),
            .testTarget(
                name: "SmartFMSTests",
                dependencies: on(["SmartFMS", "Lawful"] + coreNames)
            ),
            .testTarget(
                name: "LawfulYAMLTests",
                dependencies: on(["LawfulTime", "LawfulModel", "LawfulYAML", "LawfulTesting"])
            ),
            .testTarget(
                name: "CompileTimeTests",
                dependencies: on(["Lawful"] + coreNames),
                exclude: ["Snippets"]
            ),
        ]
)

/// Folders that tests read by path; the compiler has no business there.
var resources: [String: [String]] {
    [
        "LawfulTime": ["Resources"], "LawfulDecisions": ["Resources"], "LawfulModel": ["Resources"],
        "LawfulLedger": ["Fixtures"],
    ]
}

/// What tests need besides their module and those below it.
var support: [String: [String]] {
    [
        "LawfulDocuments": ["LawfulRetention"], "LawfulDecisions": ["DecisionModel"],
        "LawfulAudit": ["Lawful", "LawfulData", "LawfulRetention"],
    ]
}

// Programs that measure are built only when asked for (Tests/Benchmarks/run, Tests/Agreement/run), so that neither
// clients nor ordinary builds meet them.
if Context.environment["LAWFUL_BENCHMARKS"] == "1" {
    package.targets += [
        .target(name: "BenchmarkSupport", path: "Tests/Benchmarks/Support"),
        .executableTarget(
            name: "DecisionFloor", dependencies: on(["BenchmarkSupport"]), path: "Tests/Benchmarks/Floor"),
        .executableTarget(
            name: "DecisionBenchmark", dependencies: on(["BenchmarkSupport"] + coreNames),
            path: "Tests/Benchmarks/LawfulDecisionsBenchmark"),
        .executableTarget(
            name: "DecisionAgreement", dependencies: on(["DecisionModel"]), path: "Tests/Agreement/DecisionAgreement"),
        .executableTarget(
            name: "LedgerBenchmark",
            dependencies: on([
                "LawfulTime", "LawfulModel", "LawfulLedger", "LawfulEvidence", "LawfulSQLite", "LawfulPostgres",
            ]) + [grdb],
            path: "Tests/Benchmarks/LedgerBenchmark"),
        .executableTarget(
            name: "DataBenchmark",
            dependencies: on([
                "LawfulTime", "LawfulModel", "LawfulLedger", "LawfulData", "LawfulDecisions", "LawfulRetention",
                "LawfulSQLite",
            ]) + [grdb], path: "Tests/Benchmarks/DataBenchmark"),
        .executableTarget(
            name: "RegisterBenchmark", dependencies: on(["LawfulTime", "LawfulModel", "LawfulDecisions"]),
            path: "Tests/Benchmarks/RegisterBenchmark"),
    ]
}

for target in package.targets where target.type != .system {
    var settings: [SwiftSetting] = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("ImmutableWeakCaptures"),
        .strictMemorySafety(),
    ]
    // A permit is a non-escapable type; only the module that defines it needs the feature, its clients need no flag.
    if target.name == "LawfulDecisions" { settings.append(.enableExperimentalFeature("Lifetimes")) }
    if strict { settings.append(.treatAllWarnings(as: .error)) }
    target.swiftSettings = settings
}
