// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

extension BetaGeometricModel {
  /// The purchases that a new customer is expected to make in a time after the first.
  ///
  ///     E[X(t)] = (a+b−1)/(a−1) [1 − (α/(α+t))^r ₂F₁(r, b; a+b−1; t/(α+t))]
  ///
  /// - Parameter time: t, at least 0, in the unit of the model.
  /// - Returns: Repeat purchases, at least 0.
  /// - Throws: ``CustomerValueError``.
  ///
  /// Source: Fader, Hardie and Lee (2005), equation 9.
  public func expectedPurchases(in time: Double) throws(CustomerValueError) -> Double {
    try checkTime(time)
    return try acrossOne { (a) throws(CustomerValueError) in
      let decay = r * log(alpha / (alpha + time))
      let series = try hypergeometric(r, b, a + b - 1, time / (alpha + time))
      return (a + b - 1) / (a - 1) * (1 - exp(decay) * series)
    }
  }

  /// The purchases that a customer with a history is expected to make in the time to come.
  ///
  ///     (a+b+x−1)/(a−1) [1 − ((α+T)/(α+T+t))^(r+x) ₂F₁(r+x, b+x; a+b+x−1; t/(α+T+t))]
  ///       / (1 + 1{x>0} a/(b+x−1) ((α+T)/(α+t_x))^(r+x))
  ///
  /// - Parameters:
  ///   - time: t, at least 0, in the unit of the model, from now on.
  ///   - history: What the customer did until now.
  /// - Returns: Purchases, at least 0.
  /// - Throws: ``CustomerValueError``.
  ///
  /// Source: Fader, Hardie and Lee (2005), equation 10.
  public func expectedPurchases(
    in time: Double, given history: PurchaseHistory
  ) throws(CustomerValueError) -> Double {
    try checkTime(time)
    try PurchaseHistory.check([history])
    let x = Double(history.repeats)
    let now = alpha + history.age
    let growth = try acrossOne { (a) throws(CustomerValueError) in
      let decay = (r + x) * log(now / (now + time))
      let series = try hypergeometric(r + x, b + x, a + b + x - 1, time / (now + time))
      return (a + b + x - 1) / (a - 1) * (1 - exp(decay) * series)
    }
    return growth * (try probabilityAlive(history))
  }

  /// The chance that a customer has not dropped out yet.
  ///
  ///     1 / (1 + 1{x>0} a/(b+x−1) ((α+T)/(α+t_x))^(r+x))
  ///
  /// - Parameter history: What the customer did until now.
  /// - Returns: A probability; 1 by construction for a customer without a repeat purchase, since
  ///   customers drop out after purchases only.
  /// - Throws: ``CustomerValueError/impossibleHistory(index:reason:)``.
  ///
  /// Source: P. Fader and B. Hardie, "Computing P(alive) using the BG/NBD model" (2008).
  public func probabilityAlive(_ history: PurchaseHistory) throws(CustomerValueError) -> Double {
    try PurchaseHistory.check([history])
    guard history.repeats > 0 else { return 1 }
    let x = Double(history.repeats)
    let odds =
      log(a / (b + x - 1)) + (r + x) * log((alpha + history.age) / (alpha + history.recency))
    return 1 / (1 + exp(odds))
  }

  /// The chance that a new customer makes just so many repeat purchases in a time.
  ///
  ///     B(a,b+n)/B(a,b) Γ(r+n)/(Γ(r)n!) (α/(α+t))^r (t/(α+t))ⁿ
  ///       + 1{n>0} B(a+1,b+n−1)/B(a,b) I_{t/(α+t)}(n, r)
  ///
  /// The incomplete beta function is the chance of n purchases or more of a customer that never
  /// drops out, without the cancellation of 1 minus a sum.
  ///
  /// - Parameters:
  ///   - purchases: n, at least 0.
  ///   - time: t, above 0, in the unit of the model.
  /// - Returns: A probability.
  /// - Throws: ``CustomerValueError/outOfDomain(name:value:expected:)``.
  ///
  /// Source: Fader, Hardie and Lee (2005), equation 8.
  public func probability(
    of purchases: Int, in time: Double
  ) throws(CustomerValueError) -> Double {
    try checkTime(time)
    guard purchases >= 0 else {
      throw .outOfDomain(name: "purchases", value: Double(purchases), expected: "at least 0")
    }
    guard time > 0 else { return purchases == 0 ? 1 : 0 }
    let n = Double(purchases)
    let share = time / (alpha + time)
    let stays = logBeta(a, b + n) - logBeta(a, b)
    let counts =
      logGamma(r + n) - logGamma(r) - logGamma(n + 1) + r * log(alpha / (alpha + time))
      + (purchases > 0 ? n * log(share) : 0)
    let alive = exp(stays + counts)
    guard purchases > 0 else { return alive }
    let leaves = logBeta(a + 1, b + n - 1) - logBeta(a, b)
    return alive + exp(leaves) * regularizedIncompleteBeta(share, n, r)
  }

  /// A formula with (a − 1) below, taken across a = 1 where it is 0/0.
  ///
  /// The cubic through four points about 1: exact to 1e-11, while the formula itself loses as many
  /// digits as a − 1 has zeros.
  private func acrossOne(
    _ formula: (Double) throws(CustomerValueError) -> Double
  ) throws(CustomerValueError) -> Double {
    let width = 1e-3
    guard abs(a - 1) < width else { return try formula(a) }
    let places = [-2.0, -1, 1, 2]
    let here = (a - 1) / width
    var sum = 0.0
    for place in places {
      let weight = places.filter { $0 != place }.reduce(1) {
        $0 * (here - $1) / (place - $1)
      }
      sum += weight * (try formula(1 + place * width))
    }
    return sum
  }

  private func hypergeometric(
    _ a: Double, _ b: Double, _ c: Double, _ z: Double
  ) throws(CustomerValueError) -> Double {
    guard let value = hypergeometric2F1(a, b, c, z), value.isFinite else {
      throw .noValue(of: "The hypergeometric function of the expected purchases")
    }
    return value
  }

  private func checkTime(_ time: Double) throws(CustomerValueError) {
    guard time >= 0, time.isFinite else {
      throw .outOfDomain(name: "time", value: time, expected: "at least 0")
    }
  }
}
