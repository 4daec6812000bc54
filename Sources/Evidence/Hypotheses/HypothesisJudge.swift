// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// The rule from a hypothesis and a result to a verdict.
struct HypothesisJudge {
  let hypothesis: Hypothesis
  let result: EvidenceResult

  func verdict(on day: LocalDate) -> HypothesisVerdict {
    let scale = hypothesis.expectation.scale
    guard let effect = result.effects.first(where: { $0.scale == scale }) else {
      return undecided(
        nil, day, "the analysis gives no change on the scale of the expectation",
        "l’analyse ne donne pas de variation sur l’échelle attendue")
    }
    guard let low = effect.low, let high = effect.high, low.isFinite, high.isFinite else {
      return undecided(
        effect, day, "there is no finite interval", "il n’y a pas d’intervalle fini")
    }
    guard result.grade <= .measured else {
      let failed = result.failedEssentials
      return undecided(
        effect, day,
        "an essential check failed: \(failed.map(\.name.en).joined(separator: ", "))",
        "un contrôle essentiel a échoué : \(failed.map(\.name.fr).joined(separator: ", "))")
    }
    // A ratio is judged by its distance from 1.
    let null = effect.nullValue
    let expected = hypothesis.expectation.change - null
    let direction = expected < 0 ? -1.0 : 1
    let ends = [(low - null) * direction, (high - null) * direction].sorted()
    let size = abs(expected)
    if ends[1] < size {
      let moved = ends[0] > 0
      return HypothesisVerdict(
        answer: .refuted,
        reason: sentence(
          effect,
          moved
            ? "it moved as expected but by less: the expected size is excluded"
            : "the expected size is excluded",
          moved
            ? "le sens est le bon mais l’ampleur attendue est exclue"
            : "l’ampleur attendue est exclue"), effect: effect, grade: result.grade, day: day)
    }
    if ends[0] > 0 {
      return HypothesisVerdict(
        answer: .confirmed,
        reason: sentence(
          effect, "it moved as expected and the expected size is not excluded",
          "le sens est le bon et l’ampleur attendue n’est pas exclue"),
        effect: effect, grade: result.grade, day: day)
    }
    return undecided(
      effect, day, "both no change and the expected change lie within the interval",
      "l’intervalle contient à la fois l’absence de variation et la variation attendue")
  }

  private func undecided(
    _ effect: Effect?, _ day: LocalDate, _ en: String, _ fr: String
  ) -> HypothesisVerdict {
    HypothesisVerdict(
      answer: .undecided, reason: sentence(effect, en, fr), effect: effect, grade: result.grade,
      day: day)
  }

  private func sentence(_ effect: Effect?, _ en: String, _ fr: String) -> LocalizedText {
    func text(_ language: Language, _ words: String) -> String {
      let expected = figure(hypothesis.expectation.change, language)
      let isFrench = language == .french
      var found = isFrench ? "rien de mesuré" : "nothing measured"
      if let effect {
        found = figure(effect.value, language)
        if let low = effect.low, let high = effect.high {
          let ends = (figure(low, language), figure(high, language))
          found += isFrench ? " (de \(ends.0) à \(ends.1))" : " (\(ends.0) to \(ends.1))"
        }
      }
      return isFrench
        ? "Attendu \(expected), trouvé \(found) : \(words)."
        : "Expected \(expected), found \(found): \(words)."
    }
    return LocalizedText(en: text(.english, en), fr: text(.french, fr))
  }

  private func figure(_ value: Double, _ language: Language) -> String {
    EffectSentence.figure(value, hypothesis.expectation.scale, language)
  }
}
