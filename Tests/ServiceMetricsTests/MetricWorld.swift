// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Quantities
import SQL
import ServiceMetrics
import Testing

/// A warehouse in memory with the mart tables that metrics read, and nothing else.
struct MetricWorld {
  private let database: Database
  let connection: Connection

  /// Opens an empty one, whose rows take 5 January 2026 and euros where they say nothing else.
  init() async throws {
    database = try await Database.open(.memory, library: EngineLibrary.load())
    connection = try await database.connect()
    for statement in MetricWorld.tables {
      _ = try await connection.execute(statement, [])
    }
  }

  /// Adds a row of facts as often as it says in `repeat`.
  func add(_ row: [String: EngineCase.Cell], to table: String) async throws {
    var columns = row.keys.filter { $0 != "repeat" }.sorted()
    // A row that says nothing still needs a column to be written.
    if columns.isEmpty { columns = ["source"] }
    var times: Int64 = 1
    if case .number(let count) = row["repeat"] { times = Int64(count) }
    let values = columns.map { column -> Value in
      switch row[column] {
      case .text(let text): .text(text)
      case .number(let number): .double(number)
      case .boolean(let boolean): .boolean(boolean)
      case nil: .null
      }
    }
    let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let marks = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    let target = "marts.\(try #require(MetricWorld.marts[table]))"
    _ = try await connection.execute(
      "INSERT INTO \(target) (\(names)) SELECT \(marks) FROM range(\(times))", values)
  }

  /// Runs a plan's statements and assembles the answer.
  func answer(
    _ query: MetricQuery, catalogue: MetricCatalogue = .standard, dataUntil: LocalDate? = nil
  ) async throws -> MetricTable {
    let plan = try MetricPlan(query, catalogue: catalogue)
    var results: [ResultRows] = []
    for statement in plan.rendered(for: DuckDBDialect()) {
      results.append(try await rows(of: statement))
    }
    return try plan.assemble(results: results, dataUntil: dataUntil)
  }

  /// Runs one statement.
  func rows(of statement: RenderedSQL) async throws -> ResultRows {
    let table = try await connection.query(
      statement.text, statement.bindings.map(MetricWorld.engineValue))
    return ResultRows(
      columns: table.columns.map(\.name),
      rows: try table.rows.map { try $0.map(MetricWorld.sqlValue) })
  }

  func close() async {
    await connection.close()
    await database.close()
  }

  private static func engineValue(_ value: SQLValue) -> Value {
    switch value {
    case .null: .null
    case .boolean(let boolean): .boolean(boolean)
    case .integer(let number): .int64(number)
    case .double(let number): .double(number)
    case .text(let text): .text(text)
    case .date(let days): .date(Int32(days))
    case .timestamp(let microseconds): .timestamp(microseconds)
    }
  }

  private static func sqlValue(_ value: Value) throws -> SQLValue {
    switch value {
    case .null: return .null
    case .boolean(let boolean): return .boolean(boolean)
    case .int64(let number): return .integer(number)
    case .int128(let number): return .integer(try #require(Int64(exactly: number)))
    case .double(let number): return .double(number)
    case .text(let text): return .text(text)
    case .date(let days): return .date(days: Int(days))
    case .timestamp(let microseconds): return .timestamp(microseconds: microseconds)
    default:
      Issue.record("The engine answered with \(value), which no metric asks for.")
      return .null
    }
  }

  private static let marts = [
    "contacts": "fct_contacts", "survey_answers": "fct_survey_answers",
    "customers": "dim_customers", "transactions": "fct_transactions", "costs": "fct_costs",
  ]

  private static let dimensions = """
    channel VARCHAR, team VARCHAR, agent_id VARCHAR, site VARCHAR, provider VARCHAR,
    region VARCHAR, product VARCHAR, campaign VARCHAR, queue VARCHAR, reason VARCHAR,
    language VARCHAR, handler VARCHAR, segment VARCHAR, customer_id VARCHAR, source VARCHAR
    """

  private static let tables = [
    "CREATE SCHEMA marts",
    """
    CREATE TABLE marts.fct_contacts (
      \(dimensions), direction VARCHAR, priority VARCHAR, status VARCHAR,
      started_local TIMESTAMP DEFAULT TIMESTAMP '2026-01-05 10:00:00',
      started_date DATE DEFAULT DATE '2026-01-05',
      first_reply_seconds DOUBLE, first_any_reply_seconds DOUBLE, first_resolution_seconds DOUBLE,
      full_resolution_seconds DOUBLE, wait_seconds DOUBLE, talk_seconds DOUBLE,
      hold_seconds DOUBLE, wrap_seconds DOUBLE, handle_seconds DOUBLE, replies INTEGER,
      reopens INTEGER, transfers INTEGER, is_queued BOOLEAN, is_answered BOOLEAN,
      is_abandoned BOOLEAN, is_resolved BOOLEAN, is_escalated BOOLEAN, offer_made BOOLEAN,
      offer_accepted BOOLEAN, ai_resolution_state VARCHAR, next_contact_seconds DOUBLE)
    """,
    """
    CREATE TABLE marts.fct_survey_answers (
      \(dimensions), kind VARCHAR, scale_low DOUBLE, scale_high DOUBLE, score DOUBLE,
      answered_local TIMESTAMP DEFAULT TIMESTAMP '2026-01-05 10:00:00',
      answered_date DATE DEFAULT DATE '2026-01-05')
    """,
    """
    CREATE TABLE marts.dim_customers (
      customer_id VARCHAR, source VARCHAR, segment VARCHAR, region VARCHAR, plan VARCHAR,
      started_date DATE, ended_date DATE, acquisition VARCHAR, monthly_revenue DOUBLE)
    """,
    """
    CREATE TABLE marts.fct_transactions (
      source VARCHAR, customer_id VARCHAR,
      at_local TIMESTAMP DEFAULT TIMESTAMP '2026-01-05 10:00:00',
      at_date DATE DEFAULT DATE '2026-01-05', amount DOUBLE, currency VARCHAR DEFAULT 'EUR',
      kind VARCHAR, product VARCHAR, segment VARCHAR, region VARCHAR)
    """,
    """
    CREATE TABLE marts.fct_costs (
      period_start DATE, period_end DATE, amount DOUBLE, currency VARCHAR DEFAULT 'EUR',
      category VARCHAR, is_direct BOOLEAN, channel VARCHAR, team VARCHAR, site VARCHAR,
      provider VARCHAR, product VARCHAR, region VARCHAR, initiative VARCHAR, source VARCHAR)
    """,
  ]
}
