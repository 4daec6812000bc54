// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// A maximum of likelihood in the logarithms of positive parameters.
struct LogParameterFit {
  let parameters: [Double]
  let logLikelihood: Double
  /// The covariance of the logarithms of the parameters; nil when the curvature is not that of a
  /// maximum.
  let logCovariance: Matrix?
}

/// Maximises a likelihood of positive parameters from several starts.
///
/// - Parameters:
///   - starts: Parameters to begin from, above 0.
///   - count: The observations, by which the likelihood is divided to be of order one.
///   - logLikelihood: Returns the value at the parameters and writes its derivatives.
/// - Returns: The best maximum; nil when no search settled on finite parameters.
func logParameterFit(
  starts: [[Double]], count: Double, of logLikelihood: ([Double], inout [Double]) -> Double
) -> LogParameterFit? {
  func objective(_ point: [Double], _ gradient: inout [Double]) -> Double {
    let parameters = point.map { exp($0) }
    var derivatives = [Double](repeating: 0, count: point.count)
    let value = logLikelihood(parameters, &derivatives)
    for index in point.indices {
      gradient[index] = -derivatives[index] * parameters[index] / count
    }
    return -value / count
  }
  var options = GradientOptions()
  options.gradientTolerance = 1e-9
  var best: Minimum?
  for start in starts {
    let found = minimumByGradient(
      from: start.map { log($0) }, options: options, of: objective)
    if found.converged, found.value.isFinite, found.value < (best?.value ?? .infinity) - 1e-12 {
      best = found
    }
  }
  guard let best, best.point.allSatisfy({ abs($0) < 23 }) else { return nil }
  let curvature = hessian(at: best.point, of: objective)
  let covariance = CholeskyDecomposition(count * curvature)?.inverse
  return LogParameterFit(
    parameters: best.point.map { exp($0) }, logLikelihood: -best.value * count,
    logCovariance: covariance)
}

/// The second derivatives by central differences of the gradient.
private func hessian(
  at point: [Double], of function: ([Double], inout [Double]) -> Double
) -> Matrix {
  let size = point.count
  var result = Matrix(rows: size, columns: size)
  let step = 1e-4
  for column in 0..<size {
    var (up, down) = (point, point)
    up[column] += step
    down[column] -= step
    var above = [Double](repeating: 0, count: size)
    var below = above
    _ = function(up, &above)
    _ = function(down, &below)
    for row in 0..<size { result[row, column] = (above[row] - below[row]) / (2 * step) }
  }
  return 0.5 * (result + result.transposed)
}
