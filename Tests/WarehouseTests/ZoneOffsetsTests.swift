// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Testing

@testable import Warehouse

@Suite struct `Zone offsets` {
  @Test func `Paris in 2026 changes on 29 March and 25 October at 01:00 UTC`() throws {
    // Directive 2000/84/EC: the last Sunday of March and of October, at 01:00 UTC.
    let zone = try #require(TimeZone(identifier: "Europe/Paris"))
    let offsets = ZoneOffsets(zone, earliest: 1_767_225_600, latest: 1_798_761_599)
    #expect(
      offsets.spans == [
        .init(start: 1_767_225_600, offset: 3600), .init(start: 1_774_746_000, offset: 7200),
        .init(start: 1_792_890_000, offset: 3600),
      ])
  }

  @Test func `a zone without an offset leaves times alone`() throws {
    let zone = try #require(TimeZone(identifier: "UTC"))
    #expect(ZoneOffsets(zone, earliest: 0, latest: 4_000_000_000).sql("t") == "t")
  }

  @Test(arguments: [
    "Europe/Paris", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata", "Europe/Moscow",
    "Australia/Lord_Howe",
  ])
  func `agree with the engine's ICU at every half hour from 1990 to 2030`(
    name: String
  ) async throws {
    let zone = try #require(TimeZone(identifier: name))
    let offsets = ZoneOffsets(zone, earliest: 631_152_000, latest: 1_893_456_000)
    let store = try TestStore()
    defer { store.remove() }
    let wrong = try await store.using { warehouse async throws in
      try await warehouse.reader.integer(
        """
        select count(*) filter (
          where \(offsets.sql("t")) <> timezone('\(name)', timezone('UTC', t)))
        from range(timestamp '1990-01-01', timestamp '2030-01-01', interval 30 minute) as r(t)
        """)
    }
    #expect(wrong == 0)
  }
}
