// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities
internal import Statistics

/// Treated less untreated at each time, against the last time before the change.
struct EventStudy {
  /// The times but the last before the change, rising.
  let times: [Double]
  /// The time all others are compared with.
  let base: Double
  /// The first time with the measure.
  let change: Double
  /// The difference at each time.
  let effects: [Double]
  /// Each difference with its error.
  let points: [Contrast]
  private let clusters: ClusterCovariance
  /// CR2; nil from 50 clusters, where CR1 serves.
  private let reduced: BiasReducedCovariance?
  private let covariance: Matrix

  init(_ panel: PanelDifference) throws(EvidenceError) {
    change = panel.change
    let before = panel.times.filter { $0 < panel.change }
    let base = before[before.count - 1]
    self.base = base
    let treated = panel.isTreated
    let all = panel.panel
    let within = WithinUnits(all.units)
    // A time at which one group was not observed gives no difference.
    times = panel.times.filter { time in
      time != base
        && [true, false].allSatisfy { group in
          all.times.indices.contains { all.times[$0] == time && treated[$0] == group }
        }
    }
    let interactions = times.map { time in
      (
        name: "treated at \(all.label(time))",
        values: within.swept(
          all.times.indices.map { all.times[$0] == time && treated[$0] ? 1.0 : 0 })
      )
    }
    let periods = panel.times.dropFirst().map { time in
      (name: all.label(time), values: within.swept(all.times.map { $0 == time ? 1.0 : 0 }))
    }
    let names = panel.clusterNames
    let (fit, clusters) = try statistically {
      () throws(StatisticsError) -> (LeastSquares, ClusterCovariance) in
      let design = try Design(count: all.count, intercept: false, interactions + periods)
      let fit = try LeastSquares.fit(within.swept(all.values), on: design)
      return (fit, try ClusterCovariance(fit, clusters: names))
    }
    effects = Array(fit.coefficients.prefix(times.count))
    self.clusters = clusters
    let reduced = clusters.clusterCount < 50 ? clusters.biasReduced() : nil
    self.reduced = reduced
    let covariance = reduced?.covariance ?? clusters.cr1
    self.covariance = covariance
    let values = effects
    points = values.indices.map { place in
      let weights = values.indices.map { $0 == place ? 1.0 : 0 }
      return EventStudy.contrast(weights, values, covariance, clusters, reduced)
    }
  }

  /// A combination of the differences with its error and p-value.
  struct Contrast {
    let value: Double
    let error: Double
    let degreesOfFreedom: Double

    /// Two-sided; nil when there is no error.
    var pValue: Double? {
      guard error > 0, error.isFinite, degreesOfFreedom > 0 else { return nil }
      return studentTwoSidedP(value / error, degreesOfFreedom: degreesOfFreedom)
    }
  }

  /// A combination with a weight per time.
  func contrast(_ weights: [Double]) -> Contrast {
    EventStudy.contrast(weights, effects, covariance, clusters, reduced)
  }

  private static func contrast(
    _ weights: [Double], _ effects: [Double], _ covariance: Matrix, _ clusters: ClusterCovariance,
    _ reduced: BiasReducedCovariance?
  ) -> Contrast {
    var all = [Double](repeating: 0, count: covariance.rows)
    for (place, weight) in weights.enumerated() { all[place] = weight }
    let variance = zip(all, covariance * all).reduce(0) { $0 + $1.0 * $1.1 }
    let freedom = reduced?.degreesOfFreedom(all) ?? Double(clusters.clusterCount - 1)
    return Contrast(
      value: zip(weights, effects).reduce(0) { $0 + $1.0 * $1.1 }, error: variance.squareRoot(),
      degreesOfFreedom: freedom)
  }

  /// The slope per period of the differences before the change, the base included as 0; nil with
  /// fewer than two times before.
  var trendBefore: Contrast? {
    let places = times.indices.filter { times[$0] < change }
    guard !places.isEmpty else { return nil }
    let moments = places.map { times[$0] } + [base]
    let mean = moments.reduce(0, +) / Double(moments.count)
    let spread = moments.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    var weights = [Double](repeating: 0, count: times.count)
    for place in places { weights[place] = (times[place] - mean) / spread }
    return contrast(weights)
  }

  /// The later half of the time before the change less the earlier half; nil with fewer than four.
  var splitBefore: Contrast? {
    let places = times.indices.filter { times[$0] < change }
    guard places.count >= 3 else { return nil }
    let early = places.prefix((places.count + 1) / 2)
    let late = places.suffix(places.count - early.count)
    var weights = [Double](repeating: 0, count: times.count)
    for place in early { weights[place] = -1 / Double(early.count) }
    for place in late { weights[place] = 1 / Double(late.count + 1) }
    return contrast(weights)
  }

  /// How many periods after the change are observed.
  var periodsAfter: [Double] { times.filter { $0 >= change } }

  /// The differences as a table.
  func table(_ panel: PanelOutcome) -> EvidenceTable {
    EvidenceTable(
      id: "event-study", title: LocalizedText(en: "Event study", fr: "Étude d’événement"),
      columns: [
        LocalizedText(en: "Period", fr: "Période"),
        LocalizedText(en: "Treated less untreated", fr: "Traités moins non traités"),
        LocalizedText(en: "Standard error", fr: "Erreur type"), LocalizedText(verbatim: "p"),
      ],
      rows: times.indices.map { place in
        let item = points[place]
        return [
          .name(panel.label(times[place])), .figure(item.value), .figure(item.error),
          .figure(item.pValue),
        ]
      })
  }

  /// The differences with whiskers.
  func plot(_ panel: PanelOutcome, level: Double) -> EvidencePlot {
    func position(_ time: Double) -> EvidencePlot.Position {
      panel.days[time].map { .day($0) } ?? .number(time)
    }
    let drawn = times.indices.map { place -> (Double, Double, Double?, Double?) in
      let item = points[place]
      guard item.error > 0, item.error.isFinite, item.degreesOfFreedom > 0 else {
        return (times[place], item.value, nil, nil)
      }
      let margin =
        item.error * studentQuantile(0.5 + level / 2, degreesOfFreedom: item.degreesOfFreedom)
      return (times[place], item.value, item.value - margin, item.value + margin)
    }
    let all = (drawn + [(base, 0, 0, 0)]).sorted { $0.0 < $1.0 }
    let name = LocalizedText(en: "Treated less untreated", fr: "Traités moins non traités")
    return EvidencePlot(
      title: panel.name, xTitle: LocalizedText(en: "Period", fr: "Période"),
      yTitle: panel.unit ?? name,
      series: [
        .init(
          name: name, role: .effect, isLine: false, x: all.map { position($0.0) }, y: all.map(\.1))
      ],
      bands: [
        .init(
          name: name, role: .effect, isWhiskers: true, x: all.map { position($0.0) },
          low: all.map(\.2), high: all.map(\.3))
      ],
      markers: [
        .init(at: position(change), label: LocalizedText(en: "Change", fr: "Changement")),
        .init(height: 0, label: LocalizedText(en: "No difference", fr: "Aucune différence")),
      ])
  }
}
