// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Quantities

/// The words of a business case, for a reader who decides but does not model.
enum CaseGlossary {
  /// The entries in one language, in alphabetical order of that language.
  static func entries(in language: Language) -> [Definition] {
    terms.map { Definition($0.term[language], [.text($0.meaning[language])]) }
      .sorted { $0.term.lowercased() < $1.term.lowercased() }
  }

  private struct Entry {
    var term: LocalizedText
    var meaning: LocalizedText

    init(_ en: String, _ fr: String, _ meaningEn: String, _ meaningFr: String) {
      term = LocalizedText(en: en, fr: fr)
      meaning = LocalizedText(en: meaningEn, fr: meaningFr)
    }
  }

  private static let terms: [Entry] = [
    Entry(
      "Additive claim", "Somme des leviers",
      "What the levers would save if each acted alone and the savings were added. It promises the "
        + "same hour more than once and is shown only for comparison.",
      "Ce que les leviers économiseraient si chacun agissait seul et que l’on additionnait les "
        + "gains. Elle promet plusieurs fois la même heure et n’est montrée que pour comparer."),
    Entry(
      "Attribution", "Attribution",
      "The share of a revenue gain that is really due to the project.",
      "La part d’un gain de revenu qui est vraiment due au projet."),
    Entry(
      "Average handle time (AHT)", "Durée moyenne de traitement (DMT)",
      "Talk, hold and after-contact work, divided by the contacts handled.",
      "Conversation, mise en attente et travail après contact, divisés par les contacts traités."),
    Entry(
      "Benefit-cost ratio", "Ratio gains sur coûts",
      "Present value of the benefits divided by that of the costs: what comes back for one euro "
        + "invested, the euro included. It is 1 + ROI.",
      "Valeur actuelle des gains divisée par celle des coûts : ce qui revient pour un euro investi, "
        + "l’euro compris. Il vaut 1 + ROI."),
    Entry(
      "Capture rate", "Taux de captation",
      "The share of freed hours that becomes value: hires avoided, volume absorbed, overtime ended.",
      "La part des heures libérées qui devient de la valeur : embauches évitées, volume absorbé, "
        + "heures supplémentaires supprimées."),
    Entry(
      "Deflection, automation", "Automatisation",
      "Share of requests settled without an agent and without coming back.",
      "Part des demandes réglées sans agent et sans retour."),
    Entry(
      "Discount rate", "Taux d’actualisation",
      "What a euro loses per year by coming later.",
      "Ce qu’un euro perd par an à venir plus tard."),
    Entry(
      "Evidence grade", "Niveau de preuve",
      "Proved: a causal design with an interval. Measured: before and after in the own data. "
        + "Assumed: a benchmark, a supplier or an expert, who is named. Declared: no source.",
      "Prouvé : un dispositif causal avec intervalle. Mesuré : avant et après dans les données de la "
        + "maison. Supposé : un comparatif, un fournisseur ou un expert, qui est nommé. Déclaré : "
        + "sans source."),
    Entry(
      "First-contact resolution (FCR)", "Résolution au premier contact (RPC)",
      "Contacts settled at the first contact, divided by all contacts.",
      "Contacts réglés dès le premier contact, divisés par tous les contacts."),
    Entry(
      "Full-time equivalent (FTE)", "Équivalent temps plein (ETP)",
      "Paid hours divided by the paid hours of one full-time agent.",
      "Heures payées divisées par les heures payées d’un agent à temps plein."),
    Entry(
      "Internal rate of return (IRR)", "Taux de rendement interne (TRI)",
      "The discount rate at which the net present value is zero; given only when the flows change "
        + "sign exactly once.",
      "Le taux d’actualisation qui annule la valeur actuelle nette ; donné seulement si les flux "
        + "changent de signe exactement une fois."),
    Entry(
      "Net present value (NPV)", "Valeur actuelle nette (VAN)",
      "Discounted benefits less discounted costs, in money of today.",
      "Gains actualisés moins coûts actualisés, en argent d’aujourd’hui."),
    Entry(
      "Occupancy", "Taux d’occupation",
      "Share of the hours present that agents spend with contacts.",
      "Part des heures de présence que les agents passent avec des contacts."),
    Entry(
      "Payback", "Délai de retour",
      "Simple: cost divided by the monthly gain. Cumulated: the moment after which the cumulated "
        + "net flow stays positive. Discounted: the same with discounted flows.",
      "Simple : coût divisé par le gain mensuel. Cumulé : le moment à partir duquel le flux net "
        + "cumulé reste positif. Actualisé : de même avec des flux actualisés."),
    Entry(
      "Peak funding", "Besoin maximal de financement",
      "The lowest point of the cumulated net flow: the cash to advance.",
      "Le point le plus bas du flux net cumulé : la trésorerie à avancer."),
    Entry(
      "Repeat-contact rate", "Taux de réitération",
      "Extra contacts for each contact handled by an agent, because the first did not settle it.",
      "Contacts supplémentaires par contact traité par un agent, parce que le premier n’a pas "
        + "suffi."),
    Entry(
      "Return on investment (ROI)", "Retour sur investissement (ROI)",
      "Benefits less costs, divided by costs, all in present value.",
      "Gains moins coûts, divisés par les coûts, le tout en valeur actuelle."),
    Entry(
      "Risk factor", "Facteur de risque",
      "Prudence applied to each line before discounting: benefits reduced, costs raised.",
      "Prudence appliquée à chaque ligne avant actualisation : gains réduits, coûts majorés."),
    Entry(
      "Shapley share", "Part de Shapley",
      "The average effect of a lever over every order in which the levers could be introduced. The "
        + "shares add up to the joint saving exactly.",
      "L’effet moyen d’un levier sur tous les ordres dans lesquels les leviers pourraient être "
        + "introduits. Les parts font exactement le gain commun."),
    Entry(
      "Shrinkage", "Temps improductif payé",
      "Share of paid hours in which an agent is not available: breaks, training, meetings, absence.",
      "Part des heures payées où l’agent n’est pas disponible : pauses, formation, réunions, "
        + "absences."),
  ]
}
