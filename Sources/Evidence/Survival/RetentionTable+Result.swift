// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
public import Quantities
internal import Statistics

extension RetentionTable {
  /// The table as a result: the share of customers active so many periods after their start.
  ///
  /// - Parameters:
  ///   - periods: After how many periods; the headline.
  ///   - unit: The name of a period, such as "months".
  ///   - level: Confidence level, strictly between 0 and 1.
  /// - Returns: A cohort retention with the share of each cohort and, where the curve allows it, the
  ///   projection of the shifted beta-geometric model.
  /// - Throws: ``SurvivalError``: no cohort old enough, or a level outside its domain.
  public func result(
    after periods: Int, unit: LocalizedText, level: Double = 0.95
  ) throws(SurvivalError) -> EvidenceResult {
    guard level > 0, level < 1 else {
      throw .outOfDomain(name: "level", value: level, expected: "strictly between 0 and 1")
    }
    let old = cohorts.filter { $0.active.indices.contains(periods) }
    let size = old.reduce(0) { $0 + $1.size }
    let active = old.reduce(0) {
      $0 + ($1.active.indices.contains(periods) ? $1.active[periods] : 0)
    }
    guard periods >= 0, size > 0,
      let interval = wilsonInterval(
        successes: Double(active), count: Double(size), level: level)
    else {
      throw .outOfDomain(
        name: "periods", value: Double(periods),
        expected: "a number that at least one cohort has lived")
    }
    let effect = Effect(
      id: "retention",
      name: LocalizedText(
        en: "share active after \(periods) \(unit.en)",
        fr: "part active après \(periods) \(unit.fr)"),
      value: Double(active) / Double(size), low: interval.lowerBound, high: interval.upperBound,
      scale: .points)
    let texts = [effect.value, interval.lowerBound, interval.upperBound]
    let en = texts.map { FigureText.percent($0, .english) }
    let fr = texts.map { FigureText.percent($0, .french) }
    return EvidenceResult(
      design: .cohortRetention, outcome: LocalizedText(en: "Retention", fr: "Rétention"),
      effects: [effect], level: level, sampleSize: size,
      method: LocalizedText(
        en: "cohorts by starting period, Wilson interval",
        fr: "cohortes par période de départ, intervalle de Wilson"),
      assumptions: [
        LocalizedText(
          en: "Later cohorts will behave like those old enough to be counted.",
          fr: "Les cohortes récentes se comporteront comme celles qui ont assez d’ancienneté.")
      ],
      checks: [stabilityCheck(old, periods)], plot: plot(unit), tables: [table(unit)],
      sentence: LocalizedText(
        en: "Retention: \(en[0]) of customers are active after \(periods) \(unit.en) "
          + "(\(en[1]) to \(en[2])).",
        fr: "Rétention : \(fr[0]) des clients sont actifs après \(periods) \(unit.fr) "
          + "(\(fr[1]) à \(fr[2]))."))
  }

  /// Whether the cohorts differ by more than chance: χ² of active and inactive by cohort.
  private func stabilityCheck(_ old: [Cohort], _ periods: Int) -> EvidenceCheck {
    let name = LocalizedText(en: "cohorts alike", fr: "cohortes semblables")
    let size = Double(old.reduce(0) { $0 + $1.size })
    let share = Double(old.reduce(0) { $0 + $1.active[periods] }) / size
    guard old.count > 1, share > 0, share < 1 else {
      return .notApplicable(
        "stability", name,
        because: LocalizedText(
          en: "There is one cohort, or all of them did the same.",
          fr: "Il n’y a qu’une cohorte, ou toutes ont fait de même."))
    }
    let statistic = old.reduce(0.0) { sum, cohort in
      let gap = Double(cohort.active[periods]) - Double(cohort.size) * share
      return sum + gap * gap / (Double(cohort.size) * share * (1 - share))
    }
    let p = chiSquaredSurvival(statistic, degreesOfFreedom: Double(old.count - 1))
    let alike = p > 0.01
    return EvidenceCheck(
      id: "stability", name: name, isEssential: false, outcome: alike ? .passed : .failed,
      sentence: alike
        ? LocalizedText(
          en: "The cohorts do not differ by more than chance (\(FigureText.pValue(p, .english))).",
          fr: "Les cohortes ne diffèrent pas plus que par hasard "
            + "(\(FigureText.pValue(p, .french))).")
        : LocalizedText(
          en: "The cohorts differ (\(FigureText.pValue(p, .english))): one share for all hides a "
            + "change; read the table.",
          fr: "Les cohortes diffèrent (\(FigureText.pValue(p, .french))) : une part unique cache "
            + "une évolution ; lisez le tableau."))
  }

  private var width: Int { cohorts.map(\.active.count).max() ?? 0 }

  private func table(_ unit: LocalizedText) -> EvidenceTable {
    EvidenceTable(
      id: "cohorts",
      title: LocalizedText(en: "Share active by cohort", fr: "Part active par cohorte"),
      columns: [
        LocalizedText(en: "start", fr: "début"), LocalizedText(en: "customers", fr: "clients"),
      ] + (0..<width).map { LocalizedText(verbatim: "\($0)") },
      rows: cohorts.map { cohort in
        [.figure(Double(cohort.start)), .figure(Double(cohort.size))]
          + (0..<width).map { .figure(cohort.share(after: $0)) }
      })
  }

  private func plot(_ unit: LocalizedText) -> EvidencePlot {
    let places = (0..<width).map { EvidencePlot.Position.number(Double($0)) }
    var series = [
      EvidencePlot.Series(
        name: LocalizedText(en: "observed", fr: "observé"), role: .observed, x: places,
        y: (0..<width).map { share(after: $0) })
    ]
    if let model = projection {
      series.append(
        EvidencePlot.Series(
          name: LocalizedText(en: "beta-geometric model", fr: "modèle bêta-géométrique"),
          role: .fitted, x: places, y: (0..<width).map { model.survival(at: $0) }))
    }
    return EvidencePlot(
      title: LocalizedText(en: "Retention", fr: "Rétention"), xTitle: unit,
      yTitle: LocalizedText(en: "share active", fr: "part active"), series: series)
  }

  /// The model of the pooled shares; nil when they rise somewhere, as without contracts they may.
  private var projection: RetentionModel? {
    let shares = (0..<width).compactMap { share(after: $0) }
    guard shares.count >= 3, zip(shares, shares.dropFirst()).allSatisfy({ $0 >= $1 })
    else { return nil }
    return try? RetentionModel.fit(survivors: shares.map { 100 * $0 })
  }
}
