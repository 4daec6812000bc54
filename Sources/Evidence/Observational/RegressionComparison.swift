// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
internal import Statistics

/// A comparison of two groups with their known differences taken out by regression.
///
///     outcome = α + τ·treated + x'β + error          standard errors HC3
///
/// Source: J. S. Long and L. H. Ervin, "Using heteroscedasticity consistent standard errors in the
/// linear regression model", The American Statistician 54 (2000), doi:10.1080/00031305.2000.10474549.
public struct RegressionComparison: Sendable {
  /// The difference τ, in the unit of the outcome.
  public let effect: Double
  /// The HC3 standard error.
  public let standardError: Double
  /// The ordinary standard error, for comparison with other programs.
  public let ordinaryError: Double
  /// Observations less columns.
  public let degreesOfFreedom: Double
  /// The difference of the means as they stand.
  public let rawDifference: Double

  /// Fits the regression.
  ///
  /// - Parameter groups: The two groups.
  /// - Throws: ``EvidenceError``, among them a column that the others explain.
  public init(_ groups: ObservedGroups) throws(EvidenceError) {
    let design = try groups.design(withTreatment: true)
    let fit = try statistically { () throws(StatisticsError) in
      try LeastSquares.fit(groups.outcome, on: design)
    }
    effect = fit.coefficients[1]
    standardError = fit.robustCovariance(.hc3)[1, 1].squareRoot()
    ordinaryError = fit.standardErrors[1]
    degreesOfFreedom = fit.degreesOfFreedom
    rawDifference = groups.rawDifference
  }

  /// The whole analysis with checks, grade and sentence.
  ///
  /// - Parameters:
  ///   - groups: The two groups.
  ///   - caption: How they are called.
  ///   - level: The level of the interval.
  /// - Returns: The result, at best graded as measured: nobody drew lots.
  /// - Throws: ``EvidenceError``, as the initialiser.
  public static func study(
    _ groups: ObservedGroups, caption: ComparisonCaption, level: Double = 0.95
  ) throws(EvidenceError) -> EvidenceResult {
    let found = try RegressionComparison(groups)
    let t = studentQuantile(0.5 + level / 2, degreesOfFreedom: found.degreesOfFreedom)
    let half = t * found.standardError
    let tail = studentCDF(
      -abs(found.effect / found.standardError), degreesOfFreedom: found.degreesOfFreedom)
    return EvidenceResult(
      design: .adjustedComparison, outcome: caption.outcome,
      effects: [
        caption.effect(
          value: found.effect, low: found.effect - half, high: found.effect + half,
          standardError: found.standardError, pValue: 2 * tail),
        caption.rawEffect(found.rawDifference),
      ], level: level, sampleSize: groups.outcome.count, window: caption.window,
      method: LocalizedText(
        en: "Least squares with HC3 standard errors, adjusted for \(groups.columns.count) columns",
        fr: "Moindres carrés, erreurs types HC3, ajustés de \(groups.columns.count) colonnes"),
      assumptions: caption.assumptions(groups), checks: [signCheck(found)])
  }

  /// Whether adjusting turned the sign: then what is known matters so much that what is unknown
  /// may as well.
  private static func signCheck(_ found: RegressionComparison) -> EvidenceCheck {
    let turned = (found.effect > 0) != (found.rawDifference > 0)
    let raw = found.rawDifference
    return EvidenceCheck(
      id: "confounding", name: LocalizedText(en: "confounding", fr: "confusion"),
      isEssential: true, outcome: turned ? .failed : .passed,
      sentence: LocalizedText(
        en: "As it stands the difference is \(FigureText.signed(raw, .english)), adjusted "
          + "\(FigureText.signed(found.effect, .english))."
          + (turned
            ? " The known columns turn its sign, so unknown ones may do the same." : ""),
        fr: "La différence brute est de \(FigureText.signed(raw, .french)), ajustée de "
          + "\(FigureText.signed(found.effect, .french))."
          + (turned
            ? " Les colonnes connues en changent le signe ; des inconnues peuvent faire de même."
            : "")))
  }
}
