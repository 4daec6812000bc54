// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Whether a series has a season, by its autocorrelation one cycle back.
///
///     |r_m| > 1.645 √((1 + 2 Σ_{k<m} r_k²) / n)
///
/// Source: Assimakopoulos & Nikolopoulos (2000), *International Journal of Forecasting* 16,
/// 521–530; the rule of the M3 and M4 benchmarks and of R `forecast` 8.20 `thetaf`.
enum SeasonalTest {
  /// Whether the season is significant at 90 %.
  ///
  /// - Parameters:
  ///   - values: The series.
  ///   - period: Points per season.
  ///   - cycles: The series must be longer than that many cycles.
  /// - Returns: Whether the season is significant.
  static func isSeasonal(_ values: [Double], period: Int, cycles: Int = 2) -> Bool {
    guard period > 1, values.count > cycles * period else { return false }
    guard let correlations = autocorrelations(values, upTo: period) else { return false }
    let others = correlations.dropLast().reduce(0) { $0 + $1 * $1 }
    let bound = 1.6448536269514722 * ((1 + 2 * others) / Double(values.count)).squareRoot()
    return abs(correlations[period - 1]) > bound
  }

  /// The autocorrelations at lags 1 … `lags`; nil for a constant series.
  static func autocorrelations(_ values: [Double], upTo lags: Int) -> [Double]? {
    let mean = values.reduce(0, +) / Double(values.count)
    let centred = values.map { $0 - mean }
    let total = centred.reduce(0) { $0 + $1 * $1 }
    guard total > 0, lags < values.count else { return nil }
    return (1...max(1, lags)).map { lag in
      var sum = 0.0
      for index in lag..<centred.count { sum += centred[index] * centred[index - lag] }
      return sum / total
    }
  }
}

/// A series without its multiplicative season, where it has one, and the way back.
struct SeasonalAdjustment {
  let adjusted: [Double]
  /// nil when the series has no significant season.
  let decomposition: ClassicalDecomposition?
  private let count: Int

  /// Takes the season out as the Theta benchmarks do: multiplicative, additive where the
  /// multiplicative one would come near zero.
  init(_ values: [Double], period: Int, cycles: Int = 2) {
    count = values.count
    guard SeasonalTest.isSeasonal(values, period: period, cycles: cycles) else {
      adjusted = values
      decomposition = nil
      return
    }
    let multiplicative = try? ClassicalDecomposition.decompose(
      values, period: period, kind: .multiplicative)
    if let multiplicative,
      multiplicative.figure.allSatisfy({ $0.isFinite && $0 >= 0.01 })
    {
      decomposition = multiplicative
    } else {
      decomposition = try? ClassicalDecomposition.decompose(
        values, period: period, kind: .additive)
    }
    adjusted = decomposition?.adjusted(values) ?? values
  }

  /// Puts the season back on forecasts that begin right after the series.
  func restored(_ forecast: [Double]) -> [Double] {
    guard let decomposition else { return forecast }
    return forecast.enumerated().map { step, value in
      let season = decomposition.seasonal(at: count + step)
      return decomposition.kind == .additive ? value + season : value * season
    }
  }

  /// How a forecast's standard deviation grows when the season is put back.
  func restoredSpread(_ spread: [Double]) -> [Double] {
    guard let decomposition, decomposition.kind == .multiplicative else { return spread }
    return spread.enumerated().map { step, value in
      value * decomposition.seasonal(at: count + step)
    }
  }
}
