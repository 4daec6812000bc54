// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// The promise against what was measured, and what is to be expected of the rest.
///
/// Everything is before risk: what was measured bears no haircut, so the promise bears none here.
/// The benefit of a month is
///
///     κ · (hours without the change − hours with it) · cost per hour + direct gains − costs
///
/// where κ is the share of the freed hours' value that the case counts in that month (capture, posts
/// that go, attribution) and the hours without the change are those of the baseline at
/// the volume of the month.
public struct PlanVariance: Sendable, Hashable, Codable {
  /// The plan's name.
  public var plan: String
  /// Which version of it.
  public var version: Int
  /// The currency of every amount.
  public var currency: Currency
  /// The months that were measured, each against its promise.
  public var months: [Month]
  /// Sums at 3, 6 and 12 months and at the last one measured, up to the last one measured.
  public var checkpoints: [Checkpoint]
  /// The whole variance so far by cause; the shares sum to it.
  public var causes: [Share]
  /// What each part of the workload promised and brought, so far.
  public var parameters: [ParameterOutcome]
  /// Promise, measured months and the expected rest together.
  public var forecast: Forecast
  /// Inputs that were not measured in some month and count as planned there.
  public var unmeasured: [String]

  /// Why a month differs from its promise.
  public enum Cause: String, Sendable, Hashable, Codable, CaseIterable {
    /// More or fewer requests: nobody's merit.
    case volume
    case deflection, recontact, handleTime, occupancy, shrinkage
    /// Another cost of a paid hour.
    case costPerHour
    /// Other prices of the costs.
    case price
    /// Direct gains other than promised.
    case gains

    /// Whether the project answers for it.
    public var isMerit: Bool { self != .volume && self != .costPerHour }
  }

  /// One cause's share of a variance, in currency units.
  public struct Share: Sendable, Hashable, Codable {
    /// The cause.
    public var cause: Cause
    /// Its Shapley share; below 0 it took from the result.
    public var amount: Double
  }

  /// One month.
  public struct Month: Sendable, Hashable, Codable {
    /// Which month of the case.
    public var month: Int
    /// What was promised, before risk.
    public var promised: Double
    /// What was measured.
    public var actual: Double
    /// Measured less promised, by cause.
    public var causes: [Share]

    /// Measured less promised.
    public var variance: Double { actual - promised }
  }

  /// Sums from the start to a month.
  public struct Checkpoint: Sendable, Hashable, Codable {
    /// The last month of the sum.
    public var month: Int
    /// How many months of the sum were measured; the others, the outlay among them, count as
    /// promised.
    public var measuredMonths: Int
    /// What was promised, before risk, the initial outlay included.
    public var promised: Double
    /// What was measured, the initial outlay included.
    public var actual: Double
    /// The part of the difference that volume makes: nobody's merit.
    public var volume: Double
    /// Measured ÷ promised; nil when nothing above 0 was promised.
    @ExplicitNull public var realised: Double?
  }

  /// What one parameter of the workload was to bring and brought, captured, before risk.
  public struct ParameterOutcome: Sendable, Hashable, Codable {
    /// The parameter's cause.
    public var cause: Cause
    /// The levers that were to move it.
    public var levers: [String]
    /// Promised over the measured months.
    public var promised: Double
    /// Brought over the measured months.
    public var actual: Double
  }

  /// The horizon as it now looks.
  public struct Forecast: Sendable, Hashable, Codable {
    /// The last measured month.
    public var measuredTo: Int
    /// Net present value promised with every haircut, as frozen.
    public var promisedNetPresentValue: Double
    /// The same before risk.
    public var plannedNetPresentValue: Double
    /// Net present value of the measured months and the expected rest.
    public var netPresentValue: Double
    /// ROI of the same; nil when the costs are not above 0.
    @ExplicitNull public var roi: Double?
    /// Expected benefit less cost of the months to come, undiscounted.
    public var rest: Double
    /// What was promised for these months, before risk, undiscounted.
    public var promisedRest: Double
    /// How the rest was worked out.
    public var rule: LocalizedText
  }
}

extension PlanVariance.Cause {
  /// The cause's name for people.
  public var name: LocalizedText {
    switch self {
    case .volume: LocalizedText(en: "volume (nobody’s merit)", fr: "volume (mérite de personne)")
    case .deflection: LocalizedText(en: "automation", fr: "automatisation")
    case .recontact: LocalizedText(en: "repeat contacts", fr: "réitérations")
    case .handleTime: LocalizedText(en: "handling time", fr: "durée de traitement")
    case .occupancy: LocalizedText(en: "occupancy", fr: "occupation")
    case .shrinkage: LocalizedText(en: "shrinkage", fr: "temps improductif")
    case .costPerHour: LocalizedText(en: "cost per hour", fr: "coût de l’heure")
    case .price: LocalizedText(en: "prices paid", fr: "prix payés")
    case .gains: LocalizedText(en: "direct gains", fr: "gains directs")
    }
  }
}
