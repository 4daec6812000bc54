// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Foundation
import Reports
import TestSupport
import Testing

@Suite struct ChartRuntimeTests {
  private func write(_ text: String, to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  @Test func `the named file wins, then the cache folder, then vendor, else none`() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    func located(_ environment: [String: String]) -> String? {
      ChartRuntime.locate(
        environment: environment, executable: nil, workingFolder: root.path)?.source
    }
    let home = ["HOME": root.path]
    #expect(located(home) == nil)
    try write("vendor", to: root.appending(path: "vendor/\(ChartRuntime.fileName)"))
    #expect(located(home) == "vendor")
    try write("cache", to: root.appending(path: ".cache/rendement/charts/\(ChartRuntime.fileName)"))
    #expect(located(home) == "cache")
    let named = root.appending(path: "own.js")
    try write("named", to: named)
    #expect(located(home.merging(["RENDEMENT_VEGA": named.path]) { $1 }) == "named")
  }

  @Test func `the style sheet and the chart script come with the program`() throws {
    let assets = try DocumentAssets.load(charts: nil)
    #expect(assets.stylesheet.contains("@page"))
    #expect(assets.chartScript.contains("dataset.ready"))
    #expect(assets.chartRuntime == nil)
  }
}
