// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import TestSupport
import Testing

@Suite struct ImportTests {
  /// Three tickets as a French tool exports them; the second ends before it begins.
  static let french = """
    N° ticket;Date de création;Date de résolution;Canal;Équipe;Client
    1;02/03/2026 09:00:00;02/03/2026 11:30:00;Email;Nord;C1
    2;03/03/2026 10:00:00;01/03/2026 10:00:00;Email;Nord;C2
    3;04/03/2026 08:15:00;05/03/2026 08:15:00;Téléphone;Sud;C1

    """

  private func write(_ text: String, to file: URL, as encoding: String.Encoding = .utf8) throws {
    let data = try #require(text.data(using: encoding))
    try data.write(to: file)
  }

  @Test func `a French export goes in, its bad row is kept apart with line and reason`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "tickets.csv")
      try write(Self.french, to: file, as: .windowsCP1252)
      let rendement = Program(workspace: folder.appending(path: "w"))
      let run = try rendement(
        "import", file.path, "--as", "contacts", "--time-zone", "Europe/Paris", "--date-order",
        "dmy", "--format", "json")
      #expect(run.status == 3, "\(run.diagnostics)")
      let report = try run.object()
      #expect(report["rowsRead"] as? Int == 3)
      #expect(report["rowsImported"] as? Int == 2)
      #expect(report["rowsRejected"] as? Int == 1)
      let reject = try #require((report["rejects"] as? [[String: Any]])?.first)
      #expect(reject["line"] as? Int == 3)

      // By hand: (2.5 h + 24 h) ÷ 2 = 13.25 h = 47 700 s.
      let kpi = try rendement(
        "kpi", "--metric", "contacts,full_resolution_time:mean", "--format", "json"
      ).rows()
      #expect(kpi.first?["value"] as? Double == 2)
      #expect(kpi.last?["value"] as? Double == 47_700)
    }
  }

  @Test func `importing twice changes nothing, and a corrected row replaces its old version`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "tickets.csv")
      try write(Self.french, to: file)
      let rendement = Program(workspace: folder.appending(path: "w"))
      func load() throws -> [String: Any] {
        try rendement(
          "import", file.path, "--as", "contacts", "--time-zone", "Europe/Paris",
          "--date-order", "dmy", "--format", "json"
        ).object()
      }
      #expect(try load()["rowsImported"] as? Int == 2)
      #expect(try load()["rowsImported"] as? Int == 0)
      try write(
        Self.french.replacingOccurrences(of: "01/03/2026 10:00:00", with: "03/03/2026 12:00:00"),
        to: file)
      let third = try load()
      #expect(third["rowsImported"] as? Int == 1)
      #expect(third["rowsUnchanged"] as? Int == 2)
      #expect(third["rowsRejected"] as? Int == 0)
      let kpi = try rendement("kpi", "--metric", "contacts", "--format", "json").rows()
      #expect(kpi.first?["value"] as? Double == 3)
    }
  }

  @Test func `times without a zone are asked for, not guessed`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "tickets.csv")
      try write(Self.french, to: file)
      let run = try Program(workspace: folder.appending(path: "w"))(
        "import", file.path, "--as", "contacts")
      #expect(run.status == 2)
      #expect(run.diagnostics.contains("--time-zone"))
      #expect(run.diagnostics.contains("--date-order"))
    }
  }

  @Test func `a dry run changes nothing`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "tickets.csv")
      try write(Self.french, to: file)
      let rendement = Program(workspace: folder.appending(path: "w"))
      let agents = folder.appending(path: "agents.csv")
      try write("agent id,team\nx1,A\nx2,B\n", to: agents)
      #expect(try rendement("import", agents.path, "--as", "agents").status == 0)
      let run = try rendement(
        "import", file.path, "--as", "contacts", "--time-zone", "Europe/Paris", "--date-order",
        "dmy", "--dry-run", "--format", "json")
      #expect(try run.object()["isDryRun"] as? Bool == true)
      let kpi = try rendement("kpi", "--metric", "contacts", "--format", "json").rows()
      #expect((kpi.first?["value"] as? Double ?? 0) == 0)
    }
  }

  @Test func `a condition on a value that no row has names those that there are`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "tickets.csv")
      try write("ticket id,created at,channel\n1,2026-05-02T10:00:00Z,phone\n", to: file)
      let rendement = Program(workspace: folder.appending(path: "w"))
      #expect(try rendement("import", file.path).status == 0)
      let run = try rendement("kpi", "--metric", "contacts", "--where", "channel=phoen")
      #expect(run.diagnostics.contains("did you mean 'phone'? There are: phone."), "\(run)")
      let good = try rendement("kpi", "--metric", "contacts", "--where", "channel=phone")
      #expect(!good.diagnostics.contains("There are"))
    }
  }

  @Test func `nothing is drawn when the output is no terminal`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "tickets.csv")
      try write(Self.french, to: file)
      let run = try Program(workspace: folder.appending(path: "w"))(
        "import", file.path, "--as", "contacts", "--time-zone", "Europe/Paris", "--date-order",
        "dmy")
      #expect(run.status == 3)
      #expect(!run.diagnostics.contains("\u{1B}") && !run.diagnostics.contains("\r"))
      #expect(!run.output.contains("\u{1B}"))
    }
  }

  /// A CSV of `rows` plain tickets, one a minute from 2024-01-01.
  private func tickets(_ rows: Int, to file: URL) throws {
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    var text = "ticket_id,created_at,channel,team,customer_id\n"
    for row in 0..<rows {
      let minute = row % 60
      let hour = row / 60 % 24
      let day = row / 1440 % 28 + 1
      let month = row / 40_320 % 12 + 1
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      text += "\(row),2024-\(two(month))-\(two(day))T\(two(hour)):\(two(minute)):00Z,email,"
      text += "T\(row % 5),C\(row % 9973)\n"
      if text.utf8.count > 1_000_000 {
        try handle.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
  }

  @Test
  func `a kill in the middle of an import leaves a consistent store, and the next run finishes`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "tickets.csv")
      let rows = 300_000
      try tickets(rows, to: file)
      let rendement = Program(workspace: folder.appending(path: "w"))
      let process = rendement.start(["import", file.path, "--as", "contacts"])
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      // The journal is written when the import begins: from then on a kill is in the middle.
      let journal = folder.appending(path: "w/imports/unfinished")
      let deadline = ContinuousClock.now + .seconds(30)
      while ContinuousClock.now < deadline, process.isRunning {
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: journal.path)) ?? []
        if entries.contains(where: { $0.hasSuffix(".json") && !$0.hasPrefix(".") }) { break }
        usleep(2000)
      }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)

      let before = try rendement("kpi", "--metric", "contacts", "--format", "json")
      #expect(before.status == 0, "\(before.diagnostics)")
      let counted = try before.rows().first?["value"] as? Double ?? 0
      #expect(counted == 0 || counted == Double(rows))

      let resumed = try rendement("import", "--format", "json")
      #expect(resumed.status == 0, "\(resumed.diagnostics)")
      let after = try rendement("kpi", "--metric", "contacts", "--format", "json").rows()
      #expect(after.first?["value"] as? Double == Double(rows))
    }
  }

  @Test func `two imports at once both succeed, one after the other`() async throws {
    try await withTemporaryFolder { folder in
      let first = folder.appending(path: "first.csv")
      let second = folder.appending(path: "second.csv")
      try tickets(200_000, to: first)
      try write(
        "ticket_id,created_at,channel\nx1,2024-05-01T10:00:00Z,email\n", to: second)
      let rendement = Program(workspace: folder.appending(path: "w"))
      let process = rendement.start(["import", first.path, "--as", "contacts"])
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      let run = try rendement("import", second.path, "--as", "contacts", "--format", "json")
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(run.status == 0, "\(run.diagnostics)")
      let kpi = try rendement("kpi", "--metric", "contacts", "--format", "json").rows()
      #expect(kpi.first?["value"] as? Double == 200_001)
    }
  }
}

/// What a person's file may hold by accident, and what must be gone when it was erased.
@Suite struct AccidentTests {
  @Test func `one line with a field too many is rejected and the others go in`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "ragged.csv")
      var text = "ticket_id,created_at,channel\n"
      for row in 1...9 { text += "\(row),2026-05-0\(row)T10:00:00Z,email\n" }
      text += "10,2026-05-10T10:00:00Z,email,surplus\n"
      try Data(text.utf8).write(to: file)
      let report = try Program(workspace: folder.appending(path: "w"))(
        "import", file.path, "--as", "contacts", "--format", "json"
      ).object()
      #expect(report["rowsImported"] as? Int == 9)
      #expect(report["rowsRejected"] as? Int == 1)
    }
  }

  @Test func `an erased customer is gone from facts, raw files and rejects, a longer name stays`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let victim = folder.appending(path: "a.csv")
      let other = folder.appending(path: "b.csv")
      let head = "ticket_id,created_at,channel,customer_id\n"
      let bad = "9,2026-02-31T10:00:00Z,email,VICTIM7\n"
      let rows = (1...8).map { "\($0),2026-05-0\($0)T10:00:00Z,email,VICTIM7\n" }.joined()
      try Data((head + rows + bad).utf8).write(to: victim)
      try Data((head + "20,2026-05-02T10:00:00Z,email,VICTIM77\n").utf8).write(to: other)
      let workspace = folder.appending(path: "w")
      let rendement = Program(workspace: workspace)
      #expect(try rendement("import", victim.path, other.path, "--as", "contacts").status == 3)
      #expect(try rendement("erase", "--customer", "VICTIM7").status == 0)
      var kept: [String] = []
      let files = FileManager.default.enumerator(at: workspace, includingPropertiesForKeys: nil)
      while let file = files?.nextObject() as? URL {
        guard let data = FileManager.default.contents(atPath: file.path) else { continue }
        if data.range(of: Data("VICTIM7".utf8)) != nil { kept.append(file.path) }
        #expect(data.range(of: Data("VICTIM7,".utf8)) == nil, "\(file.path)")
        #expect(data.range(of: Data("VICTIM7\n".utf8)) == nil, "\(file.path)")
      }
      // The other customer's raw file is the only place with those letters.
      #expect(kept.count == 1, "\(kept)")
      let contacts = try rendement("kpi", "--metric", "contacts", "--format", "json").rows()
      #expect(contacts.first?["value"] as? Double == 9)
      // The old file comes again: its rows are known, and nobody comes back.
      let again = try rendement("import", victim.path, "--as", "contacts")
      #expect(again.status == 3)
      #expect(again.diagnostics.contains("import.erased-customers"), "\(again.diagnostics)")
      let customers = try rendement(
        "kpi", "--metric", "contact_rate", "--from", "2026-05-01", "--to", "2026-05-31", "--format",
        "json"
      ).rows()
      #expect(try rendement("export", "--out", folder.appending(path: "x").path).status == 0)
      let exported = FileManager.default.enumerator(
        at: folder.appending(path: "x"), includingPropertiesForKeys: nil)
      while let file = exported?.nextObject() as? URL {
        guard let data = FileManager.default.contents(atPath: file.path) else { continue }
        #expect(data.range(of: Data("VICTIM7".utf8)) == nil, "\(file.path)")
      }
      #expect(customers.isEmpty || customers.first?["value"] is NSNull)
      let recount = try rendement("kpi", "--metric", "contacts", "--format", "json").rows()
      #expect(recount.first?["value"] as? Double == 9)
    }
  }

  @Test func `a dry run without a workspace makes none`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "a.csv")
      try Data("ticket_id,created_at,notes\n1,2026-05-02T10:00:00Z,x\n".utf8).write(to: file)
      let workspace = folder.appending(path: "w")
      let run = try Program(workspace: workspace)("import", file.path, "--dry-run")
      #expect(run.status == 0, "\(run.diagnostics)")
      #expect(run.output.contains("Columns not read: notes"), "\(run.output)")
      #expect(!FileManager.default.fileExists(atPath: workspace.path))
    }
  }
}
