// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// The partial log-likelihood with its slope and curvature.
struct CoxLikelihood {
  var logLikelihood = 0.0
  var score: [Double]
  /// The observed information, full and symmetric.
  var information: Matrix

  /// Evaluates the partial likelihood at some coefficients.
  init(_ sample: CoxSample, _ coefficients: [Double], _ ties: TieMethod) {
    let width = sample.width
    let predictors = linearPredictors(sample, coefficients)
    let risks = predictors.map { exp($0) }
    var logLikelihood = 0.0
    var score = [Double](repeating: 0, count: width)
    var triangle = [Double](repeating: 0, count: width * (width + 1) / 2)
    for place in 0..<sample.count where sample.events[place] {
      logLikelihood += predictors[place]
      for column in 0..<width { score[column] += sample.rows[place * width + column] }
    }
    walkRiskSets(sample, risks) { _, sums, dying, events in
      let parts = ties == .efron ? events : 1
      let each = Double(events) / Double(parts)
      for _ in 0..<parts {
        sums.add(dying, times: 1 / Double(parts))
        logLikelihood -= each * log(sums.weight)
        var place = 0
        for i in 0..<width {
          let mean = sums.first[i] / sums.weight
          score[i] -= each * mean
          for j in 0...i {
            triangle[place] += each * (sums.second[place] - mean * sums.first[j]) / sums.weight
            place += 1
          }
        }
      }
    }
    self.logLikelihood = logLikelihood
    self.score = score
    information = symmetric(triangle, width)
  }
}

func linearPredictors(_ sample: CoxSample, _ coefficients: [Double]) -> [Double] {
  let width = sample.width
  return [Double](unsafeUninitializedCapacity: sample.count) { buffer, filled in
    sample.rows.withUnsafeBufferPointer { rows in
      coefficients.withUnsafeBufferPointer { coefficients in
        for place in 0..<sample.count {
          var sum = 0.0
          for column in 0..<width { sum += rows[place * width + column] * coefficients[column] }
          buffer[place] = sum
        }
      }
    }
    filled = sample.count
  }
}

private func symmetric(_ triangle: [Double], _ width: Int) -> Matrix {
  var matrix = Matrix(rows: width, columns: width)
  var place = 0
  for i in 0..<width {
    for j in 0...i {
      matrix[i, j] = triangle[place]
      matrix[j, i] = triangle[place]
      place += 1
    }
  }
  return matrix
}

/// Newton's method on the partial likelihood, halving a step that overshoots.
struct CoxSearch {
  let sample: CoxSample
  let ties: TieMethod
  let nullLogLikelihood: Double
  var coefficients: [Double]
  var here: CoxLikelihood
  var iterations = 0

  static let limit = 50

  init(_ sample: CoxSample, _ ties: TieMethod) throws(SurvivalError) {
    self.sample = sample
    self.ties = ties
    coefficients = [Double](repeating: 0, count: sample.width)
    here = CoxLikelihood(sample, coefficients, ties)
    nullLogLikelihood = here.logLikelihood
    try checkInformation(here.information)
  }

  mutating func run() throws(SurvivalError) {
    while iterations < CoxSearch.limit {
      iterations += 1
      guard let factor = CholeskyDecomposition(here.information) else { throw divergence() }
      let step = factor.solve(here.score)
      let gain = try advance(step)
      try checkSeparation(step)
      if abs(gain) <= 1e-12 * abs(here.logLikelihood), isSmall(step) { return }
    }
    throw divergence()
  }

  /// Moves along a step, halved until the likelihood does not fall; returns what was won.
  private mutating func advance(_ step: [Double]) throws(SurvivalError) -> Double {
    var share = 1.0
    for _ in 0..<40 {
      let next = zip(coefficients, step).map { $0 + share * $1 }
      let there = CoxLikelihood(sample, next, ties)
      let slack = 1e-12 * abs(here.logLikelihood)
      if there.logLikelihood.isFinite, there.logLikelihood >= here.logLikelihood - slack {
        let gain = there.logLikelihood - here.logLikelihood
        coefficients = next
        here = there
        return gain
      }
      share /= 2
    }
    return 0
  }

  private func isSmall(_ step: [Double]) -> Bool {
    step.indices.allSatisfy { abs(step[$0]) * sample.deviations[$0] < 1e-6 }
  }

  /// A coefficient that goes on growing although the likelihood has settled.
  private func checkSeparation(_ step: [Double]) throws(SurvivalError) {
    for column in step.indices {
      let spread = sample.deviations[column]
      guard abs(coefficients[column]) * spread > 8, abs(step[column]) * spread > 0.05,
        (coefficients[column] > 0) == (step[column] > 0), iterations > 12
      else { continue }
      throw .separated(column: sample.names[column])
    }
  }

  private func divergence() -> SurvivalError {
    let reach = coefficients.indices.map { abs(coefficients[$0]) * sample.deviations[$0] }
    if let far = reach.indices.max(by: { reach[$0] < reach[$1] }), reach[far] > 8 {
      return .separated(column: sample.names[far])
    }
    return .notConverged(iterations: iterations)
  }

  func covariance() throws(SurvivalError) -> Matrix {
    guard let factor = CholeskyDecomposition(here.information) else { throw divergence() }
    return factor.inverse
  }

  /// Names the first covariate that adds nothing to those before it.
  private func checkInformation(_ information: Matrix) throws(SurvivalError) {
    let width = sample.width
    var lower = Matrix(rows: width, columns: width)
    for column in 0..<width {
      let own = information[column, column]
      let scale = sample.deviations[column] * sample.deviations[column]
      guard own > 1e-12 * scale * Double(sample.eventCount) else {
        throw .constant(column: sample.names[column])
      }
      var pivot = own
      for inner in 0..<column { pivot -= lower[column, inner] * lower[column, inner] }
      guard pivot > 1e-9 * own else { throw .collinear(column: sample.names[column]) }
      lower[column, column] = pivot.squareRoot()
      for row in (column + 1)..<max(width, column + 1) {
        var sum = information[row, column]
        for inner in 0..<column { sum -= lower[row, inner] * lower[column, inner] }
        lower[row, column] = sum / lower[column, column]
      }
    }
  }
}
