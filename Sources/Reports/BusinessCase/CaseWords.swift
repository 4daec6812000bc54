// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities

/// Names that occur in several parts of a business case.
struct CaseWords {
  let language: Language

  private func pick(_ en: String, _ fr: String) -> String {
    LocalizedText(en: en, fr: fr)[language]
  }

  var notGiven: String { pick("not given", "non renseigné") }
  var none: String { pick("none", "aucun") }
  var total: String { pick("Total", "Total") }
  var source: String { pick("Source", "Source") }
  var evidence: String { pick("Evidence", "Preuve") }
  var line: String { pick("Line", "Ligne") }
  var lever: String { pick("Lever", "Levier") }
  var presentValue: String { pick("Present value", "Valeur actuelle") }
  var overHorizon: String { pick("Over the horizon", "Sur l’horizon") }

  func reading(_ kind: Reading) -> String {
    switch kind {
    case .cash: pick("Cash", "Trésorerie")
    case .economic: pick("Economic", "Économique")
    case .extended: pick("Extended", "Étendue")
    }
  }

  func meaning(_ kind: Reading) -> String {
    switch kind {
    case .cash:
      pick(
        "Money that leaves or enters an account: invoices and contracts ended, posts not replaced.",
        "Argent qui sort d’un compte ou y entre : factures et contrats arrêtés, postes non remplacés."
      )
    case .economic:
      pick(
        "Cash, plus the captured share of the hours freed.",
        "Trésorerie, plus la part captée des heures libérées.")
    case .extended:
      pick(
        "Economic, plus the margin on revenue kept or won, after attribution.",
        "Économique, plus la marge sur le revenu conservé ou gagné, après attribution.")
    }
  }
}
