// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
public import Statistics

/// How often customers without a contract buy again, and when they silently stop: the BG/NBD model.
///
/// While alive a customer buys at a rate λ ~ gamma(r, α); after every purchase it drops out with a
/// chance p ~ beta(a, b).
public struct BetaGeometricModel: Sendable, Hashable {
  /// r: the shape of the purchase rates, above 0.
  public let r: Double
  /// α: their inverse scale, above 0, in the unit of time; r/α is the mean rate while alive.
  public let alpha: Double
  /// a of the drop-out chances, above 0.
  public let a: Double
  /// b of the drop-out chances, above 0; a/(a + b) is the mean chance.
  public let b: Double
  /// The covariance of (ln r, ln α, ln a, ln b); nil for parameters not fitted here.
  public let logCovariance: Matrix?
  /// The log-likelihood of the data it was fitted to; nil for parameters not fitted here.
  public let logLikelihood: Double?

  /// Creates a model with known parameters.
  ///
  /// - Throws: ``CustomerValueError/outOfDomain(name:value:expected:)`` for one not above 0.
  public init(r: Double, alpha: Double, a: Double, b: Double) throws(CustomerValueError) {
    for (name, value) in [("r", r), ("alpha", alpha), ("a", a), ("b", b)]
    where !(value > 0 && value.isFinite) {
      throw .outOfDomain(name: name, value: value, expected: "above 0")
    }
    self.init([r, alpha, a, b], nil, nil)
  }

  init(_ values: [Double], _ logCovariance: Matrix?, _ logLikelihood: Double?) {
    (r, alpha, a, b) = (values[0], values[1], values[2], values[3])
    self.logCovariance = logCovariance
    self.logLikelihood = logLikelihood
  }

  /// r, α, a and b in that order.
  public var parameters: [Double] { [r, alpha, a, b] }

  /// The log-likelihood of histories.
  ///
  ///     ln Γ(r+x)/Γ(r) + r ln α + ln B(a,b+x)/B(a,b)
  ///       + ln[(α+T)^−(r+x) + 1{x>0} a/(b+x−1) (α+t_x)^−(r+x)]
  ///
  /// - Parameter histories: The customers.
  /// - Returns: The natural logarithm; the two powers are added in logarithms.
  /// - Throws: ``CustomerValueError/impossibleHistory(index:reason:)``.
  public func logLikelihood(
    of histories: [PurchaseHistory]
  ) throws(CustomerValueError) -> Double {
    try PurchaseHistory.check(histories)
    var gradient = [Double](repeating: 0, count: 4)
    return BetaGeometricLikelihood(histories).value(parameters, &gradient)
  }

  /// Fits the model by maximum likelihood.
  ///
  /// - Parameter histories: At least five customers, some with repeat purchases.
  /// - Returns: The model with the covariance of its parameters.
  /// - Throws: ``CustomerValueError``: histories that cannot be, nobody who came back, or no finite
  ///   maximum.
  ///
  /// Source: P. Fader, B. Hardie and K. L. Lee, "'Counting your customers' the easy way", Marketing
  /// Science 24 (2005), doi:10.1287/mksc.1040.0098; agrees with lifetimes and BTYD. L-BFGS in the
  /// logarithms of the parameters from three starts.
  public static func fit(
    _ histories: [PurchaseHistory]
  ) throws(CustomerValueError) -> BetaGeometricModel {
    guard histories.count >= 5 else {
      throw .tooFewCustomers(count: histories.count, needed: 5)
    }
    try PurchaseHistory.check(histories)
    guard histories.contains(where: { $0.repeats > 0 }) else { throw .noRepeatPurchases }
    let likelihood = BetaGeometricLikelihood(histories)
    let age = histories.reduce(0) { $0 + $1.age } / Double(histories.count)
    let starts = [[1, age, 1, 2], [0.3, 0.2 * age, 0.5, 2], [2, 2 * age, 0.3, 1]]
    guard
      let found = logParameterFit(
        starts: starts, count: Double(histories.count), of: likelihood.value)
    else { throw .noFiniteFit(model: "BG/NBD") }
    return BetaGeometricModel(found.parameters, found.logCovariance, found.logLikelihood)
  }
}
