// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A test in which chance decided who got the change: its figures, its plan and how it was watched.
public struct RandomisedTest: Sendable, Hashable {
  /// The figures of both arms, by the kind of outcome.
  public enum Figures: Sendable, Hashable {
    /// A measured outcome or a ratio per unit.
    case means(control: ArmSummary, treatment: ArmSummary)
    /// A measured outcome with a covariate from before the test (CUPED).
    case adjusted(control: CovariateStatistics, treatment: CovariateStatistics)
    /// A yes-or-no outcome.
    case shares(control: ShareCount, treatment: ShareCount)
    /// A count of independent events per exposure, such as contacts per order.
    case rates(control: EventCount, treatment: EventCount)
  }

  /// The events counted over an exposure.
  public struct EventCount: Sendable, Hashable {
    /// The events.
    public var events: Int
    /// The exposure, such as orders or customer days; above 0.
    public var exposure: Double

    /// Creates a count.
    public init(events: Int, exposure: Double) {
      self.events = events
      self.exposure = exposure
    }
  }

  /// The units that said yes, of all.
  public struct ShareCount: Sendable, Hashable {
    /// The units that said yes.
    public var successes: Double
    /// All units.
    public var count: Double

    /// Creates a count.
    public init(successes: Double, count: Double) {
      self.successes = successes
      self.count = count
    }
  }

  /// How often the result was or will be looked at.
  public enum Reading: Sendable, Hashable {
    /// It may be looked at any time: the interval holds at every look. The right choice while the
    /// test runs; `tuning` as in ``confidenceSequence(control:treatment:scale:level:tuning:)``.
    case anyTime(tuning: Double)
    /// Once, at the size planned before the start.
    case once
    /// So many times with an interval made for one look, which deceives.
    case repeatedly(Int)
  }

  /// The name of the outcome.
  public var outcome: LocalizedText
  /// Its unit; nil for shares.
  public var unit: LocalizedText?
  /// The figures.
  public var figures: Figures
  /// How it was watched.
  public var reading: Reading
  /// The planned shares of control and treatment.
  public var plannedShares: [Double]
  /// The units assigned to control and treatment; nil to take those of the figures.
  ///
  /// Compared with the plan before anyone is left out.
  public var assigned: [Double]?
  /// The smallest difference that would be worth the change, in the unit of the outcome (a fraction
  /// for shares); nil when none was named.
  public var smallestWorthwhile: Double?
  /// The p-values of the other outcomes looked at in the same test.
  public var otherPValues: [Double]
  /// The days of the test.
  public var window: ClosedRange<LocalDate>?
  /// The level of every interval, a fraction.
  public var level: Double

  /// Describes a test of two equal arms, read at any time.
  public init(
    outcome: LocalizedText, unit: LocalizedText? = nil, figures: Figures,
    reading: Reading = .anyTime(tuning: 5_000), plannedShares: [Double] = [0.5, 0.5],
    assigned: [Double]? = nil, smallestWorthwhile: Double? = nil, otherPValues: [Double] = [],
    window: ClosedRange<LocalDate>? = nil, level: Double = 0.95
  ) {
    self.outcome = outcome
    self.unit = unit
    self.figures = figures
    self.reading = reading
    self.plannedShares = plannedShares
    self.assigned = assigned
    self.smallestWorthwhile = smallestWorthwhile
    self.otherPValues = otherPValues
    self.window = window
    self.level = level
  }
}
