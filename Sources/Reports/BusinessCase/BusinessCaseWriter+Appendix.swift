// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension BusinessCaseWriter {
  /// Where every figure comes from.
  func appendix() -> Section {
    Section(
      "appendix", t("Appendix", "Annexe"),
      [
        .section(
          Section(
            "assumptions", t("Inputs by evidence", "Données par niveau de preuve"), assumptions())),
        .section(
          Section("months", t("Flows by month", "Flux par mois"), [.table(monthTable())])),
        .section(Section("warnings", t("Warnings", "Avertissements"), warnings())),
        .section(Section("questions", t("Open questions", "Questions ouvertes"), questions())),
        .section(Section("conventions", t("Conventions", "Conventions"), conventions())),
        .section(
          Section(
            "glossary", t("Glossary", "Glossaire"),
            [
              .definitions(CaseGlossary.entries(in: language))
            ])),
        .section(
          Section(
            "figures", t("Register of the figures", "Registre des chiffres"),
            [
              p(
                "Each figure of this document leads to its entry here: formula, inputs, source.",
                "Chaque chiffre de ce document mène à son entrée ici : formule, données, source."),
              .records(ledger.records),
            ])),
      ])
  }

  private func assumptions() -> [Block] {
    struct Line {
      var name: String
      var value: Cell
      var grade: EvidenceGrade
      var source: String
    }
    var lines: [Line] = []
    for lever in plan.levers {
      lines.append(
        Line(
          name: lever.name[language],
          value: .text(t(lever.parameter.name) + " " + text.change(lever)),
          grade: lever.effectiveGrade, source: text.source(lever.provenance)))
    }
    for gain in plan.gains {
      lines.append(
        Line(
          name: gain.name[language], value: .text(text.basis(gain.amount)),
          grade: gain.effectiveGrade, source: text.source(gain.provenance)))
    }
    for cost in plan.costs {
      lines.append(
        Line(
          name: cost.name[language], value: .text(text.basis(cost.amount)),
          grade: cost.effectiveGrade, source: text.source(cost.provenance)))
    }
    guard !lines.isEmpty else {
      return [p("The case has no input line.", "Le dossier n’a pas de ligne de données.")]
    }
    let sorted = EvidenceGrade.allCases.sorted().flatMap { grade in
      lines.filter { $0.grade == grade }
    }
    return [
      .table(
        Table(
          caption: t(
            "Inputs of the case, the surest first", "Données du dossier, les plus sûres d’abord"),
          columns: [
            .words(words.line), .words(t("Input", "Donnée")), .words(words.evidence),
            .words(words.source),
          ],
          rows: sorted.map { line in
            Table.Row([
              .text(line.name), line.value, .text(t(line.grade.name)), .text(line.source),
            ])
          }))
    ]
  }

  private func monthTable() -> Table {
    Table(
      caption: t("Flows by month, after risk", "Flux par mois, après risque"),
      columns: [
        .words(t("Month", "Mois")), .figures(t("Benefits", "Gains")),
        .figures(t("Costs", "Coûts")), .figures(t("Net", "Net")),
        .figures(t("Cumulated", "Cumulé")),
        .figures(t("Cumulated, discounted", "Cumulé, actualisé")),
      ],
      rows: result.cashFlows.monthly.map { month in
        Table.Row([
          .text(String(month.index)), .money(month.benefits), .money(month.costs),
          .money(month.net), .money(month.cumulative), .money(month.cumulativeDiscounted),
        ])
      })
  }

  private func warnings() -> [Block] {
    guard !result.warnings.isEmpty else {
      return [p("None.", "Aucun.")]
    }
    return [
      .table(
        Table(
          caption: t("What a careful reader would object", "Ce qu’un lecteur attentif objecterait"),
          columns: [
            .words("Code"), .words(t("Where", "Où")), .words(t("Message", "Message")),
          ],
          rows: result.warnings.map { warning in
            Table.Row([
              .inlines([.code(warning.code)]),
              .inlines(
                warning.location.map { [.code($0)] }
                  ?? [.text(t("whole case", "tout le dossier"))]),
              .text(t(warning.message)),
            ])
          }))
    ]
  }

  private func questions() -> [Block] {
    guard !result.openQuestions.isEmpty else {
      return [
        p("None: every kind of cost has an answer.", "Aucune : chaque nature de coût a sa réponse.")
      ]
    }
    return [
      .list(
        BulletList(
          result.openQuestions.map { open in
            s(
              "**{0}**: {1}", "**{0}** : {1}", [.text(capitalized(t(open.category.name)))],
              [.text(t(open.question))])
          }))
    ]
  }

  private func conventions() -> [Block] {
    let entries: [[Inline]] = [
      s(
        "ROI = (benefits − costs) ÷ costs, in present value, after risk. Benefits ÷ costs is shown "
          + "under its own name.",
        "ROI = (gains − coûts) ÷ coûts, en valeur actuelle, après risque. Gains ÷ coûts est montré "
          + "sous son propre nom."),
      s(
        "Discounting: {discount.annualRate} a year; convention “{0}”. {1}",
        "Actualisation : {discount.annualRate} par an ; convention « {0} ». {1}",
        [.text(result.timing.rawValue)], [.text(text.timing(result.timing))]),
      s(
        "Months count from the start of the case; month 0 holds what is paid before anything runs.",
        "Les mois se comptent depuis le début du dossier ; le mois 0 porte ce qui est payé avant "
          + "toute mise en service."),
      s(
        "Amounts in {0}, nominal, without recoverable value added tax; rounded for print only.",
        "Montants en {0}, courants, hors taxes récupérables ; arrondis à l’impression seulement.",
        [.text(result.currency.code)]),
      s(
        "Cash: money that no longer leaves an account. Economic: cash and captured hours. Extended: "
          + "economic and revenue margin.",
        "Trésorerie : argent qui ne sort plus d’un compte. Économique : trésorerie et heures captées. "
          + "Étendue : économique et marge sur revenu."),
    ]
    return [.list(BulletList(entries))]
  }
}
