// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import SQL
import Testing

/// A second engine, to show what the standard gives without a line of DuckDB.
private struct StandardDialect: Dialect {
  let name = "standard"
  let repeatsPlaceholders = false
  func placeholder(_ number: Int) -> String { "?" }
  func daysBetween(_ from: String, _ to: String) -> String { "datediff(\(to), \(from))" }
}

// The expected texts are what PostgreSQL 15 and Spark share, by the portability rules.
@Suite struct DialectTests {
  @Test func `an engine without numbered placeholders gets a binding per place`() {
    let column = Expression.column("a")
    let rendered = Renderer.render(
      Select(
        [.init(column)], where: .all([column.equals(.integer(1)), column.equals(.integer(1))])),
      for: StandardDialect())
    #expect(rendered.text.hasSuffix(#"WHERE "a" = ? AND "a" = ?"#))
    #expect(rendered.bindings == [.integer(1), .integer(1)])
  }

  @Test func `the standard forms need no dialect`() {
    let rendered = Renderer.render(
      Select([
        .init(.aggregate(Aggregate(.countRows, where: .column("a")))),
        .init(.aggregate(Aggregate(.percentile(0.5, .column("b"))))),
        .init(.periodStart(.week, .column("d"))),
      ]), for: StandardDialect())
    #expect(
      rendered.text == """
        SELECT
          count(*) FILTER (WHERE "a"),
          percentile_cont(0.5) WITHIN GROUP (ORDER BY "b"),
          CAST(date_trunc('week', "d") AS DATE)
        """)
  }
}
