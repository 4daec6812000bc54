// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities
internal import Statistics

/// The effect of a panel with an interval that fits the number of clusters.
struct ClusterInference {
  let effect: Effect
  let degreesOfFreedom: Double
  let method: LocalizedText
  /// The seed of the bootstrap; nil where nothing was drawn.
  let seed: UInt64?
}

extension PanelDifference {
  /// CR1 from 50 clusters, CR2 from 12, the wild bootstrap below.
  func inference(
    _ options: DifferenceInDifferences.Options
  ) throws(EvidenceError) -> ClusterInference {
    let groups = clusters.clusterCount
    if groups >= 50 {
      let error = clusters.cr1[0, 0].squareRoot()
      return fromError(error, Double(groups - 1), options.level, crOne(groups))
    }
    let reduced = clusters.biasReduced()
    let error = reduced.covariance[0, 0].squareRoot()
    let freedom = reduced.degreesOfFreedom(fit.coefficients.indices.map { $0 == 0 ? 1 : 0 })
    guard groups < 12 else { return fromError(error, freedom, options.level, crTwo(groups)) }
    let covariance = clusters
    let test = try statistically { () throws(StatisticsError) in
      try WildClusterBootstrap(
        covariance, column: 0, level: options.level, draws: options.draws, seed: options.seed)
    }
    let effect = named(
      value, low: test.interval?.lowerBound, high: test.interval?.upperBound,
      error: error.isFinite ? error : nil, p: test.pValue)
    return ClusterInference(
      effect: effect, degreesOfFreedom: max(1, freedom.isFinite ? freedom : 1),
      method: wild(groups), seed: options.seed)
  }

  private func fromError(
    _ error: Double, _ freedom: Double, _ level: Double, _ method: LocalizedText
  ) -> ClusterInference {
    guard error > 0, error.isFinite, freedom > 0 else {
      return ClusterInference(
        effect: named(value, low: nil, high: nil, error: nil, p: nil), degreesOfFreedom: 1,
        method: method, seed: nil)
    }
    let margin = studentQuantile(0.5 + level / 2, degreesOfFreedom: freedom) * error
    let effect = named(
      value, low: value - margin, high: value + margin, error: error,
      p: studentTwoSidedP(value / error, degreesOfFreedom: freedom))
    return ClusterInference(
      effect: effect, degreesOfFreedom: freedom, method: method, seed: nil)
  }

  private func named(
    _ value: Double, low: Double?, high: Double?, error: Double?, p: Double?
  ) -> Effect {
    Effect(
      id: "average",
      name: LocalizedText(
        en: "average change of the treated per period",
        fr: "changement moyen des traités par période"),
      value: value, low: low, high: high, standardError: error, pValue: p, unit: panel.unit)
  }

  private func crOne(_ groups: Int) -> LocalizedText {
    LocalizedText(
      en: "two-way fixed effects, errors clustered in \(groups) groups (CR1)",
      fr: "effets fixes à deux dimensions, erreurs groupées en \(groups) grappes (CR1)")
  }

  private func crTwo(_ groups: Int) -> LocalizedText {
    LocalizedText(
      en: "two-way fixed effects, errors clustered in \(groups) groups (CR2, Satterthwaite)",
      fr: "effets fixes à deux dimensions, erreurs groupées en \(groups) grappes (CR2, "
        + "Satterthwaite)")
  }

  private func wild(_ groups: Int) -> LocalizedText {
    LocalizedText(
      en: "two-way fixed effects, wild bootstrap over \(groups) clusters (Webb weights)",
      fr: "effets fixes à deux dimensions, bootstrap sauvage sur \(groups) grappes (poids de Webb)")
  }
}
