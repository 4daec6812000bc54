// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// The kinds of costs of a customer service and of a change to it.
public enum CostCategory: String, Sendable, Hashable, Codable, CaseIterable {
  case licence, setup, integration, training, connectors, maintenance, salaries, telephony
  case aiUsage = "ai_usage"
  case outsourcing, run, other
  case migration
  case learningCurve = "learning_curve"
  case changeManagement = "change_management"
  case continuousTraining = "continuous_training"
  case infrastructure
  case peaks, staffing, turnover, inefficiency, quality, exit, contingency

  /// Whether it is billed for the thing itself; the indirect ones are those most people forget.
  public var isDirect: Bool {
    switch self {
    case .licence, .setup, .integration, .training, .connectors, .maintenance, .salaries,
      .telephony, .aiUsage, .outsourcing, .run, .other:
      true
    case .migration, .learningCurve, .changeManagement, .continuousTraining, .infrastructure,
      .peaks, .staffing, .turnover, .inefficiency, .quality, .exit, .contingency:
      false
    }
  }

  /// Whether a project keeps paying it after the set-up.
  public var isRunCost: Bool {
    switch self {
    case .run, .maintenance, .quality, .salaries: true
    default: false
    }
  }

  /// The category's name for people.
  public var name: LocalizedText {
    switch self {
    case .licence: LocalizedText(en: "licences", fr: "licences")
    case .setup: LocalizedText(en: "set-up", fr: "mise en place")
    case .integration: LocalizedText(en: "integration", fr: "intégration")
    case .training: LocalizedText(en: "training", fr: "formation")
    case .connectors: LocalizedText(en: "connectors", fr: "connecteurs")
    case .maintenance: LocalizedText(en: "maintenance and support", fr: "maintenance et support")
    case .salaries: LocalizedText(en: "salaries and charges", fr: "salaires et charges")
    case .telephony: LocalizedText(en: "telephony", fr: "téléphonie")
    case .aiUsage: LocalizedText(en: "AI usage", fr: "consommation d’IA")
    case .outsourcing: LocalizedText(en: "outsourcing", fr: "prestataires")
    case .run: LocalizedText(en: "administration", fr: "administration de la solution")
    case .other: LocalizedText(en: "other direct costs", fr: "autres coûts directs")
    case .migration: LocalizedText(en: "migration", fr: "migration")
    case .learningCurve: LocalizedText(en: "learning curve", fr: "courbe d’apprentissage")
    case .changeManagement:
      LocalizedText(en: "change management", fr: "conduite du changement")
    case .continuousTraining: LocalizedText(en: "continuous training", fr: "formation continue")
    case .infrastructure: LocalizedText(en: "infrastructure upkeep", fr: "infrastructure")
    case .peaks: LocalizedText(en: "peaks and overflow", fr: "pics et débordement")
    case .staffing:
      LocalizedText(en: "over- and under-staffing", fr: "sur-effectif et sous-effectif")
    case .turnover: LocalizedText(en: "turnover of agents", fr: "renouvellement des agents")
    case .inefficiency: LocalizedText(en: "inefficiency", fr: "inefficacité")
    case .quality: LocalizedText(en: "quality and knowledge upkeep", fr: "qualité et connaissances")
    case .exit: LocalizedText(en: "exit and double running", fr: "sortie et double exploitation")
    case .contingency: LocalizedText(en: "contingency", fr: "aléas")
    }
  }
}
