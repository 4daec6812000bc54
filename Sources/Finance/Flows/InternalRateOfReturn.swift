// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities

/// The rate at which a stream of cash flows is worth nothing today.
///
/// - Parameter cashFlows: One amount per period, the first falling today. Currency units.
/// - Returns: The rate per period as a fraction; undefined unless the flows change sign exactly
///   once, because otherwise there is no rate or there may be several.
///
/// With exactly one sign change the polynomial Σ Cₜ xᵗ has exactly one positive root x = 1/(1 + r)
/// (Descartes' rule of signs), found here by bisection to the last bit.
public func internalRateOfReturn(of cashFlows: [Double]) -> DerivedFigure {
  let signs = cashFlows.filter { $0 != 0 }.map { $0 > 0 }
  let changes = zip(signs, signs.dropFirst()).filter { $0 != $1 }.count
  guard cashFlows.allSatisfy(\.isFinite), changes == 1, let startsPositive = signs.first else {
    return .undefined(
      LocalizedText(
        en: "The internal rate of return needs flows that change sign exactly once; these change "
          + "\(changes) times.",
        fr: "Le taux de rendement interne demande des flux qui changent de signe une seule fois ; "
          + "ceux-ci en changent \(changes) fois."))
  }
  func hasFirstSign(_ x: Double) -> Bool {
    let value = cashFlows.reversed().reduce(0.0) { $0 * x + $1 }
    return startsPositive ? value > 0 : value < 0
  }
  var low = 0.0
  var high = 1.0
  while hasFirstSign(high), high < 1e100 {
    low = high
    high *= 2
  }
  while true {
    let middle = low + (high - low) / 2
    guard middle > low, middle < high else { return .value(1 / high - 1) }
    if hasFirstSign(middle) { low = middle } else { high = middle }
  }
}
