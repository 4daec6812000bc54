// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A series split by a centred moving average and the means of each place in the cycle.
///
/// Source: Kendall & Stuart (1983), *The Advanced Theory of Statistics* 3. Agrees with R
/// `stats::decompose`.
public struct ClassicalDecomposition: Sendable, Hashable {
  /// How season and trend combine.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case additive, multiplicative
  }

  /// How season and trend combine.
  public let kind: Kind
  /// One value per place of the cycle: mean 0 when additive, mean 1 when multiplicative.
  public let figure: [Double]
  /// The trend; nil for the first and last half cycle.
  public let trend: [Double?]

  /// The seasonal part at a place of the series, counted from 0; the future included.
  public func seasonal(at index: Int) -> Double { figure[index % figure.count] }

  /// The series without its season.
  public func adjusted(_ values: [Double]) -> [Double] {
    values.enumerated().map { index, value in
      kind == .additive ? value - seasonal(at: index) : value / seasonal(at: index)
    }
  }

  /// Splits a series.
  ///
  /// - Parameters:
  ///   - values: The series, equally spaced; at least two cycles.
  ///   - period: Points per cycle, at least 2.
  ///   - kind: How season and trend combine.
  /// - Returns: The parts.
  /// - Throws: ``ForecastError/tooFewPoints(count:needed:model:)`` below two cycles.
  public static func decompose(_ values: [Double], period: Int, kind: Kind)
    throws(ForecastError) -> ClassicalDecomposition
  {
    guard period >= 2 else { throw .periodTooSmall(period) }
    guard values.count >= 2 * period else {
      throw .tooFewPoints(
        count: values.count, needed: 2 * period, model: "The classical decomposition")
    }
    try values.requireFinite()
    let trend = centredAverage(values, period: period)
    var sums = [Double](repeating: 0, count: period)
    var counts = [Double](repeating: 0, count: period)
    for (index, level) in trend.enumerated() {
      guard let level else { continue }
      sums[index % period] += kind == .additive ? values[index] - level : values[index] / level
      counts[index % period] += 1
    }
    let means = zip(sums, counts).map { $0 / $1 }
    let mean = means.reduce(0, +) / Double(period)
    return ClassicalDecomposition(
      kind: kind, figure: means.map { kind == .additive ? $0 - mean : $0 / mean }, trend: trend)
  }

  private static func centredAverage(_ values: [Double], period: Int) -> [Double?] {
    let half = period / 2
    return values.indices.map { index in
      guard index >= half, index + half < values.count else { return nil }
      var sum = 0.0
      if period % 2 == 0 {
        sum = 0.5 * (values[index - half] + values[index + half])
        for at in (index - half + 1)..<(index + half) { sum += values[at] }
      } else {
        for at in (index - half)...(index + half) { sum += values[at] }
      }
      return sum / Double(period)
    }
  }
}
