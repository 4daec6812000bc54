// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Why a statistical computation cannot give a figure.
public enum StatisticsError: Error, Equatable, Sendable {
  /// There are fewer observations than the method needs.
  case tooFewPoints(count: Int, needed: Int, method: String)
  /// Two columns that belong together differ in length.
  case lengthMismatch(column: String, count: Int, expected: Int)
  /// An observation is infinite or not a number; the index counts from 0.
  case notFinite(column: String, index: Int)
  /// A column is a sum of multiples of those before it.
  case collinear(column: String)
  /// Every value of a column is the same.
  case constant(column: String)
  /// A value lies outside what the method allows.
  case outOfDomain(name: String, value: Double, expected: String)
  /// A column splits the zeros of a count from the rest, so that its effect has no finite value.
  case separated(column: String)
  /// The iterations did not settle.
  case notConverged(method: String, iterations: Int)
  /// A matrix that must be positive definite is not.
  case notPositiveDefinite(name: String)
}

extension StatisticsError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewPoints(let count, let needed, let method):
      "\(method) needs at least \(needed) observations; there are \(count). "
        + "Give more observations or fewer columns."
    case .lengthMismatch(let column, let count, let expected):
      "'\(column)' holds \(count) values; the outcome holds \(expected). "
        + "Give one value per observation."
    case .notFinite(let column, let index):
      "Observation \(index + 1) of '\(column)' is not a finite number. Correct it or leave it out."
    case .collinear(let column):
      "'\(column)' is a combination of the columns before it, so its effect cannot be told from "
        + "theirs. Leave it out."
    case .constant(let column):
      "Every value of '\(column)' is the same. Choose one that changes."
    case .outOfDomain(let name, let value, let expected):
      "'\(name)' is \(value); it must be \(expected)."
    case .separated(let column):
      "'\(column)' separates the zeros from the other counts, so its effect has no finite value. "
        + "Leave it out or join it with another group."
    case .notConverged(let method, let iterations):
      "\(method) did not settle within \(iterations) iterations. Rescale the columns or leave out "
        + "those that hardly vary."
    case .notPositiveDefinite(let name):
      "The matrix of '\(name)' is not positive definite. Leave out the columns that repeat others."
    }
  }
}
