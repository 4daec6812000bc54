// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// How an effect was found.
public enum StudyDesign: String, Sendable, Codable, CaseIterable {
  case randomisedTest = "randomised-test"
  case interruptedTimeSeries = "interrupted-time-series"
  case differenceInDifferences = "difference-in-differences"
  case staggeredAdoption = "staggered-adoption"
  case syntheticControl = "synthetic-control"
  case syntheticDifferenceInDifferences = "synthetic-difference-in-differences"
  case structuralTimeSeries = "structural-time-series"
  case adjustedComparison = "adjusted-comparison"
  case matchedComparison = "matched-comparison"
  case survival
  case cohortRetention = "cohort-retention"
  case correlation
  case beforeAfter = "before-after"
  case description

  /// Whether the design itself, when its checks hold, tells the effect from what would have
  /// happened anyway.
  public var isCausal: Bool {
    switch self {
    case .randomisedTest, .interruptedTimeSeries, .differenceInDifferences, .staggeredAdoption,
      .syntheticControl, .syntheticDifferenceInDifferences, .structuralTimeSeries:
      true
    case .adjustedComparison, .matchedComparison, .survival, .cohortRetention, .correlation,
      .beforeAfter, .description:
      false
    }
  }

  /// The design's name for people.
  public var name: LocalizedText {
    switch self {
    case .randomisedTest: LocalizedText(en: "randomised test", fr: "test aléatoire")
    case .interruptedTimeSeries:
      LocalizedText(en: "interrupted time series", fr: "série temporelle interrompue")
    case .differenceInDifferences:
      LocalizedText(en: "difference-in-differences", fr: "différence de différences")
    case .staggeredAdoption:
      LocalizedText(
        en: "difference-in-differences with staggered adoption",
        fr: "différence de différences à adoption échelonnée")
    case .syntheticControl: LocalizedText(en: "synthetic control", fr: "contrôle synthétique")
    case .syntheticDifferenceInDifferences:
      LocalizedText(
        en: "synthetic difference-in-differences", fr: "différence de différences synthétique")
    case .structuralTimeSeries:
      LocalizedText(en: "structural time series", fr: "série temporelle structurelle")
    case .adjustedComparison: LocalizedText(en: "adjusted comparison", fr: "comparaison ajustée")
    case .matchedComparison: LocalizedText(en: "matched comparison", fr: "comparaison appariée")
    case .survival: LocalizedText(en: "survival analysis", fr: "analyse de survie")
    case .cohortRetention: LocalizedText(en: "cohort retention", fr: "rétention par cohorte")
    case .correlation: LocalizedText(en: "correlation", fr: "corrélation")
    case .beforeAfter: LocalizedText(en: "before and after", fr: "avant et après")
    case .description: LocalizedText(en: "description", fr: "description")
    }
  }
}
