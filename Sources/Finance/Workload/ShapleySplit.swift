// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The exact split of a joint effect among its causes, and three other views of it.
///
///     φᵢ = Σ_{S ⊆ L∖{i}}  |S|! (n − |S| − 1)! / n!  ·  (V(S ∪ {i}) − V(S))
///
/// The shares sum to V(L) − V(∅) whatever the order of the causes; a cause that changes nothing
/// gets nothing; equal causes get equal shares; the split of a sum is the sum of the splits.
///
/// Source: L. S. Shapley, "A value for n-person games" (1953); as a decomposition of change,
/// J. Sun, "Changes in energy consumption and energy intensity: a complete decomposition model",
/// Energy Economics 20 (1998), and A. Shorrocks, Journal of Economic Inequality 11 (2013).
public struct ShapleySplit: Sendable, Hashable {
  /// The Shapley share of each cause.
  public let shares: [Double]
  /// The effect of each cause as the only one.
  public let alone: [Double]
  /// What would be lost by dropping each cause from all.
  public let lastIn: [Double]
  /// The effect of each cause when they are added in their order.
  public let sequence: [Double]

  /// The joint effect.
  public let total: Double

  /// Splits an effect.
  ///
  /// - Parameters:
  ///   - count: How many causes, 0 to 10.
  ///   - values: V by set of causes: element `mask` is the effect of the causes whose bit is set,
  ///     2^count elements.
  /// - Complexity: O(count · 2^count).
  public init(count: Int, values: [Double]) {
    precondition((0...10).contains(count), "the exact split takes at most ten causes")
    precondition(values.count == 1 << count, "one value per set of causes is needed")
    let weights = ShapleySplit.weights(count: count)
    let full = values.count - 1
    var shares = [Double](repeating: 0, count: count)
    for mask in 0..<values.count {
      for cause in 0..<count where mask & (1 << cause) == 0 {
        shares[cause] += weights[mask.nonzeroBitCount] * (values[mask | 1 << cause] - values[mask])
      }
    }
    self.shares = shares
    total = values[full] - values[0]
    alone = (0..<count).map { values[1 << $0] - values[0] }
    lastIn = (0..<count).map { values[full] - values[full ^ (1 << $0)] }
    sequence = (0..<count).map { values[(2 << $0) - 1] - values[(1 << $0) - 1] }
  }

  /// |S|!(n − |S| − 1)!/n! by |S|.
  private static func weights(count: Int) -> [Double] {
    guard count > 0 else { return [] }
    // 1/n divided by the binomial coefficient (n − 1 over |S|), built up one size at a time.
    var weights = [1 / Double(count)]
    for size in 1..<max(count, 1) {
      weights.append(weights[size - 1] * Double(size) / Double(count - size))
    }
    return weights
  }
}
