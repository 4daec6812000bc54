// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension CaseWorkbookWriter {
  /// The sheet that sets every headline beside the figure of the printed document.
  mutating func writeCheck() {
    let tab = Tab.check
    book.layOut(tab.rawValue) {
      $0.widths = [0: 46, 1: 20, 2: 20, 3: 16]
      $0.frozenRows = 4
    }
    book.put(
      t("Workbook against document", "Classeur contre document"), at: place(tab, 0, 0),
      SheetStyle(.title))
    book.put(
      t(
        "As long as no input is changed, every difference is nothing.",
        "Tant qu’aucune donnée n’est modifiée, chaque écart est nul."), at: place(tab, 1, 0),
      SheetStyle(.note))
    let heads = [
      t("Result", "Résultat"), t("Calculated here", "Calculé ici"),
      t("Printed in the document", "Imprimé dans le document"), t("Difference", "Écart"),
    ]
    for (column, head) in heads.enumerated() {
      book.put(head, at: place(tab, 3, column), SheetStyle(.head))
    }
    var row = 4
    for headline in headlines {
      guard let cell = cell(of: headline.key) else { continue }
      book.put(headline.label, at: place(tab, row, 0), SheetStyle(.label))
      let live = book.put(
        .when(cell.compared(.equal, cell), cell, cell), at: place(tab, row, 1),
        SheetStyle(.step, headline.format))
      if let printed = headline.printed {
        let typed = book.put(
          printed, at: place(tab, row, 2), SheetStyle(.note, headline.format))
        book.put(live - typed, at: place(tab, row, 3), SheetStyle(.step, .number))
      } else {
        book.put("–", at: place(tab, row, 2), SheetStyle(.note))
      }
      row += 1
    }
  }

  /// The sheet that explains each convention.
  mutating func writeConventions() {
    let tab = Tab.conventions
    book.layOut(tab.rawValue) { $0.widths = [0: 34, 1: 110] }
    book.put(t("Conventions", "Conventions"), at: place(tab, 0, 0), SheetStyle(.title))
    var row = 2
    for (title, meaning) in conventions() {
      book.put(title, at: place(tab, row, 0), SheetStyle(.result))
      book.put(meaning, at: place(tab, row, 1), SheetStyle(.prose))
      row += 1
    }
    row += 1
    book.put(t("Glossary", "Glossaire"), at: place(tab, row, 0), SheetStyle(.heading))
    book.put("", at: place(tab, row, 1), SheetStyle(.heading))
    for entry in CaseGlossary.entries(in: language) {
      row += 1
      book.put(entry.term, at: place(tab, row, 0), SheetStyle(.result))
      book.put(entry.meaning.plainText, at: place(tab, row, 1), SheetStyle(.prose))
    }
  }

  private func conventions() -> [(String, String)] {
    [
      (
        t("Return on investment", "Retour sur investissement"),
        t(
          "(benefits − costs) ÷ costs, in present value, after risk. Benefits ÷ costs has its own line.",
          "(gains − coûts) ÷ coûts, en valeur actuelle, après risque. Gains ÷ coûts a sa propre ligne."
        )
      ),
      (t("Timing of flows", "Calendrier des flux"), text.timing(result.timing)),
      (
        t("Months", "Mois"),
        t(
          "Month 0 holds what is paid before anything runs; month 1 is the first month. The horizon "
            + "is built into the workbook: for another one, change the case and make it again.",
          "Le mois 0 porte ce qui est payé avant toute mise en service ; le mois 1 est le premier. "
            + "L’horizon est inscrit dans le classeur : pour un autre, changez le dossier et refaites-le."
        )
      ),
      (
        t("Paid hours", "Heures payées"),
        t(
          "N · (1 − automation) · (1 + repeat contacts) · minutes ÷ 60 ÷ (occupancy · (1 − shrinkage)).",
          "N · (1 − automatisation) · (1 + réitération) · minutes ÷ 60 ÷ (occupation · (1 − temps improductif))."
        )
      ),
      (
        t("Share of a lever", "Part d’un levier"),
        t(
          "Shapley share: the average of what the lever adds over every order of the levers. The shares "
            + "make the whole; levers are never added one by one.",
          "Part de Shapley : la moyenne de ce que le levier ajoute dans tous les ordres possibles. Les "
            + "parts font le tout ; les leviers ne s’additionnent jamais un à un.")
      ),
      (
        t("Capture", "Captation"),
        t(
          "Freed hours are worth nothing by themselves: only the captured share becomes money. Hours "
            + "that a lever adds are paid in full.",
          "Une heure libérée ne vaut rien par elle-même : seule la part captée devient de l’argent. "
            + "Les heures qu’un levier ajoute sont payées en entier.")
      ),
      (
        t("Risk", "Risque"),
        t(
          "Gains are lowered and costs raised by their own factor before discounting, never twice for "
            + "one doubt.",
          "Les gains sont réduits et les coûts majorés de leur propre facteur avant actualisation, "
            + "jamais deux fois pour un même doute.")
      ),
      (
        t("Cash, economic, extended", "Trésorerie, économique, étendue"),
        t(
          "Three readings of one case: money that no longer leaves; with captured hours; with the "
            + "margin on revenue.",
          "Trois lectures d’un même dossier : argent qui ne sort plus ; avec les heures captées ; avec "
            + "la marge sur revenu.")
      ),
      (
        t("Not in this workbook", "Hors de ce classeur"),
        t(
          "The simulation draws thousands of worlds with a seeded generator that a spreadsheet does not "
            + "have: its spread stands in the document only, with the scenarios, the tornado and the "
            + "break-even values. To see one, type its value into the sheet of inputs.",
          "La simulation tire des milliers de mondes avec un générateur à graine qu’un tableur n’a pas : "
            + "sa plage ne figure que dans le document, avec les scénarios, la tornade et les seuils. "
            + "Pour en voir un, saisissez sa valeur dans la feuille des données.")
      ),
    ]
  }
}
