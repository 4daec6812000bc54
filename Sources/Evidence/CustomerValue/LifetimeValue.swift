// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
public import Quantities
internal import Statistics

/// How far ahead and at what rate a customer's value is added up.
public struct LifetimeHorizon: Sendable, Hashable {
  /// The periods ahead, at least 1; value beyond is left out.
  public var periods: Int
  /// The length of a period in the unit of the purchase model: 4.345 weeks are a month.
  public var periodLength: Double
  /// The discount rate per period, a fraction above −1; 0.01 is 1 % a month.
  public var discountRate: Double
  /// The share of the spend that is margin, a fraction; 1 counts revenue.
  public var margin: Double

  /// Creates a horizon.
  public init(
    periods: Int, periodLength: Double, discountRate: Double, margin: Double = 1
  ) {
    self.periods = periods
    self.periodLength = periodLength
    self.discountRate = discountRate
    self.margin = margin
  }

  func check() throws(CustomerValueError) {
    guard periods >= 1, periods <= 10_000 else {
      throw .outOfDomain(name: "periods", value: Double(periods), expected: "1 to 10000")
    }
    guard periodLength > 0, periodLength.isFinite else {
      throw .outOfDomain(name: "period length", value: periodLength, expected: "above 0")
    }
    guard discountRate > -1, discountRate.isFinite else {
      throw .outOfDomain(
        name: "discount rate", value: discountRate, expected: "above -1, such as 0.01 for 1 %")
    }
    guard margin.isFinite else {
      throw .outOfDomain(name: "margin", value: margin, expected: "a finite fraction")
    }
  }
}

/// The discounted value that customers are expected to bring within a horizon.
///
///     Σ over customers, k = 1 … n of margin · spend · (E[Y(kΔ)] − E[Y((k − 1)Δ)]) / (1 + d)ᵏ
///
/// - Parameters:
///   - histories: The customers; one for the value of a single customer.
///   - purchases: The purchase model, in the unit of time of the histories.
///   - spend: The spend model.
///   - horizon: How far ahead, at what rate.
///   - level: Confidence level, strictly between 0 and 1.
/// - Returns: The value in currency units with an interval by the delta method over the fitted
///   parameters; without one when a model was not fitted here. The interval is that of the expected
///   value: a single customer varies far more.
/// - Throws: ``CustomerValueError``.
///
/// Source: Fader, Hardie and Lee (2005), "RFM and CLV"; lifetimes `customer_lifetime_value`.
public func lifetimeValue(
  of histories: [PurchaseHistory], purchases: BetaGeometricModel, spend: GammaGammaModel,
  horizon: LifetimeHorizon, level: Double = 0.95
) throws(CustomerValueError) -> Estimate {
  guard !histories.isEmpty else { throw .tooFewCustomers(count: 0, needed: 1) }
  guard level > 0, level < 1 else {
    throw .outOfDomain(name: "level", value: level, expected: "strictly between 0 and 1")
  }
  try horizon.check()
  let value = try expectedValue(histories, purchases, spend, horizon)
  let method = "BG/NBD and gamma-gamma, delta method"
  guard let first = purchases.logCovariance, let second = spend.logCovariance else {
    return Estimate(
      value: value, level: level, method: "BG/NBD and gamma-gamma, parameters as given",
      sampleSize: histories.count)
  }
  // The slopes of an even sample serve for all: the interval needs two digits, the value all.
  let sample = evenSample(histories, 400)
  let base = try expectedValue(sample, purchases, spend, horizon)
  guard value > 0, base > 0 else {
    return Estimate(value: value, level: level, method: method, sampleSize: histories.count)
  }
  let purchaseSlopes = try logSlopes(purchases.parameters) { (values) throws(CustomerValueError) in
    try expectedValue(sample, BetaGeometricModel(values, nil, nil), spend, horizon)
  }
  let spendSlopes = try logSlopes(spend.parameters) { (values) throws(CustomerValueError) in
    try expectedValue(sample, purchases, GammaGammaModel(values, nil, nil), horizon)
  }
  let variance = quadraticForm(first, purchaseSlopes) + quadraticForm(second, spendSlopes)
  // The value is positive: the interval is symmetric in its logarithm.
  let width = standardNormalQuantile(0.5 + level / 2) * variance.squareRoot() / base
  return Estimate(
    value: value, low: value * exp(-width), high: value * exp(width), level: level,
    method: method, sampleSize: histories.count)
}

private func evenSample(_ histories: [PurchaseHistory], _ limit: Int) -> [PurchaseHistory] {
  guard histories.count > limit else { return histories }
  return (0..<limit).map { histories[$0 * histories.count / limit] }
}

private func expectedValue(
  _ histories: [PurchaseHistory], _ purchases: BetaGeometricModel, _ spend: GammaGammaModel,
  _ horizon: LifetimeHorizon
) throws(CustomerValueError) -> Double {
  var total = 0.0
  for history in histories {
    let amount = try spend.expectedSpend(
      repeats: Double(history.repeats), meanSpend: history.meanSpend)
    var before = 0.0
    var discount = 1.0
    var count = 0.0
    for period in 1...horizon.periods {
      discount /= 1 + horizon.discountRate
      let until = try purchases.expectedPurchases(
        in: Double(period) * horizon.periodLength, given: history)
      count += (until - before) * discount
      before = until
    }
    total += amount * count
  }
  return total * horizon.margin
}

/// The derivatives in the logarithms of the parameters, by central differences.
private func logSlopes(
  _ parameters: [Double], _ function: ([Double]) throws(CustomerValueError) -> Double
) throws(CustomerValueError) -> [Double] {
  let step = 1e-4
  var slopes: [Double] = []
  for index in parameters.indices {
    var (up, down) = (parameters, parameters)
    up[index] *= exp(step)
    down[index] *= exp(-step)
    slopes.append((try function(up) - function(down)) / (2 * step))
  }
  return slopes
}

private func quadraticForm(_ matrix: Matrix, _ vector: [Double]) -> Double {
  zip(matrix * vector, vector).reduce(0) { $0 + $1.0 * $1.1 }
}
