// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Foundation
import Quantities
import Testing

@Suite struct ChartTests {
  static let style = NumberStyle(language: .french)

  static let figures: [Figure] = {
    let cash = CashFlowChart(
      points: [
        .init(month: 0, net: -100, cumulated: -100, discounted: -100),
        .init(month: 12, net: 150, cumulated: 50, discounted: 36.36),
      ], payback: 8,
      words: .init(
        title: "t", months: "mois", net: "net", cumulated: "cumulé", discounted: "actualisé",
        payback: "Retour", lowest: "Besoin", alternative: "alt"), style: style)
    let waterfall = WaterfallChart(
      steps: [.init("a", 10), .init("a", -3), .init("Total", 7, .total)], unit: .hours, title: "t",
      axisTitle: "heures", labelTitle: "levier", alternative: "alt", style: style)
    let stacked = StackedBarChart(
      parts: EvidenceGrade.allCases.map {
        .init($0.name[.french], color: ChartTheme.color(of: $0))
      }, bars: [.init("a", [1, 2, 3, 0])], title: "t", axisTitle: "valeur", labelTitle: "lecture",
      totalTitle: "total", alternative: "alt", style: style)
    let panels = BeforeAfterChart(
      panels: [.init("k", before: 1, "1", after: 2, "2", isBetter: nil)], beforeTitle: "Avant",
      afterTitle: "Après", labelTitle: "k", title: "t", alternative: "alt", style: style)
    let tornado = TornadoChart(
      swings: [
        .init("small", atLow: 1, "a", atHigh: 2, "b"),
        .init("large", atLow: -9, "c", atHigh: 9, "d"),
      ], base: 1.5,
      words: .init(
        title: "t", axis: "VAN", label: "donnée", low: "bas", high: "haut", atLow: "x", atHigh: "y",
        alternative: "alt"), style: style)
    return [
      cash.figure(id: "cash"), waterfall.figure(id: "waterfall"), stacked.figure(id: "stacked"),
      panels.figure(id: "panels"), tornado.figure(id: "tornado"),
    ]
  }()

  @Test(arguments: figures)
  func `a chart is a Vega-Lite 6 specification with words and data`(figure: Figure) throws {
    let text = try figure.specification.text()
    let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let members = try #require(parsed)
    #expect(members["$schema"] as? String == "https://vega.github.io/schema/vega-lite/v6.json")
    #expect(members["description"] as? String == "alt")
    #expect(!text.contains("\"url\""), "a chart loads nothing")
    #expect(!text.contains("<"))
    #expect(!figure.table.rows.isEmpty)
    #expect(figure.table.rows.allSatisfy { $0.cells.count == figure.table.columns.count })
  }

  @Test func `numbers on the axes follow the language`() throws {
    let text = try Self.figures[0].specification.text()
    #expect(text.contains("\"decimal\":\",\""))
    #expect(text.contains("\"thousands\":\"\u{202F}\""))
  }

  @Test func `the bars of a waterfall start where the last one ended`() throws {
    let text = try Self.figures[1].specification.text()
    // 0 → 10, then 10 → 7, then the total 0 → 7: by hand.
    for bar in ["\"end\":10,", "\"start\":10,", "\"end\":7,"] {
      #expect(text.contains(bar), "\(bar)")
    }
  }

  @Test func `the widest swing of a tornado comes first`() {
    #expect(Self.figures[4].table.rows[0].cells[0] == .text("large"))
  }

  @Test func `JSON is written with sorted keys and without what HTML could read`() throws {
    let value: JSONValue = ["b": "</script>", "a": [1, 2.5, true, .null, .number(.nan)]]
    #expect(try value.text() == "{\"a\":[1,2.5,true,null,null],\"b\":\"\\u003c\\/script>\"}")
  }
}
