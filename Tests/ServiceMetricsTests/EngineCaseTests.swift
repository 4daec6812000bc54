// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import ServiceMetrics
import Testing

@Suite struct EngineCaseTests {
  @Test(arguments: try EngineCase.names)
  func `a case of rows and a question gives the expected rows on the engine`(
    name: String
  ) async throws {
    let example = try EngineCase.named(name)
    let world = try await MetricWorld()
    for (table, rows) in example.tables.sorted(by: { $0.key < $1.key }) {
      for row in rows { try await world.add(row, to: table) }
    }
    let table = try await world.answer(
      try example.metricQuery(), dataUntil: example.query.data_until)
    await world.close()
    if let rows = example.rows { #expect(table.rows.count == rows) }
    for expected in example.expect { check(expected, in: table) }
  }

  /// Looks for the one row that an expectation is about, and compares what it says.
  private func check(_ expected: EngineCase.Expected, in table: MetricTable) {
    let fitting = table.rows.filter { expected.isAbout($0) }
    guard fitting.count == 1, let row = fitting.first else {
      Issue.record("\(fitting.count) rows fit \(expected)")
      return
    }
    func close(_ actual: Double?, _ wanted: Double?, _ what: String) {
      guard let wanted else { return }
      // Without a printed precision only the rounding of a few operations is allowed.
      let tolerance = expected.tolerance ?? 1e-12 * max(1, abs(wanted))
      let difference = actual.map { abs($0 - wanted) } ?? .infinity
      #expect(
        difference <= tolerance,
        "\(what) of \(row.metric):\(row.variant) is \(String(describing: actual)), not \(wanted)")
    }
    close(row.value, expected.value, "value")
    close(row.low, expected.low, "low")
    close(row.high, expected.high, "high")
    if let n = expected.n { #expect(row.n == n, "n of \(row.metric):\(row.variant)") }
    if let unit = expected.unit { #expect(row.unit == unit) }
    if let from = expected.from { #expect(row.period.start == from) }
    if let provisional = expected.provisional { #expect(row.provisional == provisional) }
    if let note = expected.note {
      #expect(row.notes.contains { $0.en.contains(note) }, "notes are \(row.notes.map(\.en))")
    }
    if let absent = expected.absent {
      #expect(row.value == nil)
      #expect(
        row.absent?.en.contains(absent) == true,
        "the reason is \(String(describing: row.absent?.en))")
    } else {
      #expect(row.absent == nil)
    }
  }
}

extension EngineCase.Expected {
  /// True when the row bears the names that the expectation gives.
  fileprivate func isAbout(_ row: MetricValue) -> Bool {
    let fitsParameters =
      parameters.map { given in
        given.isEmpty
          ? row.parameters.isEmpty : given.allSatisfy { row.parameters[$0.key] == $0.value }
      } ?? true
    return row.metric == metric && fitsParameters && (variant ?? row.variant) == row.variant
      && (period ?? row.period.label) == row.period.label
      && (dimensions ?? row.dimensions) == row.dimensions
  }
}
