// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension BusinessCaseWriter {
  /// What freed hours make in whole posts, without anybody being dismissed.
  func posts() -> [Block] {
    guard let posts = result.posts, !posts.years.isEmpty else { return [] }
    return [
      .table(
        Table(
          caption: t(
            "Whole posts that can go, by departures and hires left out",
            "Postes entiers supprimables, par départs et embauches évitées"),
          columns: [
            .words(t("End of month", "Fin du mois")), .figures(t("FTE freed", "ETP libérés")),
            .figures(t("Posts vacant", "Postes vacants")),
            .figures(t("Posts gone", "Postes en moins")),
            .words(t("What limits", "Ce qui limite")),
          ],
          rows: posts.years.map { year in
            Table.Row([
              .text(String(year.month)), .number(year.freed, digits: 1),
              .number(year.vacant, digits: 1), .number(year.gone),
              .text(
                year.limit == .freedHours
                  ? t("hours freed", "heures libérées") : t("vacancies", "postes vacants")),
            ])
          }))
    ]
  }

  /// What the change is good for beside money: listed, never summed.
  func strategicItems() -> [Block] {
    guard !result.strategic.isEmpty else { return [] }
    return [
      .table(
        Table(
          caption: t(
            "Strategic, listed and never summed", "Stratégique, cité et jamais additionné"),
          columns: [
            .words(t("Item", "Élément")), .words(t("Why it matters", "Pourquoi il compte")),
            .figures(t("Estimate a year, not counted", "Estimation par an, non comptée")),
            .words(words.source),
          ],
          rows: result.strategic.map { item in
            Table.Row([
              .text(item.label[language]), .text(item.note?[language] ?? ""),
              item.estimatePerYear.map { .money($0) } ?? .missing(""),
              .text(text.source(item.source)),
            ])
          }))
    ]
  }

  /// How much better the work gets, kept apart from money.
  func operationalIndex() -> [Block] {
    guard let index = result.operationalIndex else { return [] }
    func plain(_ value: Double) -> String {
      style.number(value, digits: value == value.rounded() ? 0 : 1)
    }
    return [
      .table(
        Table(
          caption: t(
            "Operational index, kept apart and never added to money",
            "Indice opérationnel, tenu à part et jamais additionné aux euros"),
          columns: [
            .words(t("Indicator", "Indicateur")), .figures(t("Before", "Avant")),
            .figures(t("After", "Après")), .figures(t("Better by", "Mieux de")),
            .figures(t("Weight", "Poids")),
          ],
          rows: index.parts.map { part in
            Table.Row([
              .text(part.indicator.metric[language]), .text(plain(part.indicator.before)),
              .text(plain(part.indicator.after)), .percent(part.improvement, digits: 1),
              .percent(part.weight),
            ])
          }
            + [
              Table.Row(
                [
                  .text(t("Index", "Indice")), .text(""), .text(""),
                  .percent(index.value, digits: 1), .percent(1),
                ], kind: .total)
            ]))
    ]
  }
}
