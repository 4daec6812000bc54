// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities

/// Whether units picked for an extreme figure changed by more than they would have anyway.
///
/// To be shown beside every before-and-after of picked units.
///
/// - Parameters:
///   - observedChange: The mean change of the picked units, in the unit of the metric.
///   - standardError: Its standard error, above 0.
///   - mean: The mean of all units before.
///   - standardDeviation: Their spread before, above 0.
///   - correlation: The correlation of a unit's figures in two periods without a change.
///   - selection: Which units were picked.
/// - Returns: An essential check; it fails when the change without any effect lies within two
///   standard errors of the observed one.
/// - Throws: ``ExperimentError``.
public func regressionToMeanCheck(
  observedChange: Double, standardError: Double, mean: Double, standardDeviation: Double,
  correlation: Double, selection: SelectionRule
) throws(ExperimentError) -> EvidenceCheck {
  guard standardError > 0, standardError.isFinite else {
    throw .outOfDomain(name: "standard error", value: standardError, expected: "above 0")
  }
  guard observedChange.isFinite else { throw .notFinite("observed change") }
  let expected = try regressionToMean(
    mean: mean, standardDeviation: standardDeviation, correlation: correlation,
    selection: selection)
  let beyond = observedChange - expected
  let isExplained = abs(beyond) < 2 * standardError || beyond.sign != observedChange.sign
  func text(_ value: Double, _ language: Language) -> String { FigureText.signed(value, language) }
  return EvidenceCheck(
    id: "regression-to-mean",
    name: LocalizedText(en: "regression to the mean", fr: "régression vers la moyenne"),
    isEssential: true, outcome: isExplained ? .failed : .passed,
    table: EvidenceTable(
      id: "regression-to-mean",
      title: LocalizedText(en: "Change of the picked units", fr: "Évolution des unités choisies"),
      columns: [
        LocalizedText(en: "observed", fr: "observée"),
        LocalizedText(en: "expected without effect", fr: "attendue sans effet"),
        LocalizedText(en: "beyond it", fr: "au-delà"),
      ],
      rows: [[.figure(observedChange), .figure(expected), .figure(beyond)]]),
    sentence: isExplained
      ? LocalizedText(
        en: "Units picked for an extreme figure come back by \(text(expected, .english)) without "
          + "any effect; the observed \(text(observedChange, .english)) is not clearly more. "
          + "Compare with units that were not picked.",
        fr: "Des unités choisies pour un chiffre extrême reviennent de "
          + "\(text(expected, .french)) sans aucun effet ; les \(text(observedChange, .french)) "
          + "observés ne sont pas nettement davantage. Comparez avec des unités non choisies.")
      : LocalizedText(
        en: "The observed \(text(observedChange, .english)) goes beyond the "
          + "\(text(expected, .english)) that picking alone explains.",
        fr: "Les \(text(observedChange, .french)) observés dépassent les "
          + "\(text(expected, .french)) que le choix seul explique."))
}
