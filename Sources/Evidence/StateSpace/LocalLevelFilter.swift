// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The Kalman filter of the local level model with known variances and a diffuse start.
///
///     yₜ = μₜ + εₜ,   μₜ₊₁ = μₜ + ηₜ
///
/// The first observation becomes the level: a = y₁ with variance σ²_irregular; the likelihood
/// counts the others.
///
/// Source: Durbin & Koopman (2012), section 2.2 and (2.19): −632.5456 for the Nile at 15 099 and
/// 1 469.1.
public struct LocalLevelFilter: Sendable, Hashable {
  /// The diffuse log-likelihood.
  public let logLikelihood: Double
  /// The level at the last observation given all of them, in the unit of the series.
  public let filteredLevel: Double
  /// The variance of that level.
  public let filteredVariance: Double
  /// The variance of the level one step later, given all observations.
  public let predictedVariance: Double

  /// Runs the filter.
  ///
  /// - Parameters:
  ///   - series: The observations; nil where one is missing. At least two must be there.
  ///   - irregular: The variance of the noise, above 0.
  ///   - level: The variance of a step of the level, at least 0.
  /// - Throws: ``EvidenceError/tooFewPoints(count:needed:method:)``,
  ///   ``EvidenceError/notFinite(column:index:)`` or ``EvidenceError/badOption(name:value:expected:)``.
  public init(_ series: [Double?], irregular: Double, level: Double) throws(EvidenceError) {
    guard irregular > 0, level >= 0, irregular.isFinite, level.isFinite else {
      throw .badOption(
        name: "variances", value: "\(irregular), \(level)",
        expected: "the irregular above 0 and the level not below 0")
    }
    for (index, value) in series.enumerated() {
      if let value, !value.isFinite { throw .notFinite(column: "outcome", index: index) }
    }
    let count = series.count { $0 != nil }
    guard count >= 2, let start = series.firstIndex(where: { $0 != nil }), let first = series[start]
    else { throw .tooFewPoints(count: count, needed: 2, method: "The local level model") }
    var (mean, variance, likelihood) = (first, irregular, 0.0)
    for value in series[(start + 1)...] {
      variance += level
      guard let value else { continue }
      let total = variance + irregular
      let surprise = value - mean
      likelihood -= 0.5 * (log(2 * Double.pi * total) + surprise * surprise / total)
      mean += variance / total * surprise
      variance *= irregular / total
    }
    logLikelihood = likelihood
    filteredLevel = mean
    filteredVariance = variance
    predictedVariance = variance + level
  }
}
