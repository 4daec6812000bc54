// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The quantiles of a sample by linear interpolation of its order statistics.
///
///     h = (n − 1)p,   Q = x₍⌊h⌋₎ + (h − ⌊h⌋)(x₍⌊h⌋+1₎ − x₍⌊h⌋₎)      (0-based order statistics)
///
/// - Parameters:
///   - values: At least one finite number, in any order.
///   - probabilities: Each between 0 and 1.
/// - Returns: One quantile per probability, in their order; nil when there is no value, a value
///   is not a number, or a probability lies outside 0…1.
///
/// Source: type 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The
/// American Statistician 50 (1996); the default of R's `quantile`.
public func quantiles(of values: [Double], at probabilities: [Double]) -> [Double]? {
  guard !values.contains(where: \.isNaN), probabilities.allSatisfy({ (0...1).contains($0) })
  else { return nil }
  return quantiles(ofSorted: values.sorted(), at: probabilities)
}

/// The type-7 quantiles of a sample that is already sorted; see ``quantiles(of:at:)``.
///
/// - Parameters:
///   - sorted: At least one finite number, rising.
///   - probabilities: Each between 0 and 1.
/// - Returns: One quantile per probability; nil when there is no value or a probability lies
///   outside 0…1.
public func quantiles(ofSorted sorted: [Double], at probabilities: [Double]) -> [Double]? {
  guard !sorted.isEmpty, probabilities.allSatisfy({ (0...1).contains($0) }) else { return nil }
  return probabilities.map { probability in
    let position = Double(sorted.count - 1) * probability
    let below = Int(position.rounded(.down))
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }
}
