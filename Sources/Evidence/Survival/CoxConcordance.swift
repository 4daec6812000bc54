// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Statistics

/// The share of comparable pairs whose risks stand in the order of their events, ties in risk
/// counted half.
///
/// A pair is comparable when the shorter duration ends in the event and the other subject was at
/// risk then; two events at the same time are not. Counted within strata.
///
/// - Returns: Between 0 and 1; nil when no pair is comparable.
/// - Complexity: O(n log n), by counting risks in a Fenwick tree.
///
/// Source: F. Harrell, R. Califf, D. Pryor, K. Lee and R. Rosati, JAMA 247 (1982); agrees with R
/// `concordance`.
func coxConcordance(_ sample: CoxSample, _ coefficients: [Double]) -> Double? {
  let predictors = linearPredictors(sample, coefficients)
  let ranks = denseRanks(predictors)
  var tree = CountTree(size: ranks.count)
  var pairs = PairCount()
  var place = 0
  var leaving = 0
  var present: [Int] = []
  while place < sample.count {
    let stratum = sample.strata[place]
    if place > 0, sample.strata[place - 1] != stratum {
      tree.clear(present)
      present.removeAll()
    }
    if place == 0 || sample.strata[place - 1] != stratum { leaving = place }
    let time = sample.times[place]
    let start = place
    while place < sample.count, sample.times[place] == time, sample.strata[place] == stratum {
      if !sample.events[place] {
        tree.add(ranks.of[place], 1)
        present.append(ranks.of[place])
      }
      place += 1
    }
    if let entries = sample.entries {
      while leaving < sample.count, case let subject = Int(sample.entryOrder[leaving]),
        sample.strata[subject] == stratum, entries[subject] >= time
      {
        tree.add(ranks.of[subject], -1)
        present.append(ranks.of[subject])
        leaving += 1
      }
    }
    for subject in start..<place where sample.events[subject] {
      pairs.count(tree, ranks.of[subject])
    }
    for subject in start..<place where sample.events[subject] {
      tree.add(ranks.of[subject], 1)
      present.append(ranks.of[subject])
    }
  }
  return pairs.share
}

private struct PairCount {
  var concordant = 0
  var discordant = 0
  var tied = 0

  mutating func count(_ tree: CountTree, _ rank: Int) {
    let below = tree.count(upTo: rank - 1)
    let equal = tree.count(upTo: rank) - below
    concordant += below
    tied += equal
    discordant += tree.total - below - equal
  }

  var share: Double? {
    let all = concordant + discordant + tied
    guard all > 0 else { return nil }
    return (Double(concordant) + 0.5 * Double(tied)) / Double(all)
  }
}

/// The rank of each value among the distinct values, from 0, and how many there are.
private func denseRanks(_ values: [Double]) -> (of: [Int], count: Int) {
  let order = ascendingOrder(of: values)
  var ranks = [Int](repeating: 0, count: values.count)
  var rank = -1
  var last = Double.nan
  for index in order {
    let value = values[Int(index)]
    if value != last {
      rank += 1
      last = value
    }
    ranks[Int(index)] = rank
  }
  return (ranks, rank + 1)
}

/// How many subjects have each rank, with sums from the lowest in logarithmic time.
///
/// Source: P. Fenwick, Software: Practice and Experience 24 (1994).
private struct CountTree {
  private var nodes: [Int32]
  private(set) var total = 0

  init(size: Int) { nodes = [Int32](repeating: 0, count: size + 1) }

  mutating func add(_ rank: Int, _ amount: Int32) {
    total += Int(amount)
    var node = rank + 1
    while node < nodes.count {
      nodes[node] += amount
      node += node & -node
    }
  }

  func count(upTo rank: Int) -> Int {
    var sum = 0
    var node = rank + 1
    while node > 0 {
      sum += Int(nodes[node])
      node -= node & -node
    }
    return sum
  }

  mutating func clear(_ touched: [Int]) {
    total = 0
    for rank in touched {
      var node = rank + 1
      while node < nodes.count {
        nodes[node] = 0
        node += node & -node
      }
    }
  }
}
