// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Statistics

/// Why no effect can be stated.
public enum EvidenceError: Error, Equatable, Sendable {
  /// There are fewer observations than the method needs.
  case tooFewPoints(count: Int, needed: Int, method: String)
  /// The outcome never changes, so nothing can have changed it.
  case constantSeries(column: String)
  /// An observation is infinite or not a number.
  case notFinite(column: String, index: Int)
  /// A column is shorter or longer than the outcome.
  case lengthMismatch(column: String, count: Int, expected: Int)
  /// The change lies before, after or at the edge of the observations.
  case changeOutside(change: String, first: String, last: String)
  /// Two observations claim the same place.
  case duplicate(what: String)
  /// The observations do not follow each other at one distance.
  case unequalSpacing(after: String, expected: String)
  /// There is nobody to compare with, or nobody was treated.
  case oneGroup(what: String, missing: String)
  /// A unit has no observation where the design needs one.
  case missingObservation(unit: String, time: String)
  /// A value lies outside what the method allows.
  case outOfDomain(name: String, value: Double, expected: String)
  /// The other columns explain a column, so its own effect cannot be told.
  case dependentColumn(String)
  /// A setting is not one that the method knows.
  case badOption(name: String, value: String, expected: String)
  /// A unit that is named does not occur in the data.
  case unknownUnit(String, known: [String])
  /// The computation underneath cannot give a figure.
  case statistics(StatisticsError)
}

extension EvidenceError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewPoints(let count, let needed, let method):
      "\(method) needs at least \(needed) observations; there are \(count). "
        + "Give a longer period or a finer grain."
    case .constantSeries(let column):
      "Every value of '\(column)' is the same. Choose an outcome that changes over time."
    case .notFinite(let column, let index):
      "Observation \(index + 1) of '\(column)' is not a finite number. Correct it or leave it empty."
    case .lengthMismatch(let column, let count, let expected):
      "'\(column)' holds \(count) values; the outcome holds \(expected). "
        + "Give one value per observation."
    case .changeOutside(let change, let first, let last):
      "The change at \(change) leaves no observations on one of its sides: they run from \(first) "
        + "to \(last). Choose a date inside, or wait for data after it."
    case .duplicate(let what):
      "There are two observations of \(what). Keep one, or add them up before the analysis."
    case .unequalSpacing(let after, let expected):
      "The observation after \(after) should be \(expected). Fill the gap or choose a coarser grain."
    case .oneGroup(let what, let missing):
      "\(what): there is no \(missing). Include units of both kinds, or choose another design."
    case .missingObservation(let unit, let time):
      "'\(unit)' has no observation at \(time). Add it, or leave the unit out."
    case .outOfDomain(let name, let value, let expected):
      "'\(name)' is \(value); it must be \(expected)."
    case .dependentColumn(let column):
      "Column '\(column)' never changes or is explained by the others, so its effect cannot be "
        + "told. Leave it out."
    case .badOption(let name, let value, let expected):
      "The setting '\(name)' is \(value). It must be \(expected)."
    case .unknownUnit(let unit, let known):
      "There is no unit '\(unit)'; there are \(known.prefix(8).joined(separator: ", "))."
    case .statistics(let error): error.description
    }
  }
}

/// Runs a computation of the statistics module and carries its error.
func statistically<Value>(
  _ work: () throws(StatisticsError) -> Value
) throws(EvidenceError) -> Value {
  do {
    return try work()
  } catch {
    throw .statistics(error)
  }
}
