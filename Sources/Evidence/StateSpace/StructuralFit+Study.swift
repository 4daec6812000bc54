// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
internal import Statistics

extension StructuralFit {
  /// A change of level at a launch in a structural model of the whole series.
  ///
  /// The launch is a column that is 0 before it and 1 from it on; its coefficient is the effect,
  /// with Student's t over observations less columns. Unlike ``CausalImpact`` the time after the
  /// launch helps to learn how the series moves.
  ///
  /// - Parameters:
  ///   - series: The outcome at equal spacing; nil where it is missing.
  ///   - preCount: The number of times before the launch.
  ///   - regressors: Columns without a gap, such as holidays.
  ///   - model: Trend and season.
  ///   - caption: How the series is called and dated.
  ///   - level: The level of the interval.
  /// - Returns: The result. Autocorrelation left, placebo dates and a year of season are essential
  ///   checks.
  /// - Throws: ``EvidenceError``, as ``fit(_:regressors:model:)``; a launch outside the series.
  ///
  /// Source: A. C. Harvey and J. Durbin, "The effects of seat belt legislation on British road
  /// casualties", Journal of the Royal Statistical Society A 149 (1986), doi:10.2307/2981553.
  public static func study(
    _ series: [Double?], preCount: Int, regressors: [Regressor] = [],
    model: StructuralModel = StructuralModel(), caption: SeriesCaption, level: Double = 0.95
  ) throws(EvidenceError) -> EvidenceResult {
    guard preCount >= 1, preCount < series.count else {
      throw .changeOutside(change: "\(preCount + 1)", first: "1", last: "\(series.count)")
    }
    guard level > 0, level < 1 else {
      throw .outOfDomain(name: "level", value: level, expected: "between 0 and 1")
    }
    let found = try fit(
      series, regressors: [step(series.count, preCount)] + regressors, model: model)
    let parts = try found.components()
    let effect = found.stepEffect(level, caption)
    return EvidenceResult(
      design: .structuralTimeSeries, outcome: caption.outcome, effects: [effect], level: level,
      sampleSize: found.observationCount, window: caption.window,
      method: LocalizedText(
        en: "Structural time series by maximum diffuse likelihood, launch as a step",
        fr: "Série temporelle structurelle par vraisemblance diffuse, lancement en marche"),
      assumptions: [
        LocalizedText(
          en: "Nothing else that moves the outcome changed at the launch.",
          fr: "Rien d’autre qui agit sur le résultat n’a changé au lancement."),
        LocalizedText(
          en: "The launch moved the level at once and for good.",
          fr: "Le lancement a déplacé le niveau d’un coup et durablement."),
      ],
      checks: [
        found.autocorrelationCheck(parts),
        placeboCheck(series, preCount, regressors, model, level),
        CausalImpact.seasonCheck(preCount, [], caption),
      ], plot: found.plot(parts, caption, preCount: preCount, series))
  }

  private static func step(_ count: Int, _ preCount: Int) -> Regressor {
    Regressor(name: "launch", values: (0..<count).map { $0 < preCount ? 0 : 1 })
  }

  private func stepEffect(_ level: Double, _ caption: SeriesCaption) -> Effect {
    let step = coefficients[0]
    let freedom = Double(degreesOfFreedom)
    let half = studentQuantile(0.5 + level / 2, degreesOfFreedom: freedom) * step.standardError
    let tail = studentCDF(-abs(step.value / step.standardError), degreesOfFreedom: freedom)
    return Effect(
      id: "level-change", name: LocalizedText(en: "change of level", fr: "changement de niveau"),
      value: step.value, low: step.value - half, high: step.value + half,
      standardError: step.standardError, pValue: 2 * tail, unit: caption.unit)
  }

  private func autocorrelationCheck(_ parts: StructuralComponents) -> EvidenceCheck {
    let name = LocalizedText(en: "autocorrelation left", fr: "autocorrélation restante")
    let shocks = parts.standardizedInnovations
    let lags = min(10, shocks.count / 5)
    guard lags >= 2, let statistic = SerialCorrelation.ljungBox(shocks, lags: lags) else {
      return EvidenceCheck(
        id: "autocorrelation-left", name: name, isEssential: true, outcome: .failed,
        sentence: LocalizedText(
          en: "With \(shocks.count) observations autocorrelation cannot be judged. Give more.",
          fr: "Avec \(shocks.count) observations, on ne peut juger de l’autocorrélation."))
    }
    let p = chiSquaredSurvival(statistic, degreesOfFreedom: Double(lags - 1))
    let failed = p < 0.01
    return EvidenceCheck(
      id: "autocorrelation-left", name: name, isEssential: true,
      outcome: failed ? .failed : .passed,
      sentence: LocalizedText(
        en: "Ljung–Box on the surprises: \(FigureText.pValue(p, .english))."
          + (failed ? " The model misses how the series moves: add a season or a slope." : ""),
        fr: "Ljung–Box sur les surprises : \(FigureText.pValue(p, .french))."
          + (failed
            ? " Le modèle ne saisit pas le mouvement : ajoutez une saison ou une pente." : "")))
  }

  /// The same step at up to six dates before the launch.
  private static func placeboCheck(
    _ series: [Double?], _ preCount: Int, _ regressors: [Regressor], _ model: StructuralModel,
    _ level: Double
  ) -> EvidenceCheck {
    let name = LocalizedText(en: "placebo dates", fr: "dates placebo")
    let before = Array(series[..<preCount])
    let columns = regressors.map { Regressor(name: $0.name, values: Array($0.values[..<preCount])) }
    let used = columns.filter { column in
      column.values.contains { $0 != column.values[0] }
    }
    let margin = max(6, preCount / 5)
    let span = preCount - 2 * margin
    var (tried, alarms) = (0, 0)
    for place in 0..<6 where span >= 6 {
      let date = margin + span * place / 5
      guard let found = try? fit(before, regressors: [step(preCount, date)] + used, model: model)
      else { continue }
      tried += 1
      let caption = SeriesCaption(outcome: LocalizedText(verbatim: ""))
      if found.stepEffect(level, caption).excludesNull == true { alarms += 1 }
    }
    guard tried >= 3 else {
      return EvidenceCheck(
        id: "placebo-date", name: name, isEssential: true, outcome: .failed,
        sentence: LocalizedText(
          en: "The \(preCount) observations before the launch are too few to try other dates.",
          fr: "Les \(preCount) observations avant le lancement sont trop peu pour d’autres dates."))
    }
    let failed = alarms * 3 > tried
    return EvidenceCheck(
      id: "placebo-date", name: name, isEssential: true, outcome: failed ? .failed : .passed,
      sentence: LocalizedText(
        en: "At \(tried) dates before the launch, when nothing happened, the method announced "
          + "\(alarms) changes."
          + (failed ? " The announced one may be such a false alarm." : ""),
        fr: "À \(tried) dates avant le lancement, où il ne s’est rien passé, la méthode a annoncé "
          + "\(alarms) changements."
          + (failed ? " Celui annoncé peut être une fausse alerte de ce genre." : "")))
  }

  private func plot(
    _ parts: StructuralComponents, _ caption: SeriesCaption, preCount: Int, _ series: [Double?]
  ) -> EvidencePlot {
    let positions = series.indices.map(caption.position)
    let effect = coefficients[0].value
    return EvidencePlot(
      title: caption.outcome, xTitle: caption.timeAxis, yTitle: caption.axis,
      series: [
        EvidencePlot.Series(
          name: LocalizedText(en: "observed", fr: "observé"), role: .observed, x: positions,
          y: series),
        EvidencePlot.Series(
          name: LocalizedText(en: "fitted", fr: "ajusté"), role: .fitted, x: positions,
          y: parts.fitted),
        EvidencePlot.Series(
          name: LocalizedText(en: "without the launch", fr: "sans le lancement"),
          role: .counterfactual, x: Array(positions[preCount...]),
          y: parts.fitted[preCount...].map { $0 - effect }),
      ],
      markers: [
        EvidencePlot.Marker(
          at: positions[preCount], label: LocalizedText(en: "launch", fr: "lancement"))
      ])
  }
}
