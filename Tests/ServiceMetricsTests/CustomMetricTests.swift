// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import ServiceMetrics
import Testing
import Yams

@Suite struct CustomMetricTests {
  private func metric(_ yaml: String) throws -> Metric {
    try YAMLDecoder().decode(CustomMetric.self, from: yaml).metric()
  }

  // Counted by hand: 3 of 4 VIP contacts waited at most a minute.
  @Test func `a metric of one's own is measured like any other`() async throws {
    let own = try metric(
      """
      id: vip_within_a_minute
      name: { en: VIP within a minute, fr: VIP en une minute }
      unit: share
      better: more
      numerator:
        where:
          - { column: segment, is: "=", value: vip }
          - { column: wait_seconds, is: "<=", value: 60 }
      denominator: { where: [{ column: segment, is: "=", value: vip }] }
      """)
    let world = try await MetricWorld()
    try await world.add(
      ["segment": .text("vip"), "wait_seconds": .number(60), "repeat": .number(3)], to: "contacts")
    try await world.add(["segment": .text("vip"), "wait_seconds": .number(61)], to: "contacts")
    try await world.add(["segment": .text("other"), "wait_seconds": .number(1)], to: "contacts")
    let table = try await world.answer(
      MetricQuery(metrics: [MetricSelection("vip_within_a_minute")]),
      catalogue: .standard.adding([own]))
    await world.close()
    #expect(table.rows.map(\.value) == [0.75])
    #expect(table.rows.first?.n == 4)
    #expect(table.rows.first?.low != nil)
  }

  // By hand: (30 + 90) / 2 contacts / 60.
  @Test func `a sum over a count with a scale is a quotient`() async throws {
    let own = try metric(
      """
      id: wrap_minutes
      name: { en: Wrap, fr: Post-appel }
      unit: ratio
      numerator: { sum: wrap_seconds }
      denominator: { where: [{ column: wrap_seconds, is: "!=" }] }
      scale: 0.016666666666666666
      """)
    let world = try await MetricWorld()
    for seconds in [30.0, 90] {
      try await world.add(["wrap_seconds": .number(seconds)], to: "contacts")
    }
    try await world.add(["repeat": .number(5)], to: "contacts")
    let table = try await world.answer(
      MetricQuery(metrics: [MetricSelection("wrap_minutes")]), catalogue: .standard.adding([own]))
    await world.close()
    #expect(abs((table.rows.first?.value ?? .nan) - 1) < 1e-12)
  }

  private static let faults: [(String, MetricError.CustomMetricProblem)] = [
    ("id: Bad Name", MetricError.CustomMetricProblem.badID),
    ("fact: contact", .unknownFact("contact", suggestion: "contacts")),
    ("unit: percent", .unknownUnit("percent", suggestion: nil)),
    ("scale: 0", .badScale(0)),
    ("numerator: { sum: team }", .notANumber(column: "team")),
    (
      "numerator: { sum: wait_second }",
      .unknownColumn("wait_second", fact: .contacts, suggestion: "wait_seconds")
    ),
    (
      "numerator: { where: [{ column: team, is: like, value: x }] }",
      .unknownComparison("like", column: "team")
    ),
    (
      "numerator: { where: [{ column: team, is: '=', value: 3 }] }",
      .wrongKind(column: "team", expected: .text)
    ),
    ("numerator: { where: [{ column: team, is: '<' }] }", .valueMissing(column: "team")),
  ]

  @Test(arguments: faults)
  func `a faulty metric is refused with what is wrong`(
    line: String, problem: MetricError.CustomMetricProblem
  ) throws {
    var lines = [
      "id": "id: own", "name": "name: { en: a, fr: b }", "unit": "unit: count",
      "numerator": "numerator: {}",
    ]
    lines[String(line.prefix(while: { $0 != ":" }))] = line
    let yaml = lines.values.sorted().joined(separator: "\n")
    let own = try YAMLDecoder().decode(CustomMetric.self, from: yaml)
    #expect(throws: MetricError.customMetric(own.id, problem)) { try own.metric() }
  }

  @Test func `an id that is taken is refused`() throws {
    let own = try metric(
      "{ id: contacts, name: { en: a, fr: b }, unit: count, numerator: {} }")
    #expect(throws: MetricError.customMetric("contacts", .takenID)) {
      try MetricCatalogue.standard.adding([own])
    }
  }
}
