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
    let full = values.count - 1
    shares = ShapleySplit.shares(count: count, values: values)
    total = values[full] - values[0]
    alone = (0..<count).map { values[1 << $0] - values[0] }
    lastIn = (0..<count).map { values[full] - values[full ^ (1 << $0)] }
    sequence = (0..<count).map { values[(2 << $0) - 1] - values[(1 << $0) - 1] }
  }

  /// The shares from two weighted sums, each set of causes read once per cause.
  ///
  /// With P(S) = w(|S| − 1)·V(S) and Q(S) = w(|S|)·V(S), a cause's share is the sum of P over the
  /// sets that hold it less the sum of Q over those that do not.
  private static func shares(count: Int, values: [Double]) -> [Double] {
    let weights = weights(count: count)
    var with = values
    var without = values
    for mask in values.indices {
      let size = mask.nonzeroBitCount
      with[mask] *= size > 0 ? weights[size - 1] : 0
      without[mask] *= size < count ? weights[size] : 0
    }
    return with.withUnsafeBufferPointer { with in
      without.withUnsafeBufferPointer { without in
        (0..<count).map { cause in
          // Sets with and without the cause alternate in blocks of 2^cause.
          let block = 1 << cause
          var share = 0.0
          var start = 0
          while start < values.count {
            var sum = 0.0
            for mask in start..<(start + block) { sum += with[mask + block] - without[mask] }
            share += sum
            start += 2 * block
          }
          return share
        }
      }
    }
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
