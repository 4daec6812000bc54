// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension FinanceError {
  /// The sentences about drivers, formulas and scenarios.
  var driverMessage: LocalizedText {
    switch self {
    case .circularDrivers(let names):
      let circle = names.joined(separator: " → ")
      return LocalizedText(
        en: "The drivers go in a circle: \(circle). State one of them as a value.",
        fr: "Les moteurs tournent en rond : \(circle). Donnez une valeur à l’un d’eux.")
    case .formula(let path, let fault, let suggestion):
      return fault.sentence(path: path, suggestion: suggestion)
    case .unknownScenarioInput(let scenario, let path, let suggestion):
      return LocalizedText(
        en: "The scenario “\(scenario)” sets “\(path)”, which names nothing in the case."
          + (suggestion.map { " Did you mean “\($0)”?" } ?? " Write it as levers.ID.to."),
        fr: "Le scénario « \(scenario) » fixe « \(path) », qui ne désigne rien dans le dossier."
          + (suggestion.map { " Vouliez-vous dire « \($0) » ?" }
            ?? " Écrivez-le comme levers.ID.to."))
    case .noContributions(let day, let first):
      return LocalizedText(
        en: "Employer contributions are known from \(first) on, not on \(day). Name a later day, "
          + "or type costPerPaidHour.",
        fr: "Les cotisations patronales sont connues à partir du \(first), pas au \(day). "
          + "Donnez un jour plus tardif, ou saisissez costPerPaidHour.")
    case .noActuals(let plan):
      return LocalizedText(
        en: "The plan “\(plan)” has no measured month yet. Add one with plan actuals or plan "
          + "measure.",
        fr: "Le plan « \(plan) » n’a encore aucun mois mesuré. Ajoutez-en un avec plan actuals ou "
          + "plan measure.")
    case .unknownActual(let path, let suggestion):
      return LocalizedText(
        en: "The measured month names \(path), which the plan does not have."
          + (suggestion.map { " Did you mean “\($0)”?" } ?? " Use the ids of the plan."),
        fr: "Le mois mesuré cite \(path), que le plan n’a pas."
          + (suggestion.map { " Vouliez-vous dire « \($0) » ?" }
            ?? " Employez les identifiants du plan."))
    case .nothingToCompare:
      return LocalizedText(
        en: "A comparison needs two solutions. Name two case files, or one with two entries under "
          + "solutions:.",
        fr: "Une comparaison demande deux solutions. Nommez deux dossiers, ou un seul avec deux "
          + "entrées sous solutions:.")
    case .unequalBaselines(let first, let second, let part):
      let name = part.name
      return LocalizedText(
        en: "“\(first)” and “\(second)” differ in their \(name.en): solutions are compared on one "
          + "baseline. Use the same in both.",
        fr: "« \(first) » et « \(second) » n’ont pas \(name.fr) : on compare des solutions sur une "
          + "même base. Employez la même dans les deux.")
    default:
      return LocalizedText(verbatim: code)
    }
  }
}

extension FinanceError.BaselinePart {
  fileprivate var name: LocalizedText {
    switch self {
    case .workload: LocalizedText(en: "workload", fr: "la même charge de travail")
    case .currency: LocalizedText(en: "currency", fr: "la même devise")
    case .horizon: LocalizedText(en: "horizon", fr: "le même horizon")
    case .discount: LocalizedText(en: "discounting", fr: "la même actualisation")
    }
  }
}

extension Formula.Fault {
  /// What is wrong with the formula of an input.
  func sentence(path: String, suggestion: String?) -> LocalizedText {
    switch self {
    case .unreadable(let rest):
      LocalizedText(
        en: "The formula of \(path) cannot be read at “\(rest)”. Expected: numbers, drivers, "
          + "+ - * / and brackets.",
        fr: "La formule de \(path) ne se lit pas à « \(rest) ». Attendu : nombres, moteurs, "
          + "+ - * / et parenthèses.")
    case .unknownName(let name):
      LocalizedText(
        en: "The formula of \(path) names “\(name)”, which is no driver."
          + (suggestion.map { " Did you mean “\($0)”?" } ?? " Add it under drivers:."),
        fr: "La formule de \(path) cite « \(name) », qui n’est pas un moteur."
          + (suggestion.map { " Vouliez-vous dire « \($0) » ?" } ?? " Ajoutez-le sous drivers:."))
    case .wrongCall(let name):
      LocalizedText(
        en: "The formula of \(path) calls “\(name)” wrongly. Known: min(a, b), max(a, b), "
          + "round(a), floor(a), ceil(a).",
        fr: "La formule de \(path) appelle mal « \(name) ». Connues : min(a, b), max(a, b), "
          + "round(a), floor(a), ceil(a).")
    case .notFinite:
      LocalizedText(
        en: "The formula of \(path) divides by 0 or grows beyond every number. Check its drivers.",
        fr: "La formule de \(path) divise par 0 ou dépasse tout nombre. Vérifiez ses moteurs.")
    case .tooDeep:
      LocalizedText(
        en: "The formula of \(path) nests more than 50 brackets. Split it over drivers.",
        fr: "La formule de \(path) imbrique plus de 50 parenthèses. Répartissez-la sur des "
          + "moteurs.")
    }
  }
}
