// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// A series, its regressors and the columns of the diffuse starting values, ready to be filtered.
struct StructuralDesign {
  let model: StructuralModel
  /// The outcome; a missing value is 0 here and false in ``isObserved``.
  let outcome: [Double]
  let isObserved: [Bool]
  /// Level, slope and season first, then the regressors.
  let columns: [[Double]]
  let names: [String]
  let regressorCount: Int

  var observedCount: Int { isObserved.count { $0 } }
  var startCount: Int { columns.count - regressorCount }

  /// Checks the data and lays the columns out.
  init(
    _ series: [Double?], regressors: [Regressor], model: StructuralModel
  ) throws(EvidenceError) {
    self.model = model
    for (index, value) in series.enumerated() {
      if let value, !value.isFinite { throw .notFinite(column: "outcome", index: index) }
    }
    for regressor in regressors {
      guard regressor.values.count == series.count else {
        throw .lengthMismatch(
          column: regressor.name, count: regressor.values.count, expected: series.count)
      }
      for (index, value) in regressor.values.enumerated() where !value.isFinite {
        throw .notFinite(column: regressor.name, index: index)
      }
    }
    if let seasonal = model.seasonal, seasonal.period < 2 {
      throw .badOption(
        name: "season", value: "\(seasonal.period)", expected: "at least 2 observations")
    }
    let rows = series.indices
    var columns = [rows.map { _ in 1.0 }]
    var names = ["level"]
    if model.trend == .localLinear {
      columns.append(rows.map { Double($0) })
      names.append("slope")
    }
    if let seasonal = model.seasonal {
      for phase in 0..<seasonal.period - 1 {
        columns.append(
          rows.map { row in
            let own = row % seasonal.period
            return own == phase ? 1 : (own == seasonal.period - 1 ? -1 : 0)
          })
        names.append("season \(phase + 1)")
      }
    }
    self.columns = columns + regressors.map(\.values)
    self.names = names + regressors.map(\.name)
    regressorCount = regressors.count
    outcome = series.map { value in if let value { value } else { 0 } }
    isObserved = series.map { $0 != nil }
    let needed = self.columns.count + model.movingParts + 2
    guard observedCount >= needed else {
      throw .tooFewPoints(
        count: observedCount, needed: needed, method: "A structural time series model")
    }
    let values = series.compactMap { $0 }
    guard values.contains(where: { $0 != values[0] }) else {
      throw .constantSeries(column: "outcome")
    }
  }

  /// The likelihood and coefficients at some variances.
  func evaluate(_ variances: StructuralVariances) throws(EvidenceError) -> StructuralEvaluation {
    let state = MovingState(model: model, variances: variances)
    let whitening = Whitening(columns + [outcome], isObserved: isObserved, state: state)
    do {
      let regression = try DiffuseRegression(
        Array(whitening.columns.dropLast()), on: whitening.columns[columns.count])
      return StructuralEvaluation(whitening: whitening, regression: regression)
    } catch {
      throw .dependentColumn(names[error.index])
    }
  }
}

/// What one pass of the filter gives.
struct StructuralEvaluation {
  let whitening: Whitening
  let regression: DiffuseRegression

  /// The error variance that makes the likelihood largest when all variances are scaled by it.
  var scale: Double { regression.residualSum / Double(regression.degreesOfFreedom) }

  /// The diffuse log-likelihood at the variances given.
  var logLikelihood: Double {
    let freedom = Double(regression.degreesOfFreedom)
    return -0.5
      * (freedom * log(2 * Double.pi) + whitening.logDeterminant + regression.logDeterminant
        + regression.residualSum)
  }

  /// The diffuse log-likelihood at the variances scaled by ``scale``.
  var concentratedLogLikelihood: Double {
    let freedom = Double(regression.degreesOfFreedom)
    return -0.5
      * (freedom * (log(2 * Double.pi * scale) + 1) + whitening.logDeterminant
        + regression.logDeterminant)
  }
}
