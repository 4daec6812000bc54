// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Measures of the correlation that a regression left between neighbouring residuals.
public enum SerialCorrelation {
  /// Durbin and Watson's statistic Σ(eₜ − eₜ₋₁)²/Σeₜ²: 2 without correlation, near 0 with a strong
  /// positive one.
  ///
  /// - Parameter residuals: In time order; at least two, not all zero.
  /// - Returns: A number from 0 to 4; nil for fewer than two residuals or only zeros.
  public static func durbinWatson(_ residuals: [Double]) -> Double? {
    let squares = CompensatedSum(of: residuals.lazy.map { $0 * $0 }).value
    guard residuals.count > 1, squares > 0 else { return nil }
    let steps = zip(residuals.dropFirst(), residuals).lazy.map { ($0 - $1) * ($0 - $1) }
    return CompensatedSum(of: steps).value / squares
  }

  /// Ljung and Box's statistic n(n + 2) Σₖ rₖ²/(n − k), χ² with `lags` degrees of freedom.
  ///
  /// - Parameters:
  ///   - values: In time order.
  ///   - lags: The number of autocorrelations, below the number of values.
  /// - Returns: The statistic; nil when there are too few values or they never change.
  public static func ljungBox(_ values: [Double], lags: Int) -> Double? {
    let size = Double(values.count)
    guard lags > 0, values.count > lags else { return nil }
    let mean = CompensatedSum(of: values).value / size
    let deviations = values.map { $0 - mean }
    let squares = CompensatedSum(of: deviations.lazy.map { $0 * $0 }).value
    guard squares > 0 else { return nil }
    let terms = (1...lags).map { lag in
      let product = CompensatedSum(
        of: zip(deviations, deviations.dropFirst(lag)).lazy.map { $0 * $1 }
      ).value
      let correlation = product / squares
      return correlation * correlation / (size - Double(lag))
    }
    return size * (size + 2) * CompensatedSum(of: terms).value
  }

  /// Breusch and Godfrey's statistic: n R² of the residuals on the columns and their own lags, the
  /// missing ones before the start filled with 0; χ² with `order` degrees of freedom.
  ///
  /// - Parameters:
  ///   - fit: A regression in time order.
  ///   - order: The number of lags, at least 1.
  /// - Returns: The statistic.
  /// - Throws: ``StatisticsError`` when there are too few observations for the lags.
  public static func breuschGodfrey(
    _ fit: LeastSquares, order: Int
  ) throws(StatisticsError) -> Double {
    precondition(order >= 1, "at least one lag")
    let residuals = fit.residuals
    let lags = (1...order).map { lag in
      Array(repeating: 0, count: min(lag, residuals.count)) + residuals.dropLast(lag)
    }
    let names = fit.design.names + (1...order).map { "residual lag \($0)" }
    let columns = (0..<fit.design.columns).map { fit.design.matrix.column($0) } + lags
    let second = try LeastSquares.fit(
      residuals, on: Design(names: names, matrix: Matrix(columns: columns)))
    let squares = CompensatedSum(of: residuals.lazy.map { $0 * $0 }).value
    return Double(residuals.count) * (1 - second.residualSumOfSquares / squares)
  }
}
