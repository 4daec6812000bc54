// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// Season, level and noise of a series by medians, refitted without the anomalies found.
struct AnomalyBaseline {
  /// What was expected at each point, on the scale of the series.
  var expected: [Double]
  /// The distances in robust deviations.
  var distances: [Double]
  /// The outliers' places, ascending.
  var outliers: [Int]
  /// The level shifts.
  var shifts: [AnomalyShift]

  /// How values are made comparable before medians are taken.
  enum Scale {
    case logarithm, root, plain

    func from(_ value: Double) -> Double {
      switch self {
      case .logarithm: log(value)
      case .root: max(0, value + 0.375).squareRoot()
      case .plain: value
      }
    }

    func back(_ value: Double) -> Double {
      switch self {
      case .logarithm: exp(value)
      case .root: max(0, value * value - 0.375)
      case .plain: value
      }
    }
  }

  static func fit(_ values: [Double?], period: Int, alpha: Double, minimumEffect: Double)
    -> AnomalyBaseline
  {
    let known = values.compactMap { $0 }
    let least = known.min() ?? 0
    let scale: Scale = least > 0 ? .logarithm : (least >= 0 ? .root : .plain)
    let x = values.map { $0.map { scale.from($0) } }
    var season = [Double](repeating: 0, count: period)
    var masked = Set<Int>()
    var level = [Double](repeating: RobustScale.median(x.compactMap { $0 }), count: x.count)
    var places: [Int] = []
    var found: (places: [Int], distances: [Double]) = ([], [])
    for _ in 0..<4 {
      season = seasons(x, level, period, masked)
      let rest = x.indices.map { index in x[index].map { $0 - season[index % period] } }
      places = shifts(rest, masked, period: period)
      level = levels(rest, masked, places, period: period)
      let residuals = x.indices.map { index in rest[index].map { $0 - level[index] } }
      found = RobustOutlierTest.outliers(
        residuals, alpha: alpha, leastScale: floor(scale, level, minimumEffect),
        parameters: Double(period - 1) + 1.5 * Double(x.count) / Double(2 * reach(period) + 1))
      masked = Set(found.places)
    }
    let expected = x.indices.map { scale.back(level[$0] + season[$0 % period]) }
    return AnomalyBaseline(
      expected: expected, distances: found.distances, outliers: found.places,
      shifts: described(places, level, scale, minimumEffect))
  }

  /// How many points to each side the level looks.
  private static func reach(_ period: Int) -> Int { max(4 * period, 14) }

  /// A tenth of the least deviation worth an alert.
  private static func floor(_ scale: Scale, _ level: [Double], _ effect: Double) -> Double {
    let middle = RobustScale.median(level)
    switch scale {
    case .logarithm: return 0.1 * effect
    case .root: return 0.1 * effect * max(abs(middle), 0.5)
    case .plain: return max(0.02 * effect * abs(middle), 1e-12)
    }
  }

  private static func seasons(
    _ x: [Double?], _ level: [Double], _ period: Int, _ masked: Set<Int>
  ) -> [Double] {
    guard period > 1 else { return [0] }
    var members = [[Double]](repeating: [], count: period)
    for index in x.indices where !masked.contains(index) {
      if let value = x[index] { members[index % period].append(value - level[index]) }
    }
    let medians = members.map { RobustScale.median($0) }
    let mean = medians.reduce(0, +) / Double(period)
    return medians.map { $0 - mean }
  }

  /// Shifts of the deseasonalised series, its outliers replaced by the running median.
  private static func shifts(_ rest: [Double?], _ masked: Set<Int>, period: Int) -> [Int] {
    let near = runningMedian(rest, masked, reach: max(3, period), in: 0..<rest.count)
    let spread = rest.indices.compactMap { index in rest[index].map { $0 - near[index] } }
    let deviation = RobustScale.deviation(spread)
    guard deviation > 0 else { return [] }
    let calm = rest.indices.map { index -> Double in
      guard let value = rest[index], !masked.contains(index) else { return near[index] }
      return min(max(value, near[index] - 2.5 * deviation), near[index] + 2.5 * deviation)
    }
    let noise = inflated(calm, near)
    let cost = 4 * log(Double(calm.count))
    let found = try? LevelShifts.find(
      in: calm, variance: noise, penalty: cost, leastLength: max(2 * period, 10))
    return (found?.places ?? []).filter { place in
      let before = RobustScale.median(Array(calm[max(0, place - 4 * period - 10)..<place]))
      let after = RobustScale.median(
        Array(calm[place..<min(calm.count, place + 4 * period + 10)]))
      return abs(after - before) > 2 * noise.squareRoot()
    }
  }

  /// The noise's variance, widened for what neighbouring points share.
  private static func inflated(_ calm: [Double], _ near: [Double]) -> Double {
    let rest = zip(calm, near).map { $0 - $1 }
    let deviation = RobustScale.deviation(rest)
    var across = 0.0
    var total = 0.0
    for index in rest.indices.dropFirst() { across += rest[index] * rest[index - 1] }
    for value in rest { total += value * value }
    let share = total > 0 ? min(0.8, max(0, across / total)) : 0
    return deviation * deviation * (1 + share) / (1 - share)
  }

  private static func levels(
    _ rest: [Double?], _ masked: Set<Int>, _ places: [Int], period: Int
  ) -> [Double] {
    let ends = [0] + places + [rest.count]
    var level: [Double] = []
    for (start, end) in zip(ends, ends.dropFirst()) {
      level += runningMedian(rest, masked, reach: reach(period), in: start..<end)
    }
    return level
  }

  /// The median of the unmasked neighbours inside a segment.
  private static func runningMedian(
    _ values: [Double?], _ masked: Set<Int>, reach: Int, in range: Range<Int>
  ) -> [Double] {
    let all = range.compactMap { masked.contains($0) ? nil : values[$0] }
    let whole = RobustScale.median(all)
    return range.map { index in
      let near = max(range.lowerBound, index - reach)..<min(range.upperBound, index + reach + 1)
      let own = near.compactMap { masked.contains($0) ? nil : values[$0] }
      return own.count >= 3 ? RobustScale.median(own) : whole
    }
  }

  private static func described(
    _ places: [Int], _ level: [Double], _ scale: Scale, _ minimumEffect: Double
  ) -> [AnomalyShift] {
    places.compactMap { place in
      let before = scale.back(level[max(0, place - 1)])
      let after = scale.back(level[place])
      guard abs(after - before) >= minimumEffect * abs(before) else { return nil }
      return AnomalyShift(index: place, before: before, after: after)
    }
  }
}
