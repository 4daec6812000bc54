// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A complete panel of units that start treatment at different times or never.
struct StaggeredPanel {
  /// The times, rising.
  let times: [Double]
  /// The first treated time of each unit; nil for never.
  let cohorts: [Double?]
  /// The outcome of each unit at each time.
  let outcomes: [[Double]]
  /// Units left out: incomplete, or treated from the first time on.
  let incompleteUnits: Int
  /// Units treated at or before the first time.
  let alwaysTreatedUnits: Int

  var unitCount: Int { cohorts.count }

  init(
    _ outcome: [Double], units: [String], times: [Double], cohorts: [Double]
  ) throws(EvidenceError) {
    for (name, count) in [
      ("unit", units.count), ("time", times.count), ("cohort", cohorts.count),
    ] where count != outcome.count {
      throw .lengthMismatch(column: name, count: count, expected: outcome.count)
    }
    for (name, values) in [("outcome", outcome), ("time", times)] {
      if let index = values.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(column: name, index: index)
      }
    }
    let all = Set(times).sorted()
    guard all.count > 1 else {
      throw .tooFewPoints(count: all.count, needed: 2, method: "A panel over time")
    }
    let rows = try StaggeredPanel.rows(outcome, units, times, cohorts)
    var kept: [(cohort: Double?, values: [Double])] = []
    var incomplete = 0
    var always = 0
    for unit in rows.keys.sorted() {
      guard let row = rows[unit] else { continue }
      let values = all.compactMap { row.values[$0] }
      if let cohort = row.cohort, cohort <= all[0] {
        always += 1
      } else if values.count < all.count {
        incomplete += 1
      } else {
        // Treatment after the last time was never seen.
        let last = all[all.count - 1]
        kept.append((row.cohort.flatMap { $0 > last ? nil : $0 }, values))
      }
    }
    self.times = all
    self.cohorts = kept.map(\.cohort)
    outcomes = kept.map(\.values)
    incompleteUnits = incomplete
    alwaysTreatedUnits = always
  }

  private typealias Row = (cohort: Double?, values: [Double: Double])

  private static func rows(
    _ outcome: [Double], _ units: [String], _ times: [Double], _ cohorts: [Double]
  ) throws(EvidenceError) -> [String: Row] {
    var rows: [String: Row] = [:]
    for index in outcome.indices {
      let cohort = cohorts[index].isFinite && cohorts[index] > 0 ? cohorts[index] : nil
      var row = rows[units[index]] ?? (cohort, [:])
      guard row.cohort == cohort else {
        throw .duplicate(what: "the start of treatment of unit '\(units[index])'")
      }
      guard row.values[times[index]] == nil else {
        throw .duplicate(what: "unit '\(units[index])' at time \(times[index])")
      }
      row.values[times[index]] = outcome[index]
      rows[units[index]] = row
    }
    return rows
  }

  private init(times: [Double], kept: [(Double?, [Double])], from panel: StaggeredPanel) {
    self.times = times
    cohorts = kept.map(\.0)
    outcomes = kept.map(\.1)
    incompleteUnits = panel.incompleteUnits
    alwaysTreatedUnits = panel.alwaysTreatedUnits
  }

  /// The panel before the last cohort starts, which then serves as the group without treatment.
  func beforeLastCohort() -> StaggeredPanel? {
    guard let last = cohorts.compactMap(\.self).max() else { return nil }
    let count = times.filter { $0 < last }.count
    guard count > 1 else { return nil }
    let kept = zip(cohorts, outcomes).map { cohort, values in
      (cohort == last ? nil : cohort, Array(values.prefix(count)))
    }
    return StaggeredPanel(times: Array(times.prefix(count)), kept: kept, from: self)
  }
}
