// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities
internal import Statistics

/// The smallest effect that an analysis like this finds four times in five.
enum EffectPower {
  private static let name = LocalizedText(en: "power", fr: "puissance")

  static func check(
    _ effect: Effect, level: Double, fit: SegmentedFit, _ counterfactual: Double
  ) -> EvidenceCheck {
    check(
      effect, level: level, degreesOfFreedom: fit.degreesOfFreedom, reference: counterfactual)
  }

  /// Judges the smallest detectable effect, (t₁₋α/₂ + t₀.₈)·SE, against a tenth of the reference.
  ///
  /// - Parameters:
  ///   - effect: An absolute effect with a standard error.
  ///   - level: Of its interval.
  ///   - degreesOfFreedom: Of its error.
  ///   - reference: What would have been, in the unit of the outcome; nil when that is not known.
  /// - Returns: Failed when no effect is found and even a tenth of the reference could be missed.
  static func check(
    _ effect: Effect, level: Double, degreesOfFreedom: Double, reference: Double?
  ) -> EvidenceCheck {
    guard let error = effect.standardError, error > 0, error.isFinite else {
      return .notApplicable(
        "power", name,
        because: LocalizedText(
          en: "The effect has no standard error.", fr: "L’effet n’a pas d’erreur type."))
    }
    let smallest =
      error
      * (studentQuantile(0.5 + level / 2, degreesOfFreedom: degreesOfFreedom)
        + studentQuantile(0.8, degreesOfFreedom: degreesOfFreedom))
    let share = reference.flatMap { $0 != 0 ? smallest / abs($0) : nil }
    let found = effect.excludesNull == true
    let passed = found || (share.map { $0 <= 0.1 } ?? false)
    return EvidenceCheck(
      id: "power", name: name, isEssential: false, outcome: passed ? .passed : .failed,
      table: EvidenceTable(
        id: "power",
        title: LocalizedText(
          en: "Smallest effect found with 80% power", fr: "Plus petit effet trouvé à 80 %"),
        columns: [
          LocalizedText(en: "Absolute", fr: "Absolu"), LocalizedText(en: "Relative", fr: "Relatif"),
        ], rows: [[.figure(smallest), .figure(share)]]),
      sentence: sentence(passed, smallest, share))
  }

  private static func sentence(
    _ passed: Bool, _ smallest: Double, _ share: Double?
  ) -> LocalizedText {
    func size(_ language: Language) -> String {
      let text = FigureText.number(smallest, language)
      guard let share else { return text }
      return text + " (" + FigureText.percent(share, language) + ")"
    }
    return LocalizedText(
      en: "These data find an effect of \(size(.english)) four times in five"
        + (passed ? "." : "; a smaller one is easily missed. Wait for more data."),
      fr: "Ces données trouvent un effet de \(size(.french)) quatre fois sur cinq"
        + (passed ? "." : " ; un effet plus petit passe inaperçu. Attendez plus de données."))
  }
}
