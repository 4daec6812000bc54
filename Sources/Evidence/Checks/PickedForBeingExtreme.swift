// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities

/// Whether the treated were picked because they were at their worst: they would have improved by
/// themselves.
enum PickedForBeingExtreme {
  private static let name = LocalizedText(
    en: "regression to the mean", fr: "retour à la moyenne")

  static func check(_ picked: Bool?) -> EvidenceCheck {
    switch picked {
    case nil:
      .notApplicable(
        "regression-to-mean", name,
        because: LocalizedText(
          en: "Nobody said whether the scope was chosen because it did badly; if it was, part of "
            + "the change is a return to its mean.",
          fr:
            "Rien ne dit si le périmètre a été choisi parce qu’il allait mal ; si oui, une partie "
            + "du changement est un retour à la moyenne."))
    case true?:
      EvidenceCheck(
        id: "regression-to-mean", name: name, isEssential: true, outcome: .failed,
        sentence: LocalizedText(
          en: "The scope was chosen because it did badly, and would have improved by itself. "
            + "Compare with scopes that did as badly and were not chosen.",
          fr: "Le périmètre a été choisi parce qu’il allait mal et se serait amélioré tout seul. "
            + "Comparez-le à d’autres qui allaient aussi mal et n’ont pas été choisis."))
    case false?:
      EvidenceCheck(
        id: "regression-to-mean", name: name, isEssential: true, outcome: .passed,
        sentence: LocalizedText(
          en: "The scope was not chosen for how the outcome stood.",
          fr: "Le périmètre n’a pas été choisi d’après l’état de l’indicateur."))
    }
  }
}
