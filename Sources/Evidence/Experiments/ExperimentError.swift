// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Why an experiment cannot be read or planned.
public enum ExperimentError: Error, Equatable, Sendable {
  /// An arm has fewer units than the method needs.
  case tooFewUnits(arm: String, count: Double, needed: Int)
  /// A number of the input is infinite or not a number.
  case notFinite(String)
  /// The sum of squares is smaller than the sum allows.
  case sumsDisagree(arm: String)
  /// No unit differs from another, so nothing can be told from chance.
  case noSpread
  /// A relative effect was asked for and the control mean is zero.
  case controlMeanZero
  /// The denominator of a ratio is zero.
  case denominatorZero(arm: String)
  /// A parameter lies outside its domain.
  case outOfDomain(name: String, value: Double, expected: String)
  /// Two lists that belong together differ in length.
  case unequalLengths(String, Int, String, Int)
  /// The covariate is the same for every unit.
  case constantCovariate
}

extension ExperimentError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewUnits(let arm, let count, let needed):
      "The arm '\(arm)' has \(count.formattedCount) units; at least \(needed) are needed. "
        + "Let the experiment run longer."
    case .notFinite(let name):
      "'\(name)' holds a number that is infinite or missing. Correct it or leave the unit out."
    case .sumsDisagree(let arm):
      "The sums of the arm '\(arm)' do not fit together: the sum of squares is below "
        + "the square of the sum divided by the count. Compute all three over the same units."
    case .noSpread:
      "No unit differs from another in either arm. Choose an outcome that varies."
    case .controlMeanZero:
      "The mean of the control arm is 0, so a relative effect does not exist. "
        + "Ask for the absolute difference."
    case .denominatorZero(let arm):
      "The denominators of the arm '\(arm)' add up to 0, so its ratio does not exist. "
        + "Choose a ratio whose denominator is above 0."
    case .outOfDomain(let name, let value, let expected):
      "'\(name)' is \(value). It must be \(expected)."
    case .unequalLengths(let first, let count, let second, let other):
      "'\(first)' has \(count) values and '\(second)' has \(other). "
        + "Give one value of each per unit."
    case .constantCovariate:
      "The covariate is the same for every unit, so it explains nothing. "
        + "Choose another one measured before the experiment, or leave it out."
    }
  }
}

extension Double {
  /// A count without a needless ".0".
  fileprivate var formattedCount: String {
    Int(exactly: self).map(String.init) ?? String(self)
  }
}

/// Throws unless a confidence level lies strictly between 0 and 1.
func checkLevel(_ level: Double) throws(ExperimentError) {
  guard level > 0, level < 1 else {
    throw .outOfDomain(
      name: "level", value: level, expected: "strictly between 0 and 1, such as 0.95")
  }
}
