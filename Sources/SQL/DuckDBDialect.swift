// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The SQL of DuckDB.
package struct DuckDBDialect: Dialect {
  /// `DuckDB`.
  package let name = "DuckDB"
  /// DuckDB numbers its placeholders, so one value is bound once.
  package let repeatsPlaceholders = true

  /// Creates the dialect.
  package init() {}

  /// A dollar sign and the number, such as `$1`.
  package func placeholder(_ number: Int) -> String { "$\(number)" }

  /// DuckDB subtracts days to a whole number.
  package func daysBetween(_ from: String, _ to: String) -> String { "(\(to) - \(from))" }

  /// DuckDB's own name for the continuous quantile, with the same result as the standard's.
  package func percentile(_ fraction: Double, of expression: String) -> String {
    "quantile_cont(\(expression), \(fraction))"
  }

  /// DuckDB's count of a condition, which takes three quarters of the time of a filtered count.
  ///
  /// It need not cut the group's rows out first (17 conditions over 10 M rows, 1.5.5). Its count of
  /// nothing but NULLs is NULL, and it is wider than 64 bits: both are mended once per group.
  package func countRows(where condition: String) -> String {
    "CAST(coalesce(count_if(\(condition)), 0) AS BIGINT)"
  }
}
