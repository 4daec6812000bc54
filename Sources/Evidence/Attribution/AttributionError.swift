// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Why credit for sales cannot be shared out.
public enum AttributionError: Error, Equatable, Sendable {
  /// No path ends in a sale.
  case noConversions
  /// A path has no contact; the index counts from 0.
  case emptyPath(index: Int)
  /// A count or a time is negative, infinite or not a number; the index counts from 0.
  case badNumber(index: Int, name: String, value: Double)
  /// A path has not one time per contact; the index counts from 0.
  case missingTimes(index: Int)
  /// A parameter lies outside its domain.
  case outOfDomain(name: String, value: Double, expected: String)
}

extension AttributionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noConversions:
      "No path ends in a sale, so there is no credit to share. Widen the window."
    case .emptyPath(let index):
      "Path \(index + 1) has no contact. Leave it out: there is no channel to credit."
    case .badNumber(let index, let name, let value):
      "Path \(index + 1) has the \(name) \(value). It must be 0 or more."
    case .missingTimes(let index):
      "Path \(index + 1) has not one time per contact. Give the days before the sale of each, or "
        + "choose a rule that needs no times."
    case .outOfDomain(let name, let value, let expected):
      "'\(name)' is \(value). It must be \(expected)."
    }
  }
}
