// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Quantities
import ServiceMetrics
import Testing

/// The KPI table of 500 tickets, compared with polars figure by figure; see `Cases/SOURCES.md`.
@Suite struct TicketTableTests {
  /// The table's columns and the metrics that stand for them.
  private static let metrics = [
    "tickets": "contacts", "customers": "customers", "solved": "resolved",
    "solve_rate": "resolve_rate", "reopen_rate": "reopen_rate",
    "fcr": "first_contact_resolution:A", "ai_share": "ai_share",
    "ai_resolution": "automation_rate:no_reopen", "frt_p50": "first_reply_time:any_median",
    "frt_p90": "first_reply_time:any_p90", "frt_mean": "first_reply_time:any_mean",
    "ttr_p50": "full_resolution_time:median", "ttr_p90": "full_resolution_time:p90",
    "aht_mean": "average_handle_time:mean", "csat_pct": "csat:top2",
  ]

  /// polars' tables: rows of keys and figures.
  private struct Reference: Decodable {
    enum Cell: Decodable {
      case number(Double)
      case text(String)
      case null

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
          self = .null
        } else if let number = try? container.decode(Double.self) {
          self = .number(number)
        } else {
          self = .text(try container.decode(String.self))
        }
      }

      var number: Double? { if case .number(let number) = self { number } else { nil } }
      var text: String? { if case .text(let text) = self { text } else { nil } }
    }

    var overall: [[String: Cell]]
    var by_channel_team: [[String: Cell]]
    var by_month: [[String: Cell]]
  }

  @Test func `agrees with polars on every figure of the ticket table`() async throws {
    let file = EngineCase.folder.appending(path: "tickets-500-polars.json")
    let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    let world = try await MetricWorld()
    try await load(into: world)
    try await compare(reference.overall, by: [], grain: nil, in: world)
    try await compare(reference.by_channel_team, by: [.channel, .team], grain: nil, in: world)
    try await compare(reference.by_month, by: [], grain: .month, in: world)
    await world.close()
  }

  private func load(into world: MetricWorld) async throws {
    let file = EngineCase.folder.appending(path: "tickets-500.csv").path
    _ = try await world.connection.execute(
      "CREATE TEMP TABLE tickets AS SELECT * FROM read_csv($1, header = true)", [.text(file)])
    _ = try await world.connection.execute(
      """
      INSERT INTO marts.fct_contacts (
        customer_id, channel, team, started_date, first_any_reply_seconds,
        full_resolution_seconds, handle_seconds, reopens, is_resolved, handler)
      SELECT customer_id, channel, team, date, first_reply_seconds, resolution_seconds,
        handle_seconds, reopens, resolution_seconds IS NOT NULL,
        CASE WHEN ai_flag = 1 THEN 'ai' ELSE 'human' END
      FROM tickets
      """, [])
    _ = try await world.connection.execute(
      """
      INSERT INTO marts.fct_survey_answers (
        kind, scale_low, scale_high, score, answered_date, channel, team)
      SELECT 'csat', 1, 5, csat, date, channel, team FROM tickets WHERE csat IS NOT NULL
      """, [])
  }

  private func compare(
    _ expected: [[String: Reference.Cell]], by dimensions: [ServiceMetrics.Dimension],
    grain: Grain?,
    in world: MetricWorld
  ) async throws {
    let columns = Self.metrics.keys.sorted()
    let selections = try columns.compactMap { Self.metrics[$0] }.map {
      try MetricSelection(parsing: $0)
    }
    let table = try await world.answer(
      MetricQuery(metrics: selections, dimensions: dimensions, grain: grain))
    for row in expected {
      for (column, selection) in zip(columns, selections) {
        let fitting = table.rows.filter { value in
          value.metric == selection.id && (selection.variant ?? value.variant) == value.variant
            && dimensions.allSatisfy { value.dimensions[$0.rawValue] == row[$0.rawValue]?.text }
            && (grain == nil || value.period.label == row["month"]?.text)
        }
        let place = "\(column) at \(dimensions.map { row[$0.rawValue]?.text ?? "" })"
        // A cell without an answer to a survey has no row among the answers: no value either.
        let scale = column == "csat_pct" ? 100.0 : 1
        let actual = fitting.first?.value.map { $0 * scale }
        #expect(fitting.count <= 1, "\(place)")
        guard let wanted = row[column]?.number else {
          #expect(actual == nil, "\(place)")
          continue
        }
        // 1e-9 relative: sums are added in another order.
        #expect(
          abs((actual ?? .nan) - wanted) <= 1e-9 * max(1, abs(wanted)),
          "\(place): \(String(describing: actual)), polars has \(wanted)")
      }
    }
  }
}
