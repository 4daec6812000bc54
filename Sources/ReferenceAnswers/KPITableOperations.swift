// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import DuckDB
internal import Foundation

/// The table of key figures of a file of tickets: overall, by channel and team, by month.
enum KPITableOperations {
  static let all: [String: Operation] = [
    "kpi_table": { input in
      let file = input.file(try input.text("file")).path(percentEncoded: false)
      func rows(by keys: [String]) async throws -> [JSONValue] {
        let table = try await input.tables.query(query(by: keys), [.text(file)])
        return try table.rows.map { row in
          var values: [String: JSONValue] = [:]
          for (index, column) in table.columns.enumerated() {
            values[column.name] =
              keys.contains(column.name)
              ? try row[index].text().map { .text($0) } ?? .null
              : .finite(try row[index].double())
          }
          return .object(values)
        }
      }
      guard let overall = try await rows(by: []).first else { return [:] }
      return [
        "overall": overall,
        "by_channel_team": .list(try await rows(by: ["channel", "team"])),
        "by_month": .list(try await rows(by: ["month"])),
      ]
    }
  ]

  /// One row per value of the keys, times in UTC, quantiles exact of type 7.
  private static func query(by keys: [String]) -> String {
    let names = keys.joined(separator: ", ")
    return """
      WITH tickets AS (
        SELECT *, strftime(created_at, '%Y-%m') AS month,
          epoch(first_reply_at) - epoch(created_at) AS frt_s,
          epoch(solved_at) - epoch(created_at) AS ttr_s
        FROM read_csv($1, header = true, types = {
          'customer_id': 'VARCHAR', 'channel': 'VARCHAR', 'team': 'VARCHAR',
          'created_at': 'TIMESTAMP', 'first_reply_at': 'TIMESTAMP', 'solved_at': 'TIMESTAMP',
          'reopens': 'BIGINT', 'handle_seconds': 'DOUBLE', 'csat': 'BIGINT',
          'ai_flag': 'BIGINT'})
      )
      SELECT \(names.isEmpty ? "" : names + ",")
        count(*)::DOUBLE AS tickets,
        count(DISTINCT customer_id)::DOUBLE AS customers,
        count(solved_at)::DOUBLE AS solved,
        count(solved_at) / count(*) AS solve_rate,
        count(*) FILTER (solved_at IS NOT NULL AND reopens > 0) / nullif(count(solved_at), 0)
          AS reopen_rate,
        count(*) FILTER (solved_at IS NOT NULL AND reopens = 0) / nullif(count(solved_at), 0)
          AS fcr,
        count(*) FILTER (ai_flag = 1) / count(*) AS ai_share,
        count(*) FILTER (ai_flag = 1 AND solved_at IS NOT NULL AND reopens = 0) / count(*)
          AS ai_resolution,
        quantile_cont(frt_s, 0.5) AS frt_p50, quantile_cont(frt_s, 0.9) AS frt_p90,
        avg(frt_s) AS frt_mean,
        quantile_cont(ttr_s, 0.5) AS ttr_p50, quantile_cont(ttr_s, 0.9) AS ttr_p90,
        avg(handle_seconds) AS aht_mean,
        count(csat)::DOUBLE AS csat_n,
        100 * count(*) FILTER (csat >= 4) / nullif(count(csat), 0) AS csat_pct
      FROM tickets
      \(names.isEmpty ? "HAVING count(*) > 0" : "GROUP BY \(names) ORDER BY \(names)")
      """
  }
}
