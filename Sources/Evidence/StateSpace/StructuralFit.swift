// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
internal import Statistics

/// A structural time series model fitted to a series.
public struct StructuralFit: Sendable {
  /// The coefficient of a regressor with its standard error.
  public struct Coefficient: Sendable, Hashable {
    /// The name of the column.
    public var name: String
    /// The change of the outcome per unit of the regressor, in the unit of the outcome.
    public var value: Double
    /// The standard error, in the same unit.
    public var standardError: Double
  }

  /// The model.
  public let model: StructuralModel
  /// The variances that make the likelihood largest.
  public let variances: StructuralVariances
  /// The diffuse log-likelihood at these variances.
  public let logLikelihood: Double
  /// One coefficient per regressor, in their order.
  public let coefficients: [Coefficient]
  /// The number of observations, missing ones left out.
  public let observationCount: Int
  /// Observations less estimated starting values and coefficients.
  public let degreesOfFreedom: Int
  /// Whether the search met its tolerance.
  public let converged: Bool
  let design: StructuralDesign

  /// Fits a model by maximum diffuse likelihood.
  ///
  /// The overall scale is solved exactly; the ratios of the variances to that of the irregular are
  /// searched in logs: one ratio over a grid and then by Brent's method, several from three starts
  /// by simplexes that restart from their answer.
  ///
  /// - Parameters:
  ///   - series: The outcome at equal spacing; nil where it is missing.
  ///   - regressors: Columns without a gap, of the length of the series.
  ///   - model: The model.
  /// - Returns: The fit.
  /// - Throws: ``EvidenceError``: too few points, a constant series, numbers that are not finite,
  ///   a column that the others explain.
  ///
  /// Agrees with: R `StructTS` on the Nile (15 098.6, 1 469.1), where statsmodels stops early;
  /// Commandeur & Koopman (2007) on the UK drivers.
  public static func fit(
    _ series: [Double?], regressors: [Regressor] = [], model: StructuralModel = StructuralModel()
  ) throws(EvidenceError) -> StructuralFit {
    let design = try StructuralDesign(series, regressors: regressors, model: model)
    // A first pass names a column that cannot be told from the others before any search.
    _ = try design.evaluate(StructuralFit.variances([], model))
    let search = StructuralFit.search(design)
    let unscaled = StructuralFit.variances(search.point, model)
    let scale = try design.evaluate(unscaled).scale
    guard scale > 0, scale.isFinite else { throw .constantSeries(column: "residual") }
    return try StructuralFit(
      design: design, variances: unscaled.scaled(by: scale), converged: search.converged)
  }

  /// Evaluates a model at variances that are known.
  ///
  /// - Parameters:
  ///   - variances: In the square of the unit of the series.
  ///   - series: The outcome at equal spacing; nil where it is missing.
  ///   - regressors: Columns without a gap, of the length of the series.
  ///   - model: The model.
  /// - Returns: The fit at these variances.
  /// - Throws: ``EvidenceError``, as ``fit(_:regressors:model:)``.
  public static func at(
    _ variances: StructuralVariances, _ series: [Double?], regressors: [Regressor] = [],
    model: StructuralModel = StructuralModel()
  ) throws(EvidenceError) -> StructuralFit {
    guard variances.irregular > 0, variances.level >= 0 else {
      throw .badOption(
        name: "variances", value: "\(variances.irregular), \(variances.level)",
        expected: "the irregular above 0 and no other below 0")
    }
    let design = try StructuralDesign(series, regressors: regressors, model: model)
    return try StructuralFit(design: design, variances: variances, converged: true)
  }

  private init(
    design: StructuralDesign, variances: StructuralVariances, converged: Bool
  ) throws(EvidenceError) {
    let evaluation = try design.evaluate(variances)
    self.design = design
    self.variances = variances
    self.converged = converged
    model = design.model
    logLikelihood = evaluation.logLikelihood
    observationCount = design.observedCount
    degreesOfFreedom = evaluation.regression.degreesOfFreedom
    coefficients = (design.startCount..<design.columns.count).map { index in
      var unit = Array(repeating: 0.0, count: design.columns.count)
      unit[index] = 1
      return Coefficient(
        name: design.names[index], value: evaluation.regression.coefficients[index],
        standardError: evaluation.regression.variance(of: unit).squareRoot())
    }
  }

  /// The variances at an irregular of 1 whose logs are `ratios`; missing ones are level 1, slope
  /// 0.01, season 0.01.
  private static func variances(_ ratios: [Double], _ model: StructuralModel) -> StructuralVariances
  {
    var rest = ratios.map { exp(min(23, max(-30, $0))) }[...]
    var variances = StructuralVariances(irregular: 1, level: rest.popFirst() ?? 1)
    if model.trend == .localLinear { variances.slope = rest.popFirst() ?? 0.01 }
    if model.seasonal?.isStochastic == true { variances.seasonal = rest.popFirst() ?? 0.01 }
    return variances
  }

  private static func search(_ design: StructuralDesign) -> Minimum {
    let loss: ([Double]) -> Double = { ratios in
      guard let found = try? design.evaluate(variances(ratios, design.model)) else {
        return .infinity
      }
      return -found.concentratedLogLikelihood
    }
    guard design.model.movingParts > 1 else {
      let grid = stride(from: -24.0, through: 20, by: 1).map { ($0, loss([$0])) }
      let best = grid.min { $0.1 < $1.1 }.map(\.0) ?? 0
      return minimum(in: best - 1...best + 1, tolerance: 1e-7) { loss([$0]) }
    }
    let more = design.model.movingParts - 1
    let starts = [(-1.0, -5.0), (-4, -8), (2, -2)].map { level, others in
      [level] + Array(repeating: others, count: more)
    }
    let steps = Array(repeating: 2.0, count: more + 1)
    return starts.map { minimumBySimplex(from: $0, step: steps, of: loss) }
      .min { $0.value < $1.value } ?? minimumBySimplex(from: starts[0], step: steps, of: loss)
  }
}
