// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Statistics

/// Rosner's generalised test for up to r outliers in a normal sample.
///
///     Rᵢ = max |x − x̄| / s after taking out the i − 1 worst,
///     λᵢ = (n − i) t / √((n − i − 1 + t²)(n − i + 1)),  t the 1 − α/(2(n − i + 1)) quantile with
///     n − i − 1 degrees of freedom
///
/// The number of outliers is the largest i with Rᵢ > λᵢ, even when earlier steps do not pass.
///
/// Source: Rosner (1983), *Technometrics* 25, 165–172; NIST handbook 1.3.5.17.3.
public struct ExtremeStudentizedDeviate: Sendable, Hashable {
  /// Rᵢ by step.
  public let statistics: [Double]
  /// λᵢ by step.
  public let criticalValues: [Double]
  /// The places of the points taken out, in that order, counted from 0.
  public let order: [Int]
  /// How many of ``order`` are outliers.
  public let outlierCount: Int

  /// The outliers' places in the sample, ascending.
  public var outliers: [Int] { order[..<outlierCount].sorted() }

  /// Tests a sample.
  ///
  /// - Parameters:
  ///   - values: The sample.
  ///   - maximumOutliers: r, at least 1; at most n − 2 steps are done.
  ///   - alpha: The chance of naming an outlier in a clean normal sample, 0 to 1.
  /// - Returns: The steps of the test and how many are outliers.
  /// - Throws: ``ForecastError/tooFewPoints(count:needed:model:)`` under 3 values,
  ///   ``ForecastError/constantSeries(model:)``, ``ForecastError/outOfDomain(name:value:expected:)``.
  public static func test(_ values: [Double], maximumOutliers: Int, alpha: Double = 0.05)
    throws(ForecastError) -> ExtremeStudentizedDeviate
  {
    try values.requireFinite()
    guard values.count >= 3 else {
      throw .tooFewPoints(count: values.count, needed: 3, model: "The outlier test")
    }
    guard alpha > 0, alpha < 1 else {
      throw .outOfDomain(name: "level alpha", value: alpha, expected: "between 0 and 1")
    }
    guard maximumOutliers >= 1 else {
      throw .outOfDomain(
        name: "largest number of outliers", value: Double(maximumOutliers),
        expected: "at least 1")
    }
    var rest = Array(values.indices)
    var statistics: [Double] = []
    var bounds: [Double] = []
    var order: [Int] = []
    let count = values.count
    for step in 1...min(maximumOutliers, count - 2) {
      let sample = SufficientStatistics(centred(rest.map { values[$0] }))
      guard let mean = sample.mean, let spread = sample.standardDeviation, spread > 0 else {
        break
      }
      let centre = centre(rest.map { values[$0] })
      guard
        let worst = rest.indices.max(by: {
          abs(values[rest[$0]] - centre - mean) < abs(values[rest[$1]] - centre - mean)
        })
      else { break }
      statistics.append(abs(values[rest[worst]] - centre - mean) / spread)
      order.append(rest.remove(at: worst))
      bounds.append(criticalValue(count: count, step: step, alpha: alpha))
    }
    guard !statistics.isEmpty else { throw .constantSeries(model: "the outlier test") }
    let found = statistics.indices.last { statistics[$0] > bounds[$0] }
    return ExtremeStudentizedDeviate(
      statistics: statistics, criticalValues: bounds, order: order,
      outlierCount: found.map { $0 + 1 } ?? 0)
  }

  /// λ of a step, counted from 1.
  public static func criticalValue(count: Int, step: Int, alpha: Double) -> Double {
    let left = Double(count - step)
    let t = studentQuantile(1 - alpha / (2 * (left + 1)), degreesOfFreedom: left - 1)
    return left * t / ((left - 1 + t * t) * (left + 1)).squareRoot()
  }

  private static func centre(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// Values about their mean, so that squares keep their digits.
  private static func centred(_ values: [Double]) -> [Double] {
    let centre = centre(values)
    return values.map { $0 - centre }
  }
}
