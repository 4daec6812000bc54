// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A metric asked for, with the variant and parameters chosen.
package struct MetricSelection: Sendable, Hashable, Codable {
  /// The metric's id.
  package var id: String
  /// The variant's id; nil for the default.
  package var variant: String?
  /// The parameters given; the others keep their defaults.
  package var parameters: [String: Double]

  /// Creates a selection.
  package init(_ id: String, variant: String? = nil, parameters: [String: Double] = [:]) {
    self.id = id
    self.variant = variant
    self.parameters = parameters
  }
}
