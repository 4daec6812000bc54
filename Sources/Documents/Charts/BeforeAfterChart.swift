// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Small panels, one for each indicator, that show its value before and after on its own scale.
package struct BeforeAfterChart: Sendable {
  /// One indicator.
  package struct Panel: Sendable, Hashable {
    /// The indicator's name.
    package var label: String
    /// The two values and how a person reads them.
    package var before: Double
    package var beforeText: String
    package var after: Double
    package var afterText: String
    /// Whether the change is for the better; nil when the indicator has no direction.
    package var isBetter: Bool?

    /// Creates a panel.
    package init(
      _ label: String, before: Double, _ beforeText: String, after: Double, _ afterText: String,
      isBetter: Bool?
    ) {
      self.label = label
      self.before = before
      self.beforeText = beforeText
      self.after = after
      self.afterText = afterText
      self.isBetter = isBetter
    }
  }

  /// The indicators, left to right.
  package var panels: [Panel]
  /// "Before" and "After" in the language of the document.
  package var beforeTitle: String
  package var afterTitle: String
  /// The heading of the indicators in the data table.
  package var labelTitle: String
  /// The title of the figure.
  package var title: String
  /// The chart in words.
  package var alternative: String
  /// How numbers are written.
  package var style: NumberStyle

  /// Creates the chart.
  package init(
    panels: [Panel], beforeTitle: String, afterTitle: String, labelTitle: String, title: String,
    alternative: String, style: NumberStyle
  ) {
    self.panels = panels
    self.beforeTitle = beforeTitle
    self.afterTitle = afterTitle
    self.labelTitle = labelTitle
    self.title = title
    self.alternative = alternative
    self.style = style
  }

  /// The chart as a figure of a document.
  package func figure(id: String, source: [Inline] = []) -> Figure {
    let table = Table(
      caption: title,
      columns: [.words(labelTitle), .figures(beforeTitle), .figures(afterTitle)],
      rows: panels.map { Table.Row([.text($0.label), .text($0.beforeText), .text($0.afterText)]) })
    return Figure(
      id: id, title: title, specification: specification, alternative: alternative, table: table,
      source: source)
  }

  private var specification: JSONValue {
    ChartTheme.specification(
      [
        "concat": .array(panels.map { panel($0) }), "columns": 3,
        "spacing": ["row": 26, "column": 24],
      ], style: style, description: alternative)
  }

  private func panel(_ panel: Panel) -> JSONValue {
    let color =
      switch panel.isBetter {
      case true?: ChartTheme.green
      case false?: ChartTheme.vermilion
      case nil: ChartTheme.blue
      }
    let values: JSONValue = [
      [
        "when": .string(beforeTitle), "value": .number(panel.before),
        "text": .string(panel.beforeText), "color": .string(ChartTheme.grey),
      ],
      [
        "when": .string(afterTitle), "value": .number(panel.after),
        "text": .string(panel.afterText), "color": .string(color),
      ],
    ]
    let y: JSONValue = [
      "field": "when", "type": "nominal",
      "sort": [.string(beforeTitle), .string(afterTitle)],
      "axis": ["title": .null, "ticks": false, "domain": false],
    ]
    let largest = max(panel.before, panel.after, 0)
    let least = min(panel.before, panel.after, 0)
    let room = (largest - least) * 0.55
    let x: JSONValue = [
      "field": "value", "type": "quantitative", "axis": .null,
      "scale": [
        "domain": [.number(least), .number(largest > least ? largest + room : 1)],
        "nice": false,
      ],
    ]
    let title: JSONValue = .array(
      ChartTheme.wrapped(panel.label, limit: 24).split(separator: "\n").map { .string(String($0)) })
    return [
      "width": 138, "height": 54, "data": ["values": values],
      "title": [
        "text": title, "anchor": "start", "fontSize": 12, "fontWeight": 600,
        "color": .string(ChartTheme.ink), "offset": 6,
      ],
      "layer": [
        [
          "mark": ["type": "bar", "height": ["band": 0.6]],
          "encoding": [
            "y": y, "x": x,
            "color": ["field": "color", "type": "nominal", "scale": .null, "legend": .null],
          ],
        ],
        [
          "mark": [
            "type": "text", "align": "left", "dx": 5, "fontSize": 12,
            "color": .string(ChartTheme.ink),
          ],
          "encoding": ["y": y, "x": x, "text": ["field": "text", "type": "nominal"]],
        ],
      ],
    ]
  }
}
