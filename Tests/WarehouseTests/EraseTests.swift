// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Testing

@testable import Warehouse

@Suite struct `Erasing a customer` {
  private static let person = "jean.dupont.8731"

  /// Every byte of the workspace's files, by path.
  private func contents(of store: TestStore) throws -> [String: Data] {
    var all = [String: Data]()
    for path in try BackupManifest.paths(under: store.workspace.root) {
      all[path] = try Data(contentsOf: store.workspace.root.appendingPathComponent(path))
    }
    return all
  }

  @Test(arguments: [true, false])
  func `no byte of the person stays in the workspace, and nobody else is touched`(
    pseudonymises: Bool
  ) async throws {
    let store = try TestStore(pseudonymises: pseudonymises)
    defer { store.remove() }
    let pseudonym = try store.workspace.pseudonym().name(of: Self.person, .customer)
    let id = pseudonymises ? pseudonym : Self.person
    let folder = store.workspace.root.appendingPathComponent("exported", isDirectory: true)
    try FileWriting.makeFolder(folder)
    let files = ["desk.csv": "id,who\n1,\(Self.person)\n", "clean.csv": "id,who\n2,other\n"]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }

    let report = try await erase(id, store, folder)

    #expect(report.wasFound)
    #expect(report.deletedRows == ["customers": 1])
    #expect(report.anonymisedRows == ["contacts": 1, "survey_answers": 1, "transactions": 1])
    #expect(report.deletedRawFiles == ["desk.csv"])
    #expect(report.blankedRejects == 1)
    try FileManager.default.removeItem(at: folder)
    let secrets = [pseudonym, Self.person, "Madame Dupont est furieuse", "tag-tres-personnel"]
    for (path, data) in try contents(of: store) {
      for secret in secrets {
        #expect(data.range(of: Data(secret.utf8)) == nil, "\(secret) is still in \(path)")
      }
    }
    try await store.using { warehouse async throws in
      #expect(
        try await warehouse.table(
          """
          select coalesce(customer_id, 'nobody'), count(*) from facts.contacts
          group by 1 order by 1
          """) == [["c_other", "2000"], ["nobody", "1"]])
      #expect(
        try await warehouse.table("select external_id from facts.customers") == [["c_other"]])
      #expect(try await warehouse.imports().map(\.isRawErased).filter { $0 }.count == 1)
      try await warehouse.refreshMarts()
      #expect(try await warehouse.table("select count(*) from marts.fct_contacts") == [["2001"]])
      #expect(
        try await warehouse.importing("select 'n' as external_id", into: .contacts).inserted == 1)
    }
  }

  private func erase(_ id: String, _ store: TestStore, _ folder: URL) async throws -> ErasureReport
  {
    let warehouse = try await store.open()
    let raw = RawStore(store.workspace)
    let desk = try await raw.keep(folder.appendingPathComponent("desk.csv"))
    let clean = try await raw.keep(folder.appendingPathComponent("clean.csv"))
    try await warehouse.importing(
      """
      select '1' as external_id, '\(id)' as customer_id, 'tag-tres-personnel' as tags,
        timestamp '2026-01-05 10:00:00' as started_at
      union all
      select 'o' || range, 'c_other', null, timestamp '2026-01-05 10:00:00' from range(2000)
      """, into: .contacts, hash: desk.contentHash, named: "desk.csv")
    try await warehouse.importing(
      "select 'x' as external_id", into: .leads, hash: clean.contentHash, named: "clean.csv")
    try await warehouse.importing(
      "select unnest(['\(id)', 'c_other']) as external_id", into: .customers)
    try await warehouse.importing(
      """
      select 's' as external_id, '\(id)' as customer_id, 'csat' as kind, 1.0 as score,
        'Madame Dupont est furieuse' as comment
      """, into: .surveyAnswers)
    try await warehouse.importing(
      """
      select '\(id)-2026' as external_id, '\(id)' as customer_id, 5.0::decimal(18,4) as amount
      """, into: .transactions)
    _ = try await warehouse.connection.execute(
      "insert into meta.rejects values (1, 3, 'who', '\(Self.person)', 'import.bad', 'bad')")
    try await warehouse.refreshMarts()
    return try await warehouse.erase(customer: Self.person)
  }

  @Test func `an unknown customer is reported as not found`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    let warehouse = try await store.open()
    try await warehouse.importing("select '1' as external_id", into: .contacts)
    #expect(try await !warehouse.erase(customer: "nobody").wasFound)
    try await store.using { warehouse async throws in
      let found = try await warehouse.table("select external_id from facts.contacts")
      #expect(found == [["1"]])
    }
  }

  @Test func `what cannot be searched counts as holding the person`() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("rendement-raw-\(UUID().uuidString)")
    defer { FileWriting.discard(file) }
    for (bytes, expected) in [
      (Data([0x1f, 0x8b, 8, 0, 1]), true), (Data("PK\u{3}\u{4}x".utf8), true),
      (Data("id;né\n".utf8), true), (Data([0x69, 0x64, 0x3b, 0x6e, 0xe9, 10]), true),
      (Data("id;other\n".utf8), false), (Data(), false),
    ] {
      try bytes.write(to: file)
      #expect(try RawSearch.mayHold("né", in: file) == expected)
    }
  }
}
