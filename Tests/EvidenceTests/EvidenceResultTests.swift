// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Foundation
import Quantities
import Testing

@Suite struct EvidenceResultTests {
  private func check(_ outcome: EvidenceCheck.Outcome, essential: Bool) -> EvidenceCheck {
    EvidenceCheck(
      id: "pre-trends", name: LocalizedText(en: "pre-trends", fr: "tendances préalables"),
      isEssential: essential, outcome: outcome, sentence: LocalizedText(verbatim: "."))
  }

  private func result(
    _ design: StudyDesign, _ checks: [EvidenceCheck], low: Double? = -18.14, high: Double? = -6.46
  ) -> EvidenceResult {
    let effect = Effect(
      id: "level", name: LocalizedText(en: "change of level", fr: "changement de niveau"),
      value: -12.3, low: low, high: high, pValue: 0.0002,
      unit: LocalizedText(en: "contacts", fr: "contacts"))
    return EvidenceResult(
      design: design, outcome: LocalizedText(en: "Contacts", fr: "Contacts"), effects: [effect],
      sampleSize: 104, method: LocalizedText(verbatim: "m"), assumptions: [], checks: checks)
  }

  /// The rule as written in the comment of GradingRule.
  @Test func `the grade follows the written rule`() {
    let pass = check(.passed, essential: true)
    let fail = check(.failed, essential: true)
    let idle = check(.notApplicable, essential: true)
    let mild = check(.failed, essential: false)
    #expect(result(.interruptedTimeSeries, [pass, idle, mild]).grade == .proved)
    #expect(result(.interruptedTimeSeries, [pass, fail]).grade == .measured)
    #expect(result(.interruptedTimeSeries, [pass], low: nil, high: nil).grade == .measured)
    #expect(result(.correlation, [pass]).grade == .measured)
    #expect(result(.correlation, [fail]).grade == .assumed)
    #expect(result(.interruptedTimeSeries, [fail]).gradeReason.en.contains("pre-trends"))
  }

  @Test func `the sentence speaks both languages`() {
    let sentence = result(.interruptedTimeSeries, []).sentence
    #expect(
      sentence.en
        == "Contacts: change of level −12.3 contacts (95% interval −18.1 to −6.46, p = 0.0002). "
        + "That is more than chance explains.")
    #expect(sentence.fr.contains("−12,3 contacts (intervalle à 95\u{202F}% de −18,1 à −6,46"))
  }

  @Test func `a result can be stored and read again`() throws {
    let original = result(.syntheticControl, [check(.passed, essential: true)])
    let copy = try JSONDecoder().decode(
      EvidenceResult.self, from: try JSONEncoder().encode(original))
    #expect(copy == original)
  }

  @Test func `figures in sentences have three digits`() {
    #expect(FigureText.number(1234.56, .english) == "1,235")
    #expect(FigureText.number(0.012345, .french) == "0,0123")
    #expect(FigureText.signedPercent(-0.0841, .english) == "−8.41%")
    #expect(FigureText.pValue(0.00001, .french) == "p < 0,0001")
  }
}
