// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities
internal import Statistics

/// The figures and drawings of a staggered adoption.
struct StaggeredStudy {
  let panel: PanelOutcome
  /// The first treated time of each treated unit.
  let starts: [String: Double]
  /// What was added to the panel's times.
  let shift: Double
  let varying: StaggeredAdoption
  let universal: StaggeredAdoption
  let level: Double

  private var quantile: Double { standardNormalQuantile(0.5 + level / 2) }

  /// The average over cohorts of their averages.
  var average: Effect {
    effect(
      varying.cohortWeightedAverage, "average",
      LocalizedText(
        en: "average change of the treated per period",
        fr: "changement moyen des traités par période"))
  }

  /// The average of each cohort over its treated periods.
  var cohortEffects: [Effect] {
    varying.cohortSizes.keys.sorted().compactMap { cohort in
      varying.cohortAverage(cohort).map { average in
        let label = panel.label(cohort - shift)
        return effect(
          average, "cohort \(label)",
          LocalizedText(en: "units treated from \(label)", fr: "unités traitées depuis \(label)"))
      }
    }
  }

  private func effect(
    _ average: StaggeredAdoption.Average, _ id: String, _ name: LocalizedText
  ) -> Effect {
    let error = average.standardError
    let known = error > 0 && error.isFinite
    let margin = quantile * error
    return Effect(
      id: id, name: name, value: average.effect, low: known ? average.effect - margin : nil,
      high: known ? average.effect + margin : nil, standardError: known ? error : nil,
      pValue: known ? 2 * standardNormalSurvival(abs(average.effect) / error) : nil,
      unit: panel.unit)
  }

  /// The mean of the treated periods less the average effect; nil without a treated period.
  var counterfactualMean: Double? {
    let values = panel.values.indices.filter { row in
      starts[panel.units[row]].map { panel.times[row] >= $0 } == true
    }.map { panel.values[$0] }
    guard !values.isEmpty else { return nil }
    return CompensatedSum(of: values).value / Double(values.count) - average.value
  }

  /// The event study against the last time before.
  var eventTable: EvidenceTable {
    EvidenceTable(
      id: "event-study", title: LocalizedText(en: "Event study", fr: "Étude d’événement"),
      columns: [
        LocalizedText(en: "Periods since the start", fr: "Périodes depuis le début"),
        LocalizedText(en: "Effect", fr: "Effet"),
        LocalizedText(en: "Standard error", fr: "Erreur type"),
      ],
      rows: events.map { [.figure($0.distance), .figure($0.value), .figure($0.error)] })
  }

  private var events: [(distance: Double, value: Double, error: Double?)] {
    universal.eventTimes.compactMap { distance in
      universal.eventAverage(distance).map {
        (distance, $0.effect, $0.standardError > 0 ? $0.standardError : nil)
      }
    }
  }

  /// Every effect by cohort and time.
  var groupTimeTable: EvidenceTable {
    EvidenceTable(
      id: "group-times",
      title: LocalizedText(en: "Effects by cohort and period", fr: "Effets par cohorte et période"),
      columns: [
        LocalizedText(en: "Treated from", fr: "Traités depuis"),
        LocalizedText(en: "Period", fr: "Période"), LocalizedText(en: "Effect", fr: "Effet"),
        LocalizedText(en: "Standard error", fr: "Erreur type"),
      ],
      rows: varying.groupTimes.map {
        [
          .name(panel.label($0.cohort - shift)), .name(panel.label($0.time - shift)),
          .figure($0.effect), .figure($0.standardError),
        ]
      })
  }

  /// The event study with whiskers.
  var plot: EvidencePlot {
    let all = events
    let places = all.map { EvidencePlot.Position.number($0.distance) }
    let name = LocalizedText(en: "Effect", fr: "Effet")
    return EvidencePlot(
      title: panel.name,
      xTitle: LocalizedText(en: "Periods since the start", fr: "Périodes depuis le début"),
      yTitle: panel.unit ?? name,
      series: [.init(name: name, role: .effect, isLine: false, x: places, y: all.map(\.value))],
      bands: [
        .init(
          name: name, role: .effect, isWhiskers: true, x: places,
          low: all.map { item in item.error.map { item.value - quantile * $0 } },
          high: all.map { item in item.error.map { item.value + quantile * $0 } })
      ],
      markers: [
        .init(at: .number(0), label: LocalizedText(en: "Start", fr: "Début")),
        .init(height: 0, label: LocalizedText(en: "No effect", fr: "Aucun effet")),
      ])
  }
}
