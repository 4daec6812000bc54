// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities
internal import Statistics

/// Newey and West's errors for the same columns: another way to allow for autocorrelation, too
/// sure of itself on short series and therefore only a second opinion.
///
/// Counts are taken as ln((y + ½)/exposure).
enum SecondOpinion {
  private static let name = LocalizedText(en: "second opinion", fr: "second avis")

  static func check(_ segments: SegmentedDesign, _ effects: SegmentedEffects) -> EvidenceCheck {
    let place = segments.levelColumn
    guard let fit = plainFit(segments) else {
      return .notApplicable(
        "second-opinion", name,
        because: LocalizedText(
          en: "Least squares cannot be fitted to these columns.",
          fr: "Les moindres carrés ne s’ajustent pas à ces colonnes."))
    }
    let size = Double(segments.count)
    let lag = Int(4 * pow(size / 100, 2.0 / 9))
    let error = fit.neweyWestCovariance(lag: lag)[place, place].squareRoot()
    let value = fit.coefficients[place]
    let p = error > 0 ? studentTwoSidedP(value / error, degreesOfFreedom: fit.degreesOfFreedom) : 1
    let alpha = 1 - segments.options.level
    let ours = effects.levelChange
    let isFound = ours.pValue.map { $0 < alpha } == true
    let sameSign = value * (ours.value - ours.nullValue) >= 0
    let agrees = (p < alpha) == isFound && (sameSign || p >= alpha)
    return EvidenceCheck(
      id: "second-opinion", name: name, isEssential: false, outcome: agrees ? .passed : .failed,
      table: table(value, error, p, lag), sentence: sentence(agrees, p))
  }

  private static func plainFit(_ segments: SegmentedDesign) -> LeastSquares? {
    var outcome = segments.outcome
    if case .counts = segments.options.model {
      outcome = zip(outcome, segments.offset).map { log($0 + 0.5) - $1 }
    }
    do {
      return try LeastSquares.fit(outcome, on: segments.design)
    } catch {
      return nil
    }
  }

  private static func sentence(_ agrees: Bool, _ p: Double) -> LocalizedText {
    let en = FigureText.pValue(p, .english)
    let fr = FigureText.pValue(p, .french)
    return agrees
      ? LocalizedText(
        en: "Newey–West errors come to the same verdict on the level (\(en)).",
        fr: "Les erreurs de Newey–West donnent le même verdict sur le niveau (\(fr)).")
      : LocalizedText(
        en: "Newey–West errors come to another verdict on the level (\(en)); they are too sure on "
          + "short series.",
        fr: "Les erreurs de Newey–West donnent un autre verdict sur le niveau (\(fr)) ; elles sont "
          + "trop sûres d’elles sur les séries courtes.")
  }

  private static func table(
    _ value: Double, _ error: Double, _ p: Double, _ lag: Int
  ) -> EvidenceTable {
    EvidenceTable(
      id: "newey-west", title: LocalizedText(verbatim: "Newey–West"),
      columns: [
        LocalizedText(en: "Change of level", fr: "Changement de niveau"),
        LocalizedText(en: "Standard error", fr: "Erreur type"), LocalizedText(verbatim: "p"),
        LocalizedText(en: "Lag", fr: "Décalage"),
      ], rows: [[.figure(value), .figure(error), .figure(p), .figure(Double(lag))]])
  }
}
