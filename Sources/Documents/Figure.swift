// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A chart: its specification, the words for those who cannot see it, and its data.
package struct Figure: Sendable, Hashable {
  /// The stable name of the figure.
  package var id: Anchor
  /// The title, which says what the reader should see.
  package var title: String
  /// The Vega-Lite 6 specification.
  package var specification: JSONValue
  /// The chart in one or two sentences, for a reader without sight.
  package var alternative: String
  /// The data of the chart, complete.
  package var table: Table
  /// Where the data comes from; empty for nothing.
  package var source: [Inline]

  /// Creates a chart.
  package init(
    id: String, title: String, specification: JSONValue, alternative: String, table: Table,
    source: [Inline] = []
  ) {
    self.id = Anchor(id)
    self.title = title
    self.specification = specification
    self.alternative = alternative
    self.table = table
    self.source = source
  }
}
