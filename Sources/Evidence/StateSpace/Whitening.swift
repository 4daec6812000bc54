// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The innovations of some columns under a moving state, each divided by its standard deviation:
/// after it, ordinary least squares is generalised least squares.
struct Whitening {
  /// One row per observation that is not missing, column after column.
  private(set) var columns: [[Double]]
  /// Σ log Fₜ over the observations that are not missing.
  private(set) var logDeterminant = 0.0
  /// The state of each column after the last observation, given all of them.
  private(set) var finalStates: [[Double]]
  /// The covariance of the state for the time after the last observation.
  private(set) var predictedCovariance: [Double]
  /// The covariance of the state at the last observation.
  private(set) var filteredCovariance: [Double]

  /// Runs the Kalman filter over all columns at once.
  ///
  /// - Parameters:
  ///   - columns: At least one, of equal length; the same rows are missing in all.
  ///   - isObserved: Whether a row counts.
  ///   - state: The moving state with its variances.
  init(_ columns: [[Double]], isObserved: [Bool], state: MovingState) {
    let m = state.size
    var states = Array(repeating: 0.0, count: m * columns.count)
    var covariance = Array(repeating: 0.0, count: m * m)
    var gain = Array(repeating: 0.0, count: m)
    var whitened = columns.map { _ in [Double]() }
    for index in whitened.indices { whitened[index].reserveCapacity(isObserved.count) }
    var filtered = (states: states, covariance: covariance)
    var logDeterminant = 0.0
    for row in isObserved.indices {
      if isObserved[row] {
        state.gainColumn(covariance, into: &gain)
        let variance = state.observe(gain) + state.variances.irregular
        let deviation = variance.squareRoot()
        logDeterminant += log(variance)
        for (index, column) in columns.enumerated() {
          states.withUnsafeMutableBufferPointer { buffer in
            guard let own = buffer.baseAddress.map({ $0 + index * m }) else { return }
            let innovation = column[row] - state.observe(own)
            whitened[index].append(innovation / deviation)
            let share = innovation / variance
            for element in 0..<m { own[element] += gain[element] * share }
          }
        }
        for i in 0..<m {
          let share = gain[i] / variance
          for j in 0..<m { covariance[i * m + j] -= share * gain[j] }
        }
      }
      if row == isObserved.count - 1 { filtered = (states, covariance) }
      states.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        for index in columns.indices { state.advance(base + index * m) }
      }
      state.advance(covariance: &covariance)
    }
    self.columns = whitened
    self.logDeterminant = logDeterminant
    finalStates = columns.indices.map { Array(filtered.states[($0 * m)..<($0 * m + m)]) }
    filteredCovariance = filtered.covariance
    predictedCovariance = covariance
  }
}
