// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Why an analysis cannot be made from the data given.
public enum EvidenceError: Error, Equatable, Sendable {
  /// There are fewer observations than the method needs.
  case tooFewPoints(count: Int, needed: Int, method: String)
  /// The outcome never changes, so nothing can have changed it.
  case constantSeries(column: String)
  /// An observation is infinite or not a number.
  case notFinite(column: String, index: Int)
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
    }
  }
}
