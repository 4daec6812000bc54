// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// What moves the net present value, and how far each input may move before it is nothing.
public struct Sensitivity: Sendable, Hashable, Codable {
  /// One bar per uncertain input, the widest first.
  public var tornado: [Bar]
  /// Inputs whose value alone can bring the net present value to nothing, the most fragile first.
  public var breakEvens: [BreakEvenValue]
  /// Inputs that no value of their domain brings there.
  public var safe: [String]
  /// Inputs left out of ``breakEvens`` because the case has more than ``Sensitivity/most``.
  public var omitted: Int

  /// How many break-even values are listed.
  public static let most = 200

  /// The net present value at the two ends of an input's own range.
  ///
  /// The ends are the bounds of a triangular, PERT or uniform range, and the 10th and 90th
  /// percentile of a normal or lognormal one; all other inputs keep their stated values.
  public struct Bar: Sendable, Hashable, Codable {
    /// Which input, such as `levers.automation.to`.
    public var path: String
    /// Its name for people.
    public var name: LocalizedText
    /// Its stated value.
    public var stated: Double
    /// The low end of its range.
    public var low: Double
    /// The high end of its range.
    public var high: Double
    /// Net present value at the low end.
    public var valueAtLow: Double
    /// Net present value at the high end.
    public var valueAtHigh: Double

    /// |value at high − value at low|.
    public var swing: Double { abs(valueAtHigh - valueAtLow) }
    /// Whether a higher input makes a higher result.
    public var rises: Bool { valueAtHigh >= valueAtLow }
  }

  /// The value of one input at which the net present value is nothing, the rest as stated.
  public struct BreakEvenValue: Sendable, Hashable, Codable {
    /// Which input.
    public var path: String
    /// Its name for people.
    public var name: LocalizedText
    /// Its stated value.
    public var stated: Double
    /// The value that brings the net present value to nothing.
    public var breakEven: Double
    /// (break-even − stated) ÷ |stated|; nil when the stated value is 0.
    @ExplicitNull public var change: Double?
  }
}
