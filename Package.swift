// swift-tools-version: 6.2
import PackageDescription

// The architecture of shixun: one module per layer, lower layers first. The import table of
// Sources/README.md is this file; Tests/TidyTests holds the sources to it.

/// Swift settings of every module of ours: strict, and a warning is an error.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
    // Exclusive access is checked at run time where tests run, in debug builds; the checks were a
    // twentieth of a point read.
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)
let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
]

let package = Package(
    name: "shixun",
    products: [
        .executable(name: "shixund", targets: ["shixund"]),
        .executable(name: "shixun", targets: ["shixun"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    ],
    targets: [
        // MARK: Level 0, pure values

        /// Statements, declarations, refusals, the reply writer's interface; no model.
        .target(name: "Grammar", swiftSettings: house),
        /// Entities, exact quantities, calendar, the Register, Change and apply.
        .target(name: "Domain", swiftSettings: house),
        /// Agreement, reliability, severity, intervals, progress: pure functions.
        .target(
            name: "Statistics",
            swiftSettings: house,
            // Rounding and square roots are calls of the C library's.
            linkerSettings: [.linkedLibrary("m")]
        ),

        // MARK: Level 1, ways in and out

        /// Framing of both dialects and a connection's state machine: bytes in, actions out.
        .target(name: "Wire", dependencies: ["Grammar"], swiftSettings: house),
        /// How each domain value is written, read and completed, in English and Chinese.
        .target(name: "Notation", dependencies: ["Grammar", "Domain"], swiftSettings: house),
        /// C shim over SQLite's settings, whose variadic call Swift cannot make.
        .target(name: "CSQLiteSetup", linkerSettings: [.linkedLibrary("sqlite3")]),
        /// The store over SQLite: row types, migrations, audit chain, digests.
        .target(
            name: "Storage",
            dependencies: [
                "Domain", "CSQLiteSetup",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: house
        ),

        // MARK: Level 2, regulations as data

        /// Scheme statements, one file per kind; figures, findings and their reasons.
        .target(
            name: "Schemes",
            dependencies: ["Grammar", "Domain", "Notation", "Statistics"],
            swiftSettings: house
        ),

        // MARK: Level 3, what users meet

        /// One file per command.
        .target(
            name: "Commands",
            dependencies: ["Grammar", "Domain", "Notation", "Statistics", "Schemes"],
            swiftSettings: house
        ),
        /// C shim over libedit, whose variadic calls Swift cannot make.
        .target(name: "CEditline", linkerSettings: [.linkedLibrary("edit")]),
        /// Connection, line editor, batch runner, rendering.
        .target(
            name: "Client",
            dependencies: ["Grammar", "Wire", "CEditline"],
            exclude: ["README.md"],
            swiftSettings: house
        ),

        // MARK: Level 4, the programs

        /// Loop, listener, the two roots, signals, configuration.
        .target(
            name: "Daemon",
            dependencies: [
                "Grammar", "Domain", "Wire", "Notation", "Storage", "Schemes", "Commands",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Crypto", package: "swift-crypto"),
            ] + nio,
            swiftSettings: house
        ),
        .executableTarget(
            name: "shixund",
            dependencies: ["Daemon", argumentParser],
            swiftSettings: house
        ),
        .executableTarget(
            name: "shixun",
            dependencies: ["Client", argumentParser],
            swiftSettings: house
        ),

        // MARK: Tests, one target a module

        /// The sample school, transcripts and seeded numbers, for more than one test target.
        .target(name: "Support", path: "Tests/Support", swiftSettings: house),
        .testTarget(
            name: "GrammarTests",
            dependencies: ["Grammar", "Support"],
            swiftSettings: house
        ),
        .testTarget(
            name: "DomainTests",
            dependencies: ["Domain", "Support"],
            swiftSettings: house
        ),
        .testTarget(
            name: "NotationTests",
            dependencies: ["Grammar", "Domain", "Notation", "Support"],
            swiftSettings: house
        ),
        .testTarget(
            name: "WireTests",
            dependencies: ["Grammar", "Wire", "Support"],
            swiftSettings: house
        ),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Domain", "Storage", "Support", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: [
                "Fixtures/format-2.sql", "Fixtures/format-3.sql", "Fixtures/format-4.sql",
                "Fixtures/format-5.sql", "Fixtures/format-6.sql", "Fixtures/format-7.sql",
            ],
            swiftSettings: house
        ),
        .testTarget(
            name: "SchemesTests",
            dependencies: ["Grammar", "Domain", "Notation", "Schemes", "Support"],
            swiftSettings: house
        ),
        .testTarget(
            name: "CommandsTests",
            dependencies: [
                "Grammar", "Domain", "Notation", "Schemes", "Commands", "Wire", "Support",
            ],
            swiftSettings: house
        ),
        .testTarget(
            name: "ClientTests",
            dependencies: ["Client", "Grammar"],
            swiftSettings: house
        ),
        .testTarget(
            name: "DaemonTests",
            dependencies: ["Grammar", "Domain", "Storage", "Commands", "Daemon", "Support"],
            swiftSettings: house
        ),
        .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], swiftSettings: house),
        /// Answers scripts/statistics-check, which compares with other people's packages.
        .executableTarget(
            name: "statistics-check",
            dependencies: ["Statistics"],
            path: "Tests/StatisticsCheck",
            swiftSettings: house
        ),
        .testTarget(name: "TidyTests", swiftSettings: house),
    ]
)
