// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Evidence
import Quantities
import Reports
import Testing

@Suite struct EvidenceReportTests {
  /// A made-up analysis in which every part is there; the figures are typed, not computed.
  private var result: EvidenceResult {
    let days = (1...4).compactMap { LocalDate(iso: "2026-03-0\($0)") }
    let check = EvidenceCheck(
      id: "pre-trends", name: LocalizedText(en: "pre-trends", fr: "tendances préalables"),
      isEssential: true, outcome: .failed,
      sentence: LocalizedText(en: "They part before.", fr: "Elles divergent avant."))
    return EvidenceResult(
      design: .interruptedTimeSeries, outcome: LocalizedText(en: "<AHT>", fr: "<DMT>"),
      effects: [
        Effect(
          id: "level", name: LocalizedText(en: "change of level", fr: "changement de niveau"),
          value: -12.5, low: -18, high: -7, pValue: 0.0004)
      ], sampleSize: 4, method: LocalizedText(en: "REML", fr: "REML"),
      assumptions: [LocalizedText(en: "nothing else changed", fr: "rien d'autre n'a changé")],
      checks: [check],
      plot: EvidencePlot(
        title: LocalizedText(en: "Course", fr: "Cours"),
        xTitle: LocalizedText(en: "day", fr: "jour"),
        yTitle: LocalizedText(en: "seconds", fr: "secondes"),
        series: [
          .init(
            name: LocalizedText(en: "observed", fr: "observé"), role: .observed,
            x: days.map { .day($0) }, y: [1, nil, 3, 4])
        ],
        markers: [.init(at: .day(days[2]), label: LocalizedText(en: "launch", fr: "lancement"))]))
  }

  @Test(arguments: [(Language.english, "−18.0 to −7.00"), (.french, "−18,0 à −7,00")])
  func `the page tells effect, interval, failed checks and the lower grade`(
    language: Language, interval: String
  ) throws {
    let report = EvidenceReport(result, language: language)
    let day = try #require(LocalDate(iso: "2026-04-01"))
    let document = report.document(generatedOn: day, generator: "test")
    let html = try HTMLRenderer(
      assets: HTMLAssets(stylesheet: "", chartScript: "", chartRuntime: "x"), nonce: "n"
    ).render(document)
    #expect(html.contains(interval))
    #expect(html.contains(language == .french ? "Elles divergent avant." : "They part before."))
    #expect(html.contains(language == .french ? "contrôle" : "check"))
    #expect(!html.contains("<AHT>") && !html.contains("<DMT>"))
    // A failed essential check takes the causal grade away.
    #expect(result.grade > .proved)
    #expect(html.contains(result.grade.name[language]))
  }

  @Test func `the drawing keeps gaps and marks, and its table has every point`() throws {
    let blocks = EvidenceReport(result, language: .english).blocks()
    let figures = blocks.compactMap { block -> Figure? in
      if case .figure(let figure) = block { figure } else { nil }
    }
    let figure = try #require(figures.first)
    #expect(figure.table.rows.count == 4)
    let text = try figure.specification.text()
    #expect(text.contains("\"value\":null"))
    #expect(text.contains("\"label\":\"launch\""))
  }
}
