// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities
internal import Statistics

/// A fitted segmented regression, whatever the model.
struct SegmentedFit {
  let coefficients: [Double]
  let covariance: Matrix
  let degreesOfFreedom: Double
  /// What should be free of autocorrelation: innovations, or Pearson residuals of counts.
  let shocks: [Double]
  /// ρ̂; nil where no autocorrelation was modelled.
  let correlation: Double?
  /// The estimator in a phrase.
  let method: LocalizedText
  private let names: [String]

  init(_ segments: SegmentedDesign) throws(EvidenceError) {
    switch segments.options.model {
    case .counts(_, let family):
      self = try SegmentedFit.counts(segments, family)
    case .linear, .logarithmic:
      self =
        try segments.count < 12
        ? SegmentedFit.ordinary(segments) : SegmentedFit.autoregressive(segments)
    }
  }

  private init(
    _ coefficients: [Double], _ covariance: Matrix, _ freedom: Double, _ shocks: [Double],
    _ correlation: Double?, _ method: LocalizedText, _ names: [String]
  ) {
    self.coefficients = coefficients
    self.covariance = covariance
    degreesOfFreedom = freedom
    self.shocks = shocks
    self.correlation = correlation
    self.method = method
    self.names = names
  }

  private static func autoregressive(
    _ segments: SegmentedDesign
  ) throws(EvidenceError) -> SegmentedFit {
    let fit = try statistically { () throws(StatisticsError) in
      try AutoregressiveRegression.fit(segments.outcome, on: segments.design)
    }
    return SegmentedFit(
      fit.coefficients, fit.averagedCovariance, fit.degreesOfFreedom, fit.innovations,
      fit.correlation,
      LocalizedText(
        en:
          "segmented regression, AR(1) errors by restricted maximum likelihood, averaged over the "
          + "autocorrelation",
        fr: "régression segmentée, erreurs AR(1) par maximum de vraisemblance restreint, moyennées "
          + "sur l’autocorrélation"),
      segments.design.names)
  }

  private static func ordinary(_ segments: SegmentedDesign) throws(EvidenceError) -> SegmentedFit {
    let fit = try statistically { () throws(StatisticsError) in
      try LeastSquares.fit(segments.outcome, on: segments.design)
    }
    return SegmentedFit(
      fit.coefficients, fit.covariance, fit.degreesOfFreedom, fit.residuals, nil,
      LocalizedText(
        en: "segmented regression by ordinary least squares (under twelve observations)",
        fr: "régression segmentée par moindres carrés ordinaires (moins de douze observations)"),
      segments.design.names)
  }

  private static func counts(
    _ segments: SegmentedDesign, _ family: InterruptedTimeSeries.CountFamily
  ) throws(EvidenceError) -> SegmentedFit {
    switch family {
    case .quasiPoisson:
      let fit = try statistically { () throws(StatisticsError) in
        try PoissonRegression.fit(segments.outcome, on: segments.design, offset: segments.offset)
      }
      // Fewer spread than Poisson is no reason to be surer than Poisson.
      let covariance = max(1, fit.dispersion) * fit.poissonCovariance
      return SegmentedFit(
        fit.coefficients, covariance, fit.degreesOfFreedom,
        zip(segments.outcome, fit.fitted).map { ($0 - $1) / $1.squareRoot() }, nil,
        LocalizedText(
          en: "segmented quasi-Poisson regression", fr: "régression segmentée quasi-Poisson"),
        segments.design.names)
    case .negativeBinomial:
      let fit = try statistically { () throws(StatisticsError) in
        try NegativeBinomialRegression.fit(
          segments.outcome, on: segments.design, offset: segments.offset)
      }
      let shocks = zip(segments.outcome, fit.fitted).map { count, mean in
        (count - mean) / (mean + mean * mean / fit.theta).squareRoot()
      }
      return SegmentedFit(
        fit.coefficients, fit.covariance, fit.degreesOfFreedom, shocks, nil,
        LocalizedText(
          en: "segmented negative binomial regression",
          fr: "régression segmentée binomiale négative"), segments.design.names)
    }
  }

  /// √c′Vc.
  func standardError(_ gradient: [Double]) -> Double {
    covarianceOf(gradient, gradient).squareRoot()
  }

  /// a′Vb.
  func covarianceOf(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, covariance * right).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// t of the interval.
  func quantile(level: Double) -> Double {
    studentQuantile(0.5 + level / 2, degreesOfFreedom: degreesOfFreedom)
  }

  /// The two-sided p-value of an estimate with its error.
  func pValue(_ value: Double, _ error: Double) -> Double? {
    guard error > 0, error.isFinite else { return nil }
    return studentTwoSidedP(value / error, degreesOfFreedom: degreesOfFreedom)
  }

  /// Every coefficient with its error.
  var table: EvidenceTable {
    let rows: [[EvidenceTable.Cell]] = names.indices.map { place in
      let error = covariance[place, place].squareRoot()
      return [
        .name(names[place]), .figure(coefficients[place]), .figure(error),
        .figure(pValue(coefficients[place], error)),
      ]
    }
    return EvidenceTable(
      id: "coefficients", title: LocalizedText(en: "Coefficients", fr: "Coefficients"),
      columns: [
        LocalizedText(en: "Column", fr: "Colonne"),
        LocalizedText(en: "Coefficient", fr: "Coefficient"),
        LocalizedText(en: "Standard error", fr: "Erreur type"), LocalizedText(verbatim: "p"),
      ], rows: rows)
  }
}
