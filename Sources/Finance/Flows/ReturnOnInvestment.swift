// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// The return on an investment.
///
///     ROI = (B − C) / C
///
/// - Parameters:
///   - benefits: B, all gains before costs. Currency units.
///   - costs: C. Currency units.
/// - Returns: A fraction: 0.5 is 50 %; undefined unless the costs are above 0.
public func returnOnInvestment(benefits: Double, costs: Double) -> DerivedFigure {
  ratio(benefits - costs, to: costs)
}

/// Benefits per unit of cost, the stake included: B/C = 1 + ROI.
///
/// - Parameters:
///   - benefits: B, all gains before costs. Currency units.
///   - costs: C. Currency units.
/// - Returns: Currency units per unit; undefined unless the costs are above 0.
public func benefitCostRatio(benefits: Double, costs: Double) -> DerivedFigure {
  ratio(benefits, to: costs)
}

private func ratio(_ above: Double, to costs: Double) -> DerivedFigure {
  guard costs > 0 else {
    return .undefined(
      LocalizedText(
        en: "The costs are \(plain(costs)). A return is a share of what is spent: state the costs.",
        fr: "Les coûts valent \(plain(costs)). Un retour est une part de la dépense : indiquez "
          + "les coûts."))
  }
  return .value(above / costs)
}
