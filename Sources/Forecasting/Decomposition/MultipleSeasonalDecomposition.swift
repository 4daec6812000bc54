// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A series split into several seasons, a trend and the rest by STL in turns (MSTL).
///
/// Source: Bandara, Hyndman & Bergmeir (2021), arXiv 2107.13462. Agrees with R `forecast` 8.20
/// `mstl`, whose default windows are 11, 15, 19, … cycles and two rounds.
public struct MultipleSeasonalDecomposition: Sendable, Hashable {
  /// The periods kept, in points, ascending.
  public let periods: [Int]
  /// The seasonal part of each period, in the order of ``periods``.
  public let seasonal: [[Double]]
  /// The trend.
  public let trend: [Double]
  /// What is left.
  public let remainder: [Double]

  /// Splits a series.
  ///
  /// - Parameters:
  ///   - values: The series, equally spaced, without gaps.
  ///   - periods: Points per cycle of each season. Periods of which there are not more than two
  ///     cycles are dropped, as R does.
  ///   - windows: Seasonal windows in cycles; nil for 11, 15, 19, ….
  ///   - rounds: How often the seasons are estimated anew; a single season needs one.
  ///   - robust: Whether outliers lose weight.
  /// - Returns: The parts.
  /// - Throws: ``ForecastError/tooFewPoints(count:needed:model:)`` when no period is left.
  public static func decompose(
    _ values: [Double], periods: [Int], windows: [Int]? = nil, rounds: Int = 2,
    robust: Bool = false
  ) throws(ForecastError) -> MultipleSeasonalDecomposition {
    let sorted = Set(periods).sorted()
    if let small = sorted.first(where: { $0 < 2 }) { throw .periodTooSmall(small) }
    let kept = sorted.filter { 2 * $0 < values.count }
    guard let shortest = sorted.first else { throw .noPeriod }
    guard !kept.isEmpty else {
      throw .tooFewPoints(count: values.count, needed: 2 * shortest + 1, model: "MSTL")
    }
    var seasonal = kept.map { _ in [Double](repeating: 0, count: values.count) }
    var trend: [Double] = []
    var adjusted = values
    for _ in 0..<(kept.count == 1 ? 1 : max(1, rounds)) {
      for (index, period) in kept.enumerated() {
        for at in adjusted.indices { adjusted[at] += seasonal[index][at] }
        let part = try SeasonalTrendDecomposition.decompose(
          adjusted, period: period, seasonalWindow: .cycles(window(index, windows)),
          robust: robust)
        for at in adjusted.indices { adjusted[at] -= part.seasonal[at] }
        seasonal[index] = part.seasonal
        trend = part.trend
      }
    }
    return MultipleSeasonalDecomposition(
      periods: kept, seasonal: seasonal, trend: trend,
      remainder: adjusted.indices.map { adjusted[$0] - trend[$0] })
  }

  private static func window(_ index: Int, _ windows: [Int]?) -> Int {
    guard let windows, !windows.isEmpty else { return 11 + 4 * index }
    return windows[min(index, windows.count - 1)]
  }
}
