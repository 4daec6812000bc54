// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Statistics
import Testing

struct ExperimentPlanTests {
  // R help(power.t.test) and power.t.test(delta = .5, power = .8).
  @Test func `the power of means is that of R`() throws {
    #expect(
      abs(
        try powerOfMeans(difference: 1, standardDeviation: 1, perGroup: 20) - 0.8689528) < 1e-7)
    #expect(
      abs(try unitsForMeans(difference: 1, standardDeviation: 1, power: 0.9) - 22.02110) < 1e-5)
    #expect(
      abs(try unitsForMeans(difference: -0.5, standardDeviation: 1) - 63.7657637142739) < 1e-6)
    let difference = try detectableDifference(standardDeviation: 1, perGroup: 63.7657637142739)
    #expect(abs(difference - 0.5) < 1e-8)
  }

  // R help(power.prop.test).
  @Test func `the power of shares is that of R`() throws {
    #expect(
      abs(try powerOfProportions(first: 0.5, second: 0.75, perGroup: 50) - 0.7401659) < 1e-6)
    #expect(
      abs(try unitsForProportions(first: 0.5, second: 0.75, power: 0.9) - 76.7069) < 1e-4)
  }

  // scipy.stats.nct.sf.
  @Test(arguments: [
    (2.0, 10.0, 1.5, 0.340845927557809), (-1, 5, 0.7, 0.9430419526342131),
    (4, 38, 3.1622776601683795, 0.23045516100046376),
  ])
  func `the noncentral t distribution agrees with scipy`(
    t: Double, degrees: Double, shift: Double, expected: Double
  ) {
    let found = noncentralStudentSurvival(t, degreesOfFreedom: degrees, noncentrality: shift)
    #expect(abs(found - expected) < 1e-11)
  }

  @Test func `a plan lasts until both arms are full`() throws {
    let plan = try ExperimentPlan(perArm: 63.77, unitsPerDay: 20)
    #expect(plan.perArm == 64 && plan.units == 128 && plan.days == 7 && plan.weeks == 1)
    // 64 units, clusters of 11 with correlation 0.1: twice as many.
    let clustered = try ExperimentPlan(
      perArm: 64, unitsPerDay: 20, clusterSize: 11, clusterCorrelation: 0.1)
    #expect(clustered.designEffect == 2 && clustered.perArm == 128 && clustered.days == 13)
    #expect(throws: ExperimentError.self) { try ExperimentPlan(perArm: 10, unitsPerDay: 0) }
    #expect(throws: ExperimentError.self) {
      try unitsForMeans(difference: 0, standardDeviation: 1)
    }
  }
}
