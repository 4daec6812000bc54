// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// When the cumulated flow turns positive for good.
///
/// - Parameter net: Net flows, the first falling today (month 0). Currency units.
/// - Returns: Months from today, linear inside the month in which the last debt is repaid; 0 when
///   the cumulated flow is never negative; undefined when it is negative at the end.
///
/// Property: when all cost falls at month 0 and the gains are flat, it equals 12/(1 + ROI of 12
/// months).
public func payback(of net: [Double]) -> DerivedFigure {
  var cumulative = 0.0
  var moment: Double? = 0
  for (month, flow) in net.enumerated() {
    let before = cumulative
    cumulative += flow
    if cumulative < -tolerance(net) {
      moment = nil
    } else if moment == nil {
      moment = Double(month) - 1 + -before / flow
    }
  }
  guard let moment else {
    return .undefined(
      LocalizedText(
        en: "The money is not back within the horizon of \(net.count - 1) months.",
        fr: "L’argent n’est pas revenu dans l’horizon de \(net.count - 1) mois."))
  }
  return .value(moment)
}

/// What rounding alone can leave of a sum that is nothing: a millionth of a millionth of the flows.
private func tolerance(_ net: [Double]) -> Double {
  net.reduce(0) { $0 + abs($1) } * 1e-13
}

/// Costs divided by the gain of an average month.
///
/// - Parameters:
///   - costs: What is spent. Currency units.
///   - monthlyGain: The gain of an average month. Currency units.
/// - Returns: Months; undefined when nothing is gained.
public func simplePayback(costs: Double, monthlyGain: Double) -> DerivedFigure {
  guard monthlyGain > 0 else {
    return .undefined(
      LocalizedText(
        en: "Nothing is gained in the first year, so nothing pays the costs back.",
        fr: "Rien n’est gagné la première année : rien ne rembourse les coûts."))
  }
  return .value(costs / monthlyGain)
}

/// The most money that is out at once.
///
/// - Parameter net: Net flows, the first falling today. Currency units.
/// - Returns: −min(0, lowest cumulated flow), at least 0.
public func peakFunding(of net: [Double]) -> Double {
  var cumulative = 0.0
  var lowest = 0.0
  for flow in net {
    cumulative += flow
    lowest = min(lowest, cumulative)
  }
  return 0 - lowest
}
