// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import TestSupport
import Testing

@Suite struct UsageTests {
  let rendement = Program()

  @Test func `help names every command and the exit codes`() throws {
    let run = try rendement("--help")
    #expect(run.status == 0)
    for command in [
      "demo", "doctor", "import", "kpi", "roi", "report", "forecast", "staff", "worth", "export",
      "backup",
      "restore", "erase",
    ] { #expect(run.output.contains("  \(command) "), "\(command) is missing") }
    #expect(run.output.contains("Exit codes"))
  }

  @Test(arguments: [
    "import", "kpi", "roi", "report", "forecast", "staff", "worth", "demo", "export", "backup",
    "restore",
    "erase",
  ])
  func `the help of a command shows examples`(command: String) throws {
    let run = try rendement("help", command)
    #expect(run.status == 0)
    #expect(run.output.contains("rendement \(command)"))
    #expect(run.output.contains("Example"))
  }

  @Test func `help speaks French when asked`() throws {
    let run = try rendement("kpi", "--help", "--language", "fr")
    #expect(run.output.contains("Exemples"))
    #expect(!run.output.contains("Examples"))
  }

  @Test func `a mistyped option is wrong use and suggests the right one`() throws {
    let run = try rendement("kpi", "--metrc", "csat")
    #expect(run.status == 2)
    #expect(run.diagnostics.contains("--metric"))
    #expect(run.output.isEmpty)
  }

  @Test func `a mistyped metric is wrong use and suggests the right one`() throws {
    let run = try rendement("kpi", "--metric", "csta")
    #expect(run.status == 2)
    #expect(run.diagnostics.contains("csat"))
  }

  @Test func `a mistyped dimension is wrong use and suggests the right one`() throws {
    let run = try rendement("kpi", "--by", "chanel")
    #expect(run.status == 2)
    #expect(run.diagnostics.contains("channel"))
  }

  @Test func `a workspace that does not exist is named, with what to do`() async throws {
    try await withTemporaryFolder { folder in
      let run = try Program(workspace: folder.appending(path: "none"))("kpi")
      #expect(run.status == 1)
      #expect(run.diagnostics.contains("none"))
      #expect(run.output.isEmpty)
    }
  }

  @Test func `a workspace of a newer version is refused and left alone`() async throws {
    try await withTemporaryFolder { folder in
      let settings = folder.appending(path: "workspace.yaml")
      let text = "formatVersion: 99\ncompany: Later\n"
      try Data(text.utf8).write(to: settings)
      let run = try Program(workspace: folder)("kpi")
      #expect(run.status == 1)
      #expect(run.diagnostics.contains("99"))
      #expect(try String(contentsOf: settings, encoding: .utf8) == text)
    }
  }

  @Test func `the list of metrics has a definition for each, as JSON too`() throws {
    let rows = try rendement("kpi", "--list", "--format", "json").rows()
    #expect(rows.count >= 20)
    for row in rows {
      let sentence = try #require(row["sentence"] as? [String: String])
      #expect(sentence["fr"]?.isEmpty == false && sentence["en"]?.isEmpty == false)
    }
  }

  @Test func `doctor finds the engine`() async throws {
    try await withTemporaryFolder { folder in
      let rows = try Program(workspace: folder.appending(path: "none"))(
        "doctor", "--format", "json"
      ).rows()
      let engine = try #require(rows.first)
      #expect(engine["state"] as? String == "fine")
    }
  }
}
