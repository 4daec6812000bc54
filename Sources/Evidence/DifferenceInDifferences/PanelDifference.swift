// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities
internal import Statistics

/// The fitted panel behind a difference in differences.
struct PanelDifference {
  let panel: PanelOutcome
  let isTreated: [Bool]
  let isAfter: [Bool]
  /// The times, rising.
  let times: [Double]
  /// The first time with the measure.
  let change: Double
  /// The group of each observation whose errors move together.
  let clusterNames: [String]
  /// The regression after unit means are taken out: treatment first, then times.
  let fit: LeastSquares
  let clusters: ClusterCovariance
  let treatedClusters: Int

  init(_ analysis: DifferenceInDifferences) throws(EvidenceError) {
    let panel = analysis.panel
    self.panel = panel
    change = analysis.change
    times = Set(panel.times).sorted()
    isTreated = panel.units.map(analysis.treated.contains)
    isAfter = panel.times.map { $0 >= analysis.change }
    try PanelDifference.checkPanel(panel, isTreated, times, analysis)
    clusterNames = panel.units.map { analysis.options.clusters[$0] ?? $0 }
    let treatment = zip(isTreated, isAfter).map { $0 && $1 ? 1.0 : 0 }
    let within = WithinUnits(panel.units)
    let columns =
      [(name: "treatment", values: within.swept(treatment))]
      + times.dropFirst().map { time in
        (name: panel.label(time), values: within.swept(panel.times.map { $0 == time ? 1 : 0 }))
      }
    let names = clusterNames
    (fit, clusters) = try statistically {
      () throws(StatisticsError) -> (LeastSquares, ClusterCovariance) in
      let design = try Design(count: panel.count, intercept: false, columns)
      let fit = try LeastSquares.fit(within.swept(panel.values), on: design)
      return (fit, try ClusterCovariance(fit, clusters: names))
    }
    let flags = isTreated
    treatedClusters = Set(names.indices.filter { flags[$0] }.map { names[$0] }).count
  }

  private static func checkPanel(
    _ panel: PanelOutcome, _ isTreated: [Bool], _ times: [Double],
    _ analysis: DifferenceInDifferences
  ) throws(EvidenceError) {
    guard let value = panel.values.first, panel.values.contains(where: { $0 != value }) else {
      throw .constantSeries(column: panel.name.en)
    }
    guard isTreated.contains(true) else {
      throw .oneGroup(what: "The panel", missing: "treated unit")
    }
    guard isTreated.contains(false) else {
      throw .oneGroup(what: "The panel", missing: "untreated unit")
    }
    guard let first = times.first, let last = times.last, analysis.change > first,
      analysis.change <= last
    else {
      throw .changeOutside(
        change: panel.label(analysis.change), first: times.first.map(panel.label) ?? "-",
        last: times.last.map(panel.label) ?? "-")
    }
    for (group, name) in [(true, "treated"), (false, "untreated")] {
      for (after, when) in [(false, "before"), (true, "after")]
      where !panel.times.indices.contains(where: {
        isTreated[$0] == group && (panel.times[$0] >= analysis.change) == after
      }) {
        throw .oneGroup(what: "The panel", missing: "\(name) unit \(when) the change")
      }
    }
    let level = analysis.options.level
    guard level > 0, level < 1 else {
      throw .outOfDomain(name: "level", value: level, expected: "between 0 and 1")
    }
  }

  /// τ̂ in the unit of the outcome.
  var value: Double { fit.coefficients[0] }

  /// The mean of the treated after the change, less the effect.
  func counterfactualMean(_ effect: Double) -> Double {
    let values = panel.values.indices.filter { isTreated[$0] && isAfter[$0] }
      .map { panel.values[$0] }
    return CompensatedSum(of: values).value / Double(values.count) - effect
  }

  /// The effect as a fraction of what would have been, the observed mean taken as known; nil when
  /// that is not above zero.
  func relative(_ effect: Effect) -> Effect? {
    let base = counterfactualMean(effect.value)
    guard base > 0, let error = effect.standardError, let low = effect.low, let high = effect.high
    else { return nil }
    let mean = base + effect.value
    func share(_ value: Double) -> Double? { mean - value > 0 ? value / (mean - value) : nil }
    return Effect(
      id: "relative", name: LocalizedText(en: "relative change", fr: "changement relatif"),
      value: effect.value / base, low: share(low), high: share(high),
      standardError: error * mean / (base * base), pValue: effect.pValue, scale: .relative)
  }

  /// The four means.
  var means: EvidenceTable {
    func mean(_ treated: Bool, _ after: Bool) -> EvidenceTable.Cell {
      let values = panel.values.indices.filter { isTreated[$0] == treated && isAfter[$0] == after }
        .map { panel.values[$0] }
      return .figure(CompensatedSum(of: values).value / Double(values.count))
    }
    return EvidenceTable(
      id: "means", title: LocalizedText(en: "Means", fr: "Moyennes"),
      columns: [
        LocalizedText(en: "Group", fr: "Groupe"), LocalizedText(en: "Before", fr: "Avant"),
        LocalizedText(en: "After", fr: "Après"),
      ],
      rows: [
        [.text(LocalizedText(en: "Treated", fr: "Traités")), mean(true, false), mean(true, true)],
        [
          .text(LocalizedText(en: "Untreated", fr: "Non traités")), mean(false, false),
          mean(false, true),
        ],
      ])
  }

  /// Mean after less mean before of each unit that has both, by whether it was treated.
  var changes: [(unit: String, isTreated: Bool, change: Double)] {
    var sums: [String: (Bool, before: CompensatedSum, Int, after: CompensatedSum, Int)] = [:]
    for (row, unit) in panel.units.enumerated() {
      var sum = sums[unit] ?? (isTreated[row], CompensatedSum(), 0, CompensatedSum(), 0)
      if isAfter[row] {
        sum.3.add(panel.values[row])
        sum.4 += 1
      } else {
        sum.1.add(panel.values[row])
        sum.2 += 1
      }
      sums[unit] = sum
    }
    return sums.keys.sorted().compactMap { unit in
      guard let sum = sums[unit], sum.2 > 0, sum.4 > 0 else { return nil }
      let change = sum.after.value / Double(sum.4) - sum.before.value / Double(sum.2)
      return (unit, sum.0, change)
    }
  }

  /// The event study: treated less untreated at each time, against the last time before.
  func eventStudy() throws(EvidenceError) -> EventStudy { try EventStudy(self) }
}

/// Takes the mean of each unit out of a column.
struct WithinUnits {
  private let codes: [Int]
  private let count: Int

  init(_ units: [String]) {
    var places: [String: Int] = [:]
    codes = units.map { unit in
      if let place = places[unit] { return place }
      places[unit] = places.count
      return places.count - 1
    }
    count = places.count
  }

  func swept(_ values: [Double]) -> [Double] {
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: count)
    var sizes = [Double](repeating: 0, count: count)
    for (row, code) in codes.enumerated() {
      sums[code].add(values[row])
      sizes[code] += 1
    }
    return codes.indices.map { values[$0] - sums[codes[$0]].value / sizes[codes[$0]] }
  }
}
