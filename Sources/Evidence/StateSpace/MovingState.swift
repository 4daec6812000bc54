// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The part of a structural model that moves by chance, started at zero with certainty.
///
/// The diffuse starting values are no part of it: an initial level is a constant column, an
/// initial slope a line, an initial season a set of dummies, and all are estimated together with
/// the regressors by generalised least squares. This is the diffuse likelihood of P. de Jong, "The
/// diffuse Kalman filter", Annals of Statistics 19 (1991), with the smallest possible state.
///
/// The state is level, slope (local linear trend), then the last s − 1 seasonal values (stochastic
/// season). Every step costs O(m²) for m states: the transition is applied by its structure.
struct MovingState {
  let size: Int
  private let slopeIndex: Int?
  private let seasonStart: Int?
  private let period: Int
  let variances: StructuralVariances

  init(model: StructuralModel, variances: StructuralVariances) {
    var size = 1
    slopeIndex = model.trend == .localLinear ? 1 : nil
    if slopeIndex != nil { size += 1 }
    if let seasonal = model.seasonal, seasonal.isStochastic {
      seasonStart = size
      period = seasonal.period
      size += seasonal.period - 1
    } else {
      seasonStart = nil
      period = 0
    }
    self.size = size
    self.variances = variances
  }

  /// Z·a: level plus season.
  @inline(__always)
  func observe(_ state: UnsafePointer<Double>) -> Double {
    guard let seasonStart else { return state[0] }
    return state[0] + state[seasonStart]
  }

  /// P·Z': one column of the covariance, or the sum of two.
  @inline(__always)
  func gainColumn(_ covariance: UnsafePointer<Double>, into column: UnsafeMutablePointer<Double>) {
    for row in 0..<size {
      column[row] = covariance[row * size]
      if let seasonStart { column[row] += covariance[row * size + seasonStart] }
    }
  }

  /// a ← T·a, the elements `stride` apart.
  @inline(__always)
  func advance(_ state: UnsafeMutablePointer<Double>, stride: Int = 1) {
    if let slopeIndex { state[0] += state[slopeIndex * stride] }
    guard let seasonStart else { return }
    var sum = 0.0
    for lag in seasonStart..<size { sum += state[lag * stride] }
    var lag = size - 1
    while lag > seasonStart {
      state[lag * stride] = state[(lag - 1) * stride]
      lag -= 1
    }
    state[seasonStart * stride] = -sum
  }

  /// r ← T'·r, the elements `stride` apart.
  @inline(__always)
  func retreat(_ vector: UnsafeMutablePointer<Double>, stride: Int = 1) {
    if let slopeIndex { vector[slopeIndex * stride] += vector[0] }
    guard let seasonStart else { return }
    let first = vector[seasonStart * stride]
    for lag in seasonStart..<size - 1 {
      vector[lag * stride] = vector[(lag + 1) * stride] - first
    }
    vector[(size - 1) * stride] = -first
  }

  /// P ← T·P·T' + Q.
  func advance(covariance: UnsafeMutablePointer<Double>) {
    for column in 0..<size { advance(covariance + column, stride: size) }
    for row in 0..<size { advance(covariance + row * size) }
    covariance[0] += variances.level
    if let slopeIndex, let slope = variances.slope { covariance[slopeIndex * (size + 1)] += slope }
    if let seasonStart, let seasonal = variances.seasonal {
      covariance[seasonStart * (size + 1)] += seasonal
    }
  }

  /// N ← T'·N·T.
  func retreat(covariance: UnsafeMutablePointer<Double>) {
    for column in 0..<size { retreat(covariance + column, stride: size) }
    for row in 0..<size { retreat(covariance + row * size) }
  }

  /// v ← v + Z'·x.
  @inline(__always)
  func addObservation(_ value: Double, to vector: UnsafeMutablePointer<Double>) {
    vector[0] += value
    if let seasonStart { vector[seasonStart] += value }
  }

  /// Where the seasonal value of an observation stands in the state; nil for a fixed season.
  var seasonIndex: Int? { seasonStart }
}
