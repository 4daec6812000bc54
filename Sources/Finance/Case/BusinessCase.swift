// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A business case: what the service does today, what is to change, what it costs and earns.
///
/// Fractions are fractions (0.30), amounts are units of ``currency`` without recoverable VAT,
/// months count from the start of the case: month 0 holds what is paid before anything runs,
/// month 1 is the first month.
public struct BusinessCase: Sendable, Hashable, Codable {
  /// What is judged.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A change: its own costs and gains, beside what exists.
    case project
    /// A whole department: a negative ROI is a normal answer.
    case function
  }

  /// The title of the document.
  public var title: LocalizedText
  /// Whether a change or a whole department is judged.
  public var kind: Kind
  /// The currency of every amount.
  public var currency: Currency
  /// How many months are counted, 1 to 240.
  public var horizonMonths: Int
  /// The first day of month 1; nil when the case has no calendar.
  public var start: LocalDate?
  /// The day on which the change is in use; nil means the first day of the case.
  public var goLive: LocalDate?
  /// How later money is compared with money today.
  public var discount: DiscountRule
  /// The baseline workload.
  public var workload: Workload
  /// What changes the workload.
  public var levers: [Lever]
  /// How the cost of an agent was worked out from pay; nil when costs were typed.
  public var agentCost: AgentCost?
  /// The share of freed hours that becomes value, 0 to 1.
  public var capture: Double
  /// How freed hours become cash; nil when no post, temporary or outsourced hour is to go.
  public var cash: CashPlan?
  /// Direct-euro lines: gains that do not pass through the agents' hours.
  public var gains: [GainLine]
  /// What is spent.
  public var costs: [CostLine]
  /// What is uncertain, for the simulation.
  public var uncertainty: [UncertainInput]
  /// How the simulation is run.
  public var simulation: SimulationOptions
  /// Quantities that several inputs share.
  public var drivers: [Driver]
  /// Inputs that follow a formula over the drivers.
  public var bindings: [Binding]
  /// Named sets of values beside the central one; empty derives a prudent and an ambitious one
  /// from the ranges of ``uncertainty``.
  public var scenarios: [Scenario]
  /// What the change is good for beside money: listed, never summed.
  public var strategic: [StrategicItem]
  /// What somebody promised, to be held against the case; nil when nobody did.
  public var claim: Claim?
  /// The operational index, kept apart from money; empty when it is not stated.
  public var operationalIndex: [OperationalIndicator]
  /// The operational return, kept apart from money; nil when it is not stated.
  public var operational: OperationalInputs?
  /// What figures cannot say: the texts of the nine parts.
  public var narrative: Narrative

  /// Creates a case; everything but the title has a default that means "nothing stated".
  public init(
    title: LocalizedText, kind: Kind = .project, currency: Currency = .euro,
    horizonMonths: Int = 36, start: LocalDate? = nil, goLive: LocalDate? = nil,
    discount: DiscountRule = DiscountRule(), workload: Workload = .absent, levers: [Lever] = [],
    agentCost: AgentCost? = nil, capture: Double = 0.5, cash: CashPlan? = nil,
    gains: [GainLine] = [], costs: [CostLine] = [],
    uncertainty: [UncertainInput] = [], simulation: SimulationOptions = SimulationOptions(),
    drivers: [Driver] = [], bindings: [Binding] = [], scenarios: [Scenario] = [],
    strategic: [StrategicItem] = [], claim: Claim? = nil,
    operationalIndex: [OperationalIndicator] = [], operational: OperationalInputs? = nil,
    narrative: Narrative = Narrative()
  ) {
    self.title = title
    self.kind = kind
    self.currency = currency
    self.horizonMonths = horizonMonths
    self.start = start
    self.goLive = goLive
    self.discount = discount
    self.workload = workload
    self.levers = levers
    self.agentCost = agentCost
    self.capture = capture
    self.cash = cash
    self.gains = gains
    self.costs = costs
    self.uncertainty = uncertainty
    self.simulation = simulation
    self.drivers = drivers
    self.bindings = bindings
    self.scenarios = scenarios
    self.strategic = strategic
    self.claim = claim
    self.operationalIndex = operationalIndex
    self.operational = operational
    self.narrative = narrative
  }

  /// The first month in which the change is in use: 1 unless ``goLive`` lies after ``start``.
  ///
  /// Whole calendar months between the two days; a go-live before the start counts as month 1.
  public var goLiveMonth: Int {
    guard let start, let goLive else { return 1 }
    let months = (goLive.year - start.year) * 12 + goLive.month - start.month
    return max(1, months + 1)
  }
}
