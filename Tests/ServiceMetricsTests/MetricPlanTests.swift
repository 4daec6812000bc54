// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL
import ServiceMetrics
import Testing

@Suite struct MetricPlanTests {
  /// What the performance mark asks: twenty metrics by month, channel and team.
  static let twenty = """
    contacts,resolved,resolve_rate,average_handle_time,first_reply_time,first_resolution_time,
    full_resolution_time,first_contact_resolution:A,first_contact_resolution:B,reopen_rate,
    transfer_rate,escalation_rate,abandonment_rate,answer_rate,average_speed_of_answer,
    time_to_abandon,service_level,automation_rate,ai_share,ai_resolution_rate
    """

  private func plan(
    _ metrics: String, by dimensions: [Dimension] = [], grain: Grain? = nil,
    filters: [MetricFilter] = [], level: Double = 0.95
  ) throws -> MetricPlan {
    try MetricPlan(
      MetricQuery(
        metrics: MetricSelection.list(parsing: metrics), dimensions: dimensions, grain: grain,
        from: LocalDate(iso: "2026-01-01"), to: LocalDate(iso: "2026-02-28"), filters: filters,
        level: level), catalogue: .standard)
  }

  @Test func `twenty metrics of contacts are one pass over the table`() throws {
    let plan = try plan(MetricPlanTests.twenty, by: [.channel, .team], grain: .month)
    let statements = plan.rendered(for: DuckDBDialect())
    #expect(statements.count == 1)
    let columns = try #require(statements.first).text.split(separator: "\n")
      .filter { $0.contains(" AS \"m") }
    // A measure that two metrics share is asked once.
    #expect(Set(columns.map { $0.split(separator: " AS ")[0] }).count == columns.count)
  }

  @Test func `exact percentiles are asked only when a variant needs them`() throws {
    let means = try plan(MetricPlanTests.twenty).rendered(for: DuckDBDialect())
    #expect(!means.contains { $0.text.contains("quantile") })
    let medians = try plan("first_reply_time:median").rendered(for: DuckDBDialect())
    #expect(medians.contains { $0.text.contains("quantile_cont(\"first_reply_seconds\", 0.5)") })
  }

  // Written by hand: the query of a person who knows the table.
  @Test func `the statement is the one a person would write`() throws {
    let plan = try plan(
      "contacts,reopen_rate", by: [.channel], grain: .month,
      filters: [MetricFilter(parsing: "team!='; drop table marts.fct_contacts; --")])
    let rendered = try #require(plan.rendered(for: DuckDBDialect()).first)
    #expect(
      rendered.text == """
        SELECT
          "channel" AS "channel",
          CAST(date_trunc('month', "started_date") AS DATE) AS "period",
          count(*) AS "m1",
          CAST(coalesce(count_if("is_resolved" AND "reopens" > $1), 0) AS BIGINT) AS "m2",
          count("reopens") FILTER (WHERE "is_resolved") AS "m3",
          CAST(coalesce(count_if("is_resolved"), 0) AS BIGINT) AS "m4"
        FROM "marts"."fct_contacts"
        WHERE "started_date" >= $2 AND "started_date" <= $3 \
        AND (NOT ("team" IN ($4)) OR "team" IS NULL)
        GROUP BY "channel", CAST(date_trunc('month', "started_date") AS DATE)
        """)
    #expect(
      rendered.bindings == [
        .integer(0), .date(days: 20454), .date(days: 20512),
        .text("'; drop table marts.fct_contacts; --"),
      ])
  }

  private static let mistyped: [(String, MetricError)] = [
    (
      "averge_handle_time",
      MetricError.unknownMetric(
        "averge_handle_time", suggestion: "average_handle_time")
    ),
    (
      "contacts:al",
      .unknownVariant(
        "al", metric: "contacts", known: ["all", "handled"], suggestion: "all")
    ),
    (
      "service_level(treshold=30)",
      .unknownParameter(
        "treshold", metric: "service_level", known: ["threshold", "short"],
        suggestion: "threshold")
    ),
    (
      "service_level(threshold=-1)",
      .parameterOutOfDomain(
        "threshold", metric: "service_level", value: -1, domain: 0...86_400)
    ),
  ]

  @Test(arguments: mistyped)
  func `a mistyped name is refused with the closest one`(text: String, error: MetricError) {
    #expect(throws: error) { try plan(text) }
    #expect(!error.message.fr.isEmpty && error.message.fr != error.message.en)
  }

  @Test func `a question that makes no sense is refused`() {
    #expect(throws: MetricError.levelOutOfDomain(1)) { try plan("contacts", level: 1) }
    #expect(throws: MetricError.repeatedDimension(.team)) {
      try plan("contacts", by: [.team, .team])
    }
    #expect(throws: MetricError.noMetrics) {
      try MetricPlan(MetricQuery(metrics: []), catalogue: .standard)
    }
  }

  @Test func `results that are not the plan's are refused`() throws {
    let plan = try plan("contacts")
    #expect(throws: MetricError.self) { try plan.assemble(results: [], dataUntil: nil) }
    #expect(throws: MetricError.self) {
      try plan.assemble(
        results: [ResultRows(columns: ["m1"], rows: [[.text("many")]])], dataUntil: nil)
    }
  }
}
