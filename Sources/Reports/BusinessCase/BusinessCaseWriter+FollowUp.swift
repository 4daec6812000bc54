// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension BusinessCaseWriter {
  /// Part 8: how the promise is kept in sight.
  func followUp() -> Section {
    var blocks: [Block] = [
      p(
        "Promise and measurement are compared after 3, 6 and 12 months, and every month on the "
          + "indicators below. The projection is corrected, never the promise.",
        "La promesse et la mesure sont comparées après 3, 6 et 12 mois, et chaque mois sur les "
          + "indicateurs ci-dessous. On corrige la projection, jamais la promesse.")
    ]
    if !plan.narrative.indicators.isEmpty {
      blocks.append(
        .table(
          Table(
            caption: t("Indicators chosen by the sponsor", "Indicateurs choisis par le porteur"),
            columns: [
              .words(t("Indicator", "Indicateur")), .words(t("Target", "Cible")),
              .words(t("How often", "Fréquence")),
            ],
            rows: plan.narrative.indicators.map { indicator in
              Table.Row([
                .text(indicator.metric[language]),
                indicator.target.map { .text($0[language]) } ?? .missing(words.notGiven),
                indicator.frequency.map { .text($0[language]) } ?? .missing(words.notGiven),
              ])
            })))
    }
    blocks.append(
      .table(
        Table(
          caption: t(
            "Indicators that follow from the case", "Indicateurs qui découlent du dossier"),
          columns: [
            .words(t("Indicator", "Indicateur")), .words(t("Expected", "Attendu")),
            .words(t("How often", "Fréquence")), .words(t("If it strays", "En cas d’écart")),
          ],
          rows: indicators.map { indicator in
            Table.Row([
              .text(t(indicator.name)), .text(t(indicator.direction)), .text(t(indicator.rhythm)),
              .text(t(indicator.action)),
            ])
          })))
    return Section("follow-up", t("8. Indicators to follow", "8. Indicateurs à suivre"), blocks)
  }

  private var indicators: [CaseFollowUp.Indicator] {
    var list: [CaseFollowUp.Indicator] = []
    for lever in plan.levers {
      let indicator: CaseFollowUp.Indicator?
      switch lever.parameter {
      case .deflection: indicator = CaseFollowUp.automation
      case .recontactRate, .firstContactResolution: indicator = CaseFollowUp.recontact
      case .handleMinutes, .productivity: indicator = CaseFollowUp.handleTime
      case .occupancy: indicator = CaseFollowUp.occupancy
      case .shrinkage: indicator = CaseFollowUp.shrinkage
      case .demandPerMonth, .costPerPaidHour: indicator = nil
      }
      if let indicator, !list.contains(indicator) { list.append(indicator) }
    }
    if list.contains(CaseFollowUp.automation), !list.contains(CaseFollowUp.recontact) {
      list.append(CaseFollowUp.recontact)
    }
    if plan.gains.contains(where: { $0.effectiveReading == .extended }) {
      list.append(CaseFollowUp.revenue)
    }
    if plan.gains.contains(where: { $0.effectiveReading == .cash }) {
      list.append(CaseFollowUp.retired)
    }
    return list
      + CaseFollowUp.always.filter { indicator in
        !plan.levers.isEmpty || indicator != CaseFollowUp.captured
      }
  }
}
