// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Counts of consecutive buckets, from the lowest to the highest in use.
///
/// The row spans exactly the buckets in use, so that equal contents are equal rows.
struct BucketRow: Sendable, Hashable, Codable {
  private(set) var lowest = 0
  private(set) var counts: [Int] = []
  private(set) var total = 0

  var occupied: Int { counts.count { $0 > 0 } }

  mutating func add(_ times: Int, at index: Int, limit: Int) {
    total += times
    guard !counts.isEmpty else {
      (lowest, counts) = (index, [times])
      return
    }
    if index >= lowest + counts.count {
      counts += Array(repeating: 0, count: index - lowest - counts.count + 1)
    } else if index < lowest {
      // What lies below the span allowed goes into its lowest bucket.
      let newLowest = max(index, lowest + counts.count - limit)
      if newLowest < lowest {
        counts = Array(repeating: 0, count: lowest - newLowest) + counts
        lowest = newLowest
      }
    }
    counts[max(index, lowest) - lowest] += times
    if counts.count > limit { collapse(to: limit) }
  }

  mutating func merge(_ other: BucketRow, limit: Int) {
    // From the highest down: the span is settled before the low buckets arrive.
    for (offset, times) in other.counts.enumerated().reversed() where times > 0 {
      add(times, at: other.lowest + offset, limit: limit)
    }
  }

  /// The bucket that holds the value of a rank, counted from 0 at the lowest.
  func index(ofRank rank: Int) -> Int? {
    var seen = 0
    for (offset, times) in counts.enumerated() {
      seen += times
      if seen > rank { return lowest + offset }
    }
    return nil
  }

  private mutating func collapse(to limit: Int) {
    let surplus = counts.count - limit
    let poured = counts[0..<surplus].reduce(0, +)
    counts.removeFirst(surplus)
    counts[0] += poured
    lowest += surplus
  }
}
