// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
public import Quantities
internal import Statistics

extension ChurnModel {
  /// The model as a result: the odds ratio of each column, the first being the headline.
  ///
  /// - Parameters:
  ///   - outcome: The name of the departure, such as "cancelled within 90 days".
  ///   - level: Confidence level, strictly between 0 and 1.
  /// - Returns: A correlation with the checks of calibration and of enough departures.
  /// - Throws: ``ChurnError/outOfDomain(name:value:expected:)``.
  public func result(
    outcome: LocalizedText, level: Double = 0.95
  ) throws(ChurnError) -> EvidenceResult {
    guard level > 0, level < 1 else {
      throw .outOfDomain(name: "level", value: level, expected: "strictly between 0 and 1")
    }
    let z = normalLimit(level)
    let effects = names.indices.map { index in
      let value = coefficients[index + 1]
      let error = standardErrors[index + 1]
      return Effect(
        id: "odds-ratio-\(names[index])",
        name: LocalizedText(
          en: "odds ratio per unit of “\(names[index])”",
          fr: "rapport de cotes par unité de « \(names[index]) »"),
        value: exp(value), low: exp(value - z * error), high: exp(value + z * error),
        standardError: error, pValue: 2 * standardNormalSurvival(abs(value / error)),
        scale: .ratio)
    }
    return EvidenceResult(
      design: .correlation, outcome: outcome, effects: effects, level: level, sampleSize: count,
      method: LocalizedText(en: "logistic regression", fr: "régression logistique"),
      assumptions: [
        LocalizedText(
          en: "Every column was known before the window in which departures are counted.",
          fr: "Chaque colonne était connue avant la période où les départs sont comptés."),
        LocalizedText(
          en: "A column that goes with leaving need not cause it.",
          fr: "Une colonne liée au départ n’en est pas forcément la cause."),
      ],
      checks: [calibrationCheck, departureCheck, discriminationCheck], plot: plot,
      tables: [liftTable])
  }

  private var judged: PredictionQuality { heldOut ?? fitted }

  private var calibrationCheck: EvidenceCheck {
    let p = judged.calibrationP
    let holds = p > 0.01
    let basis =
      heldOut == nil
      ? LocalizedText(en: "the customers of the fit", fr: "les clients de l’ajustement")
      : LocalizedText(en: "customers kept out of the fit", fr: "des clients tenus à l’écart")
    return EvidenceCheck(
      id: "calibration", name: LocalizedText(en: "calibration", fr: "calibration"),
      isEssential: true, outcome: holds ? .passed : .failed,
      sentence: holds
        ? LocalizedText(
          en: "On \(basis.en) the predicted chances are those observed "
            + "(\(FigureText.pValue(p, .english))).",
          fr: "Sur \(basis.fr), les chances prédites sont celles observées "
            + "(\(FigureText.pValue(p, .french))).")
        : LocalizedText(
          en: "On \(basis.en) the predicted chances are not those observed "
            + "(\(FigureText.pValue(p, .english))): use the order of customers, not the chances.",
          fr: "Sur \(basis.fr), les chances prédites ne sont pas celles observées "
            + "(\(FigureText.pValue(p, .french))) : utilisez l’ordre des clients, non les chances.")
    )
  }

  private var departureCheck: EvidenceCheck {
    let fewest = min(departures, count - departures)
    return EvidenceCheck(
      id: "departures", name: LocalizedText(en: "enough departures", fr: "assez de départs"),
      isEssential: true, outcome: fewest >= 10 * names.count ? .passed : .failed,
      sentence: LocalizedText(
        en: "The rarer outcome was seen \(fewest) times for \(names.count) columns; ten each are "
          + "wanted.",
        fr: "L’issue la plus rare a été vue \(fewest) fois pour \(names.count) colonnes ; il en "
          + "faut dix pour chacune."))
  }

  private var discriminationCheck: EvidenceCheck {
    let area = judged.areaUnderCurve
    return EvidenceCheck(
      id: "discrimination",
      name: LocalizedText(en: "better than chance", fr: "mieux que le hasard"), isEssential: false,
      outcome: area >= 0.6 ? .passed : .failed,
      sentence: LocalizedText(
        en: "A customer who left had the higher predicted chance in "
          + "\(FigureText.percent(area, .english)) of pairs; 50% is chance.",
        fr: "Un client parti avait la chance prédite la plus haute dans "
          + "\(FigureText.percent(area, .french)) des paires ; 50 % est le hasard."))
  }

  private var liftTable: EvidenceTable {
    EvidenceTable(
      id: "lift",
      title: LocalizedText(
        en: "Departures by predicted chance", fr: "Départs selon la chance prédite"),
      columns: [
        LocalizedText(en: "customers", fr: "clients"),
        LocalizedText(en: "predicted", fr: "prédit"), LocalizedText(en: "actual", fr: "observé"),
        LocalizedText(en: "lift", fr: "gain"),
        LocalizedText(en: "departures captured", fr: "départs captés"),
      ],
      rows: judged.bins.map { bin in
        [
          .figure(Double(bin.customers)), .figure(bin.predicted), .figure(bin.actual),
          .figure(bin.lift), .figure(bin.captured),
        ]
      })
  }

  private var plot: EvidencePlot {
    let bins = judged.bins.sorted { $0.predicted < $1.predicted }
    let places = bins.map { EvidencePlot.Position.number($0.predicted) }
    return EvidencePlot(
      title: LocalizedText(en: "Predicted and observed", fr: "Prédit et observé"),
      xTitle: LocalizedText(en: "predicted chance", fr: "chance prédite"),
      yTitle: LocalizedText(en: "share that left", fr: "part partie"),
      series: [
        EvidencePlot.Series(
          name: LocalizedText(en: "observed", fr: "observé"), role: .observed, isLine: false,
          x: places, y: bins.map(\.actual)),
        EvidencePlot.Series(
          name: LocalizedText(en: "perfect", fr: "parfait"), role: .fitted, x: places,
          y: bins.map(\.predicted)),
      ],
      bands: [
        EvidencePlot.Band(
          name: LocalizedText(en: "interval", fr: "intervalle"), role: .observed, isWhiskers: true,
          x: places, low: bins.map(\.interval.lowerBound), high: bins.map(\.interval.upperBound))
      ])
  }
}
