// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The answer to a question: one value per metric, period and cut.
package struct MetricTable: Sendable, Hashable, Encodable {
  /// The dimensions of the question, in order.
  package var dimensions: [Dimension]
  /// The values: by metric in the order asked, then by period, then by cut.
  package var rows: [MetricValue]

  /// Creates an answer.
  package init(dimensions: [Dimension], rows: [MetricValue]) {
    self.dimensions = dimensions
    self.rows = rows
  }

  /// The values of one metric.
  package subscript(metric: String) -> [MetricValue] { rows.filter { $0.metric == metric } }
}
