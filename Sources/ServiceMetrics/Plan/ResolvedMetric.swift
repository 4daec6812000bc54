// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

/// A selection whose names and numbers have been checked, with its formula.
struct ResolvedMetric: Sendable {
  let metric: Metric
  let variant: MetricVariant
  let parameters: MetricParameters
  let formula: Formula

  var unit: MetricUnit { variant.unit ?? metric.unit }
  var settlingDays: Int { variant.settlingDays(parameters) }

  /// Looks a selection up in a catalogue.
  ///
  /// - Throws: ``MetricError`` naming what is unknown, with the closest known name.
  init(_ selection: MetricSelection, in catalogue: MetricCatalogue) throws(MetricError) {
    guard let metric = catalogue[selection.id.lowercased()] else {
      let known = catalogue.metrics.map(\.id)
      throw .unknownMetric(
        selection.id, suggestion: closestName(to: selection.id, among: known))
    }
    self.metric = metric
    variant = try ResolvedMetric.variant(selection.variant, of: metric)
    parameters = try ResolvedMetric.parameters(selection.parameters, of: metric)
    formula = variant.formula(parameters)
  }

  private static func variant(
    _ name: String?, of metric: Metric
  ) throws(MetricError) -> MetricVariant {
    guard let name else { return metric.standardVariant }
    let wanted = name.lowercased()
    if let match = metric.variants.first(where: { $0.id.lowercased() == wanted }) { return match }
    let known = metric.variants.map(\.id)
    throw .unknownVariant(
      name, metric: metric.id, known: known, suggestion: closestName(to: name, among: known))
  }

  private static func parameters(
    _ given: [String: Double], of metric: Metric
  ) throws(MetricError) -> MetricParameters {
    var values: [String: Double] = [:]
    for parameter in metric.parameters { values[parameter.id] = parameter.standard }
    for (name, value) in given.sorted(by: { $0.key < $1.key }) {
      guard let parameter = metric.parameters.first(where: { $0.id == name }) else {
        let known = metric.parameters.map(\.id)
        throw .unknownParameter(
          name, metric: metric.id, known: known, suggestion: closestName(to: name, among: known))
      }
      guard parameter.domain.contains(value) else {
        throw .parameterOutOfDomain(
          name, metric: metric.id, value: value, domain: parameter.domain)
      }
      values[name] = value
    }
    return MetricParameters(values)
  }
}
