// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension BusinessCase {
  /// The costs that most people forget and that this case leaves empty, as questions.
  var openQuestions: [OpenQuestion] {
    guard kind == .project else { return [] }
    let stated = Set(costs.map(\.category))
    return CostCategory.allCases.compactMap { category in
      guard !stated.contains(category), let question = category.question else { return nil }
      return OpenQuestion(category: category, question: question)
    }
  }
}

extension CostCategory {
  /// What to ask when a project states no such cost; nil when leaving it out is usual.
  var question: LocalizedText? {
    switch self {
    case .integration:
      LocalizedText(
        en: "What does it cost to connect the solution to the existing systems?",
        fr: "Combien coûte le raccordement aux systèmes existants ?")
    case .training:
      LocalizedText(
        en: "How many days will people spend in training, at what daily cost?",
        fr: "Combien de jours de formation, à quel coût journalier ?")
    case .run:
      LocalizedText(
        en: "Who will administer the solution, and for which share of their time?",
        fr: "Qui administrera la solution, et pour quelle part de son temps ?")
    case .migration:
      LocalizedText(
        en: "What does moving the data and the history cost?",
        fr: "Combien coûte la reprise des données et de l’historique ?")
    case .learningCurve:
      LocalizedText(
        en: "How much output is lost while people learn, and for how many weeks?",
        fr: "Quelle production est perdue pendant l’apprentissage, et combien de semaines ?")
    case .changeManagement:
      LocalizedText(
        en: "Who explains and accompanies the change, and for how many days?",
        fr: "Qui explique et accompagne le changement, et pendant combien de jours ?")
    case .continuousTraining:
      LocalizedText(
        en: "How much training will be needed every year after the first?",
        fr: "Quelle formation faudra-t-il chaque année après la première ?")
    case .infrastructure:
      LocalizedText(
        en: "What will upkeep and renewal of the equipment cost?",
        fr: "Combien coûteront l’entretien et le renouvellement des équipements ?")
    case .peaks:
      LocalizedText(
        en: "What do overtime and overflow cost during peaks?",
        fr: "Combien coûtent les heures supplémentaires et le débordement pendant les pics ?")
    case .staffing:
      LocalizedText(
        en: "What do idle or missing agents cost while the workload changes?",
        fr: "Combien coûtent le sur-effectif ou le sous-effectif pendant la transition ?")
    case .turnover:
      LocalizedText(
        en: "How many agents will leave and be replaced, at what cost each?",
        fr: "Combien d’agents partiront et seront remplacés, à quel coût chacun ?")
    case .inefficiency:
      LocalizedText(
        en: "What do waiting, misrouting and double entry cost while both ways exist?",
        fr: "Combien coûtent l’attente, les erreurs d’aiguillage et la double saisie tant que les "
          + "deux méthodes coexistent ?")
    case .quality:
      LocalizedText(
        en: "Who keeps knowledge and answers up to date, and for how many hours a month?",
        fr: "Qui tient à jour les connaissances et les réponses, et combien d’heures par mois ?")
    case .exit:
      LocalizedText(
        en: "What would leaving the solution, or running two side by side, cost?",
        fr: "Combien coûteraient la sortie de la solution ou une double exploitation ?")
    case .contingency:
      LocalizedText(
        en: "Which reserve is kept for what nobody has thought of?",
        fr: "Quelle réserve est gardée pour ce à quoi personne n’a pensé ?")
    case .licence, .setup, .connectors, .maintenance, .salaries, .telephony, .aiUsage,
      .outsourcing, .other:
      nil
    }
  }
}
