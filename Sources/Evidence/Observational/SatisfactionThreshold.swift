// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
public import Quantities
internal import Statistics

/// The reply time up to which satisfaction stays above a target, with its interval.
///
/// The share of satisfied customers is fitted as a function that never rises with the reply time
/// (isotonic regression by pooling of adjacent violators); the threshold is the longest time whose
/// fitted share reaches the target. Its interval comes from resampled answers.
///
/// Source: R. E. Barlow et al., *Statistical Inference under Order Restrictions* (1972); B. Efron,
/// Annals of Statistics 7 (1979).
public struct SatisfactionThreshold: Sendable {
  /// The longest reply time whose fitted share reaches the target, in the unit of the times; nil
  /// when even the shortest does not reach it.
  public let threshold: Double?
  /// The lower end of the interval; nil when resamples as low did not reach the target at all.
  public let low: Double?
  /// The upper end of the interval; nil when resamples as high never fell below the target.
  public let high: Double?
  /// The share of resamples in which no reply time reaches the target.
  public let shareNeverReached: Double
  /// The fitted curve: times at which it steps, and the share from there on.
  public let curve: [(time: Double, share: Double)]
  /// The answers used.
  public let count: Int
  /// The seed of the resamples.
  public let seed: UInt64

  /// Finds the threshold.
  ///
  /// - Parameters:
  ///   - replyTimes: Finite, at least 0; at least 20 answers.
  ///   - isSatisfied: One per reply time; both answers occur.
  ///   - target: The share to be reached, strictly between 0 and 1, such as 0.94.
  ///   - level: The level of the interval.
  ///   - resamples: At least 100.
  ///   - seed: The seed of the resamples.
  /// - Throws: ``EvidenceError``: lengths, numbers that are not finite, too few answers, answers
  ///   that are all alike, a target or level outside its domain.
  /// - Complexity: O(*n* (log *n* + resamples)).
  public init(
    replyTimes: [Double], isSatisfied: [Bool], target: Double, level: Double = 0.95,
    resamples: Int = 400, seed: UInt64 = 94
  ) throws(EvidenceError) {
    guard replyTimes.count == isSatisfied.count else {
      throw .lengthMismatch(
        column: "satisfied", count: isSatisfied.count, expected: replyTimes.count)
    }
    guard replyTimes.count >= 20 else {
      throw .tooFewPoints(count: replyTimes.count, needed: 20, method: "A threshold")
    }
    if let index = replyTimes.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(column: "reply time", index: index)
    }
    guard isSatisfied.contains(true), isSatisfied.contains(false) else {
      throw .constantSeries(column: "satisfied")
    }
    guard target > 0, target < 1 else {
      throw .outOfDomain(name: "target", value: target, expected: "between 0 and 1")
    }
    guard level > 0, level < 1 else {
      throw .outOfDomain(name: "level", value: level, expected: "between 0 and 1")
    }
    guard resamples >= 100 else {
      throw .outOfDomain(name: "resamples", value: Double(resamples), expected: "at least 100")
    }
    let order = replyTimes.indices.sorted { replyTimes[$0] < replyTimes[$1] }
    let times = order.map { replyTimes[$0] }
    let answers = order.map { isSatisfied[$0] ? 1.0 : 0 }
    let ones = Array(repeating: 1.0, count: times.count)
    let steps = SatisfactionThreshold.fallingSteps(times, answers, ones)
    curve = steps.map { (times[$0.first], $0.share) }
    threshold = SatisfactionThreshold.reach(steps, times, target)
    count = times.count
    self.seed = seed
    var generator = Xoshiro256StarStar(seed: seed)
    var found: [Double] = []
    for _ in 0..<resamples {
      var weights = Array(repeating: 0.0, count: times.count)
      for _ in times { weights[Int.random(in: 0..<times.count, using: &generator)] += 1 }
      let again = SatisfactionThreshold.fallingSteps(times, answers, weights)
      // Never reached counts as before the first time.
      found.append(SatisfactionThreshold.reach(again, times, target) ?? -.infinity)
    }
    shareNeverReached = Double(found.count { $0 == -.infinity }) / Double(resamples)
    found.sort()
    let tail = (1 - level) / 2
    let lower = found[Int((tail * Double(resamples - 1)).rounded(.down))]
    let upper = found[Int(((1 - tail) * Double(resamples - 1)).rounded(.up))]
    low = lower.isFinite ? lower : nil
    high = upper.isFinite && upper < times[times.count - 1] ? upper : nil
  }

  private struct Step {
    var first: Int
    var last: Int
    var weight: Double
    var sum: Double
    var share: Double { sum / weight }
  }

  /// Pools neighbours until the shares fall; equal times always belong together.
  private static func fallingSteps(
    _ times: [Double], _ answers: [Double], _ weights: [Double]
  ) -> [Step] {
    var steps: [Step] = []
    var index = 0
    while index < times.count {
      var step = Step(first: index, last: index, weight: 0, sum: 0)
      while index < times.count, times[index] == times[step.first] {
        step.weight += weights[index]
        step.sum += weights[index] * answers[index]
        step.last = index
        index += 1
      }
      guard step.weight > 0 else { continue }
      while let before = steps.last, before.share <= step.share {
        steps.removeLast()
        step = Step(
          first: before.first, last: step.last, weight: before.weight + step.weight,
          sum: before.sum + step.sum)
      }
      steps.append(step)
    }
    return steps
  }

  private static func reach(_ steps: [Step], _ times: [Double], _ target: Double) -> Double? {
    steps.last { $0.share >= target }.map { times[$0.last] }
  }

  /// The whole analysis in honest words.
  ///
  /// - Parameters:
  ///   - replyTimes: As in the initialiser.
  ///   - isSatisfied: As in the initialiser.
  ///   - target: As in the initialiser.
  ///   - unit: The unit of the reply times.
  ///   - level: The level of the interval.
  ///   - seed: The seed of the resamples.
  /// - Returns: The threshold, graded as measured at best: slow replies often belong to hard cases.
  /// - Throws: ``EvidenceError``, as the initialiser; ``EvidenceError/badOption(name:value:expected:)``
  ///   when no reply time reaches the target.
  public static func study(
    replyTimes: [Double], isSatisfied: [Bool], target: Double, unit: LocalizedText,
    level: Double = 0.95, seed: UInt64 = 94
  ) throws(EvidenceError) -> EvidenceResult {
    let found = try SatisfactionThreshold(
      replyTimes: replyTimes, isSatisfied: isSatisfied, target: target, level: level, seed: seed)
    guard let threshold = found.threshold else {
      throw .badOption(
        name: "target", value: FigureText.percent(target, .english),
        expected: "a share that the fastest replies reach; choose a lower one")
    }
    let goal = (FigureText.percent(target, .english), FigureText.percent(target, .french))
    return EvidenceResult(
      design: .correlation,
      outcome: LocalizedText(en: "Satisfaction by reply time", fr: "Satisfaction selon le délai"),
      effects: [
        Effect(
          id: "threshold",
          name: LocalizedText(
            en: "longest reply time with \(goal.0) satisfied",
            fr: "plus long délai avec \(goal.1) de satisfaits"),
          value: threshold, low: found.low, high: found.high, unit: unit)
      ], level: level, sampleSize: found.count,
      method: LocalizedText(
        en: "Isotonic regression, bootstrap interval",
        fr: "Régression isotone, intervalle par rééchantillonnage"),
      assumptions: [
        LocalizedText(
          en: "Satisfaction never rises with waiting.",
          fr: "La satisfaction n’augmente jamais avec l’attente."),
        LocalizedText(
          en: "Slow replies often belong to hard cases: replying faster need not bring the same "
            + "satisfaction.",
          fr: "Les réponses lentes concernent souvent des cas difficiles : répondre plus vite "
            + "n’apporte pas forcément la même satisfaction."),
      ], checks: [reachedCheck(found)], seed: seed, plot: found.plot(target, unit),
      sentence: found.sentence(threshold, goal, unit, level))
  }

  private static func reachedCheck(_ found: SatisfactionThreshold) -> EvidenceCheck {
    let failed = found.low == nil || found.high == nil
    return EvidenceCheck(
      id: "threshold-found",
      name: LocalizedText(en: "a threshold inside", fr: "un seuil à l’intérieur"),
      isEssential: true, outcome: failed ? .failed : .passed,
      sentence: LocalizedText(
        en: failed
          ? "The interval of the threshold leaves the observed reply times: there are too few answers "
            + "to place it."
          : "The whole interval lies within the observed reply times.",
        fr: failed
          ? "L’intervalle du seuil sort des délais observés : trop peu de réponses pour le situer."
          : "Tout l’intervalle se trouve parmi les délais observés."))
  }

  private func plot(_ target: Double, _ unit: LocalizedText) -> EvidencePlot {
    EvidencePlot(
      title: LocalizedText(en: "Satisfaction by reply time", fr: "Satisfaction selon le délai"),
      xTitle: unit, yTitle: LocalizedText(en: "share satisfied", fr: "part de satisfaits"),
      series: [
        EvidencePlot.Series(
          name: LocalizedText(en: "fitted", fr: "ajusté"), role: .fitted,
          x: curve.map { .number($0.time) }, y: curve.map(\.share))
      ],
      markers: [
        EvidencePlot.Marker(height: target, label: LocalizedText(en: "target", fr: "cible"))
      ])
  }

  private func sentence(
    _ threshold: Double, _ goal: (String, String), _ unit: LocalizedText, _ level: Double
  ) -> LocalizedText {
    func figure(_ value: Double?, _ language: Language) -> String {
      if let value { return FigureText.number(value, language) }
      return language == .french ? "non borné" : "unbounded"
    }
    return LocalizedText(
      en:
        "Up to \(figure(threshold, .english)) \(unit.en) of waiting, \(goal.0) or more are satisfied "
        + "(\(FigureText.percent(level, .english)) interval \(figure(low, .english)) to "
        + "\(figure(high, .english))). This does not show that faster replies would satisfy as many.",
      fr: "Jusqu’à \(figure(threshold, .french)) \(unit.fr) d’attente, \(goal.1) ou plus sont "
        + "satisfaits (intervalle à \(FigureText.percent(level, .french)) de "
        + "\(figure(low, .french)) à \(figure(high, .french))). Cela ne montre pas que des réponses "
        + "plus rapides en satisferaient autant.")
  }
}
