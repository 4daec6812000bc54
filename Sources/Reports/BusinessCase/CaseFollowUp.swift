// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// Which indicators tell whether a lever keeps its promise, and how often to look.
struct CaseFollowUp {
  /// An indicator to follow.
  struct Indicator: Hashable {
    /// The indicator's name.
    var name: LocalizedText
    /// Where it should go.
    var direction: LocalizedText
    /// How often it is read.
    var rhythm: LocalizedText
    /// What to do when it strays.
    var action: LocalizedText
  }

  private static let up = LocalizedText(en: "up", fr: "en hausse")
  private static let down = LocalizedText(en: "down", fr: "en baisse")
  private static let steady = LocalizedText(en: "not worse", fr: "pas de recul")
  private static let weekly = LocalizedText(en: "weekly", fr: "chaque semaine")
  private static let monthly = LocalizedText(en: "monthly", fr: "chaque mois")
  private static let quarterly = LocalizedText(en: "quarterly", fr: "chaque trimestre")

  static let automation = Indicator(
    name: LocalizedText(en: "Automation rate", fr: "Taux d’automatisation"), direction: up,
    rhythm: weekly,
    action: LocalizedText(
      en: "Review the requests that fail, update the knowledge base",
      fr: "Revoir les demandes en échec, mettre à jour la base de connaissances"))

  static let recontact = Indicator(
    name: LocalizedText(
      en: "Repeat-contact rate and first-contact resolution",
      fr: "Taux de réitération et résolution au premier contact"), direction: down, rhythm: monthly,
    action: LocalizedText(
      en: "Look at the reasons that come back; a saving that returns is none",
      fr: "Examiner les motifs qui reviennent ; un gain qui revient n’en est pas un"))

  static let handleTime = Indicator(
    name: LocalizedText(en: "Average handle time", fr: "Durée moyenne de traitement"),
    direction: down, rhythm: weekly,
    action: LocalizedText(
      en: "Compare with the contact mix: easy contacts leave first",
      fr: "Comparer à la composition des contacts : les plus simples partent d’abord"))

  static let occupancy = Indicator(
    name: LocalizedText(en: "Occupancy", fr: "Taux d’occupation"), direction: up, rhythm: weekly,
    action: LocalizedText(
      en: "Above 85 %, watch waiting times and absence",
      fr: "Au-delà de 85 %, surveiller l’attente et l’absentéisme"))

  static let shrinkage = Indicator(
    name: LocalizedText(en: "Shrinkage", fr: "Temps improductif payé"), direction: down,
    rhythm: monthly,
    action: LocalizedText(
      en: "Separate absence, training and meetings",
      fr: "Séparer absences, formation et réunions"))

  static let revenue = Indicator(
    name: LocalizedText(
      en: "Retention, churn and accepted offers", fr: "Rétention, attrition et offres acceptées"),
    direction: up, rhythm: monthly,
    action: LocalizedText(
      en: "Compare with customers who were not exposed",
      fr: "Comparer aux clients qui n’ont pas été exposés"))

  static let captured = Indicator(
    name: LocalizedText(en: "Hours really recaptured", fr: "Heures réellement récupérées"),
    direction: up, rhythm: quarterly,
    action: LocalizedText(
      en: "Name the hires avoided, the overtime ended, the volume absorbed",
      fr: "Nommer les embauches évitées, les heures supplémentaires supprimées, le volume absorbé"))

  static let retired = Indicator(
    name: LocalizedText(
      en: "Contracts and invoices really ended", fr: "Contrats et factures réellement arrêtés"),
    direction: down, rhythm: quarterly,
    action: LocalizedText(
      en: "Check the cost ledger after each due date",
      fr: "Vérifier les charges après chaque échéance"))

  /// What every case follows, whatever its levers.
  static let always: [Indicator] = [
    Indicator(
      name: LocalizedText(en: "Contacts per month", fr: "Contacts par mois"), direction: steady,
      rhythm: monthly,
      action: LocalizedText(
        en: "Separate volume from effect: volume is nobody’s merit",
        fr: "Séparer le volume de l’effet : le volume n’est le mérite de personne")),
    Indicator(
      name: LocalizedText(en: "Cost per contact", fr: "Coût par contact"), direction: down,
      rhythm: monthly,
      action: LocalizedText(
        en: "Explain by price, hours and volume",
        fr: "Expliquer par le prix, les heures et le volume")),
    Indicator(
      name: LocalizedText(en: "Satisfaction (CSAT)", fr: "Satisfaction (CSAT)"), direction: steady,
      rhythm: monthly,
      action: LocalizedText(
        en: "Two falls in a row: stop the extension until understood",
        fr: "Deux baisses de suite : suspendre l’extension jusqu’à explication")),
    Indicator(
      name: LocalizedText(
        en: "Costs spent against plan", fr: "Coûts engagés par rapport au plan"), direction: steady,
      rhythm: monthly,
      action: LocalizedText(
        en: "Re-forecast the remaining months", fr: "Refaire la prévision des mois restants")),
    captured,
  ]
}
