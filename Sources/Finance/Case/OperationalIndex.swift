// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// One indicator of the operational index.
public struct OperationalIndicator: Sendable, Hashable, Codable {
  /// Which way is better.
  public enum Direction: String, Sendable, Hashable, Codable, CaseIterable {
    case higher, lower
  }

  /// What is measured.
  public var metric: LocalizedText
  /// Its value before, above 0, in any unit.
  public var before: Double
  /// Its value after, in the same unit.
  public var after: Double
  /// Its weight, at least 0; the weights are made to sum to 1.
  public var weight: Double
  /// Which way is better.
  public var better: Direction

  /// Creates an indicator; every one weighs the same unless said otherwise.
  public init(
    metric: LocalizedText, before: Double, after: Double, weight: Double = 1, better: Direction
  ) {
    self.metric = metric
    self.before = before
    self.after = after
    self.weight = weight
    self.better = better
  }

  /// The relative change in the better direction: a wait cut from 10 to 8 is +0.2.
  public var improvement: Double {
    (better == .higher ? after - before : before - after) / before
  }
}

/// How much better the work got: a weighted mean of relative changes, without unit, never added to
/// money.
///
///     index = Σ wᵢ · (better change of i ÷ value before) ÷ Σ wᵢ
public struct OperationalIndex: Sendable, Hashable, Codable {
  /// The weighted mean improvement, as a fraction.
  public var value: Double
  /// Every indicator with its share of the weight and its improvement.
  public var parts: [Part]

  /// One indicator's contribution.
  public struct Part: Sendable, Hashable, Codable {
    /// The indicator.
    public var indicator: OperationalIndicator
    /// Its share of all weights, 0 to 1.
    public var weight: Double
    /// Its relative improvement.
    public var improvement: Double
  }

  /// The index of some indicators; nil for none, or when no weight is above 0.
  public init?(_ indicators: [OperationalIndicator]) {
    let total = indicators.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return nil }
    parts = indicators.map {
      Part(indicator: $0, weight: $0.weight / total, improvement: $0.improvement)
    }
    value = parts.reduce(0) { $0 + $1.weight * $1.improvement }
  }
}
