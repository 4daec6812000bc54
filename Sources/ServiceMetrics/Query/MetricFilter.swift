// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A condition on a dimension.
package struct MetricFilter: Sendable, Hashable, Codable {
  /// How the dimension relates to the values.
  package enum Relation: String, Sendable, Codable, CaseIterable {
    /// The dimension is one of the values.
    case isIn
    /// The dimension is none of the values; an unknown dimension is none of them.
    case isNotIn
  }

  /// The dimension.
  package var dimension: Dimension
  /// How it relates to the values.
  package var relation: Relation
  /// The values; nil stands for "unknown".
  package var values: [String?]

  /// Creates a condition.
  package init(_ dimension: Dimension, _ relation: Relation, _ values: [String?]) {
    self.dimension = dimension
    self.relation = relation
    self.values = values
  }

  /// The condition that a dimension has one value.
  package static func equals(_ dimension: Dimension, _ value: String?) -> MetricFilter {
    MetricFilter(dimension, .isIn, [value])
  }

  /// True when a value of the dimension passes.
  package func accepts(_ value: String?) -> Bool {
    values.contains(value) == (relation == .isIn)
  }
}
