// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
internal import Statistics

extension SyntheticDifference {
  /// The whole analysis: effect with its placebo interval, checks, grade and sentence.
  ///
  /// - Parameters:
  ///   - panel: The outcomes of all units.
  ///   - treated: The treated units; all began at `firstPost`.
  ///   - firstPost: The first time at which they were treated.
  ///   - caption: How the outcome is called and dated.
  ///   - level: The level of the interval.
  /// - Returns: The result; a placebo launch halfway through the time before is an essential check.
  /// - Throws: ``EvidenceError``, as ``init(_:treated:firstPost:)``.
  public static func study(
    _ panel: OutcomePanel, treated: [String], firstPost: Double, caption: SeriesCaption,
    level: Double = 0.95
  ) throws(EvidenceError) -> EvidenceResult {
    let found = try SyntheticDifference(panel, treated: treated, firstPost: firstPost)
    let error = try placeboError(panel, treated: treated, firstPost: firstPost)
    let z = standardNormalQuantile(0.5 + level / 2)
    let effect = Effect(
      id: "att",
      name: LocalizedText(en: "effect on the treated", fr: "effet sur les traités"),
      value: found.effect, low: error.map { found.effect - z * $0 },
      high: error.map { found.effect + z * $0 }, standardError: error,
      pValue: error.flatMap { $0 > 0 ? 2 * standardNormalCDF(-abs(found.effect) / $0) : nil },
      unit: caption.unit)
    return EvidenceResult(
      design: .syntheticDifferenceInDifferences, outcome: caption.outcome,
      effects: [
        effect,
        Effect(
          id: "plain-difference",
          name: LocalizedText(
            en: "plain difference-in-differences", fr: "différence de différences simple"),
          value: found.plainDifference, unit: caption.unit),
      ], level: level, sampleSize: panel.units.count * panel.times.count, window: caption.window,
      method: LocalizedText(
        en: "Synthetic difference-in-differences, standard error over placebo donors",
        fr: "Différence de différences synthétique, erreur type sur donneurs placebo"),
      assumptions: [
        LocalizedText(
          en: "Without the launch the treated would have run in parallel to the weighted others.",
          fr: "Sans le lancement, les traités auraient évolué en parallèle des autres pondérés."),
        LocalizedText(
          en: "The others were not touched by the launch.",
          fr: "Les autres n’ont pas été touchés par le lancement."),
      ], checks: [try placeboCheck(panel, treated, firstPost, level)])
  }

  /// The same analysis before the launch with a launch that never took place.
  private static func placeboCheck(
    _ panel: OutcomePanel, _ treated: [String], _ firstPost: Double, _ level: Double
  ) throws(EvidenceError) -> EvidenceCheck {
    let name = LocalizedText(en: "placebo date", fr: "date placebo")
    let pre = panel.preCount(firstPost)
    guard pre >= 6 else {
      return EvidenceCheck(
        id: "placebo-date", name: name, isEssential: true, outcome: .failed,
        sentence: LocalizedText(
          en: "There are only \(pre) times before the launch: too few to try a date without one.",
          fr: "Il n’y a que \(pre) temps avant le lancement : trop peu pour essayer une date sans.")
      )
    }
    let early = OutcomePanel(
      units: panel.units, times: Array(panel.times[..<pre]),
      outcomes: panel.outcomes.map { Array($0[..<pre]) })
    let date = panel.times[pre * 2 / 3]
    let found = try SyntheticDifference(early, treated: treated, firstPost: date)
    guard let error = try placeboError(early, treated: treated, firstPost: date), error > 0 else {
      return EvidenceCheck(
        id: "placebo-date", name: name, isEssential: true, outcome: .failed,
        sentence: LocalizedText(
          en: "There are too few donors to judge a placebo date.",
          fr: "Il y a trop peu de donneurs pour juger une date placebo."))
    }
    let failed = abs(found.effect) > standardNormalQuantile(0.5 + level / 2) * error
    let figures = [found.effect, error].map { value in
      (FigureText.number(value, .english), FigureText.number(value, .french))
    }
    return EvidenceCheck(
      id: "placebo-date", name: name, isEssential: true, outcome: failed ? .failed : .passed,
      sentence: LocalizedText(
        en: "At \(OutcomePanel.text(date)), when nothing happened, the method finds "
          + "\(figures[0].0) ± \(figures[1].0)." + (failed ? " That should be near 0." : ""),
        fr: "À \(OutcomePanel.text(date)), où il ne s’est rien passé, la méthode trouve "
          + "\(figures[0].1) ± \(figures[1].1)."
          + (failed ? " Ce devrait être proche de 0." : "")))
  }
}
