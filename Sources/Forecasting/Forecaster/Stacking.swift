// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Weights on the simplex that would have forecast best, held near a first guess.
///
///     minimise wᵀGw/tr(G)·K + pull·|w − w₀|²,  w ≥ 0, Σw = 1,  G the mean products of errors
///
/// Unlike weights by each method's own error, these see whose errors cancel.
///
/// Source: Bates & Granger (1969), *Operational Research Quarterly* 20, 451–468; Breiman (1996),
/// *Machine Learning* 24, 49–64.
enum Stacking {
  /// The weights.
  ///
  /// - Parameters:
  ///   - errors: The errors of each method, at the same places.
  ///   - guess: w₀, on the simplex.
  ///   - pull: How strongly the weights are held near the guess.
  /// - Returns: One weight per method.
  static func weights(_ errors: [[Double]], guess: [Double], pull: Double) -> [Double] {
    let count = errors.count
    guard count > 1, let points = errors.first?.count, points > 0 else { return guess }
    var gram = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for row in 0..<count {
      for column in 0...row {
        var sum = 0.0
        for place in 0..<points { sum += errors[row][place] * errors[column][place] }
        gram[row][column] = sum
        gram[column][row] = sum
      }
    }
    // Scaled so that the best method has a mean square of 1.
    let best = (0..<count).map { gram[$0][$0] }.min() ?? 0
    guard best > 0 else { return guess }
    var step = 0.0
    for row in 0..<count { step += gram[row][row] / best + pull }
    var weights = guess
    for _ in 0..<800 {
      let gradient = (0..<count).map { row -> Double in
        var sum = pull * (weights[row] - guess[row])
        for column in 0..<count { sum += gram[row][column] / best * weights[column] }
        return sum
      }
      weights = onSimplex((0..<count).map { weights[$0] - gradient[$0] / step })
    }
    return weights
  }

  /// The nearest point with parts of at least 0 that add up to 1.
  ///
  /// Source: Duchi et al. (2008), *Proceedings of ICML*, figure 1.
  static func onSimplex(_ point: [Double]) -> [Double] {
    let sorted = point.sorted(by: >)
    var sum = 0.0
    var shift = 0.0
    for (index, value) in sorted.enumerated() {
      sum += value
      let candidate = (sum - 1) / Double(index + 1)
      if value - candidate > 0 { shift = candidate }
    }
    return point.map { max(0, $0 - shift) }
  }
}
