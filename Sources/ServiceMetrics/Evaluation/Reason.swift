// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// The sentences by which a result says what is missing, left out or to be read with care.
enum Reason {
  /// Nothing qualifies; says how many rows were there without the needed value.
  static func noRows(leftOut: Int?) -> LocalizedText {
    guard let leftOut, leftOut > 0 else {
      return LocalizedText(en: "no row qualifies here", fr: "aucune ligne ne convient ici")
    }
    return LocalizedText(
      en: "none of the \(leftOut) rows here has the needed value",
      fr: "aucune des \(leftOut) lignes n'a ici la valeur nécessaire")
  }

  /// How many rows were left out because their value is unknown; none when all are known.
  static func leftOut(_ count: Int?, beside known: Int) -> [LocalizedText] {
    guard let count, count > 0 else { return [] }
    return [
      LocalizedText(
        en: "\(count) of \(count + known) rows lack the needed value and are left out",
        fr: "\(count) lignes sur \(count + known) n'ont pas la valeur nécessaire et sont écartées")
    ]
  }

  static func fewObservations(_ n: Int, below threshold: Int) -> LocalizedText {
    LocalizedText(
      en: "only \(n) observations (fewer than \(threshold)): chance alone can explain much",
      fr: "\(n) observations seulement (moins de \(threshold)) : le hasard peut beaucoup expliquer")
  }

  static func mixedCurrencies(_ first: String, _ last: String) -> LocalizedText {
    LocalizedText(
      en: "the amounts are in several currencies (\(first), \(last)), which cannot be added; "
        + "import them in one",
      fr: "les montants sont en plusieurs devises (\(first), \(last)) qu'on ne peut additionner ; "
        + "importez-les dans une seule")
  }

  static func unmatchedCost(_ percent: Int) -> LocalizedText {
    LocalizedText(
      en: "\(percent) % of the costs of the period name a cut without contacts and are left out",
      fr: "\(percent) % des coûts de la période visent une coupe sans contact et sont écartés")
  }

  static func allocatedCost(_ percent: Int) -> LocalizedText {
    LocalizedText(
      en: "\(percent) % of this cost names no such cut and is allocated by handle time",
      fr: "\(percent) % de ce coût ne vise aucune coupe et est réparti au temps de traitement")
  }

  static let partExceedsWhole = LocalizedText(
    en: "the part is larger than the whole: rows of one table lack their partners in the other; "
      + "import both completely",
    fr: "la partie dépasse le tout : des lignes d'une table n'ont pas leur pendant dans l'autre ; "
      + "importez les deux en entier")
  static let nothingToDivideBy = LocalizedText(
    en: "there is nothing to divide by here", fr: "le diviseur est nul ici")
  static let noAmounts = LocalizedText(en: "no amounts here", fr: "aucun montant ici")
  static let noCosts = LocalizedText(
    en: "no cost falls into this period; import the costs",
    fr: "aucun coût ne tombe dans cette période ; importez les coûts")
  static let noContactsHandled = LocalizedText(
    en: "no contact was handled here", fr: "aucun contact n'a été traité ici")
  static let noHandleTime = LocalizedText(
    en: "costs that name no such cut are allocated by handle time, and no contact here has one",
    fr: "les coûts sans coupe sont répartis au temps de traitement, et aucun contact n'en a ici")
  static let unknownHandleTime = LocalizedText(
    en: "costs that name no such cut are allocated by handle time, and this cell has none",
    fr: "les coûts sans coupe sont répartis au temps de traitement, et cette case n'en a pas")
  static func othersUntimed(_ percent: Int) -> LocalizedText {
    LocalizedText(
      en: "upper bound: \(percent) % of the contacts that share these costs have no handle time, "
        + "and their share falls on the others",
      fr: "borne haute : \(percent) % des contacts qui partagent ces coûts n'ont pas de temps de "
        + "traitement, et leur part retombe sur les autres")
  }
  static let noCustomersAtStart = LocalizedText(
    en: "there are no customers at the start of the period",
    fr: "il n'y a pas de client au début de la période")
  static let noChurn = LocalizedText(
    en: "no customer was lost in the period, so the expected lifetime has no end; "
      + "choose a longer period",
    fr: "aucun client n'est perdu dans la période : la durée de vie n'a pas de fin ; "
      + "choisissez une période plus longue")
  static let openPeriod = LocalizedText(
    en: "the period has no ends; give a first and a last day",
    fr: "la période n'a pas de bornes ; donnez un premier et un dernier jour")
  static let revenueOnly = LocalizedText(
    en: "revenue only: no margin was given, so this is not yet what a customer earns; "
      + "give margin=0.6 or the like",
    fr: "revenu seulement : sans marge, ce n'est pas encore ce que rapporte un client ; "
      + "donnez margin=0.6 par exemple")
  static let nothingFound = LocalizedText(
    en: "there are no rows in this window", fr: "il n'y a aucune ligne dans cette fenêtre")
}
