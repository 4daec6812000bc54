// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The outcome of every unit at every time: a rectangle without gaps.
public struct OutcomePanel: Sendable, Hashable {
  /// The units, such as teams or sites, in alphabetical order.
  public let units: [String]
  /// The times in rising order, such as the month as 202603 or days since an epoch.
  public let times: [Double]
  /// The outcomes, units × times.
  public let outcomes: [[Double]]

  /// Arranges rows as a rectangle.
  ///
  /// - Parameters:
  ///   - unit: The unit of each row.
  ///   - time: The time of each row, finite.
  ///   - outcome: The outcome of each row, finite.
  /// - Throws: ``EvidenceError``: lengths that differ, numbers that are not finite, a pair of unit
  ///   and time that is missing or occurs twice.
  public init(unit: [String], time: [Double], outcome: [Double]) throws(EvidenceError) {
    guard time.count == unit.count else {
      throw .lengthMismatch(column: "time", count: time.count, expected: unit.count)
    }
    guard outcome.count == unit.count else {
      throw .lengthMismatch(column: "outcome", count: outcome.count, expected: unit.count)
    }
    if let index = time.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(column: "time", index: index)
    }
    if let index = outcome.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(column: "outcome", index: index)
    }
    let units = Set(unit).sorted()
    let times = Set(time).sorted()
    let unitIndex = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    let timeIndex = Dictionary(uniqueKeysWithValues: times.enumerated().map { ($1, $0) })
    var cells = units.map { _ in [Double?](repeating: nil, count: times.count) }
    for row in unit.indices {
      guard let i = unitIndex[unit[row]], let j = timeIndex[time[row]] else { continue }
      guard cells[i][j] == nil else {
        throw .duplicate(what: "\(unit[row]) at \(OutcomePanel.text(time[row]))")
      }
      cells[i][j] = outcome[row]
    }
    var outcomes: [[Double]] = []
    for (i, row) in cells.enumerated() {
      if let gap = row.firstIndex(where: { $0 == nil }) {
        throw .missingObservation(unit: units[i], time: OutcomePanel.text(times[gap]))
      }
      outcomes.append(row.compactMap { $0 })
    }
    self.units = units
    self.times = times
    self.outcomes = outcomes
  }

  init(units: [String], times: [Double], outcomes: [[Double]]) {
    self.units = units
    self.times = times
    self.outcomes = outcomes
  }

  /// The panel without some units.
  public func without(_ excluded: Set<String>) -> OutcomePanel {
    let kept = units.indices.filter { !excluded.contains(units[$0]) }
    return OutcomePanel(
      units: kept.map { units[$0] }, times: times, outcomes: kept.map { outcomes[$0] })
  }

  /// The number of times before `firstPost`.
  func preCount(_ firstPost: Double) -> Int { times.count { $0 < firstPost } }

  /// Checks that there is a treated unit, a donor, and time on both sides.
  func check(
    treated: [String], firstPost: Double, method: String
  ) throws(EvidenceError) -> (treated: [Int], donors: [Int], preCount: Int) {
    var rows: [Int] = []
    for name in treated {
      guard let row = units.firstIndex(of: name) else { throw .unknownUnit(name, known: units) }
      rows.append(row)
    }
    guard !rows.isEmpty else {
      throw .badOption(name: "treated", value: "empty", expected: "at least one unit")
    }
    let donors = units.indices.filter { !rows.contains($0) }
    guard donors.count >= 2 else {
      throw .badOption(
        name: "donors", value: "\(donors.count)",
        expected: "at least 2 units that were not treated; compare with a time series model instead"
      )
    }
    let pre = preCount(firstPost)
    guard pre >= 2 else { throw .tooFewPoints(count: pre, needed: 2, method: method) }
    guard pre < times.count else {
      throw .badOption(
        name: "first time after", value: OutcomePanel.text(firstPost),
        expected: "at most the last time, \(OutcomePanel.text(times[times.count - 1]))")
    }
    return (rows, donors, pre)
  }

  /// A time or a numbered unit as it is written: 1989, not 1989.0.
  public static func text(_ time: Double) -> String {
    time == time.rounded() && abs(time) < 1e15 ? "\(Int(time))" : "\(time)"
  }
}
