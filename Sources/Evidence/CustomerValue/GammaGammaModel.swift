// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
public import Statistics

/// What customers spend per purchase when each has a mean of its own: the gamma-gamma model.
///
/// A purchase of a customer is gamma(p, ν), its ν is gamma(q, γ) over customers. Spending is taken
/// to be independent of how often one buys: test their correlation first with
/// ``spendFrequencyCorrelation(_:)``.
public struct GammaGammaModel: Sendable, Hashable {
  /// p: the shape of a customer's purchases, above 0.
  public let p: Double
  /// q: the shape of the customers' scales, above 0; above 1 for a mean to exist.
  public let q: Double
  /// γ: the inverse scale of those, above 0, in currency units.
  public let gamma: Double
  /// The covariance of (ln p, ln q, ln γ); nil for parameters not fitted here.
  public let logCovariance: Matrix?
  /// The log-likelihood of the data it was fitted to; nil for parameters not fitted here.
  public let logLikelihood: Double?

  /// Creates a model with known parameters.
  ///
  /// - Throws: ``CustomerValueError/outOfDomain(name:value:expected:)`` for one not above 0.
  public init(p: Double, q: Double, gamma: Double) throws(CustomerValueError) {
    for (name, value) in [("p", p), ("q", q), ("gamma", gamma)]
    where !(value > 0 && value.isFinite) {
      throw .outOfDomain(name: name, value: value, expected: "above 0")
    }
    self.init([p, q, gamma], nil, nil)
  }

  init(_ values: [Double], _ logCovariance: Matrix?, _ logLikelihood: Double?) {
    (p, q, gamma) = (values[0], values[1], values[2])
    self.logCovariance = logCovariance
    self.logLikelihood = logLikelihood
  }

  /// p, q and γ in that order.
  public var parameters: [Double] { [p, q, gamma] }

  /// The mean spend per purchase over all customers, pγ/(q − 1).
  ///
  /// In currency units; nil when q is at most 1 and no mean exists.
  public var populationMean: Double? { q > 1 ? p * gamma / (q - 1) : nil }

  /// The mean spend per purchase expected of a customer.
  ///
  ///     p(γ + m x)/(p x + q − 1)
  ///
  /// A weighted mean of its own mean m and the mean of all; that of all for x = 0.
  ///
  /// - Parameters:
  ///   - repeats: x, at least 0.
  ///   - meanSpend: m of these purchases, at least 0, in currency units.
  /// - Returns: Currency units.
  /// - Throws: ``CustomerValueError/outOfDomain(name:value:expected:)``; also when p x + q is at most
  ///   1 and no mean exists.
  ///
  /// Source: P. Fader and B. Hardie, "The gamma-gamma model of monetary value" (note 025, 2013).
  public func expectedSpend(
    repeats: Double, meanSpend: Double
  ) throws(CustomerValueError) -> Double {
    guard repeats >= 0, repeats.isFinite else {
      throw .outOfDomain(name: "repeats", value: repeats, expected: "at least 0")
    }
    guard meanSpend >= 0, meanSpend.isFinite else {
      throw .outOfDomain(name: "mean spend", value: meanSpend, expected: "at least 0")
    }
    let below = p * repeats + q - 1
    guard below > 0 else {
      throw .outOfDomain(name: "q", value: q, expected: "above 1 for a mean to exist")
    }
    return p * (gamma + meanSpend * repeats) / below
  }

  /// Fits the model by maximum likelihood.
  ///
  /// - Parameter histories: Customers; those without a repeat purchase or without spend are left
  ///   out. At least five must remain.
  /// - Returns: The model with the covariance of its parameters.
  /// - Throws: ``CustomerValueError``.
  ///
  /// Source: Fader and Hardie, note 025, equation 1a; agrees with lifetimes and BTYD.
  public static func fit(
    _ histories: [PurchaseHistory]
  ) throws(CustomerValueError) -> GammaGammaModel {
    let buyers = histories.filter { $0.repeats > 0 && $0.meanSpend > 0 }
    guard buyers.count >= 5 else { throw .tooFewCustomers(count: buyers.count, needed: 5) }
    for (index, history) in buyers.enumerated() where !history.meanSpend.isFinite {
      throw .notFinite(column: "mean spend", index: index)
    }
    guard buyers.contains(where: { $0.meanSpend != buyers[0].meanSpend }) else {
      throw .constantSpend
    }
    let mean = buyers.reduce(0) { $0 + $1.meanSpend } / Double(buyers.count)
    let starts = [[1, 2, mean], [6, 4, 0.4 * mean], [0.5, 8, 10 * mean]]
    guard
      let found = logParameterFit(
        starts: starts, count: Double(buyers.count),
        of: { gammaGammaLogLikelihood($0, buyers, &$1) })
    else { throw .noFiniteFit(model: "gamma-gamma") }
    return GammaGammaModel(found.parameters, found.logCovariance, found.logLikelihood)
  }

  /// The number of customers that a fit would use: those with a repeat purchase and spend.
  public static func usable(_ histories: [PurchaseHistory]) -> Int {
    histories.count { $0.repeats > 0 && $0.meanSpend > 0 }
  }
}

/// The correlation of how often and how much customers buy, among those who came back.
///
/// - Parameter histories: The customers.
/// - Returns: Pearson's correlation of repeats and mean spend; nil with fewer than three customers
///   or without spread. Beyond about ±0.3 the gamma-gamma model misjudges the best customers.
public func spendFrequencyCorrelation(_ histories: [PurchaseHistory]) -> Double? {
  let buyers = histories.filter { $0.repeats > 0 && $0.meanSpend > 0 }
  guard buyers.count >= 3 else { return nil }
  return pearson(buyers.map { Double($0.repeats) }, buyers.map(\.meanSpend))
}

/// Pearson's correlation; nil without spread.
func pearson(_ first: [Double], _ second: [Double]) -> Double? {
  let count = Double(first.count)
  let meanFirst = first.reduce(0, +) / count
  let meanSecond = second.reduce(0, +) / count
  var (xx, yy, xy) = (0.0, 0.0, 0.0)
  for (x, y) in zip(first, second) {
    xx += (x - meanFirst) * (x - meanFirst)
    yy += (y - meanSecond) * (y - meanSecond)
    xy += (x - meanFirst) * (y - meanSecond)
  }
  guard xx > 0, yy > 0 else { return nil }
  return xy / (xx * yy).squareRoot()
}

/// Σ ln of the density of the mean spends, and its derivatives in (p, q, γ).
private func gammaGammaLogLikelihood(
  _ parameters: [Double], _ buyers: [PurchaseHistory], _ gradient: inout [Double]
) -> Double {
  let (p, q, gamma) = (parameters[0], parameters[1], parameters[2])
  let (logGammaQ, psiQ, logScale) = (logGamma(q), digamma(q), log(gamma))
  var total = 0.0
  gradient = [0, 0, 0]
  for buyer in buyers {
    let x = Double(buyer.repeats)
    let m = buyer.meanSpend
    let shape = p * x
    let sum = gamma + m * x
    let logSum = log(sum)
    let logSpent = log(m * x)
    total +=
      logGamma(shape + q) - logGamma(shape) - logGammaQ + q * logScale + shape * logSpent - log(m)
      - (shape + q) * logSum
    let psi = digamma(shape + q)
    gradient[0] += x * (psi - digamma(shape) + logSpent - logSum)
    gradient[1] += psi - psiQ + logScale - logSum
    gradient[2] += q / gamma - (shape + q) / sum
  }
  return total
}
