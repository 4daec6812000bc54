// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension BusinessCaseWriter {
  /// Part 1: what a director reads when nothing else is read.
  func summary() -> Section {
    var blocks: [Block] = []
    if let summary = plan.narrative.summary {
      blocks.append(.paragraph([.text(summary[language])]))
    }
    blocks += [headline(), tiles(), .table(readingsTable()), evidenceSummary()]
    blocks.append(
      .callout(
        Callout(
          .decision, t("what is asked of you", "ce qui vous est demandé"),
          [.paragraph(request)])))
    return Section("summary", t("1. Executive summary", "1. Synthèse"), blocks)
  }

  private func headline() -> Block {
    guard result.roi != nil else {
      return p(
        "Over {horizon}, the benefits are worth {presentValueBenefits} today and the costs "
          + "{presentValueCosts}. Without costs there is no return on investment to state.",
        "Sur {horizon}, les gains valent {presentValueBenefits} aujourd’hui et les coûts "
          + "{presentValueCosts}. Sans coûts, il n’y a pas de retour sur investissement à énoncer.")
    }
    let convention = s(
      " (benefits less costs, divided by costs, in present value at {discount.annualRate} a year). {0}",
      " (gains moins coûts, divisés par les coûts, en valeur actuelle à {discount.annualRate} par an). {0}",
      [.text(text.timing(result.timing))])
    let perUnit: [Inline] =
      result.benefitCostRatio.map { ratio in
        let anchor = FigureLedger.anchor("benefitCostRatio")
        return [.figure(FigureReference(anchor, style.money(ratio, digits: 2)))]
      } ?? [figure("benefitCostRatio")]
    let sentence =
      result.netPresentValue >= 0
      ? s(
        "Over {horizon}, {presentValueCosts} of costs bring {presentValueBenefits} of benefits. For "
          + "{0} invested, {1} come back, the stake included: **a return on investment of {roi}**",
        "Sur {horizon}, {presentValueCosts} de coûts rapportent {presentValueBenefits} de gains. Pour "
          + "{0} investi, {1} reviennent, mise comprise : **un retour sur investissement de {roi}**",
        [.text(style.money(1))], perUnit)
      : s(
        "Over {horizon}, {presentValueCosts} of costs bring only {presentValueBenefits} of benefits: "
          + "**a return on investment of {roi}**",
        "Sur {horizon}, {presentValueCosts} de coûts ne rapportent que {presentValueBenefits} de "
          + "gains : **un retour sur investissement de {roi}**")
    return .paragraph(sentence + convention + missing())
  }

  /// What would bring a loss to zero.
  private func missing() -> [Inline] {
    guard let breakEven = result.breakEven else { return [] }
    return s(
      " To break even, {0} of benefits a year are missing.",
      " Pour atteindre l’équilibre, il manque {0} de gains par an.",
      [.strong([.text(style.money(breakEven.missingPerYear))])])
  }

  private func tiles() -> Block {
    var tiles: [KeyFigure] = [
      KeyFigure(
        t("Return on investment", "Retour sur investissement"), value: [figure("roi")],
        note: s("over {horizon}, all benefits of the case", "sur {horizon}, tous gains du dossier"),
        isPrimary: true),
      KeyFigure(
        t("Net present value", "Valeur actuelle nette"), value: [figure("netPresentValue")],
        note: s("at {discount.annualRate} a year", "à {discount.annualRate} par an")),
      KeyFigure(
        t("Payback", "Délai de retour"), value: [figure("paybackMonths.cumulative")],
        note: s(
          "simple: {paybackMonths.simple}; discounted: {paybackMonths.discounted}",
          "simple : {paybackMonths.simple} ; actualisé : {paybackMonths.discounted}")),
      KeyFigure(
        t("Peak funding", "Besoin maximal"), value: [figure("peakFunding")],
        note: [.text(t("the cash to advance", "la trésorerie à avancer"))]),
      KeyFigure(
        t("Internal rate of return", "Taux de rendement interne"),
        value: [figure("internalRateOfReturn")],
        note: result.internalRateOfReturn == nil
          ? result.reasons["internalRateOfReturn"].map { [.text(t($0))] } ?? []
          : [.text(t("per year", "par an"))]),
    ]
    if let simulation = result.simulation {
      tiles.append(
        KeyFigure(
          t("Net present value, P10 to P90", "Valeur actuelle nette, de P10 à P90"),
          value: s(
            "{simulation.npv.p10} to {simulation.npv.p90}",
            "{simulation.npv.p10} à {simulation.npv.p90}"),
          note: s(
            "each doubt counted once, around {0}; the prudent {netPresentValue}, with every haircut, "
              + "stands at P{1}; probability of a loss {simulation.loss}",
            "chaque doute compté une fois, autour de {0} ; la valeur prudente {netPresentValue}, "
              + "toutes décotes faites, est au P{1} ; probabilité de perte {simulation.loss}",
            [.text(style.money(simulation.netPresentValue.p50))],
            [.text(style.number(simulation.headlinePercentile * 100))])))
    } else {
      tiles.append(
        KeyFigure(
          t("Range P10 to P90", "Plage P10 à P90"),
          value: [.text(t("not simulated", "non simulée"))],
          note: [
            .text(
              t(
                "no input of the case has a range", "aucune donnée du dossier n’a de plage"))
          ]))
    }
    return .keyFigures(tiles)
  }

  func readingsTable() -> Table {
    Table(
      caption: t("Three readings, never mixed", "Trois lectures, jamais mélangées"),
      columns: [
        .words(t("Reading", "Lecture")), .words(t("What it counts", "Ce qu’elle compte")),
        .figures(t("Benefits", "Gains")), .figures(t("Net present value", "VAN")), .figures("ROI"),
      ],
      rows: Reading.allCases.map { reading in
        let figures = result.readings[reading]
        let id = "readings.\(reading.rawValue)."
        return Table.Row([
          .text(words.reading(reading)), .text(words.meaning(reading)),
          money(id + "presentValueBenefits", figures.presentValueBenefits),
          money(id + "netPresentValue", figures.netPresentValue),
          figures.roi.map {
            .percent(
              $0, digits: text.percentDigits($0),
              record: ledger.anchor(of: "readings.\(reading.rawValue)"))
          }
            ?? .missing(t("no cost", "pas de coût")),
        ])
      })
  }

  /// Present value of what is proved or measured.
  var firmBenefits: Double {
    [EvidenceGrade.proved, .measured].reduce(0) { sum, grade in
      sum + (total(grade).map(\.presentValue) ?? 0)
    }
  }

  private func evidenceSummary() -> Block {
    guard result.presentValueBenefits > 0 else {
      return p("No benefit is counted.", "Aucun gain n’est compté.")
    }
    let ladder = s(
      "**How sure is it?** Of the benefits, {share.proved} are proved by a causal design, "
        + "{share.measured} measured in the own data, {share.assumed} assumed from a named source "
        + "and {share.declared} declared without one.",
      "**Quelle est la solidité de ces chiffres ?** Parmi les gains, {share.proved} sont prouvés par "
        + "un dispositif causal, {share.measured} mesurés dans les données de la maison, "
        + "{share.assumed} supposés d’après une source nommée et {share.declared} déclarés sans "
        + "source.")
    let weight: [Inline]
    if firmBenefits >= result.presentValueCosts {
      weight = s(
        " What is proved or measured covers the costs alone.",
        " Ce qui est prouvé ou mesuré couvre à lui seul les coûts.")
    } else if firmBenefits > 0 {
      weight = s(
        " What is proved or measured does not cover the costs alone: the decision rests in part on "
          + "assumptions.",
        " Ce qui est prouvé ou mesuré ne couvre pas à lui seul les coûts : la décision repose en "
          + "partie sur des hypothèses.")
    } else {
      weight = s(
        " Nothing is measured yet: the decision rests on assumptions, to be replaced by measurements "
          + "as soon as the pilot runs.",
        " Rien n’est encore mesuré : la décision repose sur des hypothèses, à remplacer par des "
          + "mesures dès le pilote.")
    }
    return .paragraph(ladder + weight + cashWarning)
  }

  /// What to know when the project pays in value but not in cash.
  private var cashWarning: [Inline] {
    guard result.netPresentValue >= 0, result.readings.cash.netPresentValue < 0 else { return [] }
    return s(
      " In cash alone the project does not pay for itself (net present value "
        + "{readings.cash.netPresentValue}): the difference exists only if the freed hours are put "
        + "to use.",
      " En trésorerie seule, le projet ne se finance pas (valeur actuelle nette "
        + "{readings.cash.netPresentValue}) : la différence n’existe que si les heures libérées sont "
        + "employées.")
  }
}
