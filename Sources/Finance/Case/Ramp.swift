// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How an effect grows from nothing to full after its start.
public enum Ramp: Sendable, Hashable, Codable {
  /// Full from the first month.
  case immediate
  /// m/k in the m-th month of effect, full from month k on.
  case linear(months: Int)
  /// 3t² − 2t³ with t = m/k: slow, fast, slow; full from month k on.
  case sCurve(months: Int)
  /// One share per month of effect; the last one holds from then on.
  case monthly([Double])
  /// One share per year of effect; the last one holds from then on.
  case yearly([Double])

  /// The share of the full effect that is reached.
  ///
  /// - Parameter month: The month of effect, 1 for the first; 0 and below give 0.
  /// - Returns: A share, 0 to 1 for valid ramps.
  public func share(month: Int) -> Double {
    guard month >= 1 else { return 0 }
    switch self {
    case .immediate:
      return 1
    case .linear(let months):
      return months <= 0 ? 1 : min(1, Double(month) / Double(months))
    case .sCurve(let months):
      let t = months <= 0 ? 1 : min(1, Double(month) / Double(months))
      return t * t * (3 - 2 * t)
    case .monthly(let shares):
      return shares.isEmpty ? 1 : shares[min(month, shares.count) - 1]
    case .yearly(let shares):
      return shares.isEmpty ? 1 : shares[min((month - 1) / 12, shares.count - 1)]
    }
  }
}
