// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import SQL
import Testing

private func text(_ select: Select) -> String { Renderer.render(select, for: DuckDBDialect()).text }

private func text(of expression: Expression) -> String {
  text(Select([.init(expression)])).split(separator: "\n").dropFirst().joined().trimmingBlanks
}

extension String {
  fileprivate var trimmingBlanks: String { String(drop(while: { $0 == " " })) }
}

// The expected texts are written by hand from DuckDB's manual.
@Suite struct RendererTests {
  @Test func `a query of every clause is written in SQL's order`() {
    let select = Select(
      [
        .init(.column("channel"), as: "channel"),
        .init(.aggregate(Aggregate(.countRows)), as: "contacts"),
        .init(
          .aggregate(
            Aggregate(.sum(.column("handle_seconds")), where: .column("is_answered"))), as: "work"),
      ],
      from: .table(schema: "marts", name: "fct_contacts"),
      where: Expression.column("team").equals(.text("A")),
      groupBy: [.column("channel")],
      orderBy: [.init(.column("contacts"), descending: true), .init(.column("channel"))],
      limit: 10)
    #expect(
      text(select) == """
        SELECT
          "channel" AS "channel",
          count(*) AS "contacts",
          sum("handle_seconds") FILTER (WHERE "is_answered") AS "work"
        FROM "marts"."fct_contacts"
        WHERE "team" = $1
        GROUP BY "channel"
        ORDER BY "contacts" DESC NULLS LAST, "channel" ASC NULLS LAST
        LIMIT 10
        """)
  }

  @Test func `named subqueries, joins and lists of values are written`() {
    let days = Select([.init(.column("agent_id"))], from: .table(name: "t"), distinct: true)
    let select = Select(
      [.init(.column("agent_id", of: "d"))],
      from: .join(
        .table(name: "days", alias: "d"), .inner,
        .values(
          [[.value(.integer(1)), .value(.text("x"))]], alias: "v", columns: ["n", "name"]),
        on: .comparison(.column("agent_id", of: "d"), .equal, .column("name", of: "v"))),
      with: [.init("days", days)])
    #expect(
      text(select) == """
        WITH "days" AS (
        SELECT DISTINCT
          "agent_id"
        FROM "t"
        )
        SELECT
          "d"."agent_id"
        FROM "days" AS "d"
        JOIN (VALUES ($1, $2)) AS "v" ("n", "name") ON "d"."agent_id" = "v"."name"
        """)
  }

  @Test func `a value is bound once and never written`() {
    let injection = SQLValue.text("'; drop table contacts; --")
    let column = Expression.column("team")
    let select = Select(
      [.init(column)], from: .table(name: "t"),
      where: .all([column.equals(injection), .isIn(column, [.value(injection)])]))
    let rendered = Renderer.render(select, for: DuckDBDialect())
    #expect(!rendered.text.contains("drop"))
    #expect(rendered.text.hasSuffix(#"WHERE "team" = $1 AND "team" IN ($1)"#))
    #expect(rendered.bindings == [injection])
  }

  @Test func `equal numbers of different kinds are different bindings`() {
    let rendered = Renderer.render(
      Select([.init(.value(.integer(1))), .init(.value(.double(1))), .init(.value(.integer(1)))]),
      for: DuckDBDialect())
    #expect(rendered.bindings == [.integer(1), .double(1)])
  }

  @Test func `a quote inside an identifier is doubled`() {
    #expect(text(of: .column(#"a"; drop table t; --"#)) == #""a""; drop table t; --""#)
  }

  private static let expressions: [(Expression, String)] = [
    (Expression.column("a").exceeds(2).and(.column("b")), #""a" > $1 AND "b""#),
    (.all([.column("a"), .any([.column("b"), .column("c")])]), #""a" AND ("b" OR "c")"#),
    (.any([.column("a"), .all([.column("b"), .column("c")])]), #""a" OR ("b" AND "c")"#),
    (.not(.any([.column("a"), .column("b")])), #"NOT ("a" OR "b")"#),
    (.all([]), "1 = 1"), (.any([]), "1 = 0"), (.isIn(.column("a"), []), "1 = 0"),
    (.between(.column("a"), .value(.integer(1)), .value(.integer(2))), #""a" BETWEEN $1 AND $2"#),
    (.isNull(.column("a")), #""a" IS NULL"#), (.isNotTrue(.column("a")), #""a" IS NOT TRUE"#),
    (.arithmetic(.column("a"), .dividedBy, .column("b")), #""a" / NULLIF("b", 0)"#),
    (
      .arithmetic(.arithmetic(.column("a"), .plus, .column("b")), .times, .column("c")),
      #"("a" + "b") * "c""#
    ),
    (
      .choice([.init(when: .column("a"), then: .value(.integer(1)))], otherwise: .column("b")),
      #"CASE WHEN "a" THEN $1 ELSE "b" END"#
    ),
    (.periodStart(.month, .column("d")), #"CAST(date_trunc('month', "d") AS DATE)"#),
    (.periodStart(.day, .column("d")), #""d""#),
    (.hourStart(.column("t")), #"date_trunc('hour', "t")"#),
    (.daysBetween(.column("a"), .column("b")), #"("b" - "a")"#),
    (.least([.column("a"), .column("b")]), #"least("a", "b")"#),
    (.cast(.column("a"), .decimal(precision: 18, scale: 4)), #"CAST("a" AS DECIMAL(18, 4))"#),
    (.aggregate(Aggregate(.countDistinct(.column("a")))), #"count(DISTINCT "a")"#),
    (.aggregate(Aggregate(.percentile(0.9, .column("a")))), #"quantile_cont("a", 0.9)"#),
    (
      .aggregate(Aggregate(.countRows, where: .column("a"))),
      #"CAST(coalesce(count_if("a"), 0) AS BIGINT)"#
    ),
  ]

  @Test(arguments: expressions)
  func `an expression is written with the brackets it needs`(
    expression: Expression, expected: String
  ) {
    #expect(text(of: expression) == expected)
  }
}
