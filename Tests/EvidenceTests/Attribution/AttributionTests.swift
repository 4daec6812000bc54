// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Foundation
import Quantities
import Testing

struct AttributionTests {
  private func shares(
    _ paths: [ContactPath], _ rule: AttributionRule
  ) throws -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: try attribution(of: paths, by: rule).map { ($0.channel, $0.share) })
  }

  // By hand, on one path of four contacts.
  @Test func `the rules of thumb share one path by hand`() throws {
    let path = ContactPath(["mail", "call", "chat", "call"], daysBefore: [14, 7, 7, 0])
    #expect(try shares([path], .first) == ["mail": 1, "call": 0, "chat": 0])
    #expect(try shares([path], .last) == ["mail": 0, "call": 1, "chat": 0])
    #expect(try shares([path], .linear) == ["mail": 0.25, "call": 0.5, "chat": 0.25])
    let decay = try shares([path], .timeDecay(halfLifeDays: 7))
    // Weights 1/4, 1/2, 1/2, 1 of 9/4.
    #expect(abs((decay["mail"] ?? 0) - 1.0 / 9) < 1e-14)
    #expect(abs((decay["call"] ?? 0) - 6.0 / 9) < 1e-14)
    let position = try shares([path], .position(first: 0.4, last: 0.4))
    #expect(abs((position["mail"] ?? 0) - 0.4) < 1e-14)
    #expect(abs((position["call"] ?? 0) - 0.5) < 1e-14)
    let short = try shares([ContactPath(["a", "b"])], .position(first: 0.3, last: 0.1))
    #expect(abs((short["a"] ?? 0) - 0.75) < 1e-14)
  }

  // The worked example of the literature: C1→C2→C3→sale, C1→nothing, C2→C3→nothing. A sale
  // follows with 1/3; without C1 with 1/6; without C2 or C3 never: credits 0.2, 0.4, 0.4.
  @Test func `removal effects of the worked example`() throws {
    let paths = [
      ContactPath(["C1", "C2", "C3"]), ContactPath(["C1"], conversions: 0, losses: 1),
      ContactPath(["C2", "C3"], conversions: 0, losses: 1),
    ]
    let found = try shares(paths, .markov)
    #expect(abs((found["C1"] ?? 0) - 0.2) < 1e-12)
    #expect(abs((found["C2"] ?? 0) - 0.4) < 1e-12)
    #expect(abs((found["C3"] ?? 0) - 0.4) < 1e-12)
  }

  // Against the definition: the mean over all orders of the gain v(S ∪ c) − v(S), where v(S) counts
  // the sales of paths that use channels of S alone.
  @Test func `Shapley values are those of the definition`() throws {
    let paths = [
      ContactPath(["a", "b", "a"], conversions: 6), ContactPath(["a"], conversions: 10),
      ContactPath(["b", "c"], conversions: 4), ContactPath(["c", "b", "a"], conversions: 3),
    ]
    func worth(_ set: Set<String>) -> Double {
      paths.reduce(0) { Set($1.channels).isSubset(of: set) ? $0 + $1.conversions : $0 }
    }
    let orders = [
      ["a", "b", "c"], ["a", "c", "b"], ["b", "a", "c"], ["b", "c", "a"], ["c", "a", "b"],
      ["c", "b", "a"],
    ]
    var expected: [String: Double] = [:]
    for order in orders {
      for (place, channel) in order.enumerated() {
        let before = Set(order.prefix(place))
        expected[channel, default: 0] += (worth(before.union([channel])) - worth(before)) / 6
      }
    }
    for credit in try attribution(of: paths, by: .shapley) {
      #expect(abs(credit.conversions - (expected[credit.channel] ?? 0)) < 1e-12)
    }
  }

  @Test func `credits add up to the sales under every rule`() throws {
    let paths = [
      ContactPath(["a", "b"], daysBefore: [3, 1], conversions: 5, losses: 40),
      ContactPath(["b", "c", "b"], daysBefore: [9, 4, 0], conversions: 2, losses: 30),
      ContactPath(["c"], daysBefore: [0], conversions: 1, losses: 60),
    ]
    let rules: [AttributionRule] = [
      .first, .last, .linear, .timeDecay(halfLifeDays: 7), .position(first: 0.4, last: 0.4),
      .markov, .shapley,
    ]
    for rule in rules {
      let total = try attribution(of: paths, by: rule).reduce(0) { $0 + $1.conversions }
      #expect(abs(total - 8) < 1e-10)
    }
    let report = try attributionReport(
      outcome: LocalizedText(en: "sales", fr: "ventes"), paths: paths,
      rules: rules.map { (LocalizedText(verbatim: "\($0)"), $0) }, resamples: 200, seed: 3)
    #expect(report.grade == .measured)
    #expect(report.headline.low ?? 1 <= report.headline.value)
    #expect(report.tables[0].rows.count == 3 && report.tables[0].columns.count == 8)
    #expect(report.sentence.fr.contains("convention"))
  }

  @Test func `paths without sales, contacts or times are refused`() {
    #expect(throws: AttributionError.noConversions) {
      try attribution(of: [ContactPath(["a"], conversions: 0, losses: 1)], by: .last)
    }
    #expect(throws: AttributionError.emptyPath(index: 0)) {
      try attribution(of: [ContactPath([])], by: .last)
    }
    #expect(throws: AttributionError.missingTimes(index: 0)) {
      try attribution(of: [ContactPath(["a"])], by: .timeDecay(halfLifeDays: 7))
    }
    #expect(throws: AttributionError.self) {
      try attribution(of: [ContactPath(["a"], conversions: .nan)], by: .last)
    }
  }
}
