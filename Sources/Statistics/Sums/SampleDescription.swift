// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The mean, spread and first autocorrelation of a series.
public struct SampleDescription: Sendable, Hashable {
  /// The number of values.
  public let count: Int
  /// The mean, rounded once from a compensated sum.
  public let mean: Double
  /// Σ (x − x̄)².
  public let sumOfSquares: Double
  /// √(Σ (x − x̄)²/(n − 1)); nil with fewer than two values.
  public let standardDeviation: Double?
  /// Σ (xₜ − x̄)(xₜ₊₁ − x̄) / Σ (xₜ − x̄)²; nil when every value is the same.
  public let firstAutocorrelation: Double?

  /// Describes a series in two passes.
  ///
  /// - Parameter values: At least one finite number, in time order.
  /// - Throws: ``StatisticsError/tooFewPoints(count:needed:method:)`` without a value,
  ///   ``StatisticsError/notFinite(column:index:)`` for the first that is not finite.
  ///
  /// Exact to the last digits of the data: the mean is kept in two parts, so that deviations of
  /// values such as 10000000.2 lose nothing (NIST StRD NumAcc4).
  public init(_ values: [Double]) throws(StatisticsError) {
    guard !values.isEmpty else {
      throw .tooFewPoints(count: 0, needed: 1, method: "A description")
    }
    if let index = values.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(column: "values", index: index)
    }
    let size = Double(values.count)
    let first = CompensatedSum(of: values).value / size
    // What the rounded mean misses, found from the deviations.
    let rest = CompensatedSum(of: values.lazy.map { $0 - first }).value / size
    let deviations = values.map { ($0 - first) - rest }
    let squares = CompensatedSum(of: deviations.lazy.map { $0 * $0 }).value
    count = values.count
    mean = first + rest
    sumOfSquares = squares
    standardDeviation = values.count > 1 ? (squares / (size - 1)).squareRoot() : nil
    firstAutocorrelation =
      squares > 0
      ? CompensatedSum(of: zip(deviations, deviations.dropFirst()).lazy.map { $0 * $1 }).value
        / squares
      : nil
  }
}
