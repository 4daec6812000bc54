// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// What a fitted model sees in the series: its level, season and the surprise of each observation.
public struct StructuralComponents: Sendable {
  /// The level at each time given the whole series, in the unit of the outcome.
  public var level: [Double]
  /// The standard error of the level.
  public var levelError: [Double]
  /// The season at each time; zeros without one.
  public var season: [Double]
  /// What the regressors add at each time.
  public var regression: [Double]
  /// The mean of an observation at each time, missing ones included: level, season and regressors.
  public var fitted: [Double]
  /// The one-step surprises, standard normal and independent when the model is right; those of the
  /// starting values are left out.
  public var standardizedInnovations: [Double]
}

extension StructuralFit {
  /// The smoothed components.
  ///
  /// - Returns: Level, season and regression parts at every time of the series.
  /// - Throws: ``EvidenceError`` when the columns became dependent.
  /// - Complexity: O(*n* (k m + m²)) for k columns and m states.
  ///
  /// Source: Durbin & Koopman (2012), sections 4.4 and 5.7: state smoothing of the outcome and of
  /// every column with the starting values estimated.
  public func components() throws(EvidenceError) -> StructuralComponents {
    let evaluation = try design.evaluate(variances)
    let state = MovingState(model: model, variances: variances)
    let smoother = MovingSmoother(state: state, isObserved: design.isObserved)
    let beta = evaluation.regression.coefficients
    let residual = design.outcome.indices.map { row in
      design.columns.indices.reduce(design.outcome[row]) { $0 - beta[$1] * design.columns[$1][row] }
    }
    let smoothed = smoother.smooth(residual)
    // The moving level is linear in the coefficients too: its response to each column is needed.
    let responses = design.columns.map { smoother.smooth($0).level }
    let rows = design.outcome.indices
    let slopeIndex = model.trend == .localLinear ? 1 : nil
    var result = StructuralComponents(
      level: [], levelError: [], season: [], regression: [], fitted: [],
      standardizedInnovations: [])
    for row in rows {
      var level = smoothed.level[row] + beta[0]
      if let slopeIndex { level += beta[slopeIndex] * design.columns[slopeIndex][row] }
      var combination = responses.map { -$0[row] }
      combination[0] += 1
      if let slopeIndex { combination[slopeIndex] += design.columns[slopeIndex][row] }
      let variance = smoothed.levelVariance[row] + evaluation.regression.variance(of: combination)
      let seasonStart = slopeIndex == nil ? 1 : 2
      let season = (seasonStart..<design.startCount).reduce(smoothed.season[row]) {
        $0 + beta[$1] * design.columns[$1][row]
      }
      let regression = (design.startCount..<design.columns.count).reduce(0) {
        $0 + beta[$1] * design.columns[$1][row]
      }
      result.level.append(level)
      result.levelError.append(max(0, variance).squareRoot())
      result.season.append(season)
      result.regression.append(regression)
      result.fitted.append(level + season + regression)
    }
    result.standardizedInnovations = innovations(evaluation)
    return result
  }

  /// The whitened residuals at the estimated coefficients, the first ones left out.
  private func innovations(_ evaluation: StructuralEvaluation) -> [Double] {
    let columns = evaluation.whitening.columns
    let beta = evaluation.regression.coefficients
    return (columns[0].indices).dropFirst(design.startCount).map { row in
      beta.indices.reduce(columns[beta.count][row]) { $0 - beta[$1] * columns[$1][row] }
    }
  }
}

/// The smoother of the moving state that starts at zero.
struct MovingSmoother {
  let state: MovingState
  let isObserved: [Bool]

  struct Output {
    var level: [Double]
    var levelVariance: [Double]
    var season: [Double]
  }

  /// The mean of level and season at each time given the whole of a column.
  func smooth(_ column: [Double]) -> Output {
    let m = state.size
    let count = column.count
    var mean = Array(repeating: 0.0, count: m)
    var covariance = Array(repeating: 0.0, count: m * m)
    var means = [[Double]](), covariances = [[Double]](), gains = [[Double]]()
    var innovations = [Double](), variances = [Double]()
    for row in 0..<count {
      means.append(mean)
      covariances.append(covariance)
      var gain = Array(repeating: 0.0, count: m)
      state.gainColumn(covariance, into: &gain)
      let variance = state.observe(gain) + state.variances.irregular
      let innovation = column[row] - state.observe(mean)
      gains.append(gain)
      innovations.append(innovation)
      variances.append(variance)
      if isObserved[row] {
        for i in 0..<m {
          mean[i] += gain[i] * innovation / variance
          for j in 0..<m { covariance[i * m + j] -= gain[i] * gain[j] / variance }
        }
      }
      state.advance(&mean)
      state.advance(covariance: &covariance)
    }
    var r = Array(repeating: 0.0, count: m)
    var n = Array(repeating: 0.0, count: m * m)
    var output = Output(
      level: Array(repeating: 0, count: count), levelVariance: Array(repeating: 0, count: count),
      season: Array(repeating: 0, count: count))
    for row in (0..<count).reversed() {
      state.retreat(&r)
      state.retreat(covariance: &n)
      if isObserved[row] {
        let gain = gains[row].map { $0 / variances[row] }
        correct(&r, &n, gain: gain, innovation: innovations[row], variance: variances[row])
      }
      let p = covariances[row]
      let smoothed = (0..<m).map { i in
        (0..<m).reduce(means[row][i]) { $0 + p[i * m + $1] * r[$1] }
      }
      output.level[row] = smoothed[0]
      if let seasonIndex = state.seasonIndex { output.season[row] = smoothed[seasonIndex] }
      var removed = 0.0
      for i in 0..<m {
        for j in 0..<m { removed += p[i] * n[i * m + j] * p[j] }
      }
      output.levelVariance[row] = p[0] - removed
    }
    return output
  }

  /// r ← Z'v/F + (I − MZ/F)'r and N ← Z'Z/F + (I − MZ/F)'N(I − MZ/F), both already moved by T.
  private func correct(
    _ r: inout [Double], _ n: inout [Double], gain: [Double], innovation: Double, variance: Double
  ) {
    let m = state.size
    let projection = (0..<m).reduce(0.0) { $0 + gain[$1] * r[$1] }
    state.addObservation(innovation / variance - projection, to: &r)
    let ng = (0..<m).map { i in (0..<m).reduce(0.0) { $0 + n[i * m + $1] * gain[$1] } }
    let gng = (0..<m).reduce(0.0) { $0 + gain[$1] * ng[$1] }
    var z = Array(repeating: 0.0, count: m)
    state.addObservation(1, to: &z)
    for i in 0..<m {
      for j in 0..<m {
        n[i * m + j] += z[i] * z[j] * (1 / variance + gng) - z[i] * ng[j] - ng[i] * z[j]
      }
    }
  }
}
