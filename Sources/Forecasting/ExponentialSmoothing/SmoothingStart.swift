// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// First states from the first observations, as R's `initstate` takes them.
///
/// Source: Hyndman et al. (2008), section 2.6.1; R `forecast` 8.20.
enum SmoothingStart {
  /// First states of a model; the smoothing parameters are R's starting values.
  static func parameters(_ form: SmoothingForm, _ values: [Double], period: Int)
    -> SmoothingParameters
  {
    var adjusted = values
    var ring: [Double] = []
    let m = form.season == .none ? 1 : period
    if form.season != .none {
      (adjusted, ring) = seasonal(form.season, values, period: period)
    }
    let used = min(max(10, 2 * m), adjusted.count)
    let head = Array(adjusted[..<used])
    var level = head.reduce(0, +) / Double(used)
    var slope = 0.0
    if form.trend != .none {
      let line = straightLine(head)
      level = line.intercept
      slope = line.slope
      if form.trend == .multiplicative {
        (level, slope) = multiplied(line, adjusted)
      } else if abs(level + slope) < 1e-8 {
        level *= 1 + 1e-3
        slope *= 1 - 1e-3
      }
    }
    let alpha = SmoothingObjective.lowest + 0.2 * 0.9998 / Double(m)
    return SmoothingParameters(
      level: alpha, trend: form.trend == .none ? 0 : 1e-4 + 0.1 * (alpha - 1e-4),
      season: form.season == .none ? 0 : 1e-4 + 0.05 * (0.9999 - alpha),
      damping: form.isDamped ? 0.978 : 1, firstLevel: level, firstSlope: slope,
      firstSeason: ring.reversed())
  }

  private static func multiplied(
    _ line: (intercept: Double, slope: Double), _ values: [Double]
  ) -> (Double, Double) {
    var level = line.intercept + line.slope
    if abs(level) < 1e-8 { level = 1e-7 }
    let growth = (line.intercept + 2 * line.slope) / level
    level /= growth
    guard level < 1e-8 || growth < 1e-8 || !growth.isFinite else { return (level, growth) }
    return (max(values[0], 1e-3), max(values[1] / values[0], 1e-3))
  }

  /// The series without season, and the season's states in the order of their use.
  private static func seasonal(
    _ part: SmoothingForm.Part, _ values: [Double], period: Int
  ) -> ([Double], [Double]) {
    let kind: ClassicalDecomposition.Kind = part == .additive ? .additive : .multiplicative
    let figure: [Double]
    if values.count >= 3 * period,
      let parts = try? ClassicalDecomposition.decompose(values, period: period, kind: kind)
    {
      figure = parts.figure
    } else {
      figure = harmonicFigure(values, period: period, kind: kind)
    }
    var ring = figure
    if kind == .multiplicative {
      ring = ring.map { max($0, 1e-2) }
      let mean = ring.reduce(0, +) / Double(period)
      ring = ring.map { $0 / mean }
    } else {
      let mean = ring.reduce(0, +) / Double(period)
      ring = ring.map { $0 - mean }
    }
    let adjusted = values.enumerated().map { index, value in
      kind == .additive ? value - ring[index % period] : value / ring[index % period]
    }
    return (adjusted, ring)
  }

  /// With under three cycles: a line and one wave by least squares.
  private static func harmonicFigure(
    _ values: [Double], period: Int, kind: ClassicalDecomposition.Kind
  ) -> [Double] {
    let rows = values.indices.map { index -> [Double] in
      let angle = 2 * Double.pi * Double(index + 1) / Double(period)
      var row = [1, Double(index + 1), sin(angle)]
      if period > 2 { row.append(cos(angle)) }
      return row
    }
    guard let fit = LeastSquares.fit(rows, values) else {
      return [Double](repeating: kind == .additive ? 0 : 1, count: period)
    }
    let base = fit.coefficients[0] + fit.coefficients[1] * Double(values.count + 1) / 2
    return (0..<period).map { place in
      let row = rows[min(place, rows.count - 1)]
      var wave = fit.coefficients[2] * row[2]
      if period > 2 { wave += fit.coefficients[3] * row[3] }
      guard kind == .multiplicative else { return wave }
      return base > 0 ? 1 + wave / base : 1
    }
  }

  static func straightLine(_ values: [Double]) -> (intercept: Double, slope: Double) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let centre = (count + 1) / 2
    var across = 0.0
    var spread = 0.0
    for (index, value) in values.enumerated() {
      let place = Double(index + 1) - centre
      across += place * (value - mean)
      spread += place * place
    }
    let slope = spread > 0 ? across / spread : 0
    return (mean - slope * centre, slope)
  }
}
