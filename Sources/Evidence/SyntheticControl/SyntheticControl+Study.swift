// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities

extension SyntheticControl {
  /// The whole analysis: effect with an interval from placebos, checks, grade, drawing, sentence.
  ///
  /// The interval inverts the placebo distribution: the average effects of the donors, each scaled
  /// to the treated unit's error before the launch, show what chance does; their quantiles are
  /// taken off the effect.
  ///
  /// - Parameters:
  ///   - panel: The outcomes of all units.
  ///   - unit: The treated unit.
  ///   - firstPost: The first time at which it was treated.
  ///   - caption: How the outcome is called; its days, if any, are those of the panel's times.
  ///   - level: The level of the interval.
  /// - Returns: The result.
  /// - Throws: ``EvidenceError``, as ``fit(_:unit:firstPost:)``; three donors are needed.
  public static func study(
    _ panel: OutcomePanel, unit: String, firstPost: Double, caption: SeriesCaption,
    level: Double = 0.95
  ) throws(EvidenceError) -> EvidenceResult {
    let fit = try SyntheticControl.fit(panel, unit: unit, firstPost: firstPost)
    let placebos = try SyntheticControlPlacebos(panel, unit: unit, firstPost: firstPost)
    let leftOut = try fit.leavingOneDonorOut(panel, firstPost: firstPost)
    let chance = placebos.chanceEffects()
    let tail = (1 - level) / 2
    let low = chance.isEmpty ? nil : fit.averageEffect - upper(chance, 1 - tail)
    let high = chance.isEmpty ? nil : fit.averageEffect - upper(chance, tail)
    return EvidenceResult(
      design: .syntheticControl, outcome: caption.outcome,
      effects: [
        Effect(
          id: "average-effect",
          name: LocalizedText(
            en: "mean change of \(unit) after the launch",
            fr: "variation moyenne de \(unit) après le lancement"),
          value: fit.averageEffect, low: low, high: high, pValue: placebos.pValue,
          unit: caption.unit),
        Effect(
          id: "relative-effect",
          name: LocalizedText(en: "relative change", fr: "variation relative"),
          value: fit.averageEffect / fit.syntheticMeanAfter, scale: .relative),
      ], level: level, sampleSize: panel.units.count * panel.times.count, window: caption.window,
      method: LocalizedText(
        en: "Synthetic control on outcomes before the launch, permutation over "
          + "\(placebos.placebos.count) donors",
        fr: "Contrôle synthétique sur les résultats avant le lancement, permutation sur "
          + "\(placebos.placebos.count) donneurs"),
      assumptions: [
        LocalizedText(
          en:
            "The donors were not touched by the launch and receive nothing from the treated unit.",
          fr: "Les donneurs n’ont pas été touchés par le lancement et ne reçoivent rien de l’unité "
            + "traitée."),
        LocalizedText(
          en: "Whatever drives the treated unit drives its weighted donors alike.",
          fr: "Ce qui fait évoluer l’unité traitée fait évoluer de même ses donneurs pondérés."),
      ],
      checks: [
        fit.fitCheck, placebos.check(level: level), fit.donorCheck(leftOut),
      ], plot: fit.plot(caption), tables: [fit.weightTable])
  }

  private static func upper(_ sorted: [Double], _ share: Double) -> Double {
    let place = Double(sorted.count - 1) * share
    let below = Int(place.rounded(.down))
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }

  /// The mean of the synthetic outcome from the launch on.
  var syntheticMeanAfter: Double {
    synthetic[preCount...].reduce(0, +) / Double(synthetic.count - preCount)
  }

  /// Whether the synthetic unit follows the treated one before the launch.
  private var fitCheck: EvidenceCheck {
    let before = observed[..<preCount]
    let mean = before.reduce(0, +) / Double(preCount)
    let spread = (before.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(preCount))
      .squareRoot()
    let share = spread > 0 ? preError / spread : (preError > 0 ? .infinity : 0)
    let failed = share > 0.5
    return EvidenceCheck(
      id: "pre-fit", name: LocalizedText(en: "fit before the launch", fr: "ajustement avant"),
      isEssential: true, outcome: failed ? .failed : .passed,
      sentence: LocalizedText(
        en:
          "Before the launch the synthetic unit misses by \(FigureText.number(preError, .english)), "
          + "\(FigureText.percent(share, .english)) of the outcome's own spread."
          + (failed ? " No mix of donors resembles the unit." : ""),
        fr: "Avant le lancement, l’unité synthétique s’écarte de "
          + "\(FigureText.number(preError, .french)), soit \(FigureText.percent(share, .french)) de la "
          + "dispersion du résultat."
          + (failed ? " Aucun mélange de donneurs ne ressemble à l’unité." : "")))
  }

  /// Whether the effect keeps its sign and most of its size without each donor.
  private func donorCheck(_ leftOut: [String: Double]) -> EvidenceCheck {
    let name = LocalizedText(en: "one donor left out", fr: "un donneur de moins")
    guard
      let worst = leftOut.sorted(by: { $0.key < $1.key }).max(by: {
        abs($0.value - averageEffect) < abs($1.value - averageEffect)
      })
    else {
      return .notApplicable(
        "donor-left-out", name,
        because: LocalizedText(
          en: "There are too few donors to leave one out.",
          fr: "Il y a trop peu de donneurs pour en écarter un."))
    }
    let failed = worst.value * averageEffect <= 0
    let table = EvidenceTable(
      id: "donor-left-out", title: name,
      columns: [
        LocalizedText(en: "without", fr: "sans"), LocalizedText(en: "effect", fr: "effet"),
      ], rows: leftOut.sorted { $0.key < $1.key }.map { [.name($0.key), .figure($0.value)] })
    return EvidenceCheck(
      id: "donor-left-out", name: name, isEssential: true, outcome: failed ? .failed : .passed,
      table: table,
      sentence: LocalizedText(
        en:
          "Without \(worst.key) the effect is \(FigureText.signed(worst.value, .english)) in place "
          + "of \(FigureText.signed(averageEffect, .english)).",
        fr:
          "Sans \(worst.key), l’effet est de \(FigureText.signed(worst.value, .french)) au lieu de "
          + "\(FigureText.signed(averageEffect, .french))."))
  }

  private var weightTable: EvidenceTable {
    EvidenceTable(
      id: "donor-weights", title: LocalizedText(en: "Donor weights", fr: "Poids des donneurs"),
      columns: [
        LocalizedText(en: "donor", fr: "donneur"), LocalizedText(en: "weight", fr: "poids"),
      ],
      rows: weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { [.name($0.key), .figure($0.value)] })
  }

  private func plot(_ caption: SeriesCaption) -> EvidencePlot {
    let positions = times.enumerated().map { index, time -> EvidencePlot.Position in
      caption.days == nil ? .number(time) : caption.position(index)
    }
    return EvidencePlot(
      title: caption.outcome, xTitle: caption.timeAxis, yTitle: caption.axis,
      series: [
        EvidencePlot.Series(
          name: LocalizedText(verbatim: unit), role: .treated, x: positions, y: observed),
        EvidencePlot.Series(
          name: LocalizedText(en: "synthetic \(unit)", fr: "\(unit) synthétique"),
          role: .counterfactual, x: positions, y: synthetic),
      ],
      markers: [
        EvidencePlot.Marker(
          at: positions[preCount], label: LocalizedText(en: "launch", fr: "lancement"))
      ])
  }
}

extension SyntheticControlPlacebos {
  /// The placebo effects scaled to the treated unit's error before the launch, rising; donors that
  /// fit perfectly are left out.
  func chanceEffects() -> [Double] {
    guard treated.preError > 0 else { return placebos.map(\.averageEffect).sorted() }
    return placebos.filter { $0.preError > 0 }
      .map { $0.averageEffect * treated.preError / $0.preError }.sorted()
  }

  /// Whether the treated unit stands out among the placebos, and whether it could at all.
  func check(level: Double) -> EvidenceCheck {
    let name = LocalizedText(en: "placebo units", fr: "unités placebo")
    let table = EvidenceTable(
      id: "placebo-units", title: name,
      columns: [
        LocalizedText(en: "unit", fr: "unité"),
        LocalizedText(en: "error after ÷ before", fr: "erreur après ÷ avant"),
        LocalizedText(en: "effect", fr: "effet"),
      ],
      rows: ([treated] + placebos).sorted { ($1.errorRatio, $0.name) < ($0.errorRatio, $1.name) }
        .map { [.name($0.name), .figure($0.errorRatio), .figure($0.averageEffect)] })
    let isPossible = smallestPossibleP <= 1 - level + 1e-12
    let failed = !isPossible || pValue > 0.1
    let figures = (
      FigureText.number(pValue, .english), FigureText.number(smallestPossibleP, .english)
    )
    return EvidenceCheck(
      id: "placebo-unit", name: name, isEssential: true, outcome: failed ? .failed : .passed,
      table: table,
      sentence: LocalizedText(
        en: "\(treated.name) ranks \(rank) of \(placebos.count + 1) by its error after the launch "
          + "(p = \(figures.0))."
          + (isPossible ? "" : " So few units cannot give a p below \(figures.1)."),
        fr: "\(treated.name) est au rang \(rank) sur \(placebos.count + 1) par son erreur après le "
          + "lancement (p = \(FigureText.number(pValue, .french)))."
          + (isPossible
            ? ""
            : " Si peu d’unités ne permettent pas un p sous "
              + "\(FigureText.number(smallestPossibleP, .french)).")))
  }
}
