// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import IntegerSolver
import Quantities
import Statistics
import Testing

@Suite struct BudgetTests {
  /// 25 000 paid hours at 30 €, 750 000 €, satisfaction 80 %, service level 75 %.
  private var baseline: ServiceBaseline {
    var baseline = ServiceBaseline(
      contactsPerYear: GradedEstimate(120_000), handleMinutes: GradedEstimate(7),
      costPerPaidHour: GradedEstimate(30))
    baseline.firstContactResolution = GradedEstimate(0.7)
    baseline.satisfaction = GradedEstimate(0.8)
    baseline.serviceLevel = GradedEstimate(0.75)
    return baseline
  }

  private func level(
    _ cost: Double, name: String = "", posts: Int = 0, _ changes: (ServicePoint, Double)...
  ) -> CandidateLever.Level {
    .init(
      name: name, costPerYear: cost, posts: posts,
      changes: changes.map { ServiceChange($0.0, by: GradedEstimate($0.1)) })
  }

  private var levers: [CandidateLever] {
    [
      CandidateLever(
        name: "assistant", levels: [level(60_000, (.handleTime, -1), (.satisfaction, -2))]),
      CandidateLever(
        name: "training", levels: [level(20_000, (.firstContactResolution, 3), (.satisfaction, 1))]),
      CandidateLever(
        name: "posts",
        levels: (1...3).map {
          level(40_000 * Double($0), name: "\($0)", posts: $0, (.serviceLevel, 4 * Double($0)))
        }),
    ]
  }

  /// By enumeration of all 16 choices with the worth of each as a whole.
  @Test func thePlanIsTheBestOfAllChoices() throws {
    for budget in [0, 20_000, 60_000, 79_000, 80_000, 200_000] {
      for floor in [nil, 0.75, 0.79] {
        let problem = BudgetProblem(
          baseline: baseline, levers: levers, budgetPerYear: Double(budget),
          serviceLevelFloor: floor)
        let best = try enumerated(problem)
        guard let best else {
          #expect(throws: BudgetError.self) { try problem.plan(using: CBCSolver()) }
          continue
        }
        let plan = try problem.plan(using: CBCSolver())
        #expect(abs(plan.netPerYear - best) < 1e-6)
        #expect(plan.costPerYear <= Double(budget))
      }
    }
  }

  private func enumerated(_ problem: BudgetProblem) throws -> Double? {
    var best: Double?
    for choice in 0..<16 {
      var levels: [CandidateLever.Level] = []
      if choice & 1 != 0 { levels.append(levers[0].levels[0]) }
      if choice & 2 != 0 { levels.append(levers[1].levels[0]) }
      if choice >> 2 > 0 { levels.append(levers[2].levels[(choice >> 2) - 1]) }
      let cost = levels.reduce(0) { $0 + $1.costPerYear }
      let service = 0.75 + 0.04 * Double(choice >> 2)
      guard cost <= problem.budgetPerYear, service >= problem.serviceLevelFloor ?? 0 else {
        continue
      }
      let net = try baseline.worth(of: levels.flatMap(\.changes)).worth.value - cost
      best = max(best ?? -.infinity, net)
    }
    return best
  }

  @Test func contradictionsAreNamed() throws {
    var problem = BudgetProblem(
      baseline: baseline, levers: levers, budgetPerYear: 30_000, serviceLevelFloor: 0.79)
    #expect(throws: BudgetError.contradiction(["budget 30000.0", "serviceLevel ≥ 0.79"])) {
      try problem.plan(using: CBCSolver())
    }
    problem.budgetPerYear = 1_000_000
    problem.posts = 0
    #expect(throws: BudgetError.contradiction(["posts 0", "serviceLevel ≥ 0.79"])) {
      try problem.plan(using: CBCSolver())
    }
    problem.serviceLevelFloor = nil
    problem.satisfactionFloor = 0.82
    #expect(throws: BudgetError.contradiction(["satisfaction ≥ 0.82"])) {
      try problem.plan(using: CBCSolver())
    }
  }

  @Test func aSatisfactionFloorKeepsTheAssistantOut() throws {
    let problem = BudgetProblem(
      baseline: baseline, levers: levers, budgetPerYear: 1_000_000, satisfactionFloor: 0.8)
    let plan = try problem.plan(using: CBCSolver())
    #expect(plan.chosen.map(\.lever) == ["training"])
    #expect(plan.posts == 0)
  }
}
