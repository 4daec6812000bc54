// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The quantiles of many values without sorting them all, by the same definition as
/// ``quantiles(of:at:)`` (type 7) and to the last bit.
///
/// One pass counts the values in 4096 bins of equal width; only the bins that hold a wanted rank
/// are sorted.
///
/// - Parameters:
///   - values: Finite numbers, in any order.
///   - probabilities: Between 0 and 1.
/// - Returns: One quantile per probability; nil without values, with a value that is not finite
///   or a probability out of range.
/// - Complexity: O(n) when the values are not piled up in a bin, else O(n log n).
public func selectedQuantiles(of values: [Double], at probabilities: [Double]) -> [Double]? {
  guard let first = values.first, probabilities.allSatisfy({ (0...1).contains($0) }) else {
    return nil
  }
  var low = first
  var high = first
  for value in values {
    guard value.isFinite else { return nil }
    if value < low { low = value }
    if value > high { high = value }
  }
  let binCount = 4096
  let scale = Double(binCount) / (high - low)
  guard values.count > 10_000, scale.isFinite else {
    return quantiles(of: values, at: probabilities)
  }
  func bin(_ value: Double) -> Int { min(binCount - 1, Int((value - low) * scale)) }
  var counts = [Int](repeating: 0, count: binCount)
  for value in values { counts[bin(value)] += 1 }
  var starts = [Int](repeating: 0, count: binCount)
  for index in 1..<binCount { starts[index] = starts[index - 1] + counts[index - 1] }

  let ranks = probabilities.map { Double(values.count - 1) * $0 }
  func binOf(rank: Int) -> Int {
    var from = 0
    var to = binCount
    while to - from > 1 {
      let middle = (from + to) / 2
      if starts[middle] <= rank { from = middle } else { to = middle }
    }
    return from
  }
  let needed = ranks.flatMap { [Int($0), min(values.count - 1, Int($0) + 1)] }
  var slot = [Int](repeating: -1, count: binCount)
  var sorted: [[Double]] = []
  for rank in needed where slot[binOf(rank: rank)] < 0 {
    slot[binOf(rank: rank)] = sorted.count
    sorted.append([])
  }
  for value in values where slot[bin(value)] >= 0 { sorted[slot[bin(value)]].append(value) }
  for index in sorted.indices { sorted[index].sort() }
  func value(rank: Int) -> Double {
    let place = binOf(rank: rank)
    return sorted[slot[place]][rank - starts[place]]
  }
  return ranks.map { rank in
    let below = Int(rank)
    let part = rank - Double(below)
    let left = value(rank: below)
    return part > 0 ? left + part * (value(rank: below + 1) - left) : left
  }
}
