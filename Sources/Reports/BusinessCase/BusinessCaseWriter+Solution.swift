// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension BusinessCaseWriter {
  /// Part 3: what is proposed, why, and everything it costs.
  func solution() -> Section {
    var blocks: [Block] = []
    if let solution = plan.narrative.solution {
      blocks.append(.paragraph([.text(solution[language])]))
    }
    blocks += leverList()
    blocks.append(.section(Section("why", t("Why this one", "Pourquoi celle-ci"), why())))
    blocks.append(.section(Section("costs", t("What it costs", "Ce qu’elle coûte"), costs())))
    return Section(
      "solution", t("3. Proposed solution and costs", "3. Solution proposée et coûts"), blocks)
  }

  private func leverList() -> [Block] {
    guard !plan.levers.isEmpty else {
      return [
        p(
          "The case describes no change of the work itself, only amounts of money.",
          "Le dossier ne décrit pas de changement du travail lui-même, seulement des montants.")
      ]
    }
    return [
      p("The project changes the work in these ways:", "Le projet change le travail ainsi :"),
      .list(
        BulletList(
          plan.levers.map { lever in
            s(
              "**{0}**: {1} {2}, ramp {3} (evidence: {4}; source: {5}).",
              "**{0}** : {1} {2}, montée en charge {3} (preuve : {4} ; source : {5}).",
              [.text(lever.name[language])], [.text(t(lever.parameter.name))],
              [.text(text.change(lever))], [.text(text.ramp(lever.ramp))],
              [.text(t(lever.effectiveGrade.name))], [.text(text.source(lever.source))])
          })),
    ]
  }

  private func why() -> [Block] {
    var blocks: [Block] = []
    if let reason = plan.narrative.whyThisOne {
      blocks.append(.paragraph([.text(reason[language])]))
    }
    if let best = result.levers.max(by: { $0.presentValue < $1.presentValue }),
      best.presentValue > 0
    {
      blocks.append(
        p(
          "Its strongest lever is **{0}**: {1} of the benefits, in present value.",
          "Son levier le plus fort est **{0}** : {1} des gains, en valeur actuelle.",
          [.text(best.name[language])], [figure("levers.\(best.id).money")]))
    }
    if plan.narrative.alternatives.isEmpty {
      blocks.append(
        p(
          "No other solution is described. Doing nothing costs and returns nothing; any alternative "
            + "should be compared on the same baseline, horizon and conventions, and ranked by net "
            + "present value.",
          "Aucune autre solution n’est décrite. Ne rien faire ne coûte et ne rapporte rien ; toute "
            + "autre solution doit être comparée sur la même situation de départ, le même horizon et "
            + "les mêmes conventions, puis classée par valeur actuelle nette."))
    } else {
      blocks.append(
        .table(
          Table(
            caption: t("What else was looked at", "Ce qui a été examiné d’autre"),
            columns: [
              .words(t("Alternative", "Autre solution")),
              .words(t("What it costs and brings", "Ce qu’elle coûte et rapporte")),
            ],
            rows: plan.narrative.alternatives.map { other in
              Table.Row([
                .text(other.name[language]),
                other.text.map { .text($0[language]) } ?? .missing(words.notGiven),
              ])
            })))
    }
    return blocks
  }

  private func costs() -> [Block] {
    guard !result.costs.isEmpty else {
      return [
        .callout(
          Callout(
            .warning, t("no cost is entered", "aucun coût n’est saisi"),
            [
              p(
                "Without costs there is no return to compute. Every project has some, if only the "
                  + "time of its team.",
                "Sans coûts, il n’y a pas de retour à calculer. Tout projet en a, ne serait-ce que "
                  + "le temps de son équipe.")
            ]))
      ] + openQuestions()
    }
    return [.table(costTable()), .figure(costChart())] + openQuestions()
  }

  private func costTable() -> Table {
    var rows = result.costs.map { cost in
      let line = plan.costs.first { $0.id == cost.id }
      return Table.Row([
        .inlines(named(cost, line)),
        .text(line.map { text.basis($0.amount) } ?? ""), .percent(cost.risk),
        money("costs.\(cost.id).counted", cost.nominal),
        money("costs.\(cost.id)", cost.presentValue),
        .text(t(cost.grade.name)),
      ])
    }
    rows.append(
      Table.Row(
        [
          .text(words.total), .text(""), .text(""), .money(result.totalCosts),
          money("presentValueCosts", result.presentValueCosts), .text(""),
        ], kind: .total))
    return Table(
      caption: t("Costs over the horizon", "Coûts sur l’horizon"),
      columns: [
        .words(words.line), .words(t("Basis", "Base")),
        .figures(t("Risk", "Risque")), .figures(t("Counted", "Compté")),
        .figures(words.presentValue), .words(words.evidence),
      ], rows: rows,
      notes: [
        s(
          "Counted: over the horizon, after the risk surcharge, undiscounted. Amounts without "
            + "recoverable value added tax.",
          "Compté : sur l’horizon, après majoration pour risque, non actualisé. Montants hors taxes "
            + "récupérables.")
      ])
  }

  /// The line's name, and its kind unless the name already says it.
  private func named(_ cost: LineResult, _ line: CostLine?) -> [Inline] {
    let name = cost.name[language]
    guard let kind = line.map({ t($0.category.name) }),
      !name.lowercased().contains(kind.lowercased())
    else { return [.text(name)] }
    return [.text(name), .emphasis([.text(" (\(kind))")])]
  }

  private func costChart() -> Figure {
    let bars = result.costsByCategory.map { total -> StackedBarChart.Bar in
      let lines = result.costs.filter { line in
        plan.costs.contains { $0.id == line.id && $0.category == total.category }
      }
      let direct = lines.filter { $0.isDirect != false }.reduce(0) { $0 + $1.nominal }
      return .init(
        capitalized(t(total.category.name)), [max(0, direct), max(0, total.nominal - direct)])
    }
    let largest = bars.first?.label ?? words.notGiven
    return StackedBarChart(
      parts: [
        .init(t("Direct", "Directs"), color: ChartTheme.vermilion),
        .init(
          t("Indirect, often forgotten", "Indirects, souvent oubliés"), color: ChartTheme.orange),
      ], bars: bars,
      title: t("Costs by kind, with risk", "Coûts par nature, risque compris"),
      axisTitle: t("Cost over the horizon", "Coût sur l’horizon"),
      labelTitle: t("Kind", "Nature"), totalTitle: words.total,
      alternative: t(
        "Bars of the costs by kind; the largest is “\(largest)”; together "
          + "\(style.money(result.totalCosts)).",
        "Barres des coûts par nature ; la plus grande est « \(largest) » ; ensemble "
          + "\(style.money(result.totalCosts))."), style: style
    ).figure(id: "chart-costs")
  }

  func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private func openQuestions() -> [Block] {
    guard !result.openQuestions.isEmpty else {
      return [
        p(
          "No hidden cost is left without an answer.", "Aucun coût caché n’est laissé sans réponse."
        )
      ]
    }
    return [
      .callout(
        Callout(
          .warning, t("costs left open", "coûts laissés ouverts"),
          [
            p(
              "The case says nothing about {0} kinds of cost that most people forget. Each needs an "
                + "amount, or a zero with its reason, before signature; the questions stand in the "
                + "{1}.",
              "Le dossier ne dit rien de {0} natures de coût que l’on oublie souvent. Chacune doit "
                + "recevoir un montant, ou un zéro motivé, avant signature ; les questions sont en "
                + "{1}.", [.text(String(result.openQuestions.count))],
              [.reference(Anchor("questions"), [.text(t("appendix", "annexe"))])])
          ]))
    ]
  }
}
