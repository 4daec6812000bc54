// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Quantities
import Reports
import ServiceMetrics
import Testing

/// Expected cells are written by hand.
@Suite struct MetricReportTests {
  static let catalogue = MetricCatalogue([
    Metric(
      id: "csat", name: LocalizedText(en: "satisfaction", fr: "satisfaction"),
      sentence: LocalizedText(en: "s", fr: "s"), family: .satisfaction, unit: .share, better: .more,
      variants: [
        MetricVariant("top2", LocalizedText(en: "top", fr: "haut"), "a/b", .count(Measure.count()))
      ], source: "test"),
    Metric(
      id: "aht", name: LocalizedText(en: "handle time", fr: "durée de traitement"),
      sentence: LocalizedText(en: "s", fr: "s"), family: .time, unit: .seconds, better: .less,
      variants: [
        MetricVariant("mean", LocalizedText(en: "m", fr: "m"), "a/b", .count(Measure.count()))
      ], source: "test"),
  ])

  let report = MetricReport(catalogue: catalogue, language: .french)

  private func value(
    _ metric: String, _ variant: String, _ value: Double?, unit: String, low: Double? = nil,
    high: Double? = nil, channel: String? = "phone", absent: LocalizedText? = nil
  ) -> MetricValue {
    MetricValue(
      metric: metric, variant: variant,
      period: MetricPeriod(
        start: LocalDate(iso: "2026-01-01"), end: LocalDate(iso: "2026-06-30"), grain: nil),
      dimensions: ["channel": channel], value: value, n: 40, low: low, high: high,
      level: low == nil ? nil : 0.95, method: "m", unit: unit, absent: absent)
  }

  @Test func `a value is printed in its unit with its interval and its cut`() {
    let answer = MetricTable(
      dimensions: [.channel],
      rows: [
        value("csat", "top2", 0.845, unit: "share", low: 0.8, high: 0.88),
        value(
          "aht", "mean", nil, unit: "seconds", channel: nil,
          absent: LocalizedText(en: "no contact", fr: "aucun contact")),
      ])
    let table = report.table(answer)
    let style = NumberStyle(language: .french)
    let rows = table.rows.map { $0.cells.map { $0.text(in: style) } }
    #expect(table.columns.map(\.title) == ["Indicateur", "Canal", "Valeur", "Intervalle", "n"])
    #expect(
      rows[0] == [
        "Satisfaction", "phone", "84,5\u{202F}%", "80,0\u{202F}% – 88,0\u{202F}%", "40",
      ])
    #expect(
      rows[1] == ["Durée de traitement", "(inconnu)", "– (aucun contact)", "", "40"])
  }

  @Test func `before and after show points for shares, per cents for the rest, and the direction`()
  {
    func answer(_ share: Double, _ seconds: Double) -> MetricTable {
      MetricTable(
        dimensions: [],
        rows: [
          value("csat", "top2", share, unit: "share"),
          value("aht", "mean", seconds, unit: "seconds"),
        ])
    }
    let table = report.beforeAfter(answer(0.80, 480), answer(0.87, 360))
    let style = NumberStyle(language: .french)
    let rows = table.rows.map { $0.cells.map { $0.text(in: style) } }
    #expect(
      rows[0] == [
        "Satisfaction", "80,0\u{202F}%", "87,0\u{202F}%", "+7,0\u{00A0}pts", "mieux",
      ])
    #expect(
      rows[1] == [
        "Durée de traitement", "8\u{00A0}min", "6\u{00A0}min", "\u{2212}25,0\u{202F}%", "mieux",
      ])
    #expect(report.beforeAfterChart(answer(0.80, 480), answer(0.87, 360), id: "k") != nil)
  }

  @Test func `records keep ids and full numbers for programs`() {
    let answer = MetricTable(
      dimensions: [.channel], rows: [value("csat", "top2", 0.123_456_789, unit: "share")])
    let csv = CSVRenderer().render(report.records(answer))
    #expect(
      csv == "metric,variant,period,channel,value,unit,n,low,high,provisional\r\n"
        + "csat,top2,2026-01-01/2026-06-30,phone,0.123456789,share,40,,,false\r\n")
  }
}
