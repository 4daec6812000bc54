// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// The way from what is claimed to what can be defended, one correction a step: a waterfall.
///
/// Every step keeps the corrections before it. The last one is the case's own result, so that the
/// changes sum to the whole distance.
public struct Bridge: Sendable, Hashable, Codable {
  /// The steps, the claim first.
  public var steps: [Step]

  /// A correction.
  public enum Correction: String, Sendable, Hashable, Codable, CaseIterable {
    /// What somebody printed.
    case claim
    /// The case's inputs counted as claims count them: each lever alone and in full from the first
    /// month, revenue as margin, every effect the project's, the obvious costs only.
    case additive
    /// The same hours are counted once.
    case hoursOnce
    /// Effects start after go-live, grow and fade.
    case ramp
    /// Only the share that the project causes counts.
    case attribution
    /// Only the margin of revenue counts.
    case margin
    /// Only the freed hours that become value count.
    case capture
    /// Gains bear their risk.
    case gainRisk
    /// The costs that are usually forgotten count.
    case hiddenCosts
    /// Costs bear their risk.
    case costRisk
    /// Later money is worth less.
    case discount
  }

  /// One bar of the waterfall.
  public struct Step: Sendable, Hashable, Codable {
    /// Which correction.
    public var correction: Correction
    /// Gains after it, in currency units.
    public var gains: Double
    /// Costs after it, in currency units.
    public var costs: Double
    /// Change of gains − costs against the step before; nil for the first.
    @ExplicitNull public var change: Double?
    /// (gains − costs) ÷ costs; nil when the costs are not above 0.
    @ExplicitNull public var roi: Double?

    /// gains − costs.
    public var net: Double { gains - costs }
  }
}

extension Bridge.Correction {
  /// The correction's name for people.
  public var name: LocalizedText {
    switch self {
    case .claim: LocalizedText(en: "what is claimed", fr: "ce qui est annoncé")
    case .additive:
      LocalizedText(en: "the inputs, counted as claims do", fr: "les entrées, comptées à l’annonce")
    case .hoursOnce: LocalizedText(en: "the same hours once", fr: "les mêmes heures une fois")
    case .ramp: LocalizedText(en: "go-live, ramp and decay", fr: "mise en service, montée, usure")
    case .attribution: LocalizedText(en: "the project’s own share", fr: "la part du projet")
    case .margin:
      LocalizedText(en: "margin, not revenue", fr: "la marge, non le chiffre d’affaires")
    case .capture: LocalizedText(en: "hours that become value", fr: "les heures captées")
    case .gainRisk: LocalizedText(en: "risk of the gains", fr: "risque des gains")
    case .hiddenCosts: LocalizedText(en: "forgotten costs", fr: "coûts oubliés")
    case .costRisk: LocalizedText(en: "risk of the costs", fr: "risque des coûts")
    case .discount: LocalizedText(en: "discounting", fr: "actualisation")
    }
  }
}

extension BusinessCase {
  /// The way from a claim to the case's own result.
  ///
  /// - Returns: ``claim`` first when the case holds one, then the inputs counted as claims count
  ///   them, then one step per correction; gains and costs of the last step are the present values
  ///   of the result.
  /// - Throws: The first of ``faults()``.
  public func bridge() throws(FinanceError) -> Bridge {
    if let fault = faults().first { throw fault }
    let own = try followingDrivers()
    var naive = own.naive
    var steps: [Bridge.Step] = []
    func add(_ correction: Bridge.Correction, gains: Double, costs: Double) {
      steps.append(
        Bridge.Step(
          correction: correction, gains: gains, costs: costs,
          change: steps.last.map { gains - costs - $0.net },
          roi: returnOnInvestment(benefits: gains, costs: costs).value))
    }
    if let claim { add(.claim, gains: claim.gains, costs: claim.costs) }
    let first = CaseSeries(naive)
    let once = first.labour.reduce(0) { $0 + $1.reduce(0, +) }
    let alone = first.workload?.aloneLabour.reduce(0, +) ?? 0
    let costs = first.allCosts.reduce(0, +)
    let direct = first.gains.reduce(0) { $0 + $1.reduce(0, +) }
    add(.additive, gains: alone + direct, costs: costs)
    add(.hoursOnce, gains: once + direct, costs: costs)
    for correction in Bridge.Correction.allCases.dropFirst(3) {
      naive.restore(correction, from: own)
      let flows = try naive.flows()
      add(
        correction, gains: flows.presentValue(of: flows.benefits),
        costs: flows.presentValue(of: flows.costs))
    }
    return Bridge(steps: steps)
  }

  /// The case as claims count it.
  private var naive: BusinessCase {
    var copy = self
    copy.bindings = []
    copy.goLive = nil
    copy.capture = 1
    copy.cash = nil
    copy.discount.annualRate = 0
    for index in copy.levers.indices {
      copy.levers[index].ramp = .immediate
      copy.levers[index].decay = nil
      copy.levers[index].startMonth = nil
      copy.levers[index].attribution = 1
      copy.levers[index].risk = 0
    }
    for index in copy.gains.indices {
      copy.gains[index].margin = 1
      copy.gains[index].attribution = 1
      copy.gains[index].risk = 0
      guard !copy.gains[index].amount.hasOwnCalendar else { continue }
      copy.gains[index].ramp = .immediate
      copy.gains[index].startMonth = nil
    }
    copy.costs = costs.filter(\.countsAsDirect)
    for index in copy.costs.indices { copy.costs[index].risk = 0 }
    return copy
  }

  private mutating func restore(_ correction: Bridge.Correction, from own: BusinessCase) {
    switch correction {
    case .claim, .additive, .hoursOnce: break
    case .ramp:
      goLive = own.goLive
      for (index, lever) in own.levers.enumerated() {
        levers[index].ramp = lever.ramp
        levers[index].decay = lever.decay
        levers[index].startMonth = lever.startMonth
      }
      for (index, gain) in own.gains.enumerated() {
        gains[index].ramp = gain.ramp
        gains[index].startMonth = gain.startMonth
      }
    case .attribution:
      for (index, lever) in own.levers.enumerated() {
        levers[index].attribution = lever.attribution
      }
      for (index, gain) in own.gains.enumerated() { gains[index].attribution = gain.attribution }
    case .margin:
      for (index, gain) in own.gains.enumerated() { gains[index].margin = gain.margin }
    case .capture:
      capture = own.capture
      cash = own.cash
    case .gainRisk:
      for (index, lever) in own.levers.enumerated() { levers[index].risk = lever.risk }
      for (index, gain) in own.gains.enumerated() { gains[index].risk = gain.risk }
    case .hiddenCosts:
      costs = own.costs
      for index in costs.indices { costs[index].risk = 0 }
    case .costRisk: costs = own.costs
    case .discount: discount = own.discount
    }
  }
}
