// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// The baseline workload of a case.
public enum Workload: Sendable, Hashable, Codable {
  /// No workload: the case counts direct-euro lines only.
  case absent
  /// Typed in, or measured and filled in by the workspace.
  case segments([WorkloadSegment])
  /// To be measured in the workspace before the case can be evaluated.
  case measured(MeasuredBaseline)
}

/// A baseline that the workspace is asked to measure.
public struct MeasuredBaseline: Sendable, Hashable, Codable {
  /// The first day of the window.
  public var from: LocalDate
  /// The last day of the window, included.
  public var to: LocalDate
  /// Conditions on dimensions, such as `channel=phone`.
  public var conditions: [String]
  /// What the contact data does not hold and the case types in instead; nil asks for measurement.
  public var typed: TypedWorkload

  /// Creates the request.
  public init(
    from: LocalDate, to: LocalDate, conditions: [String] = [],
    typed: TypedWorkload = TypedWorkload()
  ) {
    self.from = from
    self.to = to
    self.conditions = conditions
    self.typed = typed
  }
}

/// Workload parameters typed beside a measured baseline; see ``WorkloadSegment`` for the units.
public struct TypedWorkload: Sendable, Hashable, Codable {
  /// Demand in issues per month.
  public var demandPerMonth: Double?
  /// Extra human contacts per human-handled issue.
  public var recontactRate: Double?
  /// Handling time in minutes.
  public var handleMinutes: Double?
  /// Share of the issues that no person takes today.
  public var deflection: Double?
  /// Occupancy.
  public var occupancy: Double?
  /// Shrinkage.
  public var shrinkage: Double?
  /// Cost of one paid hour.
  public var costPerPaidHour: Double?

  /// Creates the parameters; nil everywhere unless given.
  public init(
    demandPerMonth: Double? = nil, recontactRate: Double? = nil, handleMinutes: Double? = nil,
    deflection: Double? = nil, occupancy: Double? = nil, shrinkage: Double? = nil,
    costPerPaidHour: Double? = nil
  ) {
    self.demandPerMonth = demandPerMonth
    self.recontactRate = recontactRate
    self.handleMinutes = handleMinutes
    self.deflection = deflection
    self.occupancy = occupancy
    self.shrinkage = shrinkage
    self.costPerPaidHour = costPerPaidHour
  }
}

/// A quantity of the workload identity.
public enum WorkloadParameter: String, Sendable, Hashable, Codable, CaseIterable {
  case demandPerMonth, deflection, recontactRate, handleMinutes, occupancy, shrinkage
  /// Contacts per agent and day; becomes handling time by A₁ = A₀/(1 + p).
  case productivity
  /// Share of issues resolved at the first contact: the repeat-contact rate in other words.
  case firstContactResolution
  /// Price of a paid hour; no lever moves it, but it can be uncertain.
  case costPerPaidHour

  /// The parameter's name for people.
  public var name: LocalizedText {
    switch self {
    case .demandPerMonth: LocalizedText(en: "demand per month", fr: "demandes par mois")
    case .deflection: LocalizedText(en: "automation", fr: "automatisation")
    case .recontactRate: LocalizedText(en: "repeat-contact rate", fr: "taux de réitération")
    case .handleMinutes: LocalizedText(en: "handling time", fr: "durée moyenne de traitement")
    case .occupancy: LocalizedText(en: "occupancy", fr: "taux d’occupation")
    case .shrinkage: LocalizedText(en: "shrinkage", fr: "temps improductif payé")
    case .productivity: LocalizedText(en: "productivity", fr: "productivité")
    case .firstContactResolution:
      LocalizedText(en: "first-contact resolution", fr: "résolution au premier contact")
    case .costPerPaidHour: LocalizedText(en: "cost per paid hour", fr: "coût de l’heure payée")
    }
  }
}

/// One part of the workload, such as a channel: all its hours follow one identity.
///
///     paid hours = N · (1 − d) · (1 + r) · A/60 ÷ (o · (1 − s))      per month
public struct WorkloadSegment: Sendable, Hashable, Codable {
  /// The segment's id, unique in the case.
  public var id: String
  /// N: demand in issues per month, at least 0.
  public var demandPerMonth: Double
  /// d: share of the issues that no person takes already today, 0 to 1.
  public var deflection: Double
  /// r: extra human contacts per human-handled issue, at least 0 (0.25 is one in four).
  public var recontactRate: Double
  /// A: handling time in minutes (talk, hold and after-call work), at least 0.
  public var handleMinutes: Double
  /// o: share of the present time spent on contacts, above 0 and at most 1.
  public var occupancy: Double
  /// s: share of the paid time not available for contacts, from 0 to below 1.
  public var shrinkage: Double
  /// Loaded cost of one paid hour, in the currency of the case, at least 0.
  public var costPerPaidHour: Double
  /// How a first-contact resolution and ``recontactRate`` are turned into each other.
  public var recontactConvention: RecontactConvention
  /// Yearly growth of the demand without any lever, above −1: month m has (1 + g)^(m/12) of it.
  public var growthPerYear: Double
  /// Demand from January to December relative to the average month, 12 numbers whose mean is 1;
  /// empty for a level year.
  public var season: [Double]
  /// Where each parameter comes from; a parameter that is not listed was declared.
  public var provenances: [WorkloadParameter: Provenance]

  /// Creates a segment.
  public init(
    id: String, demandPerMonth: Double, deflection: Double = 0, recontactRate: Double = 0,
    handleMinutes: Double, occupancy: Double = 1, shrinkage: Double = 0, costPerPaidHour: Double,
    recontactConvention: RecontactConvention = .geometric, growthPerYear: Double = 0,
    season: [Double] = [], provenances: [WorkloadParameter: Provenance] = [:]
  ) {
    self.id = id
    self.demandPerMonth = demandPerMonth
    self.deflection = deflection
    self.recontactRate = recontactRate
    self.handleMinutes = handleMinutes
    self.occupancy = occupancy
    self.shrinkage = shrinkage
    self.costPerPaidHour = costPerPaidHour
    self.recontactConvention = recontactConvention
    self.growthPerYear = growthPerYear
    self.season = season
    self.provenances = provenances
  }

  /// Where a parameter comes from.
  public func provenance(of parameter: WorkloadParameter) -> Provenance {
    provenances[parameter] ?? .declared
  }
}
