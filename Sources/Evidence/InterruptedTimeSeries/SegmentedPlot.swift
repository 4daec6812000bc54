// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities
internal import Statistics

/// The drawing of a segmented regression: observed, fitted, and what would have been.
struct SegmentedPlot {
  private let segments: SegmentedDesign
  private let fit: SegmentedFit
  private let effects: SegmentedEffects

  init(_ segments: SegmentedDesign, _ fit: SegmentedFit, _ effects: SegmentedEffects) {
    self.segments = segments
    self.fit = fit
    self.effects = effects
  }

  var plot: EvidencePlot {
    let series = segments.series
    let all = (0..<series.count).map(series.position)
    let after = Array(segments.change..<series.count)
    let fitted = (0..<series.count).map {
      SegmentedEffects.mean(segments, fit, segments.design.matrix.row($0), $0)
    }
    let without = after.map(counterfactual)
    return EvidencePlot(
      title: series.name, xTitle: LocalizedText(en: "Period", fr: "Période"),
      yTitle: series.unit ?? series.name,
      series: [
        .init(
          name: LocalizedText(en: "Observed", fr: "Observé"), role: .observed, isLine: false,
          x: all, y: series.values.map { .some($0) }),
        .init(
          name: LocalizedText(en: "Fitted", fr: "Ajusté"), role: .fitted, x: all,
          y: fitted.map(finite)),
        .init(
          name: LocalizedText(en: "Without the measure", fr: "Sans la mesure"),
          role: .counterfactual, x: after.map(series.position), y: without.map { finite($0.value) }),
      ],
      bands: [
        .init(
          name: LocalizedText(en: "Without the measure", fr: "Sans la mesure"),
          role: .counterfactual, x: after.map(series.position), low: without.map { finite($0.low) },
          high: without.map { finite($0.high) })
      ],
      markers: [
        .init(
          at: series.position(segments.change),
          label: LocalizedText(en: "Change", fr: "Changement"))
      ])
  }

  private func counterfactual(_ row: Int) -> (value: Double, low: Double, high: Double) {
    let values = segments.rowWithout(row)
    let center = SegmentedEffects.mean(segments, fit, values, row)
    let margin = fit.quantile(level: segments.options.level) * fit.standardError(values)
    guard segments.isLogarithmic else { return (center, center - margin, center + margin) }
    return (center, center * exp(-margin), center * exp(margin))
  }
}
