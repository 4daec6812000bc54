// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
internal import Statistics

/// Where observations stand for matching: a combination of categories, and a place among numbers.
struct MatchingPlaces {
  struct Stratum {
    var treated: [Int] = []
    var others: [Int] = []
  }

  struct Summary {
    var mean: Double
    var variance: Double
  }

  /// The combinations in which both groups occur.
  let strata: [Stratum]
  /// The numbers of each observation and one over the variance of each.
  private let points: [(values: [Double], scale: Double)]

  init(_ groups: ObservedGroups) {
    var keys = Array(repeating: [String](), count: groups.outcome.count)
    var numbers: [(values: [Double], scale: Double)] = []
    for covariate in groups.covariates {
      switch covariate {
      case .category(_, let values):
        for index in values.indices { keys[index].append(values[index]) }
      case .number(_, let values):
        guard let deviation = SufficientStatistics(values.map { $0 - values[0] }).standardDeviation,
          deviation > 0
        else { continue }
        numbers.append((values, 1 / (deviation * deviation)))
      }
    }
    var found: [[String]: Stratum] = [:]
    for (index, key) in keys.enumerated() {
      if groups.isTreated[index] {
        found[key, default: Stratum()].treated.append(index)
      } else {
        found[key, default: Stratum()].others.append(index)
      }
    }
    // In a fixed order, so that sums round the same way every time.
    strata = found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
      .filter { !$0.treated.isEmpty && !$0.others.isEmpty }
    points = numbers
  }

  /// Whether only categories count, so that all observations of a stratum are alike.
  var isExact: Bool { points.isEmpty }

  /// The nearest observations within the caliper, with all ties at the last distance.
  func nearest(
    to index: Int, among others: [Int], _ options: MatchedComparison.Options
  ) -> [Int] {
    var best: [(index: Int, distance: Double)] = []
    var limit = options.caliper.map { $0 * $0 } ?? .infinity
    var crowd = 4 * options.matches + 64
    for other in others {
      let square = squaredDistance(index, other)
      guard square <= limit else { continue }
      best.append((other, square))
      if best.count >= crowd {
        best = kept(best, options.matches)
        if let last = best.last { limit = last.distance }
        crowd = 2 * best.count + 64
      }
    }
    return kept(best, options.matches).map(\.index)
  }

  /// The first `count` by distance and all that tie with the last of them.
  private func kept(
    _ candidates: [(index: Int, distance: Double)], _ count: Int
  ) -> [(index: Int, distance: Double)] {
    guard candidates.count > count else { return candidates }
    let sorted = candidates.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
    let limit = sorted[count - 1].distance * (1 + 1e-9)
    return Array(sorted.prefix { $0.distance <= limit })
  }

  func squaredDistance(_ first: Int, _ second: Int) -> Double {
    var sum = 0.0
    for column in points {
      // The difference first: equal distances stay equal to the last bit more often.
      let distance = column.values[first] - column.values[second]
      sum += distance * distance * column.scale
    }
    return sum
  }

  func summary(_ indices: [Int], of groups: ObservedGroups) -> Summary {
    let mean = indices.reduce(0) { $0 + groups.outcome[$1] } / Double(indices.count)
    let square = indices.reduce(0.0) { sum, index in
      let distance = groups.outcome[index] - mean
      return sum + distance * distance
    }
    return Summary(
      mean: mean, variance: indices.count > 1 ? square / Double(indices.count - 1) : 0)
  }

  /// The variance of an outcome given its covariates: from the two nearest of the same group, or
  /// of the whole stratum when there are no numbers.
  func localVariance(
    _ index: Int, among others: [Int], _ summary: Summary, _ groups: ObservedGroups
  ) -> Double {
    guard !points.isEmpty else { return summary.variance }
    let near = others.filter { $0 != index }
      .map { (index: $0, distance: squaredDistance(index, $0)) }
      .sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }.prefix(2)
    guard !near.isEmpty else { return summary.variance }
    let size = Double(near.count)
    let mean = near.reduce(0) { $0 + groups.outcome[$1.index] } / size
    let distance = groups.outcome[index] - mean
    return size / (size + 1) * distance * distance
  }
}
