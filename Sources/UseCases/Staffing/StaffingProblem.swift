// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// Why a workspace or a file of shifts gives no plan.
package enum StaffingProblem: Error, Equatable, Sendable {
  /// The workspace has no inbound contacts of the channel, or queue, in the days asked for.
  case noContacts(channel: String, queue: String?)
  /// No contact of the channel has a handle time.
  case noHandleTimes(channel: String)
  /// A time of day of a file of shifts cannot be read.
  case badTime(row: Int, column: String, value: String)
  /// A whole number of a file of shifts cannot be read.
  case badNumber(row: Int, column: String, value: String)

  /// The sentence, in both languages.
  package var message: LocalizedText {
    switch self {
    case .noContacts(let channel, let queue):
      let of = queue.map { "\(channel), \($0)" } ?? channel
      return LocalizedText(
        en: "The workspace has no inbound contacts of \(of) in these days. Import calls, or name "
          + "another channel, queue or period.",
        fr: "L'espace de travail n'a pas de contacts entrants de \(of) sur ces jours. Importez des "
          + "appels, ou nommez un autre canal, une autre file ou période.")
    case .noHandleTimes(let channel):
      return LocalizedText(
        en: "No contact of \(channel) has a handle time. Import talk and after-call times, or plan "
          + "from a file with --csv.",
        fr: "Aucun contact de \(channel) n'a de durée de traitement. Importez les durées, ou "
          + "planifiez depuis un fichier avec --csv.")
    case .badTime(let row, let column, let value):
      return LocalizedText(
        en: "Row \(row) of the shifts has '\(value)' as \(column). Write a time of day such as "
          + "08:30.",
        fr: "La ligne \(row) des horaires a « \(value) » pour \(column). Écrivez une heure comme "
          + "08:30.")
    case .badNumber(let row, let column, let value):
      return LocalizedText(
        en: "Row \(row) of the shifts has '\(value)' as \(column). Write a whole number of 0 or "
          + "more.",
        fr: "La ligne \(row) des horaires a « \(value) » pour \(column). Écrivez un nombre entier, "
          + "0 ou plus.")
    }
  }
}
