// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// One break of the mean, at the place where the F statistic is largest.
///
///     F(k) = (RSS₀ − RSS₁(k)) / (RSS₁(k) / (n − 2))
///
/// Source: Andrews (1993), *Econometrica* 61, 821–856; agrees with R `strucchange` `Fstats` and
/// `breakpoints` for a constant mean.
public struct MeanBreak: Sendable, Hashable {
  /// The number of points before the break.
  public let breakAfter: Int
  /// The largest F.
  public let statistic: Double
  /// The mean before the break.
  public let meanBefore: Double
  /// The mean after the break.
  public let meanAfter: Double
  /// The 5 % bound of the largest F with 15 % trimmed at both ends: 8.85 (Andrews, table 1).
  public static let bound5Percent = 8.85

  /// Finds the break.
  ///
  /// - Parameters:
  ///   - values: The series.
  ///   - trim: The share of points left out as places at each end, 0 to below ½; at least two
  ///     points stay on each side.
  /// - Returns: What was found.
  /// - Throws: ``ForecastError/tooFewPoints(count:needed:model:)``,
  ///   ``ForecastError/constantSeries(model:)``, ``ForecastError/outOfDomain(name:value:expected:)``.
  public static func find(in values: [Double], trim: Double = 0.15) throws(ForecastError)
    -> MeanBreak
  {
    try values.requireFinite()
    guard trim >= 0, trim < 0.5 else {
      throw .outOfDomain(name: "trimmed share", value: trim, expected: "from 0 to below 0.5")
    }
    let count = values.count
    let first = max(2, Int((Double(count) * trim).rounded(.down)))
    guard count >= 4, first <= count - first else {
      throw .tooFewPoints(count: count, needed: 4, model: "The search for a break")
    }
    let mean = values.reduce(0, +) / Double(count)
    let centred = values.map { $0 - mean }
    let total = centred.reduce(0) { $0 + $1 * $1 }
    guard total > 1e-24 * (mean * mean + 1e-300) * Double(count) else {
      throw .constantSeries(model: "the search for a break")
    }
    var sum = 0.0
    var best = (place: first, between: -1.0, before: 0.0, after: 0.0)
    for place in 1..<count {
      sum += centred[place - 1]
      guard place >= first, place <= count - first else { continue }
      let n = Double(place)
      let rest = Double(count - place)
      let between = sum * sum / n + sum * sum / rest
      if between > best.between { best = (place, between, mean + sum / n, mean - sum / rest) }
    }
    let within = total - best.between
    return MeanBreak(
      breakAfter: best.place,
      statistic: within > 0 ? best.between * Double(count - 2) / within : .infinity,
      meanBefore: best.before, meanAfter: best.after)
  }
}

/// All level shifts of a series by the least penalised cost, exactly (PELT).
///
///     minimise Σ over segments (Σ (x − x̄)² / σ² + penalty)
///
/// Source: Killick, Fearnhead & Eckley (2012), *Journal of the American Statistical Association*
/// 107, 1590–1598.
public struct LevelShifts: Sendable, Hashable {
  /// The number of points before each shift, ascending.
  public let places: [Int]
  /// The mean of each segment.
  public let means: [Double]
  /// The penalty paid per shift, in units of the variance.
  public let penalty: Double

  /// Finds the shifts.
  ///
  /// - Parameters:
  ///   - values: The series, without season.
  ///   - variance: σ² of the noise; nil for that of first differences by their median (robust).
  ///   - penalty: Cost per shift in units of σ²; nil for 3 ln n (modified BIC).
  ///   - leastLength: The fewest points of a segment.
  /// - Returns: What was found.
  /// - Throws: ``ForecastError/tooFewPoints(count:needed:model:)``,
  ///   ``ForecastError/constantSeries(model:)``.
  public static func find(
    in values: [Double], variance: Double? = nil, penalty: Double? = nil, leastLength: Int = 5
  ) throws(ForecastError) -> LevelShifts {
    try values.requireFinite()
    let least = max(1, leastLength)
    guard values.count >= 2 * least else {
      throw .tooFewPoints(
        count: values.count, needed: 2 * least, model: "The search for level shifts")
    }
    let noise = variance ?? RobustScale.ofDifferences(values)
    guard noise > 0 else { throw .constantSeries(model: "the search for level shifts") }
    let cost = penalty ?? 3 * log(Double(values.count))
    let places = partition(values, noise: noise, penalty: cost, least: least)
    let ends = [0] + places + [values.count]
    let means = zip(ends, ends.dropFirst()).map { start, end in
      values[start..<end].reduce(0, +) / Double(end - start)
    }
    return LevelShifts(places: places, means: means, penalty: cost)
  }

  private static func partition(
    _ values: [Double], noise: Double, penalty: Double, least: Int
  ) -> [Int] {
    let count = values.count
    let mean = values.reduce(0, +) / Double(count)
    var sums = [0.0]
    var squares = [0.0]
    for value in values {
      sums.append(sums[sums.count - 1] + value - mean)
      squares.append(squares[squares.count - 1] + (value - mean) * (value - mean))
    }
    func cost(_ from: Int, _ to: Int) -> Double {
      let sum = sums[to] - sums[from]
      return (squares[to] - squares[from] - sum * sum / Double(to - from)) / noise
    }
    var best = [Double](repeating: .infinity, count: count + 1)
    var previous = [Int](repeating: 0, count: count + 1)
    best[0] = -penalty
    var starts = [0]
    for end in stride(from: least, through: count, by: 1) {
      for start in starts where end - start >= least {
        let value = best[start] + cost(start, end) + penalty
        if value < best[end] {
          best[end] = value
          previous[end] = start
        }
      }
      starts = starts.filter { end - $0 < least || best[$0] + cost($0, end) <= best[end] }
      if end - least + 1 >= least { starts.append(end - least + 1) }
    }
    var places: [Int] = []
    var end = count
    while previous[end] > 0 {
      end = previous[end]
      places.append(end)
    }
    return places.reversed()
  }
}

/// Measures of spread that a few wild values cannot move.
enum RobustScale {
  /// The median; 0 for nothing.
  static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle])
  }

  /// 1.4826 × the median distance from the median, the standard deviation of a normal sample.
  static func deviation(_ values: [Double]) -> Double {
    let centre = median(values)
    return 1.4826 * median(values.map { abs($0 - centre) })
  }

  /// The variance of the noise about a level that shifts, from the first differences.
  static func ofDifferences(_ values: [Double]) -> Double {
    let differences = zip(values.dropFirst(), values).map { $0 - $1 }
    let scale = deviation(differences)
    if scale > 0 { return scale * scale / 2 }
    let squares = differences.reduce(0) { $0 + $1 * $1 }
    return squares / Double(max(1, differences.count)) / 2
  }
}
