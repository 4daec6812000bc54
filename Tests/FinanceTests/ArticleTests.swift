// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Foundation
import Quantities
import Statistics
import Testing

/// The code of the module's articles, compiled and run; a test holds the articles to this file.
@Suite struct ArticleTests {
  @Test func `the examples of the articles run`() throws {
    // AFirstCase
    let service = WorkloadSegment(
      id: "e-mail", demandPerMonth: 10_000, recontactRate: 0.25, handleMinutes: 8, occupancy: 0.80,
      shrinkage: 0.30, costPerPaidHour: 24)
    var assistant = BusinessCase(
      title: LocalizedText(en: "Support assistant", fr: "Assistant du support"), horizonMonths: 36,
      workload: .segments([service]),
      levers: [
        Lever(
          id: "automation", parameter: .deflection, effect: .to(0.30), easyHandleMinutes: 5,
          ramp: .linear(months: 6), risk: 0.20, source: "vendor's offer")
      ])
    assistant.costs = [
      CostLine(id: "setup", category: .setup, amount: .once(20_000), risk: 0.15),
      CostLine(
        id: "usage", category: .aiUsage,
        amount: .perResolution(
          price: 0.90, resolutionsPerMonth: nil, handoffPrice: 0, handoffsPerMonth: nil)),
    ]
    let result = try assistant.evaluate()
    #expect(result.roi != nil)

    // OneWorkload
    // Two levers on 100 hours: 30 and 25 alone, 47.5 together.
    let split = ShapleySplit(count: 2, values: [0, 30, 25, 47.5])
    // split.shares is [26.25, 21.25], which sums to 47.5.
    #expect(split.shares == [26.25, 21.25])

    // DoubtsCountOnce
    var uncertain = assistant
    uncertain.uncertainty = [
      UncertainInput(
        path: "levers.automation.to", distribution: .triangular(low: 0.15, mode: 0.30, high: 0.40)),
      UncertainInput(path: "capture", distribution: .pert(low: 0.3, mode: 0.5, high: 0.7)),
    ]
    let spread = try uncertain.evaluate().simulation
    #expect(spread?.draws == 10_000)

    // OffersAndClaims
    var perAgent = assistant
    perAgent.costs = [
      CostLine(id: "seats", category: .licence, amount: .perAgentPerMonth(price: 60, agents: 30))
    ]
    let comparison = try compare([
      Candidate(id: "per-resolution", businessCase: assistant),
      Candidate(id: "per-agent", businessCase: perAgent),
    ])
    #expect(comparison.solutions.count == 2)
    let audit = try ClaimCheck(gains: 3600, costs: 1000).audit(claimed: 1.60)
    // The cost was subtracted twice: the return is 260 %, not 160 %.
    #expect(audit.formulas.filter(\.isClaimed).map(\.formula) == [.costSubtractedTwice])

    // PromiseAndMeasurement
    let plan = try FrozenPlan(
      assistant, name: "assistant", version: 1, on: LocalDate(daysSinceEpoch: 20_454))
    let variance = try plan.variance([
      ActualMonth(
        month: 1,
        segments: [
          ActualMonth.Segment(id: "e-mail", demandPerMonth: 10_800, deflection: 0.04)
        ], costs: ["usage": 410])
    ])
    #expect(variance.months.count == 1)
  }

  @Test func `every line of code in an article stands in the compiled examples`() throws {
    let here = URL(filePath: #filePath)
    let own = Self.lines(try String(contentsOf: here, encoding: .utf8))
    let catalogue = here.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Finance/Finance.docc")
    let articles = try FileManager.default.contentsOfDirectory(
      at: catalogue, includingPropertiesForKeys: nil)
    #expect(articles.count >= 6)
    for article in articles where article.pathExtension == "md" {
      let parts = try String(contentsOf: article, encoding: .utf8)
        .components(separatedBy: "```swift\n").dropFirst()
      for part in parts {
        let code = part.components(separatedBy: "```")[0]
        for line in Self.lines(code) {
          #expect(own.contains(line), "\(article.lastPathComponent): \(line)")
        }
      }
    }
  }

  private static func lines(_ text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty })
  }
}
