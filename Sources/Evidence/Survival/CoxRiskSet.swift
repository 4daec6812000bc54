// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// The sums over the subjects at risk that the partial likelihood needs: Σr, Σr·x and Σr·xxᵀ.
struct RiskSums {
  let width: Int
  var weight = 0.0
  var first: [Double]
  /// Rows of the lower triangle, one after the other.
  var second: [Double]

  init(width: Int) {
    self.width = width
    first = [Double](repeating: 0, count: width)
    second = [Double](repeating: 0, count: width * (width + 1) / 2)
  }

  mutating func clear() {
    weight = 0
    for index in first.indices { first[index] = 0 }
    for index in second.indices { second[index] = 0 }
  }

  /// Adds a subject of relative risk `risk`; a negative risk takes one away.
  @inline(__always)
  mutating func add(_ risk: Double, _ row: UnsafePointer<Double>) {
    weight += risk
    first.withUnsafeMutableBufferPointer { first in
      second.withUnsafeMutableBufferPointer { second in
        var place = 0
        for i in 0..<width {
          let weighted = risk * row[i]
          first[i] += weighted
          for j in 0...i {
            second[place] += weighted * row[j]
            place += 1
          }
        }
      }
    }
  }

  mutating func add(_ other: RiskSums, times factor: Double) {
    weight += factor * other.weight
    for index in first.indices { first[index] += factor * other.first[index] }
    for index in second.indices { second[index] += factor * other.second[index] }
  }
}

/// Walks through the events of a sample from the latest to the earliest and hands out the sums over
/// the subjects at risk.
///
/// - Parameters:
///   - sample: The subjects in reading order.
///   - risks: exp(xᵀβ) of each subject in that order.
///   - visit: Gets, for each time with events, the places of the subjects at that time (those
///     without the event among them), the sums over everyone at risk without the events, the sums
///     over the events alone, and their number.
/// - Complexity: O(n k²), one pass.
func walkRiskSets(
  _ sample: CoxSample, _ risks: [Double],
  _ visit: (_ places: Range<Int>, _ others: inout RiskSums, _ dying: RiskSums, Int) -> Void
) {
  let width = sample.width
  var others = RiskSums(width: width)
  var dying = RiskSums(width: width)
  sample.rows.withUnsafeBufferPointer { rows in
    guard let base = rows.baseAddress else { return }
    var place = 0
    var leaving = 0
    while place < sample.count {
      let stratum = sample.strata[place]
      if place == 0 || sample.strata[place - 1] != stratum {
        others.clear()
        leaving = place
      }
      let time = sample.times[place]
      let start = place
      var events = 0
      while place < sample.count, sample.times[place] == time, sample.strata[place] == stratum {
        if sample.events[place] {
          dying.add(risks[place], base + place * width)
          events += 1
        } else {
          others.add(risks[place], base + place * width)
        }
        place += 1
      }
      if let entries = sample.entries, events > 0 {
        // Going back in time, whoever enters at this time or later is not at risk any more.
        while leaving < sample.count, case let subject = Int(sample.entryOrder[leaving]),
          sample.strata[subject] == stratum, entries[subject] >= time
        {
          others.add(-risks[subject], base + subject * width)
          leaving += 1
        }
      }
      guard events > 0 else { continue }
      visit(start..<place, &others, dying, events)
      dying.clear()
    }
  }
}
