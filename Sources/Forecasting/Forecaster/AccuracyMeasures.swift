// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How far forecasts were from what came.
///
/// Source: Hyndman & Koehler (2006), *International Journal of Forecasting* 22, 679–688; the rules
/// of the M4 competition for sMAPE, MASE and OWA.
public enum AccuracyMeasures {
  /// Mean of |y − ŷ|, in the unit of the series; nil for nothing.
  public static func meanAbsoluteError(_ actual: [Double], _ forecast: [Double]) -> Double? {
    guard !actual.isEmpty, actual.count == forecast.count else { return nil }
    return zip(actual, forecast).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(actual.count)
  }

  /// 200 |y − ŷ| / (|y| + |ŷ|) averaged, 0 to 200; a point where both are 0 counts as 0.
  public static func symmetricPercentageError(_ actual: [Double], _ forecast: [Double])
    -> Double?
  {
    guard !actual.isEmpty, actual.count == forecast.count else { return nil }
    let sum = zip(actual, forecast).reduce(0.0) { sum, pair in
      let size = abs(pair.0) + abs(pair.1)
      return size > 0 ? sum + 200 * abs(pair.0 - pair.1) / size : sum
    }
    return sum / Double(actual.count)
  }

  /// Σ|y − ŷ| / Σ|y|; nil when everything is 0.
  public static func weightedPercentageError(_ actual: [Double], _ forecast: [Double])
    -> Double?
  {
    let size = actual.reduce(0) { $0 + abs($1) }
    guard size > 0, actual.count == forecast.count else { return nil }
    return zip(actual, forecast).reduce(0) { $0 + abs($1.0 - $1.1) } / size
  }

  /// The mean change from one cycle to the next in the history: the scale of MASE.
  ///
  /// nil when the history is not longer than a cycle or never changes.
  public static func naiveScale(_ history: [Double], period: Int) -> Double? {
    let lag = max(1, period)
    guard history.count > lag else { return nil }
    let sum = (lag..<history.count).reduce(0) { $0 + abs(history[$1] - history[$1 - lag]) }
    let scale = sum / Double(history.count - lag)
    return scale > 0 ? scale : nil
  }

  /// The quantile (pinball) loss averaged over steps.
  ///
  ///     q (y − ŷ) when y ≥ ŷ, (1 − q)(ŷ − y) otherwise
  public static func pinballLoss(_ actual: [Double], _ quantile: [Double], at share: Double)
    -> Double?
  {
    guard !actual.isEmpty, actual.count == quantile.count else { return nil }
    let sum = zip(actual, quantile).reduce(0.0) { sum, pair in
      let distance = pair.0 - pair.1
      return sum + (distance >= 0 ? share * distance : (share - 1) * distance)
    }
    return sum / Double(actual.count)
  }

  /// The benchmark of the M competitions: naive on the seasonally adjusted series.
  ///
  /// - Parameters:
  ///   - values: The history.
  ///   - period: Points per season; a season counts when significant at 90 % and at least three
  ///     cycles are there.
  ///   - horizon: Steps ahead.
  /// - Returns: One value per step.
  public static func naive2(_ values: [Double], period: Int, horizon: Int) -> [Double] {
    guard let last = values.last else { return [] }
    let flat = [Double](repeating: last, count: horizon)
    guard values.count >= 3 * period,
      SeasonalTest.isSeasonal(values, period: period),
      let parts = try? ClassicalDecomposition.decompose(
        values, period: period, kind: .multiplicative)
    else { return flat }
    let level = last / parts.seasonal(at: values.count - 1)
    return (0..<horizon).map { level * parts.seasonal(at: values.count + $0) }
  }
}
