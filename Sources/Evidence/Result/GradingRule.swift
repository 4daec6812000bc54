// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// The written rule from design and checks to a grade.
///
/// 1. An analysis of the own data starts as *proved* when its design is causal (see
///    ``StudyDesign/isCausal``) and its headline has a finite interval, else as *measured*.
/// 2. When one essential check or more failed, the grade falls one step: *proved* to *measured*,
///    *measured* to *assumed*. A check that ought to be made but cannot be made counts as failed;
///    one with nothing to check does not count.
/// 3. Whether the interval excludes "no effect" does not matter: a well-designed study of an
///    effect near zero proves that it is near zero, and the interval carries the rest.
public enum GradingRule {
  /// The grade of a result.
  ///
  /// - Parameters:
  ///   - design: How the effect was found.
  ///   - headline: The effect.
  ///   - checks: What was tried to refute it.
  /// - Returns: Proved, measured or assumed.
  public static func grade(
    _ design: StudyDesign, _ headline: Effect, _ checks: [EvidenceCheck]
  ) -> EvidenceGrade {
    let failed = checks.contains { $0.isEssential && $0.outcome == .failed }
    switch (startsProved(design, headline), failed) {
    case (true, false): return .proved
    case (true, true), (false, false): return .measured
    case (false, true): return .assumed
    }
  }

  private static func startsProved(_ design: StudyDesign, _ headline: Effect) -> Bool {
    design.isCausal && headline.excludesNull != nil
  }

  /// Why a result has its grade.
  ///
  /// - Parameters:
  ///   - design: How the effect was found.
  ///   - headline: The effect.
  ///   - checks: What was tried to refute it.
  /// - Returns: A sentence naming the design and the failed checks.
  public static func reason(
    _ design: StudyDesign, _ headline: Effect, _ checks: [EvidenceCheck]
  ) -> LocalizedText {
    let grade = grade(design, headline, checks)
    let failed = checks.filter { $0.isEssential && $0.outcome == .failed }.map(\.name)
    let start =
      design.isCausal
      ? causal(headline) : LocalizedText(en: "is not causal", fr: "n’est pas causal")
    guard !failed.isEmpty else {
      return LocalizedText(
        en: "Graded \(grade.name.en): the design (\(design.name.en)) \(start.en) and no essential "
          + "check failed.",
        fr: "Noté \(grade.name.fr) : le plan (\(design.name.fr)) \(start.fr) et aucun contrôle "
          + "essentiel n’a échoué.")
    }
    return LocalizedText(
      en: "Graded \(grade.name.en): the design (\(design.name.en)) \(start.en), but an essential "
        + "check failed: \(failed.map(\.en).joined(separator: ", ")).",
      fr: "Noté \(grade.name.fr) : le plan (\(design.name.fr)) \(start.fr), mais un contrôle "
        + "essentiel a échoué : \(failed.map(\.fr).joined(separator: ", ")).")
  }

  private static func causal(_ headline: Effect) -> LocalizedText {
    headline.excludesNull == nil
      ? LocalizedText(en: "gave no finite interval", fr: "n’a pas donné d’intervalle fini")
      : LocalizedText(en: "is causal", fr: "est causal")
  }
}
