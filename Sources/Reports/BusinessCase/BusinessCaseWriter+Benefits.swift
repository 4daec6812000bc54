// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension BusinessCaseWriter {
  /// Part 4: the benefits, prudently.
  func benefits() -> Section {
    var blocks: [Block] = [
      p(
        "Benefits are counted after ramp, capture, margin, attribution and risk. An hour is counted "
          + "once, whatever the number of levers that claim it, and hours are not euros until they "
          + "are captured.",
        "Les gains sont comptés après montée en charge, captation, marge, attribution et risque. Une "
          + "heure n’est comptée qu’une fois, quel que soit le nombre de leviers qui la réclament, et "
          + "une heure n’est pas un euro tant qu’elle n’est pas captée.")
    ]
    if !result.levers.isEmpty {
      blocks.append(
        .section(
          Section("levers", t("Hours freed, by lever", "Heures libérées, par levier"), hours())))
    }
    blocks.append(
      .section(Section("lines", t("Benefits in euros", "Gains en euros"), lines())))
    blocks.append(
      .section(Section("evidence", t("By evidence", "Par niveau de preuve"), evidence())))
    blocks.append(
      .section(
        Section(
          "intangible", t("Intangible benefits", "Gains intangibles"),
          intangible() + strategicItems())))
    return Section("benefits", t("4. Projected benefits", "4. Gains attendus"), blocks)
  }

  private func hours() -> [Block] {
    var blocks: [Block] = []
    if let workload = result.workload {
      blocks.append(
        p(
          "The work takes {workload.hoursBefore} a month today and {workload.hoursAfter} at full "
            + "effect. Over {horizon}, ramps included, **{workload.hoursSaved} are freed**, of which "
            + "{capture} become value. The shares below are exact Shapley shares: together they make "
            + "the whole.",
          "Le travail prend {workload.hoursBefore} par mois aujourd’hui et {workload.hoursAfter} à "
            + "plein effet. Sur {horizon}, montées en charge comprises, **{workload.hoursSaved} sont "
            + "libérées**, dont {capture} deviennent de la valeur. Les parts ci-dessous sont des parts "
            + "de Shapley exactes : ensemble, elles font le tout."))
      blocks.append(.figure(waterfall(workload)))
    }
    blocks.append(.table(leverTable()))
    blocks += posts()
    if let overstatement = result.additiveOverstatement, overstatement > 0.000_5 {
      blocks.append(
        .callout(
          Callout(
            .note, t("why the levers are not added", "pourquoi les leviers ne s’additionnent pas"),
            [
              p(
                "Added one by one, the levers would claim {workload.additiveHours}: "
                  + "{additiveOverstatement} more than the hours that can be freed. A contact that is "
                  + "automated no longer needs to be shortened. The additive claim is shown in grey "
                  + "and counted nowhere.",
                "Additionnés un par un, les leviers réclameraient {workload.additiveHours} : "
                  + "{additiveOverstatement} de plus que les heures libérables. Un contact automatisé "
                  + "n’est plus à raccourcir. La somme est montrée en gris et n’est comptée nulle part."
              )
            ])))
    }
    return blocks
  }

  private func waterfall(_ workload: WorkloadResult) -> Figure {
    var steps = result.levers.map { WaterfallChart.Step($0.name[language], $0.hoursShapley) }
    steps += [
      .init(t("Freed together", "Libérées ensemble"), workload.hoursSaved, .total),
      .init(
        t("Additive claim (not counted)", "Somme des leviers (non comptée)"),
        workload.additiveHours,
        .comparison),
    ]
    let parts = result.levers.map { "\($0.name[language]) \(style.hours($0.hoursShapley))" }
      .joined(separator: ", ")
    return WaterfallChart(
      steps: steps, unit: .hours,
      title: t(
        "What each lever contributes to the hours freed",
        "Ce que chaque levier apporte aux heures libérées"),
      axisTitle: t("Paid hours over the horizon", "Heures payées sur l’horizon"),
      labelTitle: words.lever,
      alternative: t(
        "Waterfall of the Shapley shares: \(parts); together \(style.hours(workload.hoursSaved)), "
          + "against an additive claim of \(style.hours(workload.additiveHours)).",
        "Cascade des parts de Shapley : \(parts) ; ensemble \(style.hours(workload.hoursSaved)), "
          + "contre \(style.hours(workload.additiveHours)) en additionnant les leviers."),
      style: style
    ).figure(id: "chart-levers")
  }

  private func leverTable() -> Table {
    var rows = result.levers.map { lever in
      let id = "levers.\(lever.id)."
      func hours(_ key: String, _ hours: Double) -> Cell {
        .number(hours, unit: "h", record: ledger.anchor(of: id + key))
      }
      return Table.Row([
        .text(lever.name[language]), hours("alone", lever.alone), hours("lastIn", lever.lastIn),
        hours("hours", lever.hoursShapley), .percent(lever.risk),
        money(id + "money", lever.presentValue), .text(t(lever.grade.name)),
      ])
    }
    let hours = result.levers.reduce(0) { $0 + $1.hoursShapley }
    let present = result.levers.reduce(0) { $0 + $1.presentValue }
    rows.append(
      Table.Row(
        [
          .text(words.total), .text(""), .text(""),
          .number(hours, unit: "h", record: ledger.anchor(of: "workload.hoursSaved")), .text(""),
          .money(present), .text(""),
        ], kind: .total))
    return Table(
      caption: t("Levers: shares of the joint saving", "Leviers : parts du gain commun"),
      columns: [
        .words(words.lever), .figures(t("Alone", "Seul")), .figures(t("Last in", "En dernier")),
        .figures(t("Share", "Part")), .figures(t("Risk", "Risque")),
        .figures(words.presentValue), .words(words.evidence),
      ], rows: rows,
      notes: [
        s(
          "Alone and last in are not added: each counts, or leaves out, what the levers share.",
          "Seul et en dernier ne s’additionnent pas : chacun compte, ou oublie, ce que les leviers "
            + "partagent.")
      ])
  }

  private func lines() -> [Block] {
    guard !result.gains.isEmpty else {
      return [
        p(
          "The case counts no benefit in euros beside the agents’ hours.",
          "Le dossier ne compte aucun gain en euros en dehors des heures des agents.")
      ]
    }
    var rows = result.gains.map { gain in
      let line = plan.gains.first { $0.id == gain.id }
      return Table.Row([
        .text(gain.name[language]),
        .text(gain.reading.map { words.reading($0) } ?? ""),
        .text(line.map { basis($0) } ?? ""), .percent(gain.risk),
        money("gains.\(gain.id).counted", gain.nominal),
        money("gains.\(gain.id)", gain.presentValue), .text(t(gain.grade.name)),
      ])
    }
    rows.append(
      Table.Row(
        [.text(words.total), .text(""), .text(""), .text("")]
          + [
            .money(result.gains.reduce(0) { $0 + $1.nominal }),
            .money(result.gains.reduce(0) { $0 + $1.presentValue }), .text(""),
          ], kind: .total))
    return [
      .table(
        Table(
          caption: t("Benefits in euros, over the horizon", "Gains en euros, sur l’horizon"),
          columns: [
            .words(words.line), .words(t("From reading", "Dès la lecture")),
            .words(t("Basis", "Base")), .figures(t("Risk", "Risque")),
            .figures(t("Counted", "Compté")), .figures(words.presentValue),
            .words(words.evidence),
          ], rows: rows))
    ]
  }

  private func basis(_ line: GainLine) -> String {
    var parts = [text.basis(line.amount)]
    if line.margin < 1 { parts.append(t("margin", "marge") + " " + text.percent(line.margin)) }
    if line.attribution < 1 { parts.append("attribution " + text.percent(line.attribution)) }
    return parts.joined(separator: " × ")
  }

  private func evidence() -> [Block] {
    guard result.presentValueBenefits > 0 else {
      return [p("No benefit is counted.", "Aucun gain n’est compté.")]
    }
    func bar(_ label: String, _ amount: Double, _ grade: EvidenceGrade) -> StackedBarChart.Bar {
      .init(label, EvidenceGrade.allCases.map { $0 == grade ? max(0, amount) : 0 })
    }
    var bars = result.levers.map { bar($0.name[language], $0.presentValue, $0.grade) }
    bars += result.gains.map { bar($0.name[language], $0.presentValue, $0.grade) }
    bars.sort { $0.amounts.reduce(0, +) > $1.amounts.reduce(0, +) }
    let all = EvidenceGrade.allCases.map { max(0, total($0).map(\.presentValue) ?? 0) }
    bars.insert(.init(t("All benefits", "Tous les gains"), all), at: 0)
    let sentences = zip(EvidenceGrade.allCases, all).map { grade, amount in
      "\(t(grade.name)) \(style.money(amount))"
    }.joined(separator: ", ")
    let chart = StackedBarChart(
      parts: EvidenceGrade.allCases.map { .init(t($0.name), color: ChartTheme.color(of: $0)) },
      bars: bars,
      title: t("How sure each benefit is", "Solidité de chaque gain"),
      axisTitle: words.presentValue, labelTitle: t("Benefit", "Gain"), totalTitle: words.total,
      alternative: t(
        "Bars of the benefits by evidence: \(sentences).",
        "Barres des gains par niveau de preuve : \(sentences)."), style: style)
    return [.figure(chart.figure(id: "chart-evidence")), .table(ladder())]
  }

  private func ladder() -> Table {
    Table(
      caption: t(
        "The ROI down the ladder of evidence", "Le ROI en descendant l’échelle des preuves"),
      columns: [
        .words(t("Counting only", "En ne comptant que")), .figures(t("Benefits", "Gains")),
        .figures(t("Net present value", "VAN")), .figures("ROI"),
      ],
      rows: result.evidenceLadder.map { step in
        let grades = EvidenceGrade.allCases.filter { $0 <= step.downTo }.map { t($0.name) }
        return Table.Row([
          .text(grades.joined(separator: " + ")), .money(step.presentValueBenefits),
          .money(step.netPresentValue),
          step.roi.map { .percent($0, digits: text.percentDigits($0)) }
            ?? .missing(t("not computable", "non calculable")),
        ])
      })
  }

  private func intangible() -> [Block] {
    let named = plan.narrative.intangible.map { $0[language] }
    guard named.isEmpty else {
      return [
        p(
          "They count for the decision and for no euro of this case:",
          "Ils comptent pour la décision et pour aucun euro de ce dossier :"),
        .list(BulletList(named.map { [.text($0)] })),
      ]
    }
    let usual = [
      t("Satisfaction and effort of the customers", "Satisfaction et effort des clients"),
      t("Reputation, reviews and word of mouth", "Réputation, avis et bouche-à-oreille"),
      t("Work and stress of the agents", "Travail et stress des agents"),
      t("Compliance and quality of the answers", "Conformité et qualité des réponses"),
    ]
    return [
      p(
        "The case names none. These usually move with such a project; they are to be watched, and no "
          + "euro of this case rests on them:",
        "Le dossier n’en nomme aucun. Ceux-ci bougent d’ordinaire avec un tel projet ; ils sont à "
          + "suivre, et aucun euro de ce dossier ne repose sur eux :"),
      .list(BulletList(usual.map { [.text($0)] })),
    ]
  }
}
