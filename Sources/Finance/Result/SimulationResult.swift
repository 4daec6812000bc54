// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// The spread of the outcome over the drawn worlds.
///
/// Each doubt counts once: a line, lever or cost with a range loses its haircut in the drawn worlds,
/// and one without a range keeps it. The headline keeps every haircut and may therefore lie outside
/// P10 to P90; ``headlinePercentile`` says where it lies.
public struct SimulationResult: Sendable, Hashable, Codable {
  /// The spread of one figure.
  public struct Spread: Sendable, Hashable, Codable {
    /// Exceeded by nine worlds in ten.
    public var p10: Double
    /// Exceeded by every second world.
    public var p50: Double
    /// Exceeded by one world in ten.
    public var p90: Double
    /// The average over the worlds.
    public var mean: Double
    /// The Monte-Carlo standard error of the average; nil for a single world.
    @ExplicitNull public var standardError: Double?
  }

  /// How many worlds were drawn.
  public var draws: Int
  /// What decided the draws.
  public var seed: UInt64
  /// The inputs that varied.
  public var inputs: [UncertainInput]
  /// ROI; nil when costs were not positive in some world.
  @ExplicitNull public var roi: Spread?
  /// Net present value.
  public var netPresentValue: Spread
  /// Share of the worlds with a negative net present value.
  public var probabilityOfLoss: Double
  /// Net present value of the stated values, with the haircuts that the drawn worlds keep.
  public var unadjustedNetPresentValue: Double
  /// ROI of the stated values, with the haircuts that the drawn worlds keep.
  @ExplicitNull public var unadjustedROI: Double?
  /// Share of the worlds whose net present value is below that of the headline, 0 to 1.
  public var headlinePercentile: Double
  /// The spread when only this grade and surer ones count.
  public var byGrade: [GradeSpread]
  /// Net present values in 24 bins of equal width, for a histogram.
  public var histogram: [Bin]
  /// Draws outside an input's domain that were moved to its edge.
  public var clampedDraws: Int
  /// What the haircuts are here.
  public var note: LocalizedText

  /// Whether the headline lies from P10 to P90.
  public var isHeadlineInside: Bool { (0.1...0.9).contains(headlinePercentile) }

  /// The spread when the benefits of some grades only count.
  public struct GradeSpread: Sendable, Hashable, Codable {
    /// The weakest grade that counts.
    public var downTo: EvidenceGrade
    /// Benefits of this grade alone, discounted.
    public var benefits: Spread
    /// Net present value with this grade and the surer ones.
    public var netPresentValue: Spread
    /// ROI with this grade and the surer ones; nil when costs were not positive in some world.
    @ExplicitNull public var roi: Spread?
  }

  /// One bar.
  public struct Bin: Sendable, Hashable, Codable {
    /// Its left edge.
    public var low: Double
    /// Its right edge.
    public var high: Double
    /// How many worlds.
    public var count: Int
  }
}
