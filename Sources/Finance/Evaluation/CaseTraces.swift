// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// The trace of every figure of a result: formula, inputs and source.
struct CaseTraces {
  let businessCase: BusinessCase
  let result: CaseResult

  /// Results first, then what they are made of, down to the inputs of the case.
  var list: [TracedFigure] {
    results + paybacks + readings + levers + lines + workload + assumptions
  }

  func computed(
    _ id: String, _ name: LocalizedText, _ value: Double?, _ unit: TracedFigure.Unit,
    _ formula: LocalizedText, _ inputs: [TracedFigure.Input], reason: String? = nil,
    grade: EvidenceGrade? = nil
  ) -> TracedFigure {
    TracedFigure(
      id: id, name: name, value: value, unit: unit, formula: formula, inputs: inputs,
      provenance: .computed(formula: formula.en), grade: grade,
      reason: value == nil ? result.reasons[reason ?? id] : nil)
  }

  /// An input that is itself a figure of the list.
  func reference(_ id: String, _ symbol: LocalizedText, _ value: Double?, _ unit: TracedFigure.Unit)
    -> TracedFigure.Input
  {
    TracedFigure.Input(symbol, value, unit, figure: id)
  }

  private var benefits: TracedFigure.Input {
    reference(
      "presentValueBenefits", LocalizedText(en: "B", fr: "G"), result.presentValueBenefits, .money)
  }

  private var costs: TracedFigure.Input {
    reference("presentValueCosts", LocalizedText(verbatim: "C"), result.presentValueCosts, .money)
  }

  private var results: [TracedFigure] {
    let timing =
      switch businessCase.discount.timing {
      case .teiAnnual:
        LocalizedText(
          en: "Σ amount of year k ÷ (1 + r)^k; the initial outlay (k = 0) undiscounted",
          fr: "Σ montant de l’année k ÷ (1 + r)^k ; la mise initiale (k = 0) non actualisée")
      case .monthly:
        LocalizedText(
          en: "Σ amount of month m ÷ (1 + r)^(m/12)", fr: "Σ montant du mois m ÷ (1 + r)^(m/12)")
      case .excelNPV:
        LocalizedText(
          en: "Σ amount of year k ÷ (1 + r)^(k + 1), as a spreadsheet’s NPV()",
          fr: "Σ montant de l’année k ÷ (1 + r)^(k + 1), comme VAN() d’un tableur")
      }
    let rate = reference(
      "discount.annualRate", LocalizedText(verbatim: "r"), result.annualRate, .fraction)
    return [
      computed(
        "roi", LocalizedText(en: "ROI", fr: "ROI"), result.roi, .fraction,
        LocalizedText(en: "(B − C) ÷ C", fr: "(G − C) ÷ C"), [benefits, costs]),
      computed(
        "benefitCostRatio",
        LocalizedText(en: "gross return per unit spent", fr: "retour brut par euro dépensé"),
        result.benefitCostRatio, .number, LocalizedText(en: "B ÷ C", fr: "G ÷ C"),
        [benefits, costs]),
      computed(
        "netPresentValue", LocalizedText(en: "net present value", fr: "valeur actuelle nette"),
        result.netPresentValue, .money, LocalizedText(en: "B − C", fr: "G − C"),
        [benefits, costs]),
      computed(
        "presentValueBenefits",
        LocalizedText(en: "benefits, present value", fr: "gains actualisés"),
        result.presentValueBenefits, .money, timing,
        [rate] + result.levers.map(leverInput) + result.gains.map { lineInput($0, "gains") }),
      computed(
        "presentValueCosts", LocalizedText(en: "costs, present value", fr: "coûts actualisés"),
        result.presentValueCosts, .money, timing,
        [rate] + result.costs.map { lineInput($0, "costs") }),
      computed(
        "internalRateOfReturn",
        LocalizedText(en: "internal rate of return", fr: "taux de rendement interne"),
        result.internalRateOfReturn, .fraction,
        LocalizedText(
          en: "the rate r at which Σ net flow ÷ (1 + r)^k is 0",
          fr: "le taux r pour lequel Σ flux net ÷ (1 + r)^k vaut 0"), []),
      computed(
        "peakFunding", LocalizedText(en: "peak funding", fr: "besoin de financement maximal"),
        result.peakFunding, .money,
        LocalizedText(
          en: "−(lowest cumulated net flow)", fr: "−(plus bas flux net cumulé)"), []),
    ]
  }

  private func leverInput(_ lever: LeverResult) -> TracedFigure.Input {
    reference("levers.\(lever.id).money", lever.name, lever.presentValue, .money)
  }

  private func lineInput(_ line: LineResult, _ list: String) -> TracedFigure.Input {
    reference("\(list).\(line.id)", line.name, line.presentValue, .money)
  }

  private var paybacks: [TracedFigure] {
    let first = result.firstTwelveMonths
    return [
      computed(
        "paybackMonths.simple", LocalizedText(en: "simple payback", fr: "délai de retour simple"),
        result.paybackMonths.simple, .months,
        LocalizedText(
          en: "costs of the first 12 months ÷ (gains of the first 12 months ÷ 12)",
          fr: "coûts des 12 premiers mois ÷ (gains des 12 premiers mois ÷ 12)"),
        [
          TracedFigure.Input(LocalizedText(en: "costs", fr: "coûts"), first.costs, .money),
          TracedFigure.Input(LocalizedText(en: "gains", fr: "gains"), first.benefits, .money),
        ]),
      computed(
        "paybackMonths.cumulative",
        LocalizedText(en: "payback on cumulated flows", fr: "délai de retour sur flux cumulés"),
        result.paybackMonths.cumulative, .months,
        LocalizedText(
          en: "the month from which the cumulated net flow stays at 0 or above, linear inside it",
          fr: "le mois à partir duquel le flux net cumulé reste à 0 ou plus, linéaire dans le mois"
        ),
        []),
      computed(
        "paybackMonths.discounted",
        LocalizedText(en: "discounted payback", fr: "délai de retour actualisé"),
        result.paybackMonths.discounted, .months,
        LocalizedText(
          en: "the same on discounted flows", fr: "le même sur flux actualisés"), []),
      computed(
        "firstTwelveMonths.roi",
        LocalizedText(en: "simple ROI over 12 months", fr: "ROI simple sur 12 mois"),
        first.roi, .fraction,
        LocalizedText(
          en: "(gains − costs) ÷ costs, first 12 months, undiscounted",
          fr: "(gains − coûts) ÷ coûts, 12 premiers mois, non actualisé"),
        [
          TracedFigure.Input(LocalizedText(en: "gains", fr: "gains"), first.benefits, .money),
          TracedFigure.Input(LocalizedText(en: "costs", fr: "coûts"), first.costs, .money),
        ], reason: "roi"),
    ]
  }

  private var readings: [TracedFigure] {
    Reading.allCases.map { reading in
      let value = result.readings[reading]
      return computed(
        "readings.\(reading.rawValue)", reading.name, value.roi, .fraction,
        LocalizedText(
          en: "(B − C) ÷ C with the benefits that this reading counts",
          fr: "(G − C) ÷ C avec les gains que cette lecture retient"),
        [
          TracedFigure.Input(
            LocalizedText(en: "B", fr: "G"), value.presentValueBenefits, .money), costs,
        ], reason: "roi")
    }
  }

  private var assumptions: [TracedFigure] {
    let rate = TracedFigure(
      id: "discount.annualRate",
      name: LocalizedText(en: "discount rate", fr: "taux d’actualisation"),
      value: result.annualRate, unit: .fraction, formula: CaseTraces.stated,
      provenance: .declared)
    guard result.workload != nil else { return [rate] }
    return [
      rate,
      TracedFigure(
        id: "capture", name: LocalizedText(en: "capture rate", fr: "taux de captation"),
        value: businessCase.capture, unit: .fraction, formula: CaseTraces.stated,
        provenance: .declared),
    ]
  }

  static let stated = LocalizedText(en: "stated in the case", fr: "indiqué dans le dossier")
}
