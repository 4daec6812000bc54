// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Testing

@testable import Warehouse

@Suite struct `Pseudonyms` {
  @Test func `agree with RFC 4231, test case 2`() {
    let pseudonym = Pseudonym(keyBytes: Data("Jefe".utf8))
    #expect(
      pseudonym.name(of: "what do ya want for nothing?", .customer)
        == "c_5bdcc146bf60754e6a042426089575c7")
    #expect(
      pseudonym.name(of: "what do ya want for nothing?", .agent)
        == "a_5bdcc146bf60754e6a042426089575c7")
  }

  @Test func `are the same in SQL as in Swift, for a million rows as for one`() async throws {
    let store = try TestStore()
    defer { store.remove() }
    let pseudonym = try store.workspace.pseudonym()
    let identifiers = [
      "", "42", "jean.dupont@exemple.fr", "Zoë O'Neil", "日本", String(repeating: "x", count: 200),
    ]
    try await store.using { warehouse async throws in
      try await pseudonym.prepare(warehouse.connection)
      for subject in Pseudonym.Subject.allCases {
        for identifier in identifiers {
          let sql = "select \(Pseudonym.sql("$1::varchar", subject))"
          let table = try await warehouse.connection.query(sql, [.text(identifier)])
          #expect(table.rows == [[.text(pseudonym.name(of: identifier, subject))]])
        }
      }
      let missing = try await warehouse.connection.query(
        "select \(Pseudonym.sql("null::varchar", .customer))")
      #expect(missing.rows == [[.null]])
    }
  }
}
