// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// Why an analysis was not begun.
package enum AnalysisProblem: Error, Equatable, Sendable {
  /// Neither a file nor a metric was named, or both were.
  case noSource
  /// An option that the design needs is missing.
  case missingOption(String)
  /// The day of the change is no day, or lies outside the data.
  case changeOutside(String, first: String, last: String)
  /// A column that tells two groups apart has another number of values.
  case notTwoGroups(column: String, values: [String])
  /// Too few rows can be used.
  case tooFewRows(count: Int)

  /// The sentence, in both languages.
  package var message: LocalizedText {
    switch self {
    case .noSource:
      LocalizedText(
        en: "Name a file with --csv or a metric of the workspace with --metric, one of them.",
        fr: "Nommez un fichier avec --csv ou un indicateur avec --metric, l'un des deux.")
    case .missingOption(let name):
      LocalizedText(
        en: "This analysis needs --\(name).", fr: "Cette analyse demande --\(name).")
    case .changeOutside(let at, let first, let last):
      LocalizedText(
        en:
          "The change at \(at) must lie after \(first) and not after \(last), where the data are.",
        fr:
          "Le changement au \(at) doit être après \(first) et au plus tard le \(last), là où il y "
          + "a des données.")
    case .notTwoGroups(let column, let values):
      LocalizedText(
        en: "'\(column)' must tell two groups apart; it has \(values.count) values: "
          + values.prefix(8).joined(separator: ", ") + ".",
        fr: "« \(column) » doit séparer deux groupes ; il a \(values.count) valeurs : "
          + values.prefix(8).joined(separator: ", ") + ".")
    case .tooFewRows(let count):
      LocalizedText(
        en: "Only \(count) rows can be used: look at the columns named and their values.",
        fr: "Seules \(count) lignes sont utilisables : regardez les colonnes et leurs valeurs.")
    }
  }
}
