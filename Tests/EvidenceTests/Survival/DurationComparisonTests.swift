// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Quantities
import Testing

struct DurationComparisonTests {
  // R: coxph(Surv(time, status) ~ x, aml): exp(coef) 2.498, 95 % 0.916 to 6.813.
  @Test func `two groups of patients are told with curve and checks`() throws {
    let all = Leukaemia.maintained + Leukaemia.other
    let result = try DurationComparison(
      event: LocalizedText(en: "relapse", fr: "rechute"),
      timeUnit: LocalizedText(en: "weeks", fr: "semaines"), data: Leukaemia.data(all),
      isInGroup: Leukaemia.groups.map { $0 == "Nonmaintained" },
      group: LocalizedText(en: "not maintained", fr: "sans entretien")
    ).result()
    #expect(abs(result.headline.value - 2.498) < 1e-3)
    #expect(abs((result.headline.low ?? 0) - 0.916) < 1e-3)
    #expect(abs((result.headline.high ?? 0) - 6.813) < 1e-3)
    #expect(result.grade == .measured)
    #expect(result.check("events")?.outcome == .passed)
    #expect(result.check("adjustment")?.outcome == .failed)
    // Medians of R: 23 weeks without maintenance, 31 with.
    #expect(result.tables[0].rows.map { $0[3] } == [.number(23), .number(31)])
    #expect(result.plot?.series.count == 2)
    #expect(result.sentence.fr.contains("rapport de risque"))
  }
}
