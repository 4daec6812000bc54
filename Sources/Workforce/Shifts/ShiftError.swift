// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities
public import Statistics

/// Why shifts cannot cover what is needed; what contradicts each other is named.
public enum ShiftError: Error, Equatable, Sendable {
  /// People missing in an interval.
  public struct Shortage: Sendable, Hashable {
    /// The interval's name.
    public var interval: String
    /// How many are missing in the best case.
    public var people: Int

    /// Creates a shortage.
    public init(interval: String, people: Int) {
      self.interval = interval
      self.people = people
    }
  }

  /// People are needed in intervals in which no shift is at work.
  case noShiftAt(intervals: [String])
  /// The limits leave intervals short, even in the plan with the least shortage: shifts that are
  /// full, and the size of the team when it binds.
  case cannotCover(shortages: [Shortage], fullShifts: [String], team: Int?)
  /// The least numbers of people on the shifts exceed the team.
  case limitsContradict(largestTeam: Int?)
  /// The solver gave no answer.
  case solver(IntegerProgramError)
}

extension ShiftError: CustomStringConvertible {
  /// The sentence in English.
  public var description: String { message.en }

  /// What contradicts what, and what to do.
  public var message: LocalizedText {
    switch self {
    case .noShiftAt(let intervals):
      let times = listed(intervals)
      return LocalizedText(
        en: "People are needed at \(times.en) and no shift is at work then. Add a shift that "
          + "covers these times.",
        fr: "Il faut du monde à \(times.fr) et aucun horaire n'y travaille. Ajoutez un horaire "
          + "qui couvre ces heures.")
    case .cannotCover(let shortages, let full, let team):
      let english =
        full.map { "shift \($0) is full" } + (team.map { ["the team has \($0) people"] } ?? [])
      let french =
        full.map { "l'horaire \($0) est plein" }
        + (team.map { ["l'équipe compte \($0) personnes"] } ?? [])
      let missing = listed(shortages.map { "\($0.interval) (\($0.people))" })
      return LocalizedText(
        en: "The shifts cannot cover what is needed: people are missing at \(missing.en), because "
          + "\(english.joined(separator: " and ")). Raise a limit or lower the target.",
        fr: "Les horaires ne peuvent pas couvrir le besoin : il manque du monde à \(missing.fr), "
          + "car \(french.joined(separator: " et ")). Relevez une limite ou baissez l'objectif.")
    case .limitsContradict(let team):
      return LocalizedText(
        en: "The least numbers of people on the shifts exceed "
          + "\(team.map { "the team of \($0)" } ?? "the limits"). Lower one of them.",
        fr: "Les effectifs minimaux des horaires dépassent "
          + "\(team.map { "l'équipe de \($0)" } ?? "les limites"). Baissez-en un.")
    case .solver(let error):
      return LocalizedText(verbatim: error.description)
    }
  }

  private func listed(_ items: [String]) -> LocalizedText {
    let shown = items.prefix(8).joined(separator: ", ")
    guard items.count > 8 else { return LocalizedText(verbatim: shown) }
    return LocalizedText(
      en: "\(shown) and \(items.count - 8) more", fr: "\(shown) et \(items.count - 8) autres")
  }
}
