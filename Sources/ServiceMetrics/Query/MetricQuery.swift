// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// A question: which metrics, cut how, over which days.
package struct MetricQuery: Sendable, Hashable {
  /// The metrics asked for.
  package var metrics: [MetricSelection]
  /// The dimensions by which every metric is cut, in order.
  package var dimensions: [Dimension]
  /// The length of the periods; nil for one period over everything.
  package var grain: Grain?
  /// The first day, included; nil from the first row on.
  package var from: LocalDate?
  /// The last day, included; nil up to the last row.
  package var to: LocalDate?
  /// Conditions that all must hold.
  package var filters: [MetricFilter]
  /// The days that the contacts cover, for questions that leave their first or last day open.
  ///
  /// Metrics of customers and costs need closed periods. See ``MetricPlan/dataRangeSelect``.
  package var dataRange: ClosedRange<LocalDate>?
  /// The level of the intervals, a fraction.
  package var level: Double

  /// Creates a question.
  package init(
    metrics: [MetricSelection], dimensions: [Dimension] = [], grain: Grain? = nil,
    from: LocalDate? = nil, to: LocalDate? = nil, filters: [MetricFilter] = [],
    dataRange: ClosedRange<LocalDate>? = nil, level: Double = 0.95
  ) {
    self.metrics = metrics
    self.dimensions = dimensions
    self.grain = grain
    self.from = from
    self.to = to
    self.filters = filters
    self.dataRange = dataRange
    self.level = level
  }
}
