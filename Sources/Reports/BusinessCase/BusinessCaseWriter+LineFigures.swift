// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension BusinessCaseWriter {
  /// The segments of the typed or measured workload; empty without one.
  var segments: [WorkloadSegment] {
    if case .segments(let segments) = plan.workload { segments } else { [] }
  }

  /// The workload parameters that the document prints, in the order of the identity.
  static let printedParameters: [WorkloadParameter] = [
    .demandPerMonth, .recontactRate, .handleMinutes, .occupancy, .shrinkage, .costPerPaidHour,
  ]

  func value(_ parameter: WorkloadParameter, of segment: WorkloadSegment) -> Double {
    switch parameter {
    case .demandPerMonth: segment.demandPerMonth
    case .deflection: segment.deflection
    case .recontactRate: segment.recontactRate
    case .handleMinutes: segment.handleMinutes
    case .occupancy: segment.occupancy
    case .shrinkage: segment.shrinkage
    case .costPerPaidHour: segment.costPerPaidHour
    case .firstContactResolution:
      segment.recontactConvention.resolution(recontactRate: segment.recontactRate)
    case .productivity: segment.handleMinutes > 0 ? 60 / segment.handleMinutes : .nan
    }
  }

  /// Paid hours of a segment per month without the levers; nil when the result has no such segment.
  func hours(of segment: WorkloadSegment) -> Double? {
    result.workload?.segments.first { $0.id == segment.id }?.hoursBefore
  }

  mutating func enterWorkload() {
    for segment in segments {
      for parameter in Self.printedParameters {
        let provenance = segment.provenance(of: parameter)
        enter(
          "workload.\(segment.id).\(parameter.rawValue)",
          "\(capitalized(t(parameter.name))) (\(segment.id))",
          parameter == .handleMinutes
            ? style.duration(seconds: segment.handleMinutes * 60)
            : text.value(value(parameter, of: segment), text.unit(of: parameter)),
          source: [.text(text.source(provenance))], grade: text.grade(of: provenance))
      }
      guard let hours = hours(of: segment) else { continue }
      enter(
        "workload.\(segment.id).hours",
        t("Paid hours per month", "Heures payées par mois") + " (\(segment.id))",
        style.hours(hours),
        formula: t(
          "demand × (1 − automation) × (1 + recontact) × handling time ÷ (occupancy × (1 − shrinkage))",
          "demande × (1 − automatisation) × (1 + réitération) × durée ÷ (occupation × (1 − improductif))"
        ),
        inputs: Self.printedParameters.dropLast().map {
          input(t($0.name), "workload.\(segment.id).\($0.rawValue)")
        })
    }
    enterWorkloadTotals()
  }

  private mutating func enterWorkloadTotals() {
    guard let workload = result.workload, !segments.isEmpty else { return }
    let cost = segments.reduce(0) { sum, segment in
      sum + (hours(of: segment).map { $0 * segment.costPerPaidHour } ?? 0)
    }
    let repeated = segments.reduce(0) { sum, segment in
      let share = segment.recontactRate / (1 + segment.recontactRate)
      return sum + (hours(of: segment).map { $0 * segment.costPerPaidHour * share } ?? 0)
    }
    let parts = segments.map { input($0.id, "workload.\($0.id).hours") }
    enter(
      "workload.hoursBefore", t("Paid hours per month today", "Heures payées par mois aujourd’hui"),
      style.hours(workload.hoursBefore), formula: t("Σ segments", "Σ segments"), inputs: parts)
    enter(
      "workload.hoursAfter",
      t("Paid hours per month at full effect", "Heures payées par mois à plein effet"),
      style.hours(workload.hoursAfter),
      formula: t("the same with every lever on", "de même avec tous les leviers"))
    enter(
      "workload.hoursSaved",
      t("Hours freed over the horizon", "Heures libérées sur l’horizon"),
      style.hours(workload.hoursSaved),
      formula: t(
        "Σ months: hours without − hours with all levers, ramps included",
        "Σ mois : heures sans − heures avec tous les leviers, montées en charge comprises"),
      inputs: [
        input(t("Today", "Aujourd’hui"), "workload.hoursBefore"),
        input(t("At full effect", "À plein effet"), "workload.hoursAfter"),
      ])
    enter(
      "workload.additiveHours", t("Additive claim in hours", "Somme des leviers, en heures"),
      style.hours(workload.additiveHours), formula: t("Σ each lever alone", "Σ chaque levier seul"))
    if let overstatement = result.additiveOverstatement {
      enter(
        "additiveOverstatement",
        t("Overstatement of the additive claim", "Surestimation de la somme des leviers"),
        text.percent(overstatement),
        formula: t("additive claim ÷ hours freed − 1", "somme des leviers ÷ heures libérées − 1"),
        inputs: [
          input(t("Additive claim", "Somme"), "workload.additiveHours"),
          input(t("Hours freed", "Heures libérées"), "workload.hoursSaved"),
        ])
    }
    enter(
      "monthCost", t("Cost of these hours per month", "Coût mensuel de ces heures"),
      style.money(cost),
      formula: t("Σ paid hours × hour cost", "Σ heures payées × coût de l’heure"),
      inputs: parts + segments.map { input($0.id, "workload.\($0.id).costPerPaidHour") })
    enter(
      "repeatCost", t("Cost of repeated contacts per month", "Coût mensuel des réitérations"),
      style.money(repeated),
      formula: t(
        "Σ cost of the hours × recontact ÷ (1 + recontact)",
        "Σ coût des heures × réitération ÷ (1 + réitération)"),
      inputs: [input(t("Cost per month", "Coût mensuel"), "monthCost")]
        + segments.map { input($0.id, "workload.\($0.id).recontactRate") })
  }

  mutating func enterLines() {
    for lever in result.levers {
      let source: [Inline] = [.text(text.source(lever.source))]
      let name = t(lever.name)
      let entries: [(String, String, String, String)] = [
        (
          "hours", t(", hours freed", ", heures libérées"), style.hours(lever.hoursShapley),
          t(
            "Shapley share of the hours freed together",
            "part de Shapley des heures libérées ensemble")
        ),
        (
          "presentValue", t(", present value", ", valeur actuelle"),
          style.money(lever.presentValue),
          t(
            "hours × hour cost × capture × (1 − risk), discounted",
            "heures × coût de l’heure × captation × (1 − risque), actualisé")
        ),
        (
          "alone", t(", alone", ", seul"), style.hours(lever.alone),
          t("this lever on, all others off", "ce levier seul, tous les autres éteints")
        ),
        (
          "lastIn", t(", last in", ", en dernier"), style.hours(lever.lastIn),
          t("all levers on, less all others on", "tous les leviers, moins tous les autres")
        ),
      ]
      for (key, suffix, value, formula) in entries {
        enter(
          "levers.\(lever.id).\(key)", name + suffix, value, formula: formula, source: source,
          grade: lever.grade)
      }
    }
    for (prefix, lines) in [("gains", result.gains), ("costs", result.costs)] {
      let sign = prefix == "gains" ? "−" : "+"
      for line in lines {
        let source: [Inline] = [.text(text.source(line.source))]
        let risk = t("risk", "risque")
        enter(
          "\(prefix).\(line.id).counted", t(line.name) + t(", counted", ", compté"),
          style.money(line.nominal),
          formula: t("amount", "montant") + " × (1 \(sign) \(risk))",
          filled: "\(style.money(line.beforeRisk)) × (1 \(sign) \(text.percent(line.risk)))",
          source: source, grade: line.grade)
        enter(
          "\(prefix).\(line.id).presentValue",
          t(line.name) + t(", present value", ", valeur actuelle"),
          style.money(line.presentValue),
          formula: t("each month’s amount, discounted", "montant de chaque mois, actualisé"),
          inputs: [
            input(t("Counted", "Compté"), "\(prefix).\(line.id).counted"),
            input(t("Rate", "Taux"), "discount.annualRate"),
          ], source: source, grade: line.grade)
      }
    }
  }

  /// The benefits of a grade; nothing when the result has none.
  func total(_ grade: EvidenceGrade) -> GradeTotal? { result.byGrade.first { $0.grade == grade } }

  mutating func enterGrades() {
    for grade in EvidenceGrade.allCases {
      let name = t(grade.name)
      let total = total(grade)
      let amount = total.map(\.presentValue) ?? 0
      enter(
        "byGrade.\(grade.rawValue)", t("Benefits \(name)", "Gains de niveau « \(name) »"),
        style.money(amount),
        formula: t(
          "Σ present value of the benefits of this grade",
          "Σ valeur actuelle des gains de ce niveau"),
        grade: grade)
      let share = total.flatMap(\.share) ?? 0
      enter(
        "share.\(grade.rawValue)", t("Share \(name)", "Part de niveau « \(name) »"),
        style.percent(share),
        formula: t("benefits of the grade ÷ all benefits", "gains du niveau ÷ tous les gains"),
        inputs: [
          input(t("Of the grade", "Du niveau"), "byGrade.\(grade.rawValue)"),
          input(t("All", "Tous"), "presentValueBenefits"),
        ], grade: grade)
    }
  }

  mutating func enterSimulation() {
    guard let simulation = result.simulation else { return }
    let draws = style.number(Double(simulation.draws))
    let source: [Inline] = [
      .text(
        t(
          "Monte Carlo simulation, \(draws) draws, seed \(simulation.seed), from the ranges of the inputs.",
          "Simulation de Monte-Carlo, \(draws) tirages, graine \(simulation.seed), à partir des "
            + "plages des données."))
    ]
    var entries: [(String, String, String)] = []
    let npv = t("Net present value", "Valeur actuelle nette")
    for (key, value) in [
      ("p10", simulation.netPresentValue.p10), ("p50", simulation.netPresentValue.p50),
      ("p90", simulation.netPresentValue.p90),
    ] {
      entries.append(("simulation.npv.\(key)", "\(npv), \(key.uppercased())", style.money(value)))
    }
    if let roi = simulation.roi {
      for (key, value) in [("p10", roi.p10), ("p50", roi.p50), ("p90", roi.p90)] {
        entries.append(("simulation.roi.\(key)", "ROI, \(key.uppercased())", style.percent(value)))
      }
    }
    entries.append(
      (
        "simulation.loss", t("Probability of a loss", "Probabilité de perte"),
        text.probability(simulation.probabilityOfLoss)
      ))
    for (id, label, value) in entries { enter(id, label, value, source: source) }
  }
}
