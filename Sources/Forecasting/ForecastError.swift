// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Why a series cannot be forecast or watched.
public enum ForecastError: Error, Equatable, Sendable {
  /// There are fewer observations than the model needs.
  case tooFewPoints(count: Int, needed: Int, model: String)
  /// An observation is infinite or not a number.
  case notFinite(index: Int)
  /// A season of fewer than two points.
  case periodTooSmall(Int)
  /// A model of seasons was given no period.
  case noPeriod
  /// An observation that a multiplicative model cannot hold.
  case notPositive(index: Int, value: Double, model: String)
  /// A count below zero.
  case negativeCount(index: Int, value: Double)
  /// A number outside its domain.
  case outOfDomain(name: String, value: Double, expected: String)
  /// Two lists that must be of the same length are not.
  case lengthsDiffer(first: String, firstCount: Int, second: String, secondCount: Int)
  /// The time stamps do not rise.
  case timesNotRising(index: Int)
  /// Every value is the same, so that nothing can be standardised.
  case constantSeries(model: String)
  /// A regressor repeats others, so that its effect cannot be told from theirs.
  case collinearRegressors(name: String)
  /// A name that the hierarchy does not have, or that it has twice.
  case unknownOrRepeatedName(String)
  /// No model could be fitted to the series.
  case noModelFits(count: Int)
}

extension ForecastError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewPoints(let count, let needed, let model):
      "\(model) needs at least \(needed) observations; there are \(count). "
        + "Give a longer history or choose a simpler model."
    case .notFinite(let index):
      "Observation \(index + 1) is not a finite number. Correct it or mark it as missing."
    case .periodTooSmall(let period):
      "The season is \(period) points long. A season has at least 2 points, such as 7 for days."
    case .noPeriod:
      "No season is given. Give at least one period, such as 7 for days or 12 for months."
    case .notPositive(let index, let value, let model):
      "Observation \(index + 1) is \(value). \(model) multiplies and needs values above 0; "
        + "choose an additive model."
    case .negativeCount(let index, let value):
      "Observation \(index + 1) is \(value). A count is never below 0; correct the value or "
        + "mark it as missing."
    case .outOfDomain(let name, let value, let expected):
      "The \(name) is \(value). It must be \(expected)."
    case .lengthsDiffer(let first, let firstCount, let second, let secondCount):
      "There are \(firstCount) \(first) but \(secondCount) \(second). Give as many of both."
    case .timesNotRising(let index):
      "Time stamp \(index + 1) is not after the one before it. Sort the series and merge "
        + "intervals given twice."
    case .constantSeries(let model):
      "Every observation is the same, so \(model) has nothing to measure. Give a series that "
        + "varies."
    case .collinearRegressors(let name):
      "The regressor '\(name)' repeats what others already say, so that its effect cannot be "
        + "told from theirs. Leave one of them out."
    case .unknownOrRepeatedName(let name):
      "The series '\(name)' is not in the hierarchy, or is in it twice. Name every series once."
    case .noModelFits(let count):
      "No model could be fitted to the \(count) observations. Give a longer history or correct "
        + "the values."
    }
  }
}
