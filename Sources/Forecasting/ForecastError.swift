// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Why a series cannot be forecast.
public enum ForecastError: Error, Equatable, Sendable {
  /// There are fewer observations than the model needs.
  case tooFewPoints(count: Int, needed: Int, model: String)
  /// An observation is infinite or not a number.
  case notFinite(index: Int)
}

extension ForecastError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewPoints(let count, let needed, let model):
      "\(model) needs at least \(needed) observations; there are \(count). "
        + "Give a longer history or choose a simpler model."
    case .notFinite(let index):
      "Observation \(index + 1) is not a finite number. Correct it or mark it as missing."
    }
  }
}
