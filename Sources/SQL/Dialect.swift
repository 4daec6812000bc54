// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What differs between engines, in one file each; all else is written by ``Renderer``.
package protocol Dialect: Sendable {
  /// The engine's name, such as `DuckDB`.
  var name: String { get }
  /// True when a placeholder's number may occur several times in a text.
  var repeatsPlaceholders: Bool { get }
  /// An identifier in the engine's quotes, with quotes inside it escaped.
  func quoted(_ identifier: String) -> String
  /// The placeholder of the binding with that number, from 1.
  func placeholder(_ number: Int) -> String
  /// The first day of a period as a DATE, of an already rendered DATE.
  func periodStart(_ unit: DateUnit, of date: String) -> String
  /// Whole days between two already rendered DATEs.
  func daysBetween(_ from: String, _ to: String) -> String
  /// The exact quantile, type 7, of an already rendered number.
  func percentile(_ fraction: Double, of expression: String) -> String
  /// The number of rows of a group for which an already rendered condition holds.
  func countRows(where condition: String) -> String
  /// The name of a type.
  func typeName(_ type: SQLType) -> String
}

extension Dialect {
  /// The identifier in double quotes, as the SQL standard has it.
  package func quoted(_ identifier: String) -> String {
    var text = "\""
    for character in identifier {
      text.append(character)
      if character == "\"" { text.append(character) }
    }
    return text + "\""
  }

  /// `date_trunc` cast to DATE, the same on DuckDB, PostgreSQL and Spark.
  package func periodStart(_ unit: DateUnit, of date: String) -> String {
    unit == .day ? date : "CAST(date_trunc('\(unit.rawValue)', \(date)) AS DATE)"
  }

  /// The ordered-set aggregate of the SQL standard.
  package func percentile(_ fraction: Double, of expression: String) -> String {
    "percentile_cont(\(fraction)) WITHIN GROUP (ORDER BY \(expression))"
  }

  /// The filtered count of the SQL standard.
  package func countRows(where condition: String) -> String {
    "count(*) FILTER (WHERE \(condition))"
  }

  /// The standard's name of a type.
  package func typeName(_ type: SQLType) -> String {
    switch type {
    case .boolean: "BOOLEAN"
    case .integer: "BIGINT"
    case .double: "DOUBLE"
    case .text: "VARCHAR"
    case .date: "DATE"
    case .timestamp: "TIMESTAMP"
    case .decimal(let precision, let scale): "DECIMAL(\(precision), \(scale))"
    }
  }
}
