// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// How much of a result is worked out.
public enum EvaluationDetail: Sendable, Hashable {
  /// Everything.
  case full
  /// No simulation, sensitivity or scenarios: what takes longest.
  case totals
}

extension BusinessCase {
  /// Everything that the case comes to.
  ///
  /// The hours are computed once from the workload identity with all levers, split among them
  /// exactly, valued with capture, lowered by each line's risk, and discounted; direct gains and
  /// costs join them month by month. The simulation runs when something is uncertain.
  ///
  /// - Parameter detail: Whether simulation, sensitivity and scenarios are worked out too.
  /// - Returns: All figures, with warnings, open questions and the trace of each figure.
  /// - Throws: The first of ``faults()``.
  ///
  /// Properties: the Shapley shares sum to the hours saved; scaling every amount, price and
  /// demand scales every amount of the result and leaves ratios; the order of lines changes
  /// nothing but their order; years are sums of months.
  public func evaluate(
    _ detail: EvaluationDetail = .full
  ) throws(FinanceError) -> CaseResult {
    if let fault = faults().first { throw fault }
    let resolved = try followingDrivers()
    let series = CaseSeries(resolved)
    let flows = try CashFlows(
      benefits: series.benefits, costs: series.allCosts, rule: discount)
    return CaseAssembly(businessCase: resolved, series: series, flows: flows).result(detail)
  }

  /// The money of a sound case by month, without traces, simulation or sensitivity.
  func flows() throws(FinanceError) -> CashFlows {
    let resolved = try followingDrivers()
    let series = CaseSeries(resolved)
    return try CashFlows(
      benefits: series.benefits, costs: series.allCosts, rule: resolved.discount)
  }
}

/// Puts a result together from the money by month.
struct CaseAssembly {
  let businessCase: BusinessCase
  let series: CaseSeries
  let flows: CashFlows

  var presentBenefits: Double { flows.presentValue(of: flows.benefits) }
  var presentCosts: Double { flows.presentValue(of: flows.costs) }

  func result(_ detail: EvaluationDetail) -> CaseResult {
    let benefits = presentBenefits
    let costs = presentCosts
    let totalBenefits = flows.benefits.reduce(0, +)
    let totalCosts = flows.costs.reduce(0, +)
    let roi = returnOnInvestment(benefits: benefits, costs: costs)
    let ratio = benefitCostRatio(benefits: benefits, costs: costs)
    let rate = flows.internalRateOfReturn
    let paybacks = self.paybacks
    let workload = workloadResult
    let overstatement = additiveOverstatement
    let operational = operationalReturn
    let index = OperationalIndex(businessCase.operationalIndex)
    var reasons: [String: LocalizedText] = [:]
    reasons["roi"] = roi.reason
    reasons["benefitCostRatio"] = ratio.reason
    reasons["internalRateOfReturn"] = rate.reason
    reasons["paybackMonths.simple"] = paybacks.simple.reason
    reasons["paybackMonths.cumulative"] = paybacks.cumulative.reason
    reasons["paybackMonths.discounted"] = paybacks.discounted.reason
    reasons["additiveOverstatement"] = overstatement.reason
    reasons["operationalReturn"] = operational.reason
    if businessCase.uncertainty.isEmpty {
      reasons["simulation"] = CaseAssembly.nothingUncertain
      reasons["sensitivity.tornado"] = CaseAssembly.nothingUncertain
    }
    if index == nil {
      reasons["operationalIndex"] = LocalizedText(
        en: "The case states no operational indicators.",
        fr: "Le dossier n’indique aucun indicateur opérationnel.")
    }
    if workload == nil { reasons["workload"] = CaseAssembly.noWorkload }
    if benefits >= costs { reasons["breakEven"] = CaseAssembly.notNegative }
    var result = CaseResult(
      title: businessCase.title, kind: businessCase.kind, currency: businessCase.currency,
      horizonMonths: businessCase.horizonMonths, timing: businessCase.discount.timing,
      annualRate: businessCase.discount.annualRate, roi: roi.value,
      benefitCostRatio: ratio.value, netPresentValue: benefits - costs,
      internalRateOfReturn: rate.value, presentValueBenefits: benefits,
      presentValueCosts: costs, totalBenefits: totalBenefits, totalCosts: totalCosts,
      paybackMonths: PaybackMonths(
        simple: paybacks.simple.value, cumulative: paybacks.cumulative.value,
        discounted: paybacks.discounted.value),
      peakFunding: peakFunding(of: flows.net), firstTwelveMonths: firstTwelveMonths,
      readings: readings, byGrade: byGrade, evidenceLadder: evidenceLadder, workload: workload,
      levers: leverResults, additiveOverstatement: overstatement.value, gains: gainResults,
      costs: costResults, costsByCategory: costsByCategory, cashFlows: flows.table,
      horizons: horizonTotals, breakEven: breakEven, operationalReturn: operational.value,
      operationalIndex: index, strategic: businessCase.strategic, posts: posts,
      simulation: nil, sensitivity: nil, scenarios: [], warnings: [],
      openQuestions: businessCase.openQuestions, reasons: reasons, figures: [])
    switch detail {
    case .totals:
      for key in ["simulation", "sensitivity"] { result.reasons[key] = CaseAssembly.notAsked }
    case .full:
      result.simulation =
        businessCase.uncertainty.isEmpty
        ? nil : businessCase.simulate(headline: benefits - costs)
      result.sensitivity =
        SensitivityModel(businessCase, series: series, flows: flows).sensitivity()
      result.scenarios = businessCase.scenarioResults()
    }
    result.warnings = CaseWarnings(businessCase: businessCase, result: result).list
    result.figures = CaseTraces(businessCase: businessCase, result: result).list
    return result
  }

  private var paybacks:
    (simple: DerivedFigure, cumulative: DerivedFigure, discounted: DerivedFigure)
  {
    guard businessCase.hasUpFrontCost(series) else {
      let refused = DerivedFigure.undefined(CaseAssembly.nothingUpFront)
      return (refused, refused, refused)
    }
    let first = firstTwelveMonths
    let months = Double(min(12, businessCase.horizonMonths))
    return (
      simplePayback(costs: first.costs, monthlyGain: first.benefits / months),
      payback(of: flows.net), payback(of: flows.discountedNet)
    )
  }

  private var firstTwelveMonths: FirstTwelveMonths {
    let benefits = flows.benefits.prefix(13).reduce(0, +)
    let costs = flows.costs.prefix(13).reduce(0, +)
    return FirstTwelveMonths(
      benefits: benefits, costs: costs,
      roi: returnOnInvestment(benefits: benefits, costs: costs).value,
      grossReturn: benefitCostRatio(benefits: benefits, costs: costs).value)
  }

  private var breakEven: BreakEven? {
    let missing = presentCosts - presentBenefits
    guard missing > 0 else { return nil }
    let horizon = businessCase.horizonMonths
    let unit = (0...horizon).map { $0 == 0 ? 0 : 1.0 / 12 }
    return BreakEven(
      missingPresentValue: missing, missingPerYear: missing / flows.presentValue(of: unit),
      benefitFactor: presentBenefits > 0 ? presentCosts / presentBenefits : nil)
  }

  private var horizonTotals: [HorizonTotal] {
    let horizon = businessCase.horizonMonths
    let bands: [(HorizonTotal.Term, Int, Int)] = [
      (.short, 0, 6), (.medium, 7, 18), (.long, 19, horizon),
    ]
    return bands.compactMap { term, from, last in
      let to = min(last, horizon)
      guard from <= to else { return nil }
      let benefits = flows.benefits[from...to].reduce(0, +)
      let costs = flows.costs[from...to].reduce(0, +)
      return HorizonTotal(
        term: term, from: from, to: to, benefits: benefits, costs: costs, net: benefits - costs)
    }
  }

  private var operationalReturn: DerivedFigure {
    guard let inputs = businessCase.operational else {
      return .undefined(
        LocalizedText(
          en: "The case states no operational gains.",
          fr: "Le dossier n’indique aucun gain opérationnel."))
    }
    return benefitCostRatio(
      benefits: inputs.efficiencyPerYear + inputs.qualityPerYear,
      costs: inputs.operatingCostPerYear)
  }

  private static let nothingUncertain = LocalizedText(
    en: "The case says of nothing that it is uncertain.",
    fr: "Le dossier ne dit d’aucune entrée qu’elle est incertaine.")
  private static let notAsked = LocalizedText(
    en: "Only the totals were asked for.", fr: "Seuls les totaux ont été demandés.")
  private static let noWorkload = LocalizedText(
    en: "The case has no workload, only direct lines.",
    fr: "Le dossier n’a pas de charge de travail, seulement des lignes directes.")
  private static let notNegative = LocalizedText(
    en: "The net present value is not negative.", fr: "La valeur nette n’est pas négative.")
  private static let nothingUpFront = LocalizedText(
    en: "Not applicable: nothing is paid up front, so there is nothing to pay back. Look at the "
      + "net flow of each month.",
    fr: "Sans objet : rien n’est payé d’avance, il n’y a donc rien à rembourser. Regardez le flux "
      + "net de chaque mois.")
}

extension BusinessCase {
  /// Whether something is paid once, or before the first month.
  func hasUpFrontCost(_ series: CaseSeries) -> Bool {
    zip(costs, series.costs).contains { line, months in
      (months.first ?? 0) > 0 || (line.amount.isPaidOnce && months.contains { $0 > 0 })
    }
  }
}
