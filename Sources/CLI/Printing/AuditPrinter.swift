// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Finance
internal import Foundation
internal import Quantities

/// Prints the audit of a claim.
struct AuditPrinter {
  /// The form of the result.
  var format: OutputFormat
  /// The language of texts and numbers.
  var language: Language

  /// Prints an audit: tables on standard output, findings too, since they are the answer.
  func show(_ audit: ClaimAudit, currency: Currency) throws {
    switch format {
    case .json: printResult(try encodeJSON(audit))
    case .csv:
      let table = audit.bridge.map { bridge($0) } ?? formulas(audit)
      printCSV(table)
    case .table:
      let renderer = PlainTextTable(
        style: NumberStyle(language: language, currency: currency), longestText: 76)
      printResult(renderer.render(formulas(audit)))
      if let payback = audit.paybackMonths {
        let months = NumberStyle(language: language).number(payback, digits: 1)
        printResult(
          text(
            "Payback, all paid up front and gains flat: \(months) months.",
            "Retour, tout payé d'avance et gains réguliers : \(months) mois."))
      }
      for finding in audit.findings {
        printResult("- \(finding.message[language]) [\(finding.code)]")
      }
      if let bridge = audit.bridge { printResult(renderer.render(self.bridge(bridge))) }
    }
  }

  private func text(_ en: String, _ fr: String) -> String {
    LocalizedText(en: en, fr: fr)[language]
  }

  private func formulas(_ audit: ClaimAudit) -> Table {
    Table(
      caption: text("What each formula gives", "Ce que donne chaque formule"),
      columns: [
        .words(text("formula", "formule")), .figures(text("value", "valeur")),
        .words(text("claimed", "annoncée")),
      ],
      rows: audit.formulas.map { entry in
        Table.Row([
          .text(entry.name[language]),
          entry.value.map { .percent($0, digits: 1) }
            ?? .missing(text("number missing", "nombre manquant")),
          .text(entry.isClaimed ? text("yes", "oui") : ""),
        ])
      })
  }

  private func bridge(_ bridge: Bridge) -> Table {
    Table(
      caption: text(
        "From the claim to what can be defended", "De l'annonce à ce qui se défend"),
      columns: [
        .words(text("step", "étape")), .figures(text("gains", "gains")),
        .figures(text("costs", "coûts")), .figures(text("change of net", "écart du net")),
        .figures("ROI"),
      ],
      rows: bridge.steps.map { step in
        Table.Row([
          .text(step.correction.name[language]), .money(step.gains), .money(step.costs),
          step.change.map { .money($0) } ?? .missing(""),
          step.roi.map { .percent($0) } ?? .missing(text("none", "aucun")),
        ])
      })
  }
}
