// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// What can go wrong with a service project, and what is done about it.
enum RiskRegister {
  /// One risk.
  struct Entry: Hashable {
    /// What could happen.
    var risk: LocalizedText
    /// How this case guards against it in its figures.
    var guardRail: LocalizedText
    /// What the project does about it.
    var mitigation: LocalizedText
  }

  static let adoption = Entry(
    risk: LocalizedText(
      en: "The tool is used less, or later, than planned",
      fr: "L’outil est moins utilisé, ou plus tard, que prévu"),
    guardRail: LocalizedText(
      en: "Ramp on every lever; risk factor on the benefits",
      fr: "Montée en charge de chaque levier ; facteur de risque sur les gains"),
    mitigation: LocalizedText(
      en: "Pilot team, training, weekly reading of the usage, decision point before extension",
      fr:
        "Équipe pilote, formation, lecture hebdomadaire de l’usage, point de décision avant extension"
    ))

  static let capture = Entry(
    risk: LocalizedText(
      en: "Freed hours do not become value",
      fr: "Les heures libérées ne deviennent pas de la valeur"),
    guardRail: LocalizedText(
      en: "Only the captured share of the hours is counted; cash is shown apart",
      fr: "Seule la part captée des heures est comptée ; la trésorerie est montrée à part"),
    mitigation: LocalizedText(
      en: "Write down now where the hours go: hires not made, overflow ended, backlog absorbed",
      fr: "Écrire dès maintenant où vont les heures : embauches non faites, débordement supprimé, "
        + "retard absorbé"))

  static let recontact = Entry(
    risk: LocalizedText(
      en: "Contacts settled by the assistant come back to an agent",
      fr: "Des contacts réglés par l’assistant reviennent vers un agent"),
    guardRail: LocalizedText(
      en: "Automation is counted net of returns; the remaining contacts repeat at their own rate",
      fr:
        "L’automatisation est comptée nette des retours ; les contacts restants se répètent à leur "
        + "propre taux"),
    mitigation: LocalizedText(
      en: "Follow recontact within 7 days by handler; always a way to a person",
      fr:
        "Suivre la réitération à 7 jours par type de traitement ; toujours un accès à une personne")
  )

  static let quality = Entry(
    risk: LocalizedText(
      en: "Quality or satisfaction falls", fr: "La qualité ou la satisfaction recule"),
    guardRail: LocalizedText(
      en: "No euro of this case rests on satisfaction",
      fr: "Aucun euro de ce dossier ne repose sur la satisfaction"),
    mitigation: LocalizedText(
      en: "CSAT and first-contact resolution followed by channel and handler; stop rule",
      fr:
        "CSAT et résolution au premier contact suivies par canal et par type de traitement ; règle "
        + "d’arrêt"))

  static let cost = Entry(
    risk: LocalizedText(
      en: "Costs run over, hidden costs appear",
      fr: "Les coûts dérapent, des coûts cachés apparaissent"),
    guardRail: LocalizedText(
      en: "Risk factor on each cost; hidden costs listed one by one",
      fr: "Facteur de risque sur chaque coût ; coûts cachés listés un par un"),
    mitigation: LocalizedText(
      en: "Fixed-price set-up, capped usage, monthly reading of costs against plan",
      fr:
        "Mise en place au forfait, consommation plafonnée, lecture mensuelle des coûts par rapport "
        + "au plan"))

  static let attribution = Entry(
    risk: LocalizedText(
      en: "Revenue gains come from elsewhere", fr: "Les gains de revenu viennent d’ailleurs"),
    guardRail: LocalizedText(
      en: "Margin and attribution applied; only in the extended reading",
      fr: "Marge et attribution appliquées ; dans la seule lecture étendue"),
    mitigation: LocalizedText(
      en: "Keep a comparison group for four weeks or more",
      fr: "Garder un groupe témoin pendant quatre semaines au moins"))
}
