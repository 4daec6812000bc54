// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Foundation
import Quantities
import Testing

@Suite struct HypothesisRegisterTests {
  private func day(_ text: String) throws -> LocalDate { try #require(LocalDate(iso: text)) }

  private func expectation(_ change: Double = 0.05) -> Hypothesis.Expectation {
    Hypothesis.Expectation(
      metric: "csat", name: LocalizedText(en: "CSAT", fr: "la satisfaction"), change: change,
      scale: .points)
  }

  private func register(
    _ register: inout HypothesisRegister, _ id: String, change: Double = 0.05
  ) throws {
    try register.register(
      id: id, behaviour: "agents answer within an hour", customerAction: "rate us better",
      expectation: expectation(change), baseline: .share(0.8), dataFrom: try day("2026-02-01"),
      deadline: try day("2026-05-01"), on: try day("2026-01-15"))
  }

  private func result(
    _ value: Double, _ low: Double?, _ high: Double?, design: StudyDesign = .randomisedTest,
    checks: [EvidenceCheck] = []
  ) -> EvidenceResult {
    EvidenceResult(
      design: design, outcome: LocalizedText(verbatim: "CSAT"),
      effects: [
        Effect(
          id: "difference", name: LocalizedText(verbatim: "difference"), value: value, low: low,
          high: high, scale: .points)
      ], sampleSize: 2000, method: LocalizedText(verbatim: "test"), assumptions: [], checks: checks)
  }

  /// R: `power.prop.test(p1 = .80, p2 = .85, power = .8)` gives n = 905.3 per group.
  @Test func sampleSizeAndSentenceAreFrozen() throws {
    var register = HypothesisRegister()
    try self.register(&register, "fast")
    let hypothesis = try #require(register.hypothesis("fast"))
    #expect(hypothesis.unitsPerGroup == 906)
    #expect(
      hypothesis.sentence.en
        == "When agents answer within an hour, our customers will rate us better; we expect CSAT to "
        + "move by +5.00 points by 2026-05-01.")
    #expect(throws: HypothesisError.frozen("fast")) { try self.register(&register, "fast") }
    #expect(register.history.count == 1)
  }

  @Test(arguments: [
    (0.06, 0.02, 0.10, HypothesisVerdict.Answer.confirmed),
    (0.02, 0.01, 0.03, .refuted), (-0.04, -0.06, -0.02, .refuted), (0.0, -0.01, 0.01, .refuted),
    (0.03, -0.02, 0.08, .undecided),
  ]) func verdictFollowsTheInterval(
    _ value: Double, _ low: Double, _ high: Double, _ answer: HypothesisVerdict.Answer
  ) throws {
    var register = HypothesisRegister()
    try self.register(&register, "h")
    let verdict = try register.judge("h", by: result(value, low, high), on: try day("2026-05-02"))
    #expect(verdict.answer == answer)
    #expect(register.verdict(on: "h") == verdict)
    #expect(throws: HypothesisError.closed("h")) {
      try register.judge("h", by: result(0, 0, 0), on: try day("2026-06-01"))
    }
    // The mirror image of an expectation gives the mirror verdict.
    var mirror = HypothesisRegister()
    try self.register(&mirror, "h", change: -0.05)
    let other = try mirror.judge("h", by: result(-value, -high, -low), on: try day("2026-05-02"))
    #expect(other.answer == answer)
  }

  @Test func weakEvidenceDecidesNothing() throws {
    var register = HypothesisRegister()
    try self.register(&register, "a")
    try self.register(&register, "b")
    #expect(
      try register.judge("a", by: result(0.06, nil, nil), on: try day("2026-05-01")).answer
        == .undecided)
    let failed = EvidenceCheck(
      id: "balance", name: LocalizedText(en: "balance", fr: "équilibre"), isEssential: true,
      outcome: .failed, sentence: LocalizedText(verbatim: "no"))
    let weak = result(0.06, 0.02, 0.1, design: .adjustedComparison, checks: [failed])
    let verdict = try register.judge("b", by: weak, on: try day("2026-05-01"))
    #expect(verdict.answer == .undecided && verdict.reason.en.contains("balance"))
  }

  @Test func lookingEarlyAndWritingLateAreRefused() throws {
    var register = HypothesisRegister()
    try self.register(&register, "h")
    #expect(throws: HypothesisError.beforeDeadline(try day("2026-05-01"))) {
      try register.judge("h", by: result(0.06, 0.02, 0.1), on: try day("2026-04-30"))
    }
    #expect(throws: HypothesisError.self) {
      try register.register(
        id: "late", behaviour: "x", customerAction: "y", expectation: expectation(),
        baseline: .share(0.8), dataFrom: try day("2026-01-01"), deadline: try day("2026-05-01"),
        on: try day("2026-01-15"))
    }
    #expect(throws: HypothesisError.self) { try self.register(&register, "big", change: 0.3) }
    #expect(throws: HypothesisError.self) { try self.register(&register, "none", change: 0) }
    try register.withdraw("h", reason: "the tool was not bought", on: try day("2026-03-01"))
    #expect(register.due(on: try day("2026-06-01")).isEmpty)
    #expect(register.history(of: "h").count == 2)
  }

  /// By hand: one verdict of half the expected size with standard error 0.02/0.05 = 0.4: weight
  /// 1/(0.16 + 0.09) = 4 against 4 of the prior: (4·1 + 4·0.5)/8 = 0.75.
  @Test func expectationsLearn() throws {
    var register = HypothesisRegister()
    #expect(ExpectationLearning(from: register).realisedShare.value == 1)
    try self.register(&register, "h")
    let half = 1.959963984540054 * 0.02
    try register.judge(
      "h", by: result(0.025, 0.025 - half, 0.025 + half), on: try day("2026-05-01"))
    let learned = ExpectationLearning(from: register, metric: "csat")
    #expect(abs(learned.realisedShare.value - 0.75) < 1e-12)
    #expect(abs(learned.corrected(0.04).value - 0.03) < 1e-12)
    #expect(ExpectationLearning(from: register, metric: "nps").count == 0)
    let again = try JSONDecoder().decode(
      HypothesisRegister.self, from: JSONEncoder().encode(register))
    #expect(again == register)
  }
}
