// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import Testing

@testable import Demonstration

@Suite struct DemonstrationWorldTests {
  /// One small world, written once for all tests of this suite.
  private static let written: Result<(MemorySink, WorldManifest), any Error> = Result {
    var sink = MemorySink()
    let manifest = try DemonstrationWorld(scale: 0.04).write(to: &sink)
    return (sink, manifest)
  }

  private let sink: MemorySink
  private let manifest: WorldManifest

  init() throws { (sink, manifest) = try DemonstrationWorldTests.written.get() }

  private func table(_ file: String) throws -> Delimited {
    let bytes = try #require(sink.files[file])
    return file == WorldFile.calls
      ? Delimited(bytes, separator: 0x3B, isLatin: true) : Delimited(bytes)
  }

  @Test func `the same seed gives the same bytes`() throws {
    var again = MemorySink()
    let manifest = try DemonstrationWorld(scale: 0.04).write(to: &again)
    #expect(again.files == sink.files)
    #expect(manifest == self.manifest)
  }

  @Test func `another seed gives another world`() throws {
    var other = MemorySink()
    _ = try DemonstrationWorld(seed: 1, scale: 0.04).write(to: &other)
    for file in [WorldFile.contacts, WorldFile.calls, WorldFile.customers, WorldFile.surveys] {
      #expect(other.files[file] != sink.files[file])
    }
  }

  @Test func `the manifest counts the rows of every file`() throws {
    #expect(manifest.files.count == 9)
    for file in manifest.files {
      let table = try table(file.name)
      #expect(table.rows.count == file.rows)
      #expect(table.rows.allSatisfy { $0.count == table.columns.count })
      #expect(file.rows > 0)
    }
  }

  /// The full world has 150 000 to 200 000 contacts; the mean of a Poisson count scales.
  @Test func `the volume is that of a service with thirty agents`() {
    let atFullScale = Double(manifest.contacts) / 0.04
    #expect((150_000...200_000).contains(atFullScale))
  }

  @Test func `contacts begin inside the eighteen months`() throws {
    let begins = try table(WorldFile.contacts)["started_at"]
    // Midnight in Paris on 1 September is 22:00 UTC the day before; on 1 March 23:00.
    #expect(begins.allSatisfy { $0 >= "2024-08-31T22:00:00Z" && $0 < "2026-02-28T23:00:00Z" })
    #expect(begins == begins.sorted())
    let calls = try table(WorldFile.calls)
    let months = Set(calls["Date et heure"].map { String($0.suffix(13).prefix(4)) })
    #expect(months == ["2024", "2025", "2026"])
  }

  @Test func `nothing that an export cannot know yet is written`() throws {
    let contacts = try table(WorldFile.contacts)
    for column in ["first_reply_at", "resolved_first_at", "resolved_last_at", "closed_at"] {
      #expect(contacts[column].allSatisfy { $0 < "2026-02-28T23:00:00Z" })
    }
    #expect(try table(WorldFile.surveys)["answered_at"].allSatisfy { $0 < "2026-02-28T23" })
  }

  @Test func `every contact follows its own order of events`() throws {
    let contacts = try table(WorldFile.contacts)
    let columns = ["started_at", "first_reply_at", "resolved_first_at", "resolved_last_at"]
      .map { contacts[$0] }
    for row in contacts.rows.indices {
      let events = columns.map { $0[row] }.filter { !$0.isEmpty }
      #expect(events == events.sorted())
    }
  }

  @Test func `ids are unique and references lead somewhere`() throws {
    let customers = Set(try table(WorldFile.customers)["external_id"])
    let contacts =
      try table(WorldFile.contacts)["external_id"] + table(WorldFile.calls)["N° appel"]
    #expect(Set(contacts).count == contacts.count)
    let known = Set(contacts)
    let surveys = try table(WorldFile.surveys)
    #expect(surveys["contact_external_id"].allSatisfy { known.contains($0) })
    #expect(surveys["customer_id"].allSatisfy { customers.contains($0) })
    let transactions = try table(WorldFile.transactions)
    #expect(transactions["customer_id"].allSatisfy { customers.contains($0) })
    #expect(
      transactions["contact_external_id"].allSatisfy { $0.isEmpty || known.contains($0) })
    let agents = Set(try table(WorldFile.agents)["external_id"])
    #expect(
      try table(WorldFile.contacts)["agent_id"].allSatisfy { $0.isEmpty || agents.contains($0) })
  }

  @Test func `twelve calls cannot be true and all others can`() throws {
    let calls = try table(WorldFile.calls)
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "Europe/Paris")
    formatter.dateFormat = "dd/MM/yyyy HH:mm:ss"
    formatter.isLenient = false
    let begins = calls["Date et heure"]
    let resolved = calls["Résolu le"]
    let durations = ["Attente", "Conversation", "Mise en attente", "Post-appel"].map { calls[$0] }
    let bad = calls.rows.indices.filter { row in
      guard let begin = formatter.date(from: begins[row]) else { return true }
      if durations.contains(where: { $0[row].hasPrefix("-") }) { return true }
      guard let end = formatter.date(from: resolved[row]) else { return !resolved[row].isEmpty }
      return end < begin
    }
    #expect(bad.count == 12)
    #expect(DemonstrationWorld.plantedRejects == 12)
    #expect(manifest.plantedRejects == 12)
  }

  @Test func `survey scores lie on their scales`() throws {
    let surveys = try table(WorldFile.surveys)
    for row in surveys.rows.indices {
      let low = try #require(Int(surveys["scale_low"][row]))
      let high = try #require(Int(surveys["scale_high"][row]))
      let score = try #require(Int(surveys["score"][row]))
      #expect((low...high).contains(score))
      if row > 200 { break }
    }
    let scales = Set(
      zip(surveys["kind"], zip(surveys["scale_low"], surveys["scale_high"])).map {
        "\($0) \($1.0)–\($1.1)"
      })
    #expect(scales == ["csat 1–5", "nps 0–10", "ces 1–7"])
  }

  @Test func `refunds are negative, sales and orders positive`() throws {
    let transactions = try table(WorldFile.transactions)
    for (kind, amount) in zip(transactions["kind"], transactions["amount"]) {
      #expect(amount.hasPrefix("-") == (kind == "refund"))
    }
  }

  /// Two teams of three agents can only be paid for the hours of their contracts:
  /// Σ weekly hours × 52 / 12 × 21.90 €, when nobody came or left in the month.
  @Test func `salaries are the contract hours of the team at the hourly cost`() throws {
    let roster = Roster(seed: 11)
    let entries = CostLedger(roster: roster).entries([MonthTally()])
    for (index, team) in Roster.teams.enumerated() where team.provider == nil {
      let hours = roster.seats.filter { $0.team == index }.reduce(0) { $0 + $1.contractHours }
      let expected = Double(hours) * 52 / 12 * 2190
      let entry = try #require(entries.first { $0.team == team.name })
      #expect(abs(Double(entry.cents) - expected) <= 1)
    }
  }

  @Test func `the assistant is paid from the month before it starts`() throws {
    let costs = try table(WorldFile.costs)
    let own = zip(costs["initiative"], costs["period_start"]).filter { !$0.0.isEmpty }
    #expect(own.allSatisfy { $0.1 >= "2025-05-01" })
    #expect(own.contains { $0.1 == "2025-05-01" })
    let automated = zip(
      try table(WorldFile.contacts)["handler"], try table(WorldFile.contacts)["started_at"])
    #expect(automated.allSatisfy { $0.0 != "ai" || $0.1 >= "2025-05-31T22:00:00Z" })
  }

  /// AI usage is 0.85 € for each contact that the assistant resolved alone.
  @Test func `the assistant's usage cost is its price times its contacts`() throws {
    let costs = try table(WorldFile.costs)
    let usage = zip(costs["category"], costs["amount"]).filter { $0.0 == "ai_usage" }
      .compactMap { Decimal(string: $0.1) }.reduce(0, +)
    let automated = try table(WorldFile.contacts)["handler"].count { $0 == "ai" }
    #expect(usage == Decimal(automated) * Decimal(85) / 100)
  }

  @Test func `every text says that it is generated and no address or number of a person appears`()
    throws
  {
    let notice = String(decoding: try #require(sink.files[WorldFile.notice]), as: UTF8.self)
    #expect(notice.contains("générées") && notice.contains("generated"))
    #expect(DemonstrationWorld.companyName.contains("données générées"))
    for (name, bytes) in sink.files where name.hasSuffix(".csv") {
      #expect(!bytes.contains(0x40), "\(name) contains an @")
    }
    for agent in try table(WorldFile.agents)["external_id"] {
      #expect(agent.wholeMatch(of: /AG-\d{3}/) != nil)
    }
    for customer in try table(WorldFile.customers)["external_id"] {
      #expect(customer.wholeMatch(of: /CL-\d{6}/) != nil)
    }
  }

  @Test func `a folder gets the same bytes as memory`() throws {
    let folder = NSTemporaryDirectory() + "demonstration-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var months: [Int] = []
    let manifest = try DemonstrationWorld(scale: 0.04).write(toFolder: folder) {
      months.append($0)
    }
    #expect(manifest == self.manifest)
    #expect(months == Array(1...18))
    for (name, bytes) in sink.files {
      #expect(FileManager.default.contents(atPath: folder + "/" + name) == Data(bytes))
    }
  }
}
