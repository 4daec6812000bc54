// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Statistics

/// The sales credited to each channel by the removal effects of a first-order Markov chain.
///
/// The chain runs from a start through the channels to a sale or to nothing, with the transition
/// shares of the paths. Without a channel every step into it leads to nothing; the share of sales
/// so lost is its removal effect, and all sales are credited in proportion to these effects.
func markovCredits(_ paths: [ContactPath]) -> [String: Double] {
  let chain = ContactChain(paths)
  let total = paths.reduce(0) { $0 + $1.conversions }
  let whole = chain.conversionShare(without: nil)
  var effects: [String: Double] = [:]
  for (index, channel) in chain.channels.enumerated() {
    effects[channel] = max(0, 1 - chain.conversionShare(without: index) / whole)
  }
  let sum = effects.values.reduce(0, +)
  return effects.mapValues { sum > 0 ? total * $0 / sum : 0 }
}

private struct ContactChain {
  let channels: [String]
  /// Steps from each channel (rows; the start is the last row) to each channel.
  private var steps: [[Double]]
  private var sales: [Double]
  private var all: [Double]

  init(_ paths: [ContactPath]) {
    channels = Set(paths.flatMap(\.channels)).sorted()
    let places = Dictionary(uniqueKeysWithValues: channels.enumerated().map { ($1, $0) })
    let count = channels.count
    steps = Array(repeating: Array(repeating: 0, count: count), count: count + 1)
    sales = Array(repeating: 0, count: count + 1)
    all = sales
    for path in paths {
      let weight = path.conversions + path.losses
      var from = count
      for channel in path.channels {
        guard let to = places[channel] else { continue }
        steps[from][to] += weight
        all[from] += weight
        from = to
      }
      sales[from] += path.conversions
      all[from] += weight
    }
  }

  /// The share of starts that end in a sale when a channel leads to nothing.
  func conversionShare(without removed: Int?) -> Double {
    let kept = channels.indices.filter { $0 != removed && all[$0] > 0 }
    // s = P s + c over the channels kept: solve (I − P) s = c.
    var matrix = Matrix.identity(kept.count)
    for (row, from) in kept.enumerated() {
      for (column, to) in kept.enumerated() { matrix[row, column] -= steps[from][to] / all[from] }
    }
    let right = kept.map { sales[$0] / all[$0] }
    let start = channels.count
    guard all[start] > 0 else { return 0 }
    guard !kept.isEmpty else { return sales[start] / all[start] }
    guard let shares = QRDecomposition(matrix).solve(right) else { return 0 }
    return zip(kept, shares).reduce(0) { $0 + steps[start][$1.0] * $1.1 } / all[start]
  }
}
