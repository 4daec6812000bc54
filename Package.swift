// swift-tools-version: 6.1
// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import PackageDescription

/// Settings of every target: explicit existentials, imports that leak only when written `public`
/// or `package`, and members visible only through a direct import.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func module(
  _ name: String, _ ours: [String] = [], _ outside: [Target.Dependency] = [],
  resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: ours.map { .target(name: $0) } + outside, resources: resources,
    swiftSettings: strict)
}

func tests(
  _ name: String, _ ours: [String], _ outside: [Target.Dependency] = [],
  resources: [Resource] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: ([name, "TestSupport"] + ours).map { .target(name: $0) } + outside,
    exclude: exclude, resources: resources, swiftSettings: strict)
}

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(
  name: "HummingbirdTesting", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
  name: "rendement",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "rendement", targets: ["rendement"]),
    .executable(name: "reference-answers", targets: ["reference-answers"]),
    .library(name: "Evidence", targets: ["Evidence"]),
    .library(name: "Finance", targets: ["Finance"]),
    .library(name: "Forecasting", targets: ["Forecasting"]),
    .library(name: "Quantities", targets: ["Quantities"]),
    .library(name: "Statistics", targets: ["Statistics"]),
    .library(name: "Workforce", targets: ["Workforce"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Foundation: pure values and kernels.
    module("Quantities"),
    module("Statistics"),
    module("SQL"),
    module("Documents", ["Quantities"]),

    // Domain: siblings never import siblings.
    module("Finance", ["Quantities", "Statistics"]),
    module("ServiceMetrics", ["Quantities", "SQL", "Statistics"]),
    module("Evidence", ["Quantities", "Statistics"]),
    module("Forecasting", ["Quantities", "Statistics"]),
    module("Workforce", ["Quantities", "Statistics"]),
    module("Demonstration", ["Quantities", "Statistics"]),

    // Edges: files and the engine.
    .target(name: "CDuckDB"),
    .systemLibrary(
      name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CCbc", providers: [.apt(["coinor-libcbc-dev"]), .brew(["cbc"])]),
    module("IntegerSolver", ["Statistics", "CCbc"]),
    module("DuckDB", ["CDuckDB"]),
    module(
      "Warehouse", ["Quantities", "SQL", "DuckDB"], [crypto, yams],
      resources: [.copy("Models")]),
    module(
      "Ingest", ["Quantities", "Warehouse", "DuckDB", "CZlib"], [crypto, yams],
      resources: [.copy("Mappings")]),
    module("Publishing", ["Quantities"], resources: [.copy("Resources")]),
    module("Sentiment", resources: [.copy("Lexicons")]),
    .systemLibrary(
      name: "CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    module("Workbooks", ["Documents", "Quantities", "CXLSXWriter"]),
    module("Store", ["Quantities"], [crypto, cryptoExtras, grdb]),
    module("CaseFiles", ["Quantities", "Statistics", "Finance"], [yams]),

    // Compositions and applications.
    module(
      "Reports",
      [
        "Quantities", "Finance", "ServiceMetrics", "Evidence", "Forecasting", "Workforce",
        "Documents",
      ],
      resources: [.copy("Styles")]),
    module(
      "UseCases",
      [
        "Quantities", "Statistics", "SQL", "Documents", "Finance", "ServiceMetrics",
        "Evidence", "Forecasting", "Workforce", "Demonstration", "Warehouse", "Ingest",
        "CaseFiles", "Reports", "DuckDB", "Publishing", "Workbooks", "IntegerSolver",
      ], [crypto, yams]),
    module(
      "CLI",
      [
        "UseCases", "Reports", "Documents", "Quantities", "Finance", "ServiceMetrics", "Evidence",
        "Forecasting", "Workforce", "Ingest", "Warehouse", "Demonstration",
        "Web",
      ],
      [argumentParser]),
    module(
      "Web",
      [
        "UseCases", "Reports", "Documents", "Quantities", "Finance", "ServiceMetrics", "Evidence",
        "Forecasting", "Workforce", "Ingest", "Warehouse", "Store",
      ], [hummingbird, httpTypes, logging], resources: [.copy("Assets")]),
    .executableTarget(name: "rendement", dependencies: ["CLI"], swiftSettings: strict),

    // Answers files of reference cases by calling the library: the proof of its statistics.
    module(
      "ReferenceAnswers",
      [
        "Quantities", "Statistics", "Finance", "Evidence", "Forecasting", "Workforce", "DuckDB",
        "Sentiment",
      ],
      [crypto]),
    .executableTarget(
      name: "reference-answers", dependencies: ["ReferenceAnswers", argumentParser],
      swiftSettings: strict),

    // Tests.
    .target(name: "TestSupport", swiftSettings: strict),
    tests("Quantities", []),
    tests("Statistics", []),
    tests("SQL", []),
    tests("Documents", ["Quantities"], exclude: ["Golden"]),
    tests("Finance", ["Quantities", "Statistics"], resources: [.copy("Fixtures")]),
    tests("ServiceMetrics", ["Quantities", "SQL", "DuckDB"], [yams], resources: [.copy("Cases")]),
    tests("Evidence", ["Quantities", "Statistics"]),
    tests("Forecasting", ["Quantities", "Statistics"], resources: [.copy("Fixtures")]),
    tests("Workforce", ["Quantities", "Statistics"]),
    tests("IntegerSolver", ["Statistics", "Workforce", "Finance", "Quantities"]),
    tests("ReferenceAnswers", []),
    tests("Demonstration", ["Quantities"]),
    tests("DuckDB", []),
    tests("Sentiment", []),
    tests("Warehouse", ["Quantities", "SQL", "DuckDB"]),
    tests("Ingest", ["Quantities", "Warehouse", "DuckDB"], resources: [.copy("Fixtures")]),
    tests("Publishing", ["Quantities"]),
    tests("Store", []),
    tests("CaseFiles", ["Quantities", "Finance", "Statistics"], resources: [.copy("Fixtures")]),
    tests(
      "Reports",
      [
        "Quantities", "Finance", "Documents", "ServiceMetrics", "Statistics", "Evidence",
        "Publishing", "Workbooks",
      ],
      exclude: ["Golden"]),
    tests(
      "Web", ["Store", "Quantities", "UseCases", "Ingest"],
      [hummingbird, hummingbirdTesting, httpTypes]),
    tests("UseCases", ["Quantities", "Evidence"]),
    .testTarget(
      name: "CLITests", dependencies: ["CLI", "Quantities", "TestSupport", "rendement"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
