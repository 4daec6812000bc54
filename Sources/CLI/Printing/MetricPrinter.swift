// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Foundation
internal import Quantities
internal import Reports
internal import ServiceMetrics

/// Prints the answer to a question about metrics.
struct MetricPrinter {
  /// The form of the result.
  var format: OutputFormat
  /// The language of texts and numbers.
  var language: Language
  /// The currency of amounts that name none.
  var currency = Currency.euro

  /// Prints the answer on standard output.
  func show(_ table: MetricTable) throws {
    let report = MetricReport(catalogue: .standard, language: language, currency: currency)
    switch format {
    case .json: printResult(try encodeJSONLines(table.rows))
    case .csv:
      printCSV(report.records(table))
    case .table:
      printResult(PlainTextTable(style: report.style).render(report.table(table)))
    }
  }
}
