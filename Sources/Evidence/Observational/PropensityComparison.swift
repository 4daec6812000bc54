// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
internal import Statistics

/// A comparison with the others weighted so that they look like the treated.
///
///     e(x) = P(treated | x) by logistic regression,   weight of an untreated: e/(1 − e)
///     weighted:        τ = ȳ_treated − Σ wᵢyᵢ/Σ wᵢ
///     doubly robust:   the same with y less its regression on x among the others
///
/// τ is the effect on those who were treated. The doubly robust figure is right when either the
/// propensity or the regression is; its standard error comes from the influence function.
///
/// Source: J. M. Robins, A. Rotnitzky and L. P. Zhao, Journal of the American Statistical
/// Association 89 (1994); K. Hirano, G. W. Imbens and G. Ridder, Econometrica 71 (2003). The
/// weighted figure agrees with R `WeightIt` on LaLonde's data (1,214.07).
public struct PropensityComparison: Sendable {
  /// The doubly robust effect on the treated.
  public let effect: Double
  /// Its standard error.
  public let standardError: Double
  /// The effect by weighting alone.
  public let weightedEffect: Double
  /// The difference of the means as they stand.
  public let rawDifference: Double
  /// The propensity of each observation.
  public let propensities: [Double]
  /// How many untreated observations the weighted ones are worth: (Σw)²/Σw².
  public let effectiveOthers: Double
  /// The share of the treated whose propensity no untreated observation reaches.
  public let shareOutsideOverlap: Double
  /// One weight per observation, 1 for the treated.
  public let weights: [Double]

  /// Fits propensity and regression.
  ///
  /// - Parameter groups: The two groups with at least one covariate.
  /// - Throws: ``EvidenceError``: columns that predict the treatment without fault, that repeat
  ///   others, or none at all.
  public init(_ groups: ObservedGroups) throws(EvidenceError) {
    guard !groups.columns.isEmpty else {
      throw .badOption(
        name: "covariates", value: "empty", expected: "at least one column that varies")
    }
    let design = try groups.design(withTreatment: false)
    let model = try statistically { () throws(StatisticsError) in
      try LogisticRegression.fit(groups.isTreated, on: design)
    }
    let scores = model.probabilities
    propensities = scores
    let others = groups.isTreated.indices.filter { !groups.isTreated[$0] }
    let treated = groups.isTreated.indices.filter { groups.isTreated[$0] }
    let weights = scores.indices.map {
      groups.isTreated[$0] ? 1 : scores[$0] / (1 - scores[$0])
    }
    self.weights = weights
    let total = others.reduce(0) { $0 + weights[$1] }
    effectiveOthers = total * total / others.reduce(0) { $0 + weights[$1] * weights[$1] }
    let reach = others.map { scores[$0] }.max() ?? 0
    shareOutsideOverlap =
      Double(treated.count { scores[$0] > reach }) / Double(treated.count)
    func contrast(_ values: [Double]) -> Double {
      let mine = treated.reduce(0) { $0 + values[$1] } / Double(treated.count)
      return mine - others.reduce(0) { $0 + weights[$1] * values[$1] } / total
    }
    weightedEffect = contrast(groups.outcome)
    let own = Design(names: design.names, matrix: design.matrix.selecting(rows: others))
    let regression = try statistically { () throws(StatisticsError) in
      try LeastSquares.fit(others.map { groups.outcome[$0] }, on: own)
    }
    let expected = design.matrix * regression.coefficients
    let rest = zip(groups.outcome, expected).map { $0 - $1 }
    let tau = contrast(rest)
    effect = tau
    // Influence of each observation on τ, scaled to sum to τ's error.
    var square = 0.0
    for index in treated {
      let part = (rest[index] - tau) / Double(treated.count)
      square += part * part
    }
    for index in others {
      let part = weights[index] * rest[index] / total
      square += part * part
    }
    standardError = square.squareRoot()
    rawDifference = groups.rawDifference
  }

  /// The whole analysis with overlap, balance, grade and sentence.
  ///
  /// - Parameters:
  ///   - groups: The two groups with at least one covariate.
  ///   - caption: How they are called.
  ///   - level: The level of the interval.
  /// - Returns: The result, at best graded as measured: nobody drew lots.
  /// - Throws: ``EvidenceError``, as the initialiser.
  public static func study(
    _ groups: ObservedGroups, caption: ComparisonCaption, level: Double = 0.95
  ) throws(EvidenceError) -> EvidenceResult {
    let found = try PropensityComparison(groups)
    let half = standardNormalQuantile(0.5 + level / 2) * found.standardError
    let p = 2 * standardNormalCDF(-abs(found.effect / found.standardError))
    return EvidenceResult(
      design: .adjustedComparison, outcome: caption.outcome,
      effects: [
        caption.effect(
          value: found.effect, low: found.effect - half, high: found.effect + half,
          standardError: found.standardError, pValue: p),
        caption.rawEffect(found.rawDifference),
        Effect(
          id: "weighted-difference",
          name: LocalizedText(en: "by weighting alone", fr: "par pondération seule"),
          value: found.weightedEffect, scale: caption.isShare ? .points : .absolute,
          unit: caption.isShare ? nil : caption.unit),
      ], level: level, sampleSize: groups.outcome.count, window: caption.window,
      method: LocalizedText(
        en: "Propensity weighting with regression, effect on the treated",
        fr: "Pondération par score de propension avec régression, effet sur les traités"),
      assumptions: caption.assumptions(groups),
      checks: [
        overlapCheck(found),
        CovariateBalance(groups, weights: found.weights).check(),
      ])
  }

  private static func overlapCheck(_ found: PropensityComparison) -> EvidenceCheck {
    let failed = found.shareOutsideOverlap > 0.05 || found.effectiveOthers < 30
    let outside = found.shareOutsideOverlap
    return EvidenceCheck(
      id: "overlap", name: LocalizedText(en: "overlap", fr: "recouvrement"), isEssential: true,
      outcome: failed ? .failed : .passed,
      sentence: LocalizedText(
        en: "\(FigureText.percent(outside, .english)) of the treated have nobody to compare with; "
          + "the others count as \(FigureText.number(found.effectiveOthers, .english)) observations."
          + (failed ? " Compare only where both groups occur." : ""),
        fr:
          "\(FigureText.percent(outside, .french)) des traités n’ont personne à qui être comparés ; "
          + "les autres valent \(FigureText.number(found.effectiveOthers, .french)) observations."
          + (failed ? " Ne comparez que là où les deux groupes existent." : "")))
  }
}
