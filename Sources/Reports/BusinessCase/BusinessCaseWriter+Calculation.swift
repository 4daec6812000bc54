// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension BusinessCaseWriter {
  /// Part 5: the calculation, with its numbers.
  func calculation() -> Section {
    var blocks: [Block] = [
      p(
        "Every result follows from two sums: the benefits and the costs, after risk, in present value "
          + "at {discount.annualRate} a year. {0}",
        "Chaque résultat vient de deux sommes : les gains et les coûts, après risque, en valeur "
          + "actuelle à {discount.annualRate} par an. {0}", [.text(text.timing(result.timing))]),
      .table(formulaTable()), .figure(cashFlowChart()), .table(yearTable()), .table(termTable()),
      firstYear(),
    ]
    blocks += scenarios()
    let bridge = claimBridge()
    if !bridge.isEmpty {
      blocks.append(
        .section(
          Section(
            "bridge", t("From claim to defensible figure", "De l’annonce au chiffre défendable"),
            bridge)))
    }
    if let operational = result.operationalReturn {
      blocks.append(
        p(
          "Kept apart, and never added: the operational return (efficiency and quality gained, over "
            + "the cost of operating) is **{0}** a year.",
          "Tenu à part et jamais additionné : le retour opérationnel (efficacité et qualité gagnées, "
            + "sur le coût d’exploitation) est de **{0}** par an.",
          [.text(text.percent(operational))]))
    }
    blocks += operationalIndex()
    return Section("calculation", t("5. Return on investment", "5. Calcul du retour"), blocks)
  }

  private func formulaTable() -> Table {
    let ids = [
      "presentValueBenefits", "presentValueCosts", "netPresentValue", "roi", "benefitCostRatio",
      "internalRateOfReturn", "paybackMonths.simple", "paybackMonths.cumulative",
      "paybackMonths.discounted", "peakFunding",
    ]
    let records = ids.compactMap { id in
      ledger.records.first { $0.id == FigureLedger.anchor(id) }
    }
    return Table(
      caption: t("Formulas and results", "Formules et résultats"),
      columns: [
        .words(t("Figure", "Grandeur")), .words(t("Formula", "Formule")),
        .figures(t("Result", "Résultat")),
      ],
      rows: records.map { record in
        Table.Row([
          .text(record.label), .text(record.filled ?? record.formula ?? ""),
          .inlines([record.reference]),
        ])
      })
  }

  private func cashFlowChart() -> Figure {
    let points = result.cashFlows.monthly.map { period in
      CashFlowChart.Point(
        month: Double(period.index), net: period.net, cumulated: period.cumulative,
        discounted: period.cumulativeDiscounted)
    }
    let payback = result.paybackMonths.cumulative
    let title =
      payback.map { months in
        t(
          "The money is back after \(style.months(months))",
          "L’argent est revenu après \(style.months(months))")
      }
      ?? t(
        "The money is not back within the horizon", "L’argent n’est pas revenu dans l’horizon")
    let peak = style.money(result.peakFunding)
    let end = points.last.map { style.money($0.cumulated) } ?? words.notGiven
    return CashFlowChart(
      points: points, payback: payback,
      words: .init(
        title: title, months: t("Months since the start", "Mois depuis le début"),
        net: t("Net flow", "Flux net"), cumulated: t("Cumulated net flow", "Flux net cumulé"),
        discounted: t("Cumulated, discounted", "Cumulé, actualisé"),
        payback: payback.map { t("Payback: ", "Retour : ") + style.months($0) },
        lowest: result.peakFunding > 0 ? t("Peak funding: ", "Besoin maximal : ") + peak : nil,
        alternative: title + ". "
          + t(
            "Line of the cumulated net flow: lowest at −\(peak), \(end) at the horizon.",
            "Courbe du flux net cumulé : au plus bas −\(peak), \(end) à l’horizon.")), style: style
    ).figure(id: "chart-cash-flow")
  }

  private func yearTable() -> Table {
    Table(
      caption: t("Flows by year, after risk", "Flux par année, après risque"),
      columns: [
        .words(t("Year", "Année")), .figures(t("Benefits", "Gains")),
        .figures(t("Costs", "Coûts")), .figures(t("Net", "Net")),
        .figures(t("Cumulated", "Cumulé")), .figures(t("Discounted", "Actualisé")),
      ],
      rows: result.cashFlows.yearly.map { year in
        Table.Row([
          .text(year.index == 0 ? t("Initial", "Initial") : String(year.index)),
          .money(year.benefits), .money(year.costs), .money(year.net), .money(year.cumulative),
          .money(year.discounted),
        ])
      }
        + [
          Table.Row(
            [
              .text(words.total), .money(result.totalBenefits), .money(result.totalCosts),
              .money(result.totalBenefits - result.totalCosts), .text(""),
              money("netPresentValue", result.netPresentValue),
            ], kind: .total)
        ])
  }

  private func termTable() -> Table {
    Table(
      caption: t("Short, medium and long term", "Court, moyen et long terme"),
      columns: [
        .words(t("Term", "Terme")), .figures(t("Benefits", "Gains")),
        .figures(t("Costs", "Coûts")), .figures(t("Net", "Net")),
      ],
      rows: result.horizons.map { term in
        let name =
          switch term.term {
          case .short: t("Short", "Court")
          case .medium: t("Medium", "Moyen")
          case .long: t("Long", "Long")
          }
        return Table.Row([
          .text(
            name + t(" (months \(term.from) to \(term.to))", " (mois \(term.from) à \(term.to))")),
          .money(term.benefits), .money(term.costs), .money(term.net),
        ])
      })
  }

  private func firstYear() -> Block {
    let year = result.firstTwelveMonths
    guard let roi = year.roi else {
      return p(
        "The first twelve months have no cost, hence no ROI of their own.",
        "Les douze premiers mois n’ont pas de coût, donc pas de ROI propre.")
    }
    return p(
      "Only to compare with figures published over twelve months, undiscounted: {0} of benefits, {1} "
        + "of costs, ROI {2}. It is not the measure of this case.",
      "Seulement pour comparer à des chiffres publiés sur douze mois, sans actualisation : {0} de "
        + "gains, {1} de coûts, ROI {2}. Ce n’est pas la mesure de ce dossier.",
      [.text(style.money(year.benefits))], [.text(style.money(year.costs))],
      [.text(text.percent(roi))])
  }
}
