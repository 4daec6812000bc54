// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension CaseAssembly {
  /// The same case counted three ways.
  var readings: Readings {
    let months = series.labourCash.count
    func lines(_ wanted: Set<Reading>) -> [Double] {
      let chosen = zip(businessCase.gains, series.gains)
        .filter { wanted.contains($0.0.effectiveReading) }.map(\.1)
      return CaseSeries.sum(chosen, count: months)
    }
    let labour = CaseSeries.sum(series.labour, count: months)
    // Hours that cost more than before are cash whatever the plan.
    let losses = labour.map { min(0, $0) }
    let cash = CaseSeries.sum(
      [series.labourCash, losses, lines([.cash])], count: months)
    let economic = CaseSeries.sum([labour, lines([.cash, .economic])], count: months)
    return Readings(
      cash: reading(cash), economic: reading(economic), extended: reading(flows.benefits))
  }

  private func reading(_ benefits: [Double]) -> ReadingResult {
    let value = flows.presentValue(of: benefits)
    return ReadingResult(
      roi: returnOnInvestment(benefits: value, costs: presentCosts).value,
      netPresentValue: value - presentCosts, presentValueBenefits: value)
  }

  /// Benefits by how sure they are, the surest first.
  var byGrade: [GradeTotal] {
    let all = presentBenefits
    return EvidenceGrade.allCases.sorted().map { grade in
      let months = benefits(of: grade)
      let value = flows.presentValue(of: months)
      return GradeTotal(
        grade: grade, presentValue: value, nominal: months.reduce(0, +),
        share: all > 0 ? value / all : nil)
    }
  }

  private func benefits(of grade: EvidenceGrade) -> [Double] {
    let labour = zip(businessCase.levers, series.labour)
      .filter { $0.0.effectiveGrade == grade }.map(\.1)
    let gains = zip(businessCase.gains, series.gains)
      .filter { $0.0.effectiveGrade == grade }.map(\.1)
    return CaseSeries.sum(labour + gains, count: series.labourCash.count)
  }

  /// The ROI counting only what is proved, then with each weaker grade added.
  var evidenceLadder: [EvidenceStep] {
    var counted = 0.0
    return byGrade.map { total in
      counted += total.presentValue
      return EvidenceStep(
        downTo: total.grade, presentValueBenefits: counted,
        netPresentValue: counted - presentCosts,
        roi: returnOnInvestment(benefits: counted, costs: presentCosts).value)
    }
  }

  /// The agents' hours; nil without a workload.
  var workloadResult: WorkloadResult? {
    guard let workload = series.workload else { return nil }
    let perPost = businessCase.cash?.paidHoursPerPostPerYear ?? 1607
    return WorkloadResult(
      hoursBefore: workload.hoursBefore,
      hoursAfter: workload.segments.reduce(0) { $0 + $1.hoursAfter },
      hoursSaved: workload.hours.reduce(0) { $0 + $1.reduce(0, +) },
      additiveHours: workload.alone.reduce(0, +),
      labourValue: workload.labour.reduce(0) { $0 + $1.reduce(0, +) },
      postsBefore: workload.hoursBefore * 12 / perPost, paidHoursPerPostPerYear: perPost,
      segments: workload.segments)
  }

  /// What each lever contributes.
  var leverResults: [LeverResult] {
    guard let workload = series.workload else { return [] }
    return businessCase.levers.enumerated().map { index, lever in
      LeverResult(
        id: lever.id, name: lever.name, parameter: lever.parameter, grade: lever.effectiveGrade,
        source: lever.source, risk: lever.risk, hoursShapley: workload.hours[index].reduce(0, +),
        moneyShapley: series.labour[index].reduce(0, +),
        presentValue: flows.presentValue(of: series.labour[index]), alone: workload.alone[index],
        lastIn: workload.lastIn[index], sequence: workload.sequence[index],
        perMonth: workload.full[index])
    }
  }

  /// By which fraction adding the levers one by one overstates the hours saved.
  var additiveOverstatement: DerivedFigure {
    guard let result = workloadResult, !businessCase.levers.isEmpty else {
      return .undefined(
        LocalizedText(
          en: "There are no levers to add up.", fr: "Il n’y a pas de leviers à additionner."))
    }
    guard result.hoursSaved > 0 else {
      return .undefined(
        LocalizedText(
          en: "The levers together save no hours.",
          fr: "Ensemble, les leviers n’économisent aucune heure."))
    }
    return .value(result.additiveHours / result.hoursSaved - 1)
  }

  /// The direct gains line by line.
  var gainResults: [LineResult] {
    businessCase.gains.enumerated().map { index, gain in
      LineResult(
        id: gain.id, name: gain.name, kind: gain.pool?.text, isDirect: nil,
        reading: gain.effectiveReading, grade: gain.effectiveGrade, source: gain.source,
        risk: gain.risk, beforeRisk: series.gainsBeforeRisk[index].reduce(0, +),
        nominal: series.gains[index].reduce(0, +),
        presentValue: flows.presentValue(of: series.gains[index]))
    }
  }

  /// The costs line by line.
  var costResults: [LineResult] {
    businessCase.costs.enumerated().map { index, cost in
      LineResult(
        id: cost.id, name: cost.name, kind: cost.category.rawValue,
        isDirect: cost.countsAsDirect, reading: nil, grade: cost.effectiveGrade,
        source: cost.source, risk: cost.risk,
        beforeRisk: series.costsBeforeRisk[index].reduce(0, +),
        nominal: series.costs[index].reduce(0, +),
        presentValue: flows.presentValue(of: series.costs[index]))
    }
  }

  /// Costs by category, the largest first.
  var costsByCategory: [CategoryTotal] {
    CostCategory.allCases.compactMap { category in
      let lines = zip(businessCase.costs, series.costs).filter { $0.0.category == category }
      guard !lines.isEmpty else { return nil }
      let months = CaseSeries.sum(lines.map(\.1), count: series.labourCash.count)
      return CategoryTotal(
        category: category, nominal: months.reduce(0, +),
        presentValue: flows.presentValue(of: months))
    }
    .sorted { $0.presentValue > $1.presentValue }
  }
}
