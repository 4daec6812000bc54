// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
public import Quantities
internal import Statistics

/// What past verdicts teach about future expectations.
public struct ExpectationLearning: Sendable, Hashable {
  /// Judged hypotheses that count.
  public let count: Int
  /// How many were confirmed, refuted and undecided.
  public let answers: [HypothesisVerdict.Answer: Int]
  /// The share of an expected change that comes true, with its interval: 1 when expectations are
  /// right, 0.4 when they are two and a half times too high.
  public let realisedShare: Estimate

  /// Learns from the verdicts of a register.
  ///
  /// Each verdict with an interval gives rᵢ = found/expected with the standard error of its
  /// interval. Before any verdict the share is N(1, 0.5²); verdicts scatter by 0.3 beyond their own
  /// error:
  ///
  ///     share = (1/0.25 + Σ rᵢ/(sᵢ² + 0.09)) / (1/0.25 + Σ 1/(sᵢ² + 0.09))
  ///
  /// - Parameters:
  ///   - register: The register.
  ///   - metric: Count only hypotheses about this key figure; nil for all.
  ///   - level: The level of the interval.
  public init(from register: HypothesisRegister, metric: String? = nil, level: Double = 0.95) {
    var weights = 1 / ExpectationLearning.priorVariance
    var sum = weights
    var answers: [HypothesisVerdict.Answer: Int] = [:]
    var count = 0
    for hypothesis in register.hypotheses
    where metric == nil || hypothesis.expectation.metric == metric {
      guard let verdict = register.verdict(on: hypothesis.id) else { continue }
      count += 1
      answers[verdict.answer, default: 0] += 1
      guard let effect = verdict.effect, let low = effect.low, let high = effect.high,
        low.isFinite, high.isFinite
      else { continue }
      let expected = hypothesis.expectation.change - effect.nullValue
      guard expected != 0 else { continue }
      let ratio = (effect.value - effect.nullValue) / expected
      let error = (high - low) / (2 * 1.959963984540054) / abs(expected)
      let weight = 1 / (error * error + ExpectationLearning.scatter)
      weights += weight
      sum += weight * ratio
    }
    self.count = count
    self.answers = answers
    let half = standardNormalQuantile(0.5 + level / 2) / weights.squareRoot()
    let mean = sum / weights
    realisedShare = Estimate(
      value: mean, low: mean - half, high: mean + half, level: level,
      method: "normal prior around 1, verdicts weighted by their error", sampleSize: count)
  }

  static let priorVariance = 0.25
  static let scatter = 0.09

  /// An expectation corrected by what came true before.
  ///
  /// - Parameter change: The change as someone expects it.
  /// - Returns: The change times the realised share, with its interval.
  public func corrected(_ change: Double) -> Estimate {
    let ends = [realisedShare.low, realisedShare.high].compactMap { $0 }.map { $0 * change }
    return Estimate(
      value: change * realisedShare.value, low: ends.min(), high: ends.max(),
      level: realisedShare.level, method: realisedShare.method, sampleSize: count)
  }

  /// The lesson in a sentence.
  public var sentence: LocalizedText {
    guard count > 0 else {
      return LocalizedText(
        en: "No verdict yet: expectations are taken as they are.",
        fr: "Pas encore de verdict : les attentes sont prises telles quelles.")
    }
    let confirmed = answers[.confirmed] ?? 0
    return LocalizedText(
      en: "\(confirmed) of \(count) hypotheses were confirmed; on average "
        + "\(FigureText.percent(realisedShare.value, .english)) of what was expected came true.",
      fr: "\(confirmed) hypothèses sur \(count) ont été confirmées ; en moyenne "
        + "\(FigureText.percent(realisedShare.value, .french)) de l’attendu s’est réalisé.")
  }
}
