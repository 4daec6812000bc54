// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import SQL

extension SQLValue {
  /// The value as the engine's binding takes it.
  var bound: Value {
    switch self {
    case .null: .null
    case .boolean(let flag): .boolean(flag)
    case .integer(let number): .int64(number)
    case .double(let number): .double(number)
    case .text(let text): .text(text)
    case .date(let days): .date(Int32(clamping: days))
    case .timestamp(let microseconds): .timestamp(microseconds)
    }
  }
}

extension ResultRows {
  /// The rows of an answer as the metric layer reads them.
  init(_ table: ResultTable, of query: String) throws {
    self.init(
      columns: table.columns.map(\.name),
      rows: try table.rows.map { row in try row.map { try SQLValue($0, of: query) } })
  }
}

extension SQLValue {
  /// A value of the engine; one that the metric layer has no word for is an error.
  init(_ value: Value, of query: String) throws {
    switch value {
    case .null: self = .null
    case .boolean(let flag): self = .boolean(flag)
    case .double(let number): self = .double(number)
    case .text(let text): self = .text(text)
    case .date(let days): self = .date(days: Int(days))
    case .timestamp(let microseconds), .timestampWithZone(let microseconds):
      self = .timestamp(microseconds: microseconds)
    case .decimal(let exact): self = .double(NSDecimalNumber(decimal: exact).doubleValue)
    default:
      guard let number = value.wholeNumber else {
        throw WarehouseError.unexpectedValue(query: query)
      }
      self = .integer(number)
    }
  }
}

extension Value {
  /// The whole number; nil for any other type and beyond 64 bits.
  var wholeNumber: Int64? {
    switch self {
    case .int64(let number): number
    case .uint64(let number): Int64(exactly: number)
    case .int128(let number): Int64(exactly: number)
    default: nil
    }
  }

  /// The text; nil for any other type.
  var plainText: String? {
    if case .text(let text) = self { text } else { nil }
  }
}

extension Connection {
  /// The one whole number that a query answers with.
  func integer(_ sql: String, _ bindings: [Value] = []) async throws -> Int64 {
    try await integers(sql, bindings)[0]
  }

  /// The whole numbers of a query's one row, at least one.
  func integers(_ sql: String, _ bindings: [Value] = []) async throws -> [Int64] {
    let table = try await query(sql, bindings)
    guard let row = table.rows.first, !row.isEmpty else {
      throw WarehouseError.unexpectedValue(query: sql)
    }
    return try row.map { value in
      guard let number = value.wholeNumber else { throw WarehouseError.unexpectedValue(query: sql) }
      return number
    }
  }

  /// The text of a row's column; nil when null.
  func texts(_ sql: String, _ bindings: [Value] = []) async throws -> [[String?]] {
    let table = try await query(sql, bindings)
    return try table.rows.map { row in
      try row.map { value in
        if case .null = value { return nil }
        guard let text = value.plainText else { throw WarehouseError.unexpectedValue(query: sql) }
        return text
      }
    }
  }
}
