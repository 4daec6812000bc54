// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// Why the worth of a change cannot be told.
public enum WorthError: Error, Equatable, Sendable {
  /// Values that make sense for an input.
  public enum Domain: Equatable, Sendable {
    case aboveZero, notNegative, share, positiveShare, shareBelowOne, finite

    func contains(_ value: Double) -> Bool {
      switch self {
      case .aboveZero: value > 0 && value.isFinite
      case .notNegative: value >= 0 && value.isFinite
      case .share: value >= 0 && value <= 1
      case .positiveShare: value > 0 && value <= 1
      case .shareBelowOne: value >= 0 && value < 1
      case .finite: value.isFinite
      }
    }

    var words: LocalizedText {
      switch self {
      case .aboveZero: LocalizedText(en: "above 0", fr: "supérieure à 0")
      case .notNegative: LocalizedText(en: "0 or more", fr: "d'au moins 0")
      case .share: LocalizedText(en: "from 0 to 1; 0.8 means 80 %", fr: "de 0 à 1 ; 0,8 = 80 %")
      case .positiveShare:
        LocalizedText(
          en: "above 0 and at most 1; 0.8 means 80 %", fr: "supérieure à 0 et d'au plus 1")
      case .shareBelowOne:
        LocalizedText(en: "at least 0 and below 1", fr: "d'au moins 0 et inférieure à 1")
      case .finite: LocalizedText(en: "a finite number", fr: "finie")
      }
    }
  }

  /// An input lies outside the values that make sense for it.
  case outOfDomain(input: String, value: Double, domain: Domain)
  /// The change needs an input that is unknown.
  case unknown(input: String)
  /// The change goes beyond what is possible: a rate above 100 %, a handle time below 0.
  case beyondPossible(change: ServicePoint, reached: Double)
  /// There are no levers.
  case noLevers
  /// Two levers or levels have the same name.
  case duplicate(String)

  /// What is wrong with which value, what was expected, what to do.
  public var message: LocalizedText {
    switch self {
    case .outOfDomain(let input, let value, let domain):
      LocalizedText(
        en: "\(input) is \(value). It must be \(domain.words.en).",
        fr: "\(input) vaut \(value). Il faut une valeur \(domain.words.fr).")
    case .unknown(let input):
      LocalizedText(
        en: "\(input) is unknown. Give it, or let it be measured.",
        fr: "\(input) est inconnu. Donnez-le, ou faites-le mesurer.")
    case .beyondPossible(let change, let reached):
      LocalizedText(
        en: "\(change.name.en) would reach \(reached), which is impossible. Take a smaller change.",
        fr: "\(change.name.fr) atteindrait \(reached), ce qui est impossible. Prenez un changement "
          + "plus petit.")
    case .noLevers:
      LocalizedText(
        en: "There are no levers. Give at least one, with its cost and effect.",
        fr: "Il n'y a aucun levier. Donnez-en au moins un, avec son coût et son effet.")
    case .duplicate(let name):
      LocalizedText(
        en: "'\(name)' occurs twice. Each lever and level needs a name of its own.",
        fr: "« \(name) » figure deux fois. Chaque levier et niveau doit avoir son nom.")
    }
  }
}

extension WorthError: CustomStringConvertible {
  /// The sentence in English.
  public var description: String { message.en }
}
