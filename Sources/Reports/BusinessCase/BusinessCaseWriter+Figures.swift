// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension BusinessCaseWriter {
  /// Figures, sources and amounts in words.
  var text: FigureText { FigureText(language: language, style: style) }

  /// Enters every figure that the document prints: first what the engine traced, with its formula
  /// and inputs, then the few that it did not.
  mutating func enterFigures() {
    let traced = Set(result.figures.map(\.id))
    for figure in result.figures { enter(figure, among: traced) }
    enterConventions()
    enterResults()
    enterReadings()
    enterWorkload()
    enterLines()
    enterGrades()
    enterSimulation()
  }

  private mutating func enter(_ figure: TracedFigure, among traced: Set<String>) {
    let inputs = figure.inputs.map { input -> FigureRecord.Input in
      let value = text.input(input.value, input.unit)
      let inline: Inline =
        if let id = input.figure, traced.contains(id) {
          .figure(FigureReference(FigureLedger.anchor(id), value))
        } else {
          .text(value)
        }
      return FigureRecord.Input(t(input.symbol), [inline])
    }
    let reason = figure.reason.map { " " + t($0) } ?? ""
    let isInput = figure.inputs.isEmpty && text.grade(of: figure.provenance) != nil
    let isUnreached =
      figure.value == nil && figure.unit == .months && figure.id.hasPrefix("paybackMonths")
    let value =
      isUnreached
      ? paysUpFront ? t("not reached", "non atteint") : t("not applicable", "sans objet")
      : text.value(figure.value, figure.unit)
    ledger.enter(
      FigureRecord(
        id: FigureLedger.anchor(figure.id), label: label(of: figure), value: value,
        formula: isInput || figure.formula.en.isEmpty ? nil : t(figure.formula),
        filled: filled(figure, value), inputs: inputs,
        source: [.text(text.source(figure.provenance) + reason)],
        grade: figure.grade ?? text.grade(of: figure.provenance)))
  }

  /// Whether something is paid once or before the first month: without it nothing is to pay back.
  private var paysUpFront: Bool {
    if let first = result.cashFlows.monthly.first, first.costs > 0 { return true }
    return zip(plan.costs, result.costs).contains { cost, line in
      switch cost.amount {
      case .once, .peopleDays, .peopleHours, .learningCurve: line.nominal > 0
      default: false
      }
    }
  }

  /// The figure's name, with its segment where several segments have one.
  private func label(of figure: TracedFigure) -> String {
    let name = capitalized(t(figure.name))
    let parts = figure.id.split(separator: ".").map(String.init)
    guard parts.count > 2, parts[0] == "workload", !name.contains(parts[1]) else { return name }
    return "\(name) (\(parts[1]))"
  }

  /// The formula with each symbol replaced by its value, longest symbols first, whole words only;
  /// nil when most of the inputs do not occur in it.
  private func filled(_ figure: TracedFigure, _ value: String) -> String? {
    guard figure.value != nil else { return nil }
    var pieces: [(text: String, isValue: Bool)] = [(t(figure.formula), false)]
    let symbols = figure.inputs.map { (t($0.symbol), text.input($0.value, $0.unit)) }
      .sorted { $0.0.count > $1.0.count }
    var found = 0
    for (symbol, number) in symbols where !symbol.isEmpty {
      let before = pieces.count
      defer { found += pieces.count > before ? 1 : 0 }
      pieces = pieces.flatMap { piece in
        piece.isValue ? [piece] : Self.replace(symbol, in: piece.text, by: number)
      }
    }
    guard found > 0, found * 2 >= symbols.count else { return nil }
    return pieces.map(\.text).joined() + " = " + value
  }

  private static func replace(
    _ symbol: String, in text: String, by value: String
  ) -> [(text: String, isValue: Bool)] {
    var result: [(String, Bool)] = []
    var rest = text[...]
    var search = rest
    while let range = search.firstRange(of: symbol) {
      let before =
        range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
      let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
      if before.isLetter || before.isNumber || after.isLetter || after.isNumber {
        search = text[range.upperBound...]
        continue
      }
      result += [(String(rest[..<range.lowerBound]), false), (value, true)]
      rest = text[range.upperBound...]
      search = rest
    }
    result.append((String(rest), false))
    return result
  }

  /// Enters one figure that the engine did not trace.
  mutating func enter(
    _ id: String, _ label: String, _ value: String, formula: String? = nil, filled: String? = nil,
    inputs: [FigureRecord.Input] = [], source: [Inline]? = nil, grade: EvidenceGrade? = nil
  ) {
    let computed = t("Computed by this case.", "Calculé par ce dossier.")
    ledger.enter(
      FigureRecord(
        id: FigureLedger.anchor(id), label: label, value: value, formula: formula, filled: filled,
        inputs: inputs, source: source ?? [.text(computed)], grade: grade))
  }

  /// An input that is itself an entered figure.
  func input(_ label: String, _ id: String) -> FigureRecord.Input { .init(label, [figure(id)]) }

  private var typed: [Inline] { [.text(t("Case file.", "Fichier du dossier."))] }

  /// Enters a figure that may be undefined: the reason then stands as its source.
  private mutating func enter(
    _ id: String, _ label: String, _ value: Double?, _ unit: TracedFigure.Unit, formula: String,
    filled: String? = nil, inputs: [FigureRecord.Input] = []
  ) {
    let isPayback = id.hasPrefix("paybackMonths.c") || id.hasPrefix("paybackMonths.d")
    let printed =
      value == nil && isPayback ? t("not reached", "non atteint") : text.value(value, unit)
    let reason = result.reasons[id] ?? result.reasons[String(id.prefix { $0 != "." })]
    enter(
      id, label, printed, formula: formula, filled: value == nil ? nil : filled,
      inputs: inputs, source: value == nil ? reason.map { [.text(t($0))] } : nil)
  }

  private mutating func enterConventions() {
    enter("horizon", "Horizon", style.months(Double(result.horizonMonths)), source: typed)
    enter(
      "discount.annualRate", t("Discount rate per year", "Taux d’actualisation annuel"),
      text.percent(result.annualRate), source: typed)
    guard !plan.levers.isEmpty else { return }
    enter(
      "capture", t("Capture rate of freed hours", "Taux de captation des heures libérées"),
      text.percent(plan.capture), source: typed)
  }

  private mutating func enterResults() {
    let rate = input(t("Rate", "Taux"), "discount.annualRate")
    enter(
      "presentValueBenefits", t("Benefits, present value", "Gains, valeur actuelle"),
      result.presentValueBenefits, .money,
      formula: t("Σ benefits after risk, discounted", "Σ gains après risque, actualisés"),
      inputs: [rate])
    enter(
      "presentValueCosts", t("Costs, present value", "Coûts, valeur actuelle"),
      result.presentValueCosts, .money,
      formula: t("Σ costs after risk, discounted", "Σ coûts après risque, actualisés"),
      inputs: [rate])
    let both = [
      input(t("Benefits", "Gains"), "presentValueBenefits"),
      input(t("Costs", "Coûts"), "presentValueCosts"),
    ]
    let gains = style.money(result.presentValueBenefits)
    let costs = style.money(result.presentValueCosts)
    enter(
      "netPresentValue", t("Net present value", "Valeur actuelle nette"), result.netPresentValue,
      .money, formula: t("benefits − costs", "gains − coûts"), filled: "\(gains) − \(costs)",
      inputs: both)
    enter(
      "roi", t("Return on investment", "Retour sur investissement"), result.roi, .fraction,
      formula: t("(benefits − costs) ÷ costs", "(gains − coûts) ÷ coûts"),
      filled: "(\(gains) − \(costs)) ÷ \(costs)", inputs: both)
    enter(
      "benefitCostRatio", t("Benefits per unit of cost", "Gains par unité de coût"),
      result.benefitCostRatio, .number, formula: t("benefits ÷ costs", "gains ÷ coûts"),
      filled: "\(gains) ÷ \(costs)", inputs: both)
    enter(
      "internalRateOfReturn", t("Internal rate of return", "Taux de rendement interne"),
      result.internalRateOfReturn, .fraction,
      formula: t(
        "the yearly rate at which the net present value is zero",
        "le taux annuel qui annule la valeur actuelle nette"))
    enter(
      "peakFunding", t("Peak funding", "Besoin maximal de financement"), result.peakFunding, .money,
      formula: t("− lowest cumulated net flow", "− plus bas du flux net cumulé"))
    enterPaybacks(result.paybackMonths)
  }

  private mutating func enterPaybacks(_ payback: PaybackMonths) {
    enter(
      "paybackMonths.simple", t("Simple payback", "Retour simple"), payback.simple, .months,
      formula: t(
        "costs of the first year ÷ average monthly gain of that year",
        "coûts de la première année ÷ gain mensuel moyen de cette année"))
    enter(
      "paybackMonths.cumulative", t("Cumulated payback", "Retour cumulé"), payback.cumulative,
      .months,
      formula: t(
        "the moment after which the cumulated net flow stays positive",
        "le moment à partir duquel le flux net cumulé reste positif"))
    enter(
      "paybackMonths.discounted", t("Discounted payback", "Retour actualisé"), payback.discounted,
      .months, formula: t("the same with discounted flows", "de même avec les flux actualisés"))
  }

  private mutating func enterReadings() {
    for reading in Reading.allCases {
      let id = "readings.\(reading.rawValue)."
      let name = words.reading(reading).lowercased()
      let figures = result.readings[reading]
      enter(
        id + "presentValueBenefits", t("Benefits, \(name) reading", "Gains, lecture \(name)"),
        figures.presentValueBenefits, .money,
        formula: t("Σ benefits that the reading counts", "Σ gains que compte la lecture"))
      let inputs = [
        input(t("Benefits", "Gains"), id + "presentValueBenefits"),
        input(t("Costs", "Coûts"), "presentValueCosts"),
      ]
      enter(
        id + "netPresentValue",
        t("Net present value, \(name) reading", "Valeur actuelle nette, lecture \(name)"),
        figures.netPresentValue, .money, formula: t("benefits − costs", "gains − coûts"),
        inputs: inputs)
      enter(
        "readings.\(reading.rawValue)", t("ROI, \(name) reading", "ROI, lecture \(name)"),
        figures.roi, .fraction,
        formula: t("(benefits − costs) ÷ costs", "(gains − coûts) ÷ coûts"), inputs: inputs)
    }
  }
}
