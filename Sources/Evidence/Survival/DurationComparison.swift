// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
public import Quantities
internal import Statistics

/// Whether two groups of customers last differently, told by one result.
///
/// The hazard ratio of Cox's model is the headline; curves, medians and the log-rank test stand
/// beside it. Groups that chose themselves make it a measurement, not a proof.
public struct DurationComparison: Sendable, Hashable {
  /// The name of the event, such as "cancellation".
  public var event: LocalizedText
  /// The unit of the durations, such as "months".
  public var timeUnit: LocalizedText
  /// The durations.
  public var data: SurvivalData
  /// Whether each subject belongs to the group looked at; the others are compared with it.
  public var isInGroup: [Bool]
  /// The name of the group looked at.
  public var group: LocalizedText
  /// What else may differ between the groups and is held constant.
  public var covariates: [Covariate]
  /// Confidence level, a fraction.
  public var level: Double

  /// Describes a comparison.
  public init(
    event: LocalizedText, timeUnit: LocalizedText, data: SurvivalData, isInGroup: [Bool],
    group: LocalizedText, covariates: [Covariate] = [], level: Double = 0.95
  ) {
    self.event = event
    self.timeUnit = timeUnit
    self.data = data
    self.isInGroup = isInGroup
    self.group = group
    self.covariates = covariates
    self.level = level
  }

  /// Compares.
  ///
  /// - Returns: The hazard ratio of the group with the checks of proportional hazards, of enough
  ///   events and of what was held constant.
  /// - Throws: ``SurvivalError``.
  public func result() throws(SurvivalError) -> EvidenceResult {
    let membership = Covariate("group", isInGroup.map { $0 ? 1 : 0 })
    let columns = [membership] + covariates
    let model = try CoxModel.fit(data, covariates: columns)
    let test = try model.proportionalHazardsTest(data, covariates: columns)
    let logRank = try logRankTest(data, groups: isInGroup.map { $0 ? "group" : "others" })
    let interval = try model.hazardRatioIntervals(level: level)[0]
    let curves = [
      SurvivalCurve.fit(try data.selecting(isInGroup.indices.filter { isInGroup[$0] })),
      SurvivalCurve.fit(try data.selecting(isInGroup.indices.filter { !isInGroup[$0] })),
    ]
    let ratio = Effect(
      id: "hazard-ratio",
      name: LocalizedText(
        en: "hazard ratio of “\(group.en)”", fr: "rapport de risque de « \(group.fr) »"),
      value: model.hazardRatios[0], low: interval.lowerBound, high: interval.upperBound,
      standardError: model.standardErrors[0], pValue: model.pValues[0], scale: .ratio)
    return EvidenceResult(
      design: .survival, outcome: event, effects: [ratio], level: level, sampleSize: data.count,
      method: LocalizedText(
        en: "Cox proportional hazards, Efron ties",
        fr: "risques proportionnels de Cox, ex æquo d’Efron"),
      assumptions: assumptions,
      checks: [proportionality(test), eventCheck(model), adjustment],
      plot: try plot(curves), tables: [try medians(curves), logRankTable(logRank)])
  }

  private var names: [LocalizedText] {
    [group, LocalizedText(en: "the others", fr: "les autres")]
  }

  private var assumptions: [LocalizedText] {
    [
      LocalizedText(
        en: "Subjects still watched at the end would go on like the others at risk.",
        fr: "Les sujets encore suivis à la fin continueraient comme les autres exposés."),
      LocalizedText(
        en: "The groups differ in nothing else that matters for the event.",
        fr: "Les groupes ne diffèrent en rien d’autre qui compte pour l’événement."),
      LocalizedText(
        en: "Membership was known at the start of each duration, not earned by lasting.",
        fr: "L’appartenance était connue au début de chaque durée, non acquise en durant."),
    ]
  }

  private func proportionality(_ test: ProportionalHazardsTest) -> EvidenceCheck {
    let p = test.pValues[0]
    let holds = p > 0.05
    return EvidenceCheck(
      id: "proportional-hazards",
      name: LocalizedText(en: "constant effect over time", fr: "effet constant dans le temps"),
      isEssential: true, outcome: holds ? .passed : .failed,
      sentence: holds
        ? LocalizedText(
          en: "Nothing says that the effect changes over time (\(FigureText.pValue(p, .english))).",
          fr: "Rien n’indique que l’effet change dans le temps (\(FigureText.pValue(p, .french))).")
        : LocalizedText(
          en:
            "The effect changes over time (\(FigureText.pValue(p, .english))): one ratio does not "
            + "tell it; read the curves.",
          fr:
            "L’effet change dans le temps (\(FigureText.pValue(p, .french))) : un seul rapport ne "
            + "le dit pas ; lisez les courbes."))
  }

  private func eventCheck(_ model: CoxModel) -> EvidenceCheck {
    let per = model.eventCount / max(1, model.names.count)
    return EvidenceCheck(
      id: "events", name: LocalizedText(en: "enough events", fr: "assez d’événements"),
      isEssential: true, outcome: per >= 10 ? .passed : .failed,
      sentence: LocalizedText(
        en: "There are \(model.eventCount) events for \(model.names.count) columns; ten each are "
          + "wanted.",
        fr: "Il y a \(model.eventCount) événements pour \(model.names.count) colonnes ; il en faut "
          + "dix pour chacune."))
  }

  private var adjustment: EvidenceCheck {
    let name = LocalizedText(en: "held constant", fr: "maintenu constant")
    guard !covariates.isEmpty else {
      return EvidenceCheck(
        id: "adjustment", name: name, isEssential: false, outcome: .failed,
        sentence: LocalizedText(
          en: "Nothing was held constant: the groups may differ in age, contract or size. Give "
            + "what may confound them.",
          fr: "Rien n’a été maintenu constant : les groupes peuvent différer par l’âge, le contrat "
            + "ou la taille. Indiquez ce qui peut les confondre."))
    }
    let list = covariates.map(\.name).joined(separator: ", ")
    return EvidenceCheck(
      id: "adjustment", name: name, isEssential: false, outcome: .passed,
      sentence: LocalizedText(
        en: "Held constant: \(list). What is not listed may still confound.",
        fr: "Maintenu constant : \(list). Ce qui n’y figure pas peut encore fausser la "
          + "comparaison."))
  }

  private func medians(_ curves: [SurvivalCurve]) throws(SurvivalError) -> EvidenceTable {
    var rows: [[EvidenceTable.Cell]] = []
    for (name, curve) in zip(names, curves) {
      let ends = try curve.quantileInterval(0.5, level: level)
      rows.append([
        .text(name), .figure(Double(curve.count)), .figure(Double(curve.eventCount)),
        .figure(try curve.quantile(0.5)), .figure(ends.low), .figure(ends.high),
      ])
    }
    return EvidenceTable(
      id: "medians",
      title: LocalizedText(
        en: "Median duration (\(timeUnit.en))", fr: "Durée médiane (\(timeUnit.fr))"),
      columns: [
        LocalizedText(en: "group", fr: "groupe"), LocalizedText(en: "subjects", fr: "sujets"),
        LocalizedText(en: "events", fr: "événements"), LocalizedText(en: "median", fr: "médiane"),
        LocalizedText(en: "from", fr: "de"), LocalizedText(en: "to", fr: "à"),
      ], rows: rows)
  }

  private func logRankTable(_ test: LogRankTest) -> EvidenceTable {
    EvidenceTable(
      id: "log-rank", title: LocalizedText(en: "Log-rank test", fr: "Test du log-rank"),
      columns: [
        LocalizedText(verbatim: "χ²"),
        LocalizedText(en: "degrees of freedom", fr: "degrés de liberté"),
        LocalizedText(verbatim: "p"),
      ],
      rows: [
        [
          .figure(test.statistic), .figure(Double(test.degreesOfFreedom)), .figure(test.pValue),
        ]
      ])
  }

  private func plot(_ curves: [SurvivalCurve]) throws(SurvivalError) -> EvidencePlot {
    let roles: [EvidencePlot.Role] = [.treated, .control]
    var series: [EvidencePlot.Series] = []
    var bands: [EvidencePlot.Band] = []
    for index in curves.indices {
      let points = curves[index].corners
      series.append(
        EvidencePlot.Series(
          name: names[index], role: roles[index], x: points.map { .number($0.time) },
          y: points.map(\.survival)))
      var low: [Double?] = []
      var high: [Double?] = []
      for point in points {
        let range = try curves[index].interval(at: point.step, level: level)
        low.append(range?.lowerBound)
        high.append(range?.upperBound)
      }
      bands.append(
        EvidencePlot.Band(
          name: names[index], role: roles[index], x: points.map { .number($0.time) }, low: low,
          high: high))
    }
    return EvidencePlot(
      title: LocalizedText(
        en: "Share without “\(event.en)”", fr: "Part sans « \(event.fr) »"),
      xTitle: timeUnit, yTitle: LocalizedText(en: "share", fr: "part"), series: series,
      bands: bands)
  }
}

extension SurvivalCurve {
  /// The corners of the staircase: at each event the height before and after.
  var corners: [(time: Double, survival: Double, step: Double)] {
    var corners: [(time: Double, survival: Double, step: Double)] = [(0, 1, -1)]
    var height = 1.0
    var at = -1.0
    for step in steps where step.events > 0 {
      corners.append((step.time, height, at))
      corners.append((step.time, step.survival, step.time))
      height = step.survival
      at = step.time
    }
    if let last = steps.last, last.time > at { corners.append((last.time, height, at)) }
    return corners
  }
}
