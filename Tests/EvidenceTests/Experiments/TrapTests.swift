// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Testing

struct TrapTests {
  // R: chisq.test(c(5200, 4800)).
  @Test func `a split that is off is called broken`() throws {
    let test = try sampleRatioTest(observed: [5_200, 4_800], shares: [1, 1])
    #expect(abs(test.pValue - 6.334248366623988e-05) < 1e-15)
    #expect(test.isBroken)
    #expect(try !sampleRatioTest(observed: [5_020, 4_980], shares: [0.5, 0.5]).isBroken)
    #expect(throws: ExperimentError.self) { try sampleRatioTest(observed: [1, 2], shares: [1]) }
    #expect(throws: ExperimentError.self) {
      try sampleRatioTest(observed: [0, 0], shares: [1, 1])
    }
  }

  // The fifteen p-values of Benjamini and Hochberg (1995): four stand at 5 %.
  @Test func `many questions are corrected as in the paper`() throws {
    let p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0,
    ]
    let adjusted = try adjustedPValues(p, by: .benjaminiHochberg)
    #expect(adjusted.count { $0 <= 0.05 } == 4)
    #expect(abs(adjusted[3] - 0.035625) < 1e-12)
    let holm = try adjustedPValues(p, by: .holm)
    #expect(holm.count { $0 <= 0.05 } == 3)
    #expect(abs(holm[6] - 0.278) < 1e-12)
    #expect(try adjustedPValues(p, by: .bonferroni)[1] == 0.006)
    #expect(try adjustedPValues([], by: .holm).isEmpty)
    #expect(throws: ExperimentError.self) { try adjustedPValues([1.2], by: .holm) }
  }

  // Barnett et al. (2005), formula by hand: −1.6875520248651854.
  @Test func `units picked for being bad improve by themselves`() throws {
    let change = try regressionToMean(
      mean: 8, standardDeviation: 2.5, correlation: 0.6, selection: .above(11))
    #expect(abs(change + 1.6875520248651854) < 1e-12)
    let mirrored = try regressionToMean(
      mean: -8, standardDeviation: 2.5, correlation: 0.6, selection: .below(-11))
    #expect(abs(mirrored + change) < 1e-12)
    // φ(z)/0.1 at z = 1.2815515655446004 is 1.7549833193248680 (standard tables: 1.755).
    let top = try regressionToMean(
      mean: 50, standardDeviation: 1, correlation: 0, selection: .topShare(0.1))
    #expect(abs(top + 1.754983319324868) < 1e-9)
    #expect(
      try regressionToMean(
        mean: 1, standardDeviation: 1, correlation: 1, selection: .topShare(0.1)) == 0)
  }

  // Looking twenty times: about 24 % with a fixed horizon (measured with numpy: 0.243).
  @Test func `peeking deceives a fixed horizon and not the sequence`() throws {
    let study = PeekingStudy(
      experiments: 200, perArm: 1_000, lookEvery: 50, tuning: 1_000, seed: 7)
    let found = try study.run()
    #expect(found.fixedHorizon > 0.13 && found.fixedHorizon < 0.36)
    #expect(found.alwaysValid < 0.05)
    #expect(try study.run() == found)
  }
}
