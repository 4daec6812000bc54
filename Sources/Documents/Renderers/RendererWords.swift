// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// The words that renderers add themselves.
struct RendererWords {
  let language: Language

  private func pick(_ en: String, _ fr: String) -> String {
    LocalizedText(en: en, fr: fr)[language]
  }

  var skipLink: String { pick("Skip to the content", "Aller au contenu") }
  var contents: String { pick("Contents", "Sommaire") }
  var dataOfChart: String { pick("Data of the chart", "Données du graphique") }
  var figure: String { pick("Figure", "Chiffre") }
  var source: String { pick("Source", "Source") }
  var formula: String { pick("Formula", "Formule") }
  var calculation: String { pick("With its numbers", "Avec ses nombres") }
  var inputs: String { pick("Inputs", "Données d’entrée") }
  var evidence: String { pick("Evidence", "Preuve") }
  var notes: String { pick("Notes", "Notes") }
  var backToText: String { pick("Back to the text", "Retour au texte") }
  var madeOn: String { pick("Made on", "Établi le") }
  var by: String { pick("by", "par") }
  var chartsMissing: String {
    pick(
      "The chart is not drawn because the chart library is not installed: "
        + "run Scripts/install-charts.sh, then make the document again. "
        + "Its data is in the table below.",
      "Le graphique n’est pas dessiné car la bibliothèque de graphiques n’est pas installée : "
        + "lancez Scripts/install-charts.sh, puis refaites le document. "
        + "Ses données sont dans le tableau ci-dessous.")
  }
  var chartFailed: String {
    pick(
      "The chart could not be drawn by this browser. Its data is in the table below.",
      "Ce navigateur n’a pas pu dessiner le graphique. Ses données sont dans le tableau ci-dessous."
    )
  }
  var chartsNeedScript: String {
    pick(
      "Without scripts the charts are shown as tables.",
      "Sans scripts, les graphiques sont présentés en tableaux.")
  }

  func title(of kind: Callout.Kind) -> String {
    switch kind {
    case .note: pick("Note", "Note")
    case .warning: pick("Warning", "Attention")
    case .decision: pick("Decision", "Décision")
    }
  }
}
