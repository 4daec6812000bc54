// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// A number that a definition leaves open, such as the threshold of a service level.
package struct MetricParameter: Sendable, Hashable {
  /// Its name in a selection: `threshold`.
  package var id: String
  /// What it means, for people.
  package var sentence: LocalizedText
  /// The value when none is given; nil when there is no honest default.
  package var standard: Double?
  /// The values it may take.
  package var domain: ClosedRange<Double>

  /// Creates a parameter.
  package init(
    _ id: String, _ sentence: LocalizedText, standard: Double?, in domain: ClosedRange<Double>
  ) {
    self.id = id
    self.sentence = sentence
    self.standard = standard
    self.domain = domain
  }

  /// A threshold in seconds, from 0 to a day.
  package static func seconds(
    _ id: String, _ sentence: LocalizedText, standard: Double
  ) -> MetricParameter {
    MetricParameter(id, sentence, standard: standard, in: 0...86_400)
  }
}

/// The parameters of one selected metric, defaults filled in.
package struct MetricParameters: Sendable, Hashable {
  /// The values by parameter id; a parameter without default that was not given is missing.
  package var values: [String: Double]

  /// Creates parameters.
  package init(_ values: [String: Double] = [:]) { self.values = values }

  /// The value of a parameter; nil when it was not given and has no default.
  package subscript(id: String) -> Double? { values[id] }

  /// The value of a parameter that the metric declares with a default.
  package func required(_ id: String) -> Double {
    guard let value = values[id] else {
      preconditionFailure("The metric reads the parameter \(id) but declares no default for it.")
    }
    return value
  }
}
