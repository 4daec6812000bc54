// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Finance
import Quantities
import Testing

@Suite struct LabourAndRiskTests {
  // The table of the method §7, for 50 people or more, in per cent of gross pay.
  @Test(arguments: [
    (1.0, 40.2), (1.1, 31.6), (1.2, 25.1), (1.3, 20.2), (1.5, 13.4), (2.0, 5.4), (2.5, 2.7),
  ])
  func `the general reduction agrees with the published table`(_ row: (Double, Double)) {
    let rules = FrenchContributions.from2026
    let reduction = rules.reduction(grossPerMonth: row.0 * rules.monthlyMinimumWage, staff: 60)
    #expect(abs(reduction * 100 - row.1) < 0.05)
  }

  @Test func `there is no reduction from three minimum wages on`() {
    let rules = FrenchContributions.from2026
    #expect(rules.reduction(grossPerMonth: 3 * rules.monthlyMinimumWage, staff: 60) == 0)
    #expect(rules.reduction(grossPerMonth: 1, staff: 60) == 0.4021)
    #expect(rules.reduction(grossPerMonth: 1, staff: 49) == 0.3981)
  }

  // Method §7: with 42 % nominal, net charges are about 2 % at the SMIC and 17 % at 1.2.
  @Test func `an agent near the minimum wage costs far less than gross plus 45 per cent`() throws {
    let wage = FrenchContributions.from2026.monthlyMinimumWage
    let low = try AgentCost(grossPerMonth: wage, staff: 60).breakdown()
    #expect(abs(low.netRate - 0.02) < 0.005)
    let usual = try AgentCost(grossPerMonth: 1.2 * wage, staff: 60).breakdown()
    #expect(abs(usual.netRate - 0.17) < 0.005)
    let overstated = 1.45 / (1 + usual.netRate) - 1
    #expect((0.21...0.245).contains(overstated))
  }

  // Method §7: mixing the bases misprices an hour by about 29 %.
  @Test func `the two bases of hours are kept apart`() throws {
    let net = try AgentCost(grossPerMonth: 2200, base: .net).breakdown()
    let gross = try AgentCost(grossPerMonth: 2200, base: .gross).breakdown()
    #expect(abs(net.costPerPaidHour / gross.costPerPaidHour - 2080.0 / 1607) < 1e-12)
    #expect(net.costPerYear == gross.costPerYear)
  }

  @Test func `unknown years and senseless pay are refused`() throws {
    let day = try #require(LocalDate(iso: "2024-06-01"))
    #expect(throws: FinanceError.self) { try FrenchContributions.applying(on: day) }
    #expect(throws: FinanceError.self) { try AgentCost(grossPerMonth: 0).breakdown() }
    #expect(throws: FinanceError.self) { try AgentCost(grossPerMonth: .nan).breakdown() }
  }

  // The table of the method §6.
  @Test func `risk factors follow the published table`() {
    #expect(RiskTable.factor(.deflection, .assumed) == 0.20)
    #expect(RiskTable.factor(.revenue, .declared) == 0.50)
    #expect(RiskTable.factor(.implementationCost, .measured) == 0.10)
    #expect(RiskTable.factor(.runCost, .assumed) == 0.10)
    #expect(RiskTable.factor(.licenceCost, .proved) == 0)
  }

  @Test func `one doubt is not counted by attribution and by risk`() {
    var gain = GainLine(id: "g", pool: Pool(.revenue), amount: .perYear(1), source: "study")
    #expect(gain.tableRisk == 0.30)
    gain.attribution = 0.5
    #expect(gain.tableRisk == 0)
  }
}
