// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Quantities
import Statistics
import Testing

@Suite struct SyntheticControlTests {
  /// Three donors of which the treated unit is 0.25/0.75 of two, plus 4 from time 6 on.
  private func planted() throws -> OutcomePanel {
    var unit: [String] = [], time: [Double] = [], outcome: [Double] = []
    let draws = HashDraws(seed: 9, stream: 1)
    for t in 0..<10 {
      let a = 10 + draws.normal(UInt64(t)), b = 20 + 3 * draws.normal(UInt64(100 + t))
      let values = [
        "A": a, "B": b, "C": 5 + draws.normal(UInt64(200 + t)),
        "D": 40 + draws.normal(UInt64(300 + t)),
        "Own": 0.25 * a + 0.75 * b + (t >= 6 ? 4 : 0),
      ]
      for (name, value) in values {
        unit.append(name)
        time.append(Double(t))
        outcome.append(value)
      }
    }
    return try OutcomePanel(unit: unit, time: time, outcome: outcome)
  }

  /// By construction: weights 0.25 and 0.75, effect 4, no error before.
  @Test func plantedWeightsAreFoundExactly() throws {
    let panel = try planted()
    let fit = try SyntheticControl.fit(panel, unit: "Own", firstPost: 6)
    #expect(abs((fit.weights["A"] ?? 0) - 0.25) < 1e-9)
    #expect(abs((fit.weights["B"] ?? 0) - 0.75) < 1e-9)
    #expect(
      fit.weights.values.reduce(0, +) == 1 || abs(fit.weights.values.reduce(0, +) - 1) < 1e-12)
    #expect(abs(fit.averageEffect - 4) < 1e-9)
    #expect(fit.preError < 1e-9)
    let placebos = try SyntheticControlPlacebos(panel, unit: "Own", firstPost: 6)
    #expect(placebos.rank == 1)
    #expect(placebos.pValue == 0.2)
    let without = try fit.leavingOneDonorOut(panel, firstPost: 6)
    #expect(without["A"] != nil && without["B"] != nil && without["D"] == nil)
  }

  /// Abadie's Proposition 99 with outcomes alone.
  ///
  /// pysyncon 1.7.0 and an exact solver give these weights; table 1 of Arkhangelsky (2021): −15.6
  /// and −27.3.
  @Test func propositionNinetyNine() throws {
    guard let table = try sharedTable("../reference/data/cases/prop99.csv") else { return }
    let panel = try OutcomePanel(
      unit: table["state"] ?? [], time: numbers(table, "year"), outcome: numbers(table, "packs"))
    let fit = try SyntheticControl.fit(panel, unit: "California", firstPost: 1989)
    #expect(abs(fit.averageEffect + 19.51362976842113) < 1e-6)
    #expect(abs((fit.weights["Utah"] ?? 0) - 0.39390802298751654) < 1e-6)
    #expect(abs(fit.preError - 1.6564002103337527) < 1e-8)
    let placebos = try SyntheticControlPlacebos(panel, unit: "California", firstPost: 1989)
    #expect(placebos.rank == 3)
    let difference = try SyntheticDifference(panel, treated: ["California"], firstPost: 1989)
    #expect(abs(difference.effect + 15.605397916328563) < 1e-6)
    #expect(abs(difference.plainDifference + 27.349111083614964) < 1e-9)
  }

  /// With outcomes alone California is third of 39, p = 3/39.
  @Test func studiesTellGradeAndSentence() throws {
    guard let table = try sharedTable("../reference/data/cases/prop99.csv") else { return }
    let panel = try OutcomePanel(
      unit: table["state"] ?? [], time: numbers(table, "year"), outcome: numbers(table, "packs"))
    let caption = SeriesCaption(
      outcome: LocalizedText(en: "Cigarette packs per head", fr: "Paquets par habitant"))
    let control = try SyntheticControl.study(
      panel, unit: "California", firstPost: 1989, caption: caption)
    #expect(abs((control.headline.pValue ?? 0) - 3.0 / 39) < 1e-12)
    #expect((control.headline.high ?? 1) < 0)
    #expect(control.check("pre-fit")?.outcome == .passed)
    #expect(control.check("donor-left-out")?.outcome == .passed)
    #expect(control.sentence.en.contains("mean change of California"))
    let difference = try SyntheticDifference.study(
      panel, treated: ["California"], firstPost: 1989, caption: caption)
    // R synthdid: placebo standard error about 8 to 10, depending on its draws.
    let error = try #require(difference.headline.standardError)
    #expect(error > 6 && error < 12)
    #expect(difference.check("placebo-date") != nil)
  }

  /// Two parallel donors: the synthetic difference is the plain one, 12 − 2 − (5 − 2) = 7.
  @Test func parallelDonorsGiveThePlainDifference() throws {
    let panel = try OutcomePanel(
      unit: ["a", "a", "a", "b", "b", "b", "c", "c", "c"], time: [1, 2, 3, 1, 2, 3, 1, 2, 3],
      outcome: [1, 2, 12, 4, 5, 8, 1, 2, 5])
    let difference = try SyntheticDifference(panel, treated: ["a"], firstPost: 3)
    #expect(abs(difference.effect - 7) < 1e-6)
    #expect(abs(difference.plainDifference - 7) < 1e-12)
  }

  @Test func faultsOfAPanelAreNamed() throws {
    #expect(throws: EvidenceError.missingObservation(unit: "b", time: "2")) {
      try OutcomePanel(unit: ["a", "a", "b"], time: [1, 2, 1], outcome: [1, 1, 1])
    }
    #expect(throws: EvidenceError.duplicate(what: "a at 1")) {
      try OutcomePanel(unit: ["a", "a"], time: [1, 1], outcome: [1, 1])
    }
    let panel = try planted()
    #expect(throws: EvidenceError.self) {
      try SyntheticControl.fit(panel, unit: "Nobody", firstPost: 6)
    }
    #expect(throws: EvidenceError.self) {
      try SyntheticControl.fit(panel, unit: "Own", firstPost: 99)
    }
    #expect(throws: EvidenceError.self) {
      try SyntheticControl.fit(panel, unit: "Own", firstPost: 1)
    }
  }
}
