// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// A ranking of sites that luck does not decide.
///
/// Ranks come from the pooled figures, and each with how sure it is: most sites of a league table
/// cannot be told apart.
public struct SiteRanking: Sendable, Hashable {
  /// A site's rank.
  public struct Entry: Sendable, Hashable {
    /// The site after pooling.
    public let site: PartialPooling.Pooled
    /// The expected rank, 1 for the best: 1 + Σ P(another is better).
    public let expectedRank: Double
    /// The ranks that 95 of 100 draws of all true figures give.
    public let rankInterval: ClosedRange<Int>
    /// The chance that it is among the better half.
    public let chanceOfBetterHalf: Double
  }

  /// The sites, the best expected rank first.
  public let entries: [Entry]
  /// Decides the draws of the intervals.
  public let seed: UInt64

  /// Ranks pooled figures.
  ///
  /// - Parameters:
  ///   - pooling: The pooled figures.
  ///   - higherIsBetter: Whether a high figure is good.
  ///   - seed: Decides the draws.
  ///   - draws: How many draws of all true figures give the intervals; 1 000 or more.
  ///
  /// Source: N. Laird and T. Louis, Journal of Educational Statistics 14 (1989); H. Goldstein and D.
  /// Spiegelhalter, Journal of the Royal Statistical Society A 159 (1996), on league tables.
  public init(
    _ pooling: PartialPooling, higherIsBetter: Bool, seed: UInt64, draws: Int = 2_000
  ) {
    let sites = pooling.sites
    let sign = higherIsBetter ? 1.0 : -1.0
    let expected = sites.indices.map { index in
      sites.indices.reduce(1.0) { rank, other in
        guard other != index else { return rank }
        let gap = sign * (sites[other].value - sites[index].value)
        let spread = hypot(sites[other].standardError, sites[index].standardError)
        return rank + (spread > 0 ? standardNormalCDF(gap / spread) : (gap > 0 ? 1 : 0))
      }
    }
    let ranks = drawnRanks(sites, sign, seed, max(1, draws))
    let half = sites.count / 2
    entries = sites.indices.map { index in
      let sorted = ranks[index].sorted()
      let low = sorted[Int(0.025 * Double(sorted.count))]
      let high = sorted[min(sorted.count - 1, Int(0.975 * Double(sorted.count)))]
      return Entry(
        site: sites[index], expectedRank: expected[index], rankInterval: low...high,
        chanceOfBetterHalf: Double(sorted.count { $0 <= half }) / Double(sorted.count))
    }.sorted { $0.expectedRank < $1.expectedRank }
    self.seed = seed
  }
}

/// The rank of every site in every draw of all true figures.
private func drawnRanks(
  _ sites: [PartialPooling.Pooled], _ sign: Double, _ seed: UInt64, _ draws: Int
) -> [[Int]] {
  var ranks = [[Int]](repeating: [], count: sites.count)
  let numbers = HashDraws(seed: seed, stream: 62)
  for draw in 0..<draws {
    let values = sites.indices.map { index in
      let noise = numbers.normal(UInt64(draw * sites.count + index))
      return sign * (sites[index].value + sites[index].standardError * noise)
    }
    let order = values.indices.sorted { values[$0] > values[$1] }
    for (rank, index) in order.enumerated() { ranks[index].append(rank + 1) }
  }
  return ranks
}
