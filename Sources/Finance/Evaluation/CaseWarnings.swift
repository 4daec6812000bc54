// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// What a reader should know before believing a result: the traps that apply to the case.
struct CaseWarnings {
  let businessCase: BusinessCase
  let result: CaseResult

  /// All that apply, in the order of the checks.
  var list: [Diagnostic] {
    assumptionWarnings + hourWarnings + costWarnings + resultWarnings + rangeWarnings
      + baseWarnings
  }

  func warn(
    _ code: String, _ en: String, _ fr: String, at location: String? = nil,
    _ severity: Diagnostic.Severity = .warning
  ) -> Diagnostic {
    Diagnostic(
      severity, code: "finance.\(code)", message: LocalizedText(en: en, fr: fr),
      location: location)
  }

  private var assumptionWarnings: [Diagnostic] {
    var list: [Diagnostic] = []
    if businessCase.capture > 0.9, !businessCase.levers.isEmpty {
      list.append(
        warn(
          "capture-high",
          "\(percent(businessCase.capture, .english)) of the freed hours are counted as money. Most teams "
            + "realise 60 to 80%: say which posts, hires or overtime will go.",
          "\(percent(businessCase.capture, .french)) des heures libérées sont comptées en euros. La "
            + "plupart des équipes en réalisent 60 à 80 % : dites quels postes, embauches ou "
            + "heures supplémentaires disparaîtront.", at: "capture"))
    }
    for gain in businessCase.gains where gain.effectiveReading == .extended {
      if gain.margin == 1 {
        list.append(
          warn(
            "margin-full",
            "“\(gain.name.en)” counts revenue as if all of it were margin. Give the margin.",
            "« \(gain.name.fr) » compte le chiffre d’affaires comme si tout était marge. Donnez "
              + "la marge.", at: "gains.\(gain.id).margin"))
      }
      if gain.attribution == 1 {
        list.append(
          warn(
            "attribution-full",
            "“\(gain.name.en)” credits the project with the whole effect. Give the share that a "
              + "control group, or an estimate times its confidence, supports.",
            "« \(gain.name.fr) » attribue tout l’effet au projet. Donnez la part qu’un groupe "
              + "témoin, ou une estimation pondérée de sa confiance, justifie.",
            at: "gains.\(gain.id).attribution"))
      }
    }
    for (gain, line) in zip(businessCase.gains, result.gains) {
      guard let pool = gain.poolPerYear else { continue }
      let yearly = line.beforeRisk * 12 / Double(businessCase.horizonMonths)
      // Sums of twelfths miss the whole by rounding.
      if yearly > pool * gain.margin * (1 + 1e-9) {
        list.append(
          warn(
            "gain-above-pool",
            "“\(gain.name.en)” saves more per year than its pool holds.",
            "« \(gain.name.fr) » économise par an plus que sa réserve ne contient.",
            at: "gains.\(gain.id)"))
      }
    }
    return list + riskWarnings
  }

  private var riskWarnings: [Diagnostic] {
    let levers = businessCase.levers.map {
      ("levers.\($0.id)", $0.name, $0.risk, $0.effectiveGrade)
    }
    let gains = businessCase.gains.map { ("gains.\($0.id)", $0.name, $0.risk, $0.effectiveGrade) }
    return (levers + gains).compactMap { path, name, risk, grade in
      guard risk == 0, grade == .assumed || grade == .declared else { return nil }
      return warn(
        "risk-missing",
        "“\(name.en)” is \(grade.name.en) and bears no risk factor. Give one, or evidence.",
        "« \(name.fr) » est \(grade.name.fr) et ne porte aucune décote de risque. Donnez-en une, "
          + "ou une preuve.", at: path, .note)
    }
  }

  private var hourWarnings: [Diagnostic] {
    guard case .segments(let segments) = businessCase.workload, let workload = result.workload
    else { return [] }
    var list: [Diagnostic] = []
    for segment in segments {
      let model = SegmentModel(base: segment, levers: businessCase.levers)
      let deflection = model.state(weights: model.moves.map { _ in 1 }).deflection
      if deflection > 0.7 {
        list.append(
          warn(
            "deflection-high",
            "\(percent(deflection, .english)) of “\(segment.id)” would need no person. Above 70% is "
              + "seldom seen: check that repeat contacts are deducted.",
            "\(percent(deflection, .french)) de « \(segment.id) » se passeraient d’une personne. Au-delà "
              + "de 70 %, c’est rare : vérifiez que les réitérations sont déduites.",
            at: "workload.\(segment.id)"))
      }
      if segment.recontactRate == 0, !model.moves.isEmpty {
        list.append(
          warn(
            "recontact-zero",
            "“\(segment.id)” has no repeat contacts, which never happens. Measure them.",
            "« \(segment.id) » n’a aucune réitération, ce qui n’arrive jamais. Mesurez-les.",
            at: "workload.\(segment.id).recontactRate"))
      }
    }
    if workload.postsBefore < 8, !businessCase.levers.isEmpty {
      list.append(
        warn(
          "small-team",
          "The workload is that of \(decimal(workload.postsBefore, .english)) posts. Below about 8, freed "
            + "hours rarely make a whole post, and averages hide waiting.",
          "La charge est celle de \(decimal(workload.postsBefore, .french)) postes. Sous 8 environ, les "
            + "heures libérées font rarement un poste entier, et les moyennes cachent l’attente.",
          at: "workload"))
    }
    for lever in businessCase.levers
    where lever.parameter == .deflection && lever.easyHandleMinutes == nil {
      list.append(
        warn(
          "easy-contacts-assumed",
          "“\(lever.name.en)” takes away contacts of average length. Easy ones are shorter: give "
            + "easyHandleMinutes.",
          "« \(lever.name.fr) » retire des contacts de durée moyenne. Les plus simples sont plus "
            + "courts : donnez easyHandleMinutes.", at: "levers.\(lever.id)", .note))
    }
    for lever in result.levers where lever.hoursShapley < 0 {
      list.append(
        warn(
          "lever-adds-hours",
          "“\(lever.name.en)” adds hours instead of freeing them.",
          "« \(lever.name.fr) » ajoute des heures au lieu d’en libérer.", at: "levers.\(lever.id)"))
    }
    if let overstatement = result.additiveOverstatement, overstatement > 0.005 {
      list.append(
        warn(
          "additive-overstatement",
          "Adding the levers up one by one would promise \(percent(overstatement, .english)) more hours "
            + "than they save together.",
          "Additionner les leviers un à un promettrait \(percent(overstatement, .french)) d’heures de "
            + "plus qu’ils n’en économisent ensemble.", at: "levers", .note))
    }
    return list + claimedHours(segments, workload)
  }

  /// A direct line on the agents' hours cannot save more labour than there is.
  private func claimedHours(
    _ segments: [WorkloadSegment], _ workload: WorkloadResult
  ) -> [Diagnostic] {
    let baseline = zip(segments, workload.segments).reduce(0.0) {
      $0 + $1.0.costPerPaidHour * $1.1.hoursBefore * Double(businessCase.horizonMonths)
    }
    return zip(businessCase.gains, result.gains).compactMap { gain, line in
      guard gain.pool?.kind == .hours, line.beforeRisk > baseline else { return nil }
      return warn(
        "labour-above-baseline",
        "“\(gain.name.en)” saves more labour than the baseline holds.",
        "« \(gain.name.fr) » économise plus de travail que la situation de départ n’en contient.",
        at: "gains.\(gain.id)")
    }
  }

  private var costWarnings: [Diagnostic] {
    guard businessCase.kind == .project else { return [] }
    var list: [Diagnostic] = []
    if !businessCase.costs.contains(where: { $0.category.isRunCost }) {
      list.append(
        warn(
          "run-cost-missing",
          "Nobody is paid to run the solution. Count at least a quarter of a post.",
          "Personne n’est payé pour faire vivre la solution. Comptez au moins un quart de poste.",
          at: "costs"))
    }
    for cost in businessCase.costs {
      if case .posts(let posts, _) = cost.amount, cost.category == .run, posts < 0.25 {
        list.append(
          warn(
            "run-cost-low",
            "“\(cost.name.en)” runs the solution with \(decimal(posts, .english)) of a post. A quarter is "
              + "the least that is usually seen.",
            "« \(cost.name.fr) » fait vivre la solution avec \(decimal(posts, .french)) poste. Un quart "
              + "est le minimum habituel.", at: "costs.\(cost.id)"))
      }
    }
    if let first = result.cashFlows.monthly.first, first.costs == 0 {
      list.append(
        warn(
          "initial-cost-zero",
          "Nothing is paid before the start. Set-up, integration and training are seldom free.",
          "Rien n’est payé avant le début. Mise en place, intégration et formation sont rarement "
            + "gratuites.", at: "costs"))
    }
    if !result.openQuestions.isEmpty {
      let count = result.openQuestions.count
      list.append(
        warn(
          "hidden-costs-empty",
          "\(count) kinds of cost that are often forgotten were left empty; they are listed as "
            + "questions.",
          "\(count) catégories de coûts souvent oubliées sont restées vides ; elles figurent "
            + "parmi les questions.", at: "costs", .note))
    }
    return list
  }

  private var resultWarnings: [Diagnostic] {
    var list: [Diagnostic] = []
    if businessCase.kind == .project, let roi = result.firstTwelveMonths.roi, roi > 4 {
      list.append(
        warn(
          "roi-very-high",
          "The first twelve months return \(percent(roi, .english)). Published, independent studies of "
            + "customer service find 104 to 342% over three years.",
          "Les douze premiers mois rapportent \(percent(roi, .french)). Les études publiées sur le "
            + "service client trouvent 104 à 342 % sur trois ans.", at: "roi"))
    }
    let revenue = result.presentValueBenefits - result.readings.economic.presentValueBenefits
    if revenue > 0, let economic = result.readings.economic.roi {
      list.append(
        warn(
          "revenue-counted",
          "The ROI counts revenue margin. Without it, the economic ROI is \(percent(economic, .english)).",
          "Le ROI compte de la marge commerciale. Sans elle, le ROI économique est de "
            + "\(percent(economic, .french)).", at: "readings", .note))
    }
    if let declared = result.byGrade.first(where: { $0.grade == .declared })?.share, declared > 0.5
    {
      list.append(
        warn(
          "mostly-declared",
          "\(percent(declared, .english)) of the benefits have no source at all.",
          "\(percent(declared, .french)) des gains n’ont aucune source.", at: "byGrade"))
    }
    return list
  }

  private func percent(_ fraction: Double, _ language: Language) -> String {
    WrittenNumber.percent(fraction, language)
  }

  private func decimal(_ value: Double, _ language: Language) -> String {
    WrittenNumber.decimal(value, language)
  }
}
