// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Values with the weights by which they are drawn.
struct Weighted<Value: Sendable>: Sendable {
  let values: [Value]
  private let cumulative: [Double]

  /// Creates the choice from pairs of a value and its weight; weights need not sum to one.
  init(_ pairs: [(Value, Double)]) {
    values = pairs.map(\.0)
    var total = 0.0
    cumulative = pairs.map { pair in
      total += pair.1
      return total
    }
  }

  /// One value, drawn in proportion to its weight.
  func draw(_ random: inout WorldRandom) -> Value {
    let target = random.uniform() * cumulative[cumulative.count - 1]
    let position = cumulative.firstIndex { target < $0 }
    return values[position ?? values.count - 1]
  }
}
