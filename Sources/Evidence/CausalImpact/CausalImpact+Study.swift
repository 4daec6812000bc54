// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
internal import Statistics

extension CausalImpact {
  /// The whole analysis: effect, checks, grade, drawing and sentence.
  ///
  /// - Parameters:
  ///   - series: The outcome at equal spacing; nil where it is missing.
  ///   - preCount: The number of times before the launch, at least 3.
  ///   - controls: Series of the same length that the launch did not touch, without gaps.
  ///   - caption: How the series is called and dated.
  ///   - options: What can be chosen.
  /// - Returns: The result. The placebo launches and, for dated series shorter than a year before
  ///   the launch without control series, the season are essential checks.
  /// - Throws: ``EvidenceError``, as ``estimate(_:preCount:controls:options:)``.
  public static func study(
    _ series: [Double?], preCount: Int, controls: [Regressor] = [], caption: SeriesCaption,
    options: Options = Options()
  ) throws(EvidenceError) -> EvidenceResult {
    let data = try ImpactData(series, preCount: preCount, controls: controls, options: options)
    let impact = try estimate(series, preCount: preCount, controls: controls, options: options)
    var effects = [
      Effect(
        id: "average-effect",
        name: LocalizedText(
          en: "mean change after the launch", fr: "variation moyenne après le lancement"),
        value: impact.averageEffect, low: impact.low, high: impact.high,
        pValue: min(1, 2 * impact.tailProbability), unit: caption.unit)
    ]
    if let relative = impact.relativeEffect { effects.append(relative) }
    return EvidenceResult(
      design: .structuralTimeSeries, outcome: caption.outcome, effects: effects,
      level: options.level, sampleSize: impact.preCount + impact.postCount, window: caption.window,
      method: impact.method(controls), assumptions: assumptions(controls),
      checks: [
        placeboCheck(data, impact, options), seasonCheck(preCount, controls, caption),
        priorCheck(impact, options),
      ], seed: impact.seed, plot: impact.plot(caption, preCount: preCount),
      tables: impact.inclusionTable(controls))
  }

  /// The effect as a share of what would have been; nil when that may be 0 or below.
  private var relativeEffect: Effect? {
    let ends = (low: observedAverage - high, high: observedAverage - low)
    guard ends.low > 0 else { return nil }
    return Effect(
      id: "relative-effect",
      name: LocalizedText(en: "relative change", fr: "variation relative"),
      value: observedAverage / predictedAverage - 1, low: observedAverage / ends.high - 1,
      high: observedAverage / ends.low - 1, scale: .relative)
  }

  private func method(_ controls: [Regressor]) -> LocalizedText {
    let share = (FigureText.number(levelPrior, .english), FigureText.number(levelPrior, .french))
    return isSampled
      ? LocalizedText(
        en:
          "Bayesian structural time series, Gibbs sampling with \(controls.count) control series, "
          + "level prior \(share.0)",
        fr: "Série temporelle structurelle bayésienne, échantillonnage de Gibbs avec "
          + "\(controls.count) séries témoins, a priori du niveau \(share.1)")
      : LocalizedText(
        en: "Bayesian local level, exact quadrature, level prior \(share.0)",
        fr: "Niveau local bayésien, quadrature exacte, a priori du niveau \(share.1)")
  }

  private static func assumptions(_ controls: [Regressor]) -> [LocalizedText] {
    var list = [
      LocalizedText(
        en: "Nothing else that moves the outcome changed at the launch.",
        fr: "Rien d’autre qui agit sur le résultat n’a changé au lancement."),
      LocalizedText(
        en: "The level would have gone on moving as it did before.",
        fr: "Le niveau aurait continué à évoluer comme avant."),
    ]
    if !controls.isEmpty {
      list.append(
        LocalizedText(
          en: "The launch did not touch the control series: a channel that receives the deflected "
            + "contacts is none.",
          fr: "Le lancement n’a pas touché les séries témoins : un canal qui reçoit les contacts "
            + "déviés n’en est pas une."))
    }
    return list
  }

  private static func placeboCheck(
    _ data: ImpactData, _ impact: CausalImpact, _ options: Options
  ) -> EvidenceCheck {
    let name = LocalizedText(
      en: "launches that never took place", fr: "lancements qui n’ont pas eu lieu")
    let scores =
      impact.isSampled
      ? LevelPriorChoice.sampledPlacebos(data, share: impact.levelPrior, options: options)
      : LevelPriorChoice.placebos(data, share: impact.levelPrior)
    guard scores.count >= 2 else {
      return EvidenceCheck(
        id: "placebo-date", name: name, isEssential: true, outcome: .failed,
        sentence: LocalizedText(
          en:
            "There is too little time before the launch to try the method where nothing happened. "
            + "Give a longer period.",
          fr: "La période avant le lancement est trop courte pour essayer la méthode là où il ne "
            + "s’est rien passé. Donnez une période plus longue."))
    }
    let limit = standardNormalQuantile(0.5 + options.level / 2)
    let alarms = scores.count { abs($0) > limit }
    let failed = alarms >= 2 || scores.contains { abs($0) > 3.5 }
    let table = EvidenceTable(
      id: "placebo-launches",
      title: LocalizedText(en: "Placebo launches", fr: "Lancements placebo"),
      columns: [
        LocalizedText(en: "steps before the launch", fr: "pas avant le lancement"),
        LocalizedText(en: "error in standard deviations", fr: "erreur en écarts-types"),
      ],
      rows: scores.enumerated().map { index, score in
        [.figure(Double((index + 1) * LevelPriorChoice.horizon(data))), .figure(score)]
      })
    return EvidenceCheck(
      id: "placebo-date", name: name, isEssential: true, outcome: failed ? .failed : .passed,
      table: table,
      sentence: LocalizedText(
        en:
          "At \(scores.count) dates before the launch, when nothing happened, the method announced "
          + "\(alarms) effects."
          + (failed ? " The announced effect may be such a false alarm." : ""),
        fr: "À \(scores.count) dates avant le lancement, où il ne s’est rien passé, la méthode a "
          + "annoncé \(alarms) effets."
          + (failed ? " L’effet annoncé peut être une fausse alerte de ce genre." : "")))
  }

  /// Whether a dated series without control series covers a year before the launch.
  static func seasonCheck(
    _ preCount: Int, _ controls: [Regressor], _ caption: SeriesCaption
  ) -> EvidenceCheck {
    let name = LocalizedText(en: "a year of season", fr: "une année de saison")
    guard let days = caption.days, days.count > preCount, preCount > 0 else {
      return .notApplicable(
        "season", name,
        because: LocalizedText(
          en: "The series carries no dates.", fr: "La série ne porte pas de dates."))
    }
    guard controls.isEmpty else {
      return .notApplicable(
        "season", name,
        because: LocalizedText(
          en: "The control series carry the season.", fr: "Les séries témoins portent la saison."))
    }
    let span = days[preCount].daysSinceEpoch - days[0].daysSinceEpoch
    let passes = span >= 365
    return EvidenceCheck(
      id: "season", name: name, isEssential: true, outcome: passes ? .passed : .failed,
      sentence: LocalizedText(
        en: "The series begins \(span) days before the launch."
          + (passes ? "" : " Without a whole year, season and effect cannot be told apart."),
        fr: "La série commence \(span) jours avant le lancement."
          + (passes ? "" : " Sans une année entière, saison et effet ne se distinguent pas.")))
  }

  private static func priorCheck(_ impact: CausalImpact, _ options: Options) -> EvidenceCheck {
    let isFast = impact.levelPrior >= 0.1 || !impact.inclusion.isEmpty
    return EvidenceCheck(
      id: "level-prior",
      name: LocalizedText(en: "a level that may move", fr: "un niveau qui peut bouger"),
      isEssential: true, outcome: isFast ? .passed : .failed,
      sentence: LocalizedText(
        en: isFast
          ? "The prior lets the level drift (\(FigureText.number(impact.levelPrior, .english)))."
          : "A prior of \(FigureText.number(impact.levelPrior, .english)) assumes an almost constant "
            + "level and announces effects that are drift. Use 0.1 or the hold-out.",
        fr: isFast
          ? "L’a priori laisse le niveau dériver (\(FigureText.number(impact.levelPrior, .french)))."
          : "Un a priori de \(FigureText.number(impact.levelPrior, .french)) suppose un niveau "
            + "presque constant et prend la dérive pour un effet. Prenez 0,1 ou le choix automatique."
      ))
  }

  private func plot(_ caption: SeriesCaption, preCount: Int) -> EvidencePlot? {
    guard !path.isEmpty else { return nil }
    let positions = path.indices.map(caption.position)
    let after = Array(positions[preCount...])
    return EvidencePlot(
      title: caption.outcome, xTitle: caption.timeAxis, yTitle: caption.axis,
      series: [
        EvidencePlot.Series(
          name: LocalizedText(en: "observed", fr: "observé"), role: .observed, x: positions,
          y: path.map(\.observed)),
        EvidencePlot.Series(
          name: LocalizedText(en: "without the launch", fr: "sans le lancement"),
          role: .counterfactual, x: after, y: path[preCount...].map(\.predicted)),
      ],
      bands: [
        EvidencePlot.Band(
          name: LocalizedText(en: "interval", fr: "intervalle"), role: .counterfactual, x: after,
          low: path[preCount...].map(\.low), high: path[preCount...].map(\.high))
      ],
      markers: [
        EvidencePlot.Marker(
          at: positions[preCount], label: LocalizedText(en: "launch", fr: "lancement"))
      ])
  }

  private func inclusionTable(_ controls: [Regressor]) -> [EvidenceTable] {
    guard !controls.isEmpty else { return [] }
    return [
      EvidenceTable(
        id: "controls", title: LocalizedText(en: "Control series", fr: "Séries témoins"),
        columns: [
          LocalizedText(en: "series", fr: "série"),
          LocalizedText(en: "share of draws that use it", fr: "part des tirages qui l’utilisent"),
        ],
        rows: zip(controls, inclusion).map { [.name($0.name), .figure($1)] })
    ]
  }
}
