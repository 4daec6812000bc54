// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Quantities

/// A document with every kind of node, whose every text position holds `text`.
func everyNode(_ text: String, language: Language = .french) -> Document {
  let record = FigureRecord(
    id: Anchor("fig-" + text), label: text, value: text, formula: text, filled: text,
    inputs: [.init(text, [.text(text)])], source: [.text(text)], grade: .assumed)
  let inlines: [Inline] = [
    .text(text), .strong([.text(text)]), .emphasis([.text(text)]), .code(text), record.reference,
    .reference(Anchor("part"), [.text(text)]), .web(text, [.text(text)]),
    .web("https://example.org/?a=1&b=\"2\"", [.text(text)]), .footnote([.text(text)]),
  ]
  let table = Table(
    id: "table", caption: text, columns: [.words(text), .figures(text)],
    rows: [
      Table.Row([.text(text), .money(-1_234.5, record: record.id)]),
      Table.Row([.inlines(inlines), .percent(0.285)]),
      Table.Row([.text("months"), .months(4.2)]),
      Table.Row([.text("seconds"), .duration(seconds: 252)]),
      Table.Row([.text(text), .missing(text)], kind: .subtotal),
      Table.Row([.text(text), .number(12.5, unit: text, digits: 1)], kind: .total),
    ], notes: [[.text(text)]])
  let chart = WaterfallChart(
    steps: [
      .init(text, 10), .init(text, -3), .init(text, 7, .total), .init(text, 12, .comparison),
    ],
    unit: .money, title: text, axisTitle: text, labelTitle: text, alternative: text,
    style: NumberStyle(language: language))
  let content: [Block] = [
    .paragraph(inlines), .list(BulletList([[.text(text)]])),
    .list(BulletList([[.text(text)]], isOrdered: true)), .table(table),
    .keyFigures([KeyFigure(text, value: [record.reference], note: [.text(text)], isPrimary: true)]),
    .callout(Callout(.warning, text, [.paragraph([.text(text)])])),
    .figure(chart.figure(id: "chart", source: [.text(text)])),
    .definitions([Definition(text, [.text(text)])]), .records([record]),
    .sources([Source("source", [.text(text)])]), .pageBreak,
    .section(Section("inner", text, [.paragraph([.text(text)])])),
  ]
  return Document(
    title: text, subtitle: text, language: language,
    generatedOn: LocalDate(daysSinceEpoch: 20_778), generator: text,
    facts: [.init(text, [.text(text)])],
    blocks: [
      .section(Section("part", text, content)), .section(Section("two", text, [])),
      .section(Section("three", text, [])),
    ])
}

/// Parts without any chart library, small enough to read in a golden file.
func plainAssets(charts: String? = nil) -> HTMLAssets {
  HTMLAssets(stylesheet: "body { margin: 0 }", chartScript: "void 0;", chartRuntime: charts)
}
