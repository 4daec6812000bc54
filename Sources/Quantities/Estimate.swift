// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// An inferred figure: never a naked point.
public struct Estimate: Sendable, Hashable, Codable {
  /// The point estimate, in the unit of its definition.
  public var value: Double
  /// The lower end of the interval; nil when the figure is a complete count, not a sample.
  public var low: Double?
  /// The upper end of the interval.
  public var high: Double?
  /// The confidence or probability level of the interval, a fraction: 0.95.
  public var level: Double
  /// How the interval was made, such as "Wilson score".
  public var method: String
  /// The number of observations behind the figure.
  public var sampleSize: Int

  /// Creates an estimate.
  public init(
    value: Double, low: Double? = nil, high: Double? = nil, level: Double = 0.95,
    method: String, sampleSize: Int
  ) {
    self.value = value
    self.low = low
    self.high = high
    self.level = level
    self.method = method
    self.sampleSize = sampleSize
  }
}
