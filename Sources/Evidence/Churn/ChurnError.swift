// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Statistics

/// Why departures cannot be modelled.
public enum ChurnError: Error, Equatable, Sendable {
  /// There are fewer customers than the method needs.
  case tooFewCustomers(count: Int, needed: Int)
  /// Everybody left, or nobody.
  case oneOutcome
  /// Two columns that belong together differ in length.
  case unequalLengths(column: String, count: Int, expected: Int)
  /// A prediction is not a probability; the index counts from 0.
  case notAProbability(index: Int, value: Double)
  /// A parameter lies outside its domain.
  case outOfDomain(name: String, value: Double, expected: String)
  /// The regression cannot be fitted; the sentence names the column.
  case regression(StatisticsError)
}

extension ChurnError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewCustomers(let count, let needed):
      "There are \(count) customers; at least \(needed) are needed. Widen the selection."
    case .oneOutcome:
      "Everybody left or nobody did. Choose a window in which some customers leave and some stay."
    case .unequalLengths(let column, let count, let expected):
      "'\(column)' has \(count) values and there are \(expected) customers. Give one of each."
    case .notAProbability(let index, let value):
      "The prediction of customer \(index + 1) is \(value). It must lie between 0 and 1."
    case .outOfDomain(let name, let value, let expected):
      "'\(name)' is \(value). It must be \(expected)."
    case .regression(let error): error.description
    }
  }
}
