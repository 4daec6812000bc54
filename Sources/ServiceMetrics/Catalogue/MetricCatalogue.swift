// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// All metrics that can be asked for.
package struct MetricCatalogue: Sendable {
  /// The metrics in the order of the dictionary.
  package let metrics: [Metric]
  private let positions: [String: Int]

  /// Creates a catalogue; the ids must differ.
  package init(_ metrics: [Metric]) {
    self.metrics = metrics
    positions = Dictionary(
      uniqueKeysWithValues: metrics.enumerated().map { ($1.id, $0) })
  }

  /// The metric with that id; nil when there is none.
  package subscript(id: String) -> Metric? { positions[id].map { metrics[$0] } }

  /// The metrics that come with the product, a file each.
  package static let standard = MetricCatalogue([
    .contacts, .customers, .resolved,
    .averageHandleTime, .firstReplyTime, .firstResolutionTime, .fullResolutionTime,
    .resolveRate, .firstContactResolution, .reopenRate, .transferRate, .escalationRate,
    .abandonmentRate, .answerRate, .averageSpeedOfAnswer, .timeToAbandon, .serviceLevel,
    .customerSatisfaction, .netPromoterScore, .customerEffort,
    .automationRate, .aiShare, .aiResolutionRate,
    .costPerContact, .contactRate, .churnRate, .retentionRate, .averageRevenuePerUser,
    .lifetimeValue, .offerAcceptance,
    .agentProductivity,
  ])

  /// The catalogue with metrics of the user's own added.
  ///
  /// - Parameter own: The metrics, already checked and translated by
  ///   ``CustomMetric/metric()``.
  /// - Returns: The standard metrics and these.
  /// - Throws: ``MetricError/customMetric(_:_:)`` when an id is taken.
  package func adding(_ own: [Metric]) throws(MetricError) -> MetricCatalogue {
    var ids = Set(positions.keys)
    for metric in own where !ids.insert(metric.id).inserted {
      throw .customMetric(metric.id, .takenID)
    }
    return MetricCatalogue(metrics + own)
  }
}
