// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

/// One cell of an answer: a period and a value per dimension.
struct CellKey: Sendable, Hashable {
  /// The start of the period: days since 1970-01-01, or hours for the grain `hour`; nil when the
  /// whole window is one period, or for rows without a date.
  var period: Int?
  /// A value per dimension of the cut; nil where the rows do not know it.
  var dimensions: [String?]
}

extension CellKey: Comparable {
  /// Earlier periods first, then by the dimensions in order; unknown values last.
  static func < (left: CellKey, right: CellKey) -> Bool {
    if left.period != right.period { return (left.period ?? Int.min) < (right.period ?? Int.min) }
    for (mine, other) in zip(left.dimensions, right.dimensions) where mine != other {
      guard let mine else { return false }
      guard let other else { return true }
      return mine < other
    }
    return false
  }
}

/// The rows of one statement by their cells.
struct PassCells: Sendable {
  /// The values of the pass's measures in each cell.
  private(set) var values: [CellKey: [SQLValue]] = [:]
  /// The values of a cell without rows: counts are 0, everything else is unknown.
  let empty: [SQLValue]

  /// Reads the result of a pass's statement.
  ///
  /// - Throws: ``MetricError/unexpectedResult(_:)`` when its columns are not the statement's.
  init(_ rows: ResultRows, of pass: FactPass, grain: Grain?) throws(MetricError) {
    empty = pass.measures.map { measure in
      switch measure.aggregate.function {
      case .countRows, .count, .countDistinct: .integer(0)
      case .sum, .minimum, .maximum, .percentile: .null
      }
    }
    let keys = pass.dimensions.count + (grain == nil ? 0 : 1)
    guard rows.columns.count == keys + pass.measures.count else {
      throw .unexpectedResult(
        "\(keys + pass.measures.count) columns were expected, \(rows.columns.count) came")
    }
    for row in rows.rows {
      let key = CellKey(
        period: grain == nil ? nil : try PassCells.period(row[keys - 1]),
        dimensions: try PassCells.texts(row.prefix(pass.dimensions.count)))
      values[key] = Array(row.dropFirst(keys))
    }
  }

  private static func period(_ value: SQLValue) throws(MetricError) -> Int? {
    switch value {
    case .date(let days): return days
    case .timestamp(let microseconds): return Int(microseconds / 3_600_000_000)
    case .null: return nil
    default: throw .unexpectedResult("a date was expected, \(value) came")
    }
  }

  private static func texts(_ values: ArraySlice<SQLValue>) throws(MetricError) -> [String?] {
    var texts: [String?] = []
    for value in values {
      switch value {
      case .text(let text): texts.append(text)
      case .null: texts.append(nil)
      case .integer(let number): texts.append(String(number))
      default: throw .unexpectedResult("a text was expected, \(value) came")
      }
    }
    return texts
  }
}
