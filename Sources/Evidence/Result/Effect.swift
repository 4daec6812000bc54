// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// One effect with its interval.
public struct Effect: Sendable, Hashable, Codable {
  /// How the value is to be read.
  public enum Scale: String, Sendable, Codable, CaseIterable {
    /// A difference in the unit of the outcome.
    case absolute
    /// A difference of two shares, in the share's own unit: 0.02 is two points.
    case points
    /// A change as a fraction of what would have been: −0.08 is 8 % less.
    case relative
    /// A ratio, 1 when there is no effect: a rate ratio, a hazard ratio.
    case ratio
  }

  /// A stable name for programs, such as `level-change` or `att`.
  public var id: String
  /// What it is, for people, such as "change of level".
  public var name: LocalizedText
  /// The point estimate.
  public var value: Double
  /// The lower end of the interval; nil when there is none.
  public var low: Double?
  /// The upper end of the interval; nil when there is none.
  public var high: Double?
  /// The standard error, on the scale it was computed on; nil when the method has none.
  public var standardError: Double?
  /// The two-sided p-value of "no effect"; nil where it would mean nothing.
  public var pValue: Double?
  /// How the value is to be read.
  public var scale: Scale
  /// The unit of an absolute effect, such as "contacts per week"; nil for the other scales.
  public var unit: LocalizedText?

  /// Creates an effect.
  public init(
    id: String, name: LocalizedText, value: Double, low: Double? = nil, high: Double? = nil,
    standardError: Double? = nil, pValue: Double? = nil, scale: Scale = .absolute,
    unit: LocalizedText? = nil
  ) {
    self.id = id
    self.name = name
    self.value = value
    self.low = low
    self.high = high
    self.standardError = standardError
    self.pValue = pValue
    self.scale = scale
    self.unit = unit
  }

  /// The value that means "no effect": 1 for a ratio, else 0.
  public var nullValue: Double { scale == .ratio ? 1 : 0 }

  /// Whether the whole interval lies on one side of "no effect"; nil without an interval.
  public var excludesNull: Bool? {
    guard let low, let high, low.isFinite, high.isFinite else { return nil }
    return low > nullValue || high < nullValue
  }

  /// The effect as a figure for other modules.
  ///
  /// - Parameters:
  ///   - level: The level of the interval.
  ///   - sampleSize: Observations behind it.
  ///   - method: The estimator in a phrase.
  /// - Returns: Value and interval as they stand.
  public func estimate(level: Double, sampleSize: Int, _ method: LocalizedText) -> Estimate {
    Estimate(
      value: value, low: low, high: high, level: level, method: method.en, sampleSize: sampleSize)
  }
}
