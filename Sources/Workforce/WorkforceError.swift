// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Why a staffing question has no answer.
public enum WorkforceError: Error, Equatable, Sendable {
  /// A quantity lies outside the values that make sense for it.
  case outOfDomain(name: String, value: Double, expected: String)
}

extension WorkforceError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .outOfDomain(let name, let value, let expected):
      "\(name) is \(value). It must be \(expected)."
    }
  }
}
