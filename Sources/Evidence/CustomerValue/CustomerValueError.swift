// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Why the value of customers cannot be computed.
public enum CustomerValueError: Error, Equatable, Sendable {
  /// There are fewer customers than the model needs.
  case tooFewCustomers(count: Int, needed: Int)
  /// Nobody bought a second time.
  case noRepeatPurchases
  /// A customer's figures cannot be; the index counts from 0.
  case impossibleHistory(index: Int, reason: String)
  /// A figure is infinite or not a number; the index counts from 0.
  case notFinite(column: String, index: Int)
  /// Two lists that belong together differ in length.
  case unequalLengths(String, Int, String, Int)
  /// Every customer spends the same, so spending has no distribution.
  case constantSpend
  /// The likelihood rises towards parameters that are zero or infinite.
  case noFiniteFit(model: String)
  /// A parameter or an argument lies outside its domain.
  case outOfDomain(name: String, value: Double, expected: String)
  /// A special function has no value for these parameters.
  case noValue(of: String)
}

extension CustomerValueError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewCustomers(let count, let needed):
      "There are \(count) customers; at least \(needed) are needed. Take a longer window."
    case .noRepeatPurchases:
      "Nobody bought a second time in the window. Take a longer window, or describe first "
        + "purchases instead."
    case .impossibleHistory(let index, let reason):
      "The history of customer \(index + 1) cannot be: \(reason). Recompute it from the purchases."
    case .notFinite(let column, let index):
      "Customer \(index + 1) has no finite value of '\(column)'. Correct it or leave it out."
    case .unequalLengths(let first, let count, let second, let other):
      "'\(first)' has \(count) values and '\(second)' has \(other). Give one of each per customer."
    case .constantSpend:
      "Every customer spends the same per purchase. Use that amount; no model is needed."
    case .noFiniteFit(let model):
      "The data lead the \(model) model to parameters that are 0 or infinite. "
        + "There are too few repeat purchases, or customers do not differ: take a longer window."
    case .outOfDomain(let name, let value, let expected):
      "'\(name)' is \(value). It must be \(expected)."
    case .noValue(let what):
      "\(what) has no value for these parameters. Check that the model fits its own data."
    }
  }
}
