// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Steps that build a total, each bar starting where the last one ended; other totals beside it.
package struct WaterfallChart: Sendable {
  /// One bar.
  package struct Step: Sendable, Hashable {
    /// What a bar shows.
    package enum Kind: Sendable, Hashable {
      /// A part, added to what came before (below zero: taken away).
      case part
      /// What the parts make together, from zero.
      case total
      /// Another figure for comparison, from zero.
      case comparison
    }

    /// What the bar is.
    package var label: String
    /// Its size in the unit of the chart.
    package var value: Double
    /// What it shows.
    package var kind: Kind

    /// Creates a step.
    package init(_ label: String, _ value: Double, _ kind: Kind = .part) {
      self.label = label
      self.value = value
      self.kind = kind
    }
  }

  /// What the values measure.
  package enum Unit: Sendable, Hashable {
    /// Amounts in the document's currency.
    case money
    /// Hours.
    case hours
  }

  /// The bars, top to bottom.
  package var steps: [Step]
  /// What the values measure.
  package var unit: Unit
  /// The title of the figure.
  package var title: String
  /// The title of the axis, without unit.
  package var axisTitle: String
  /// The heading of the labels in the data table.
  package var labelTitle: String
  /// The chart in words.
  package var alternative: String
  /// How numbers are written.
  package var style: NumberStyle

  /// Creates the chart.
  package init(
    steps: [Step], unit: Unit, title: String, axisTitle: String, labelTitle: String,
    alternative: String, style: NumberStyle
  ) {
    self.steps = steps
    self.unit = unit
    self.title = title
    self.axisTitle = axisTitle
    self.labelTitle = labelTitle
    self.alternative = alternative
    self.style = style
  }

  /// The chart as a figure of a document.
  package func figure(id: String, source: [Inline] = []) -> Figure {
    Figure(
      id: id, title: title, specification: specification, alternative: alternative,
      table: table, source: source)
  }

  private var table: Table {
    Table(
      caption: title, columns: [.words(labelTitle), .figures(axisTitle)],
      rows: steps.map { step in
        let value: Cell =
          unit == .money ? .money(step.value) : .number(step.value, unit: "h", digits: 1)
        return Table.Row([.text(step.label), value], kind: step.kind == .total ? .total : .body)
      })
  }

  private func text(_ value: Double) -> String {
    unit == .money ? style.money(value) : style.hours(value, digits: abs(value) < 100 ? 1 : 0)
  }

  private var specification: JSONValue {
    var sum = 0.0
    var values: [JSONValue] = []
    var keys: [JSONValue] = []
    var ends: [Double] = [0]
    for (index, step) in steps.enumerated() {
      let start = step.kind == .part ? sum : 0
      let end = start + step.value
      if step.kind == .part { sum = end }
      let key = ChartTheme.key(index, step.label)
      keys.append(key)
      ends.append(end)
      values.append([
        "key": key, "start": .number(start), "end": .number(end),
        "edge": .number(max(start, end)), "color": .string(color(step)),
        "text": .string(text(step.value)),
      ])
    }
    let largest = max(ends.max() ?? 0, 0)
    let least = min(ends.min() ?? 0, 0)
    // Room at the right for the amount that stands after the longest bar.
    let room = (largest - least) * 0.18
    let axis: JSONValue
    switch unit {
    case .money:
      axis = MoneyAxis(largest: max(largest, -least), style: style).encoding(title: axisTitle)
    case .hours:
      axis = ["title": .string(axisTitle + " (h)"), "tickCount": 6, "format": ",~f"]
    }
    let y: JSONValue = [
      "field": "key", "type": "nominal", "sort": .array(keys),
      "axis": ChartTheme.categories,
    ]
    let x: JSONValue = [
      "field": "start", "type": "quantitative", "axis": axis,
      "scale": ["domain": [.number(least), .number(largest + room)], "nice": false],
    ]
    let bars: JSONValue = [
      "mark": ["type": "bar", "height": ["band": 0.62], "cornerRadius": 1],
      "encoding": [
        "y": y, "x": x, "x2": ["field": "end"],
        "color": ["field": "color", "type": "nominal", "scale": .null, "legend": .null],
        "tooltip": ["field": "text", "type": "nominal"],
      ],
    ]
    let labels: JSONValue = [
      "mark": [
        "type": "text", "align": "left", "dx": 6, "fontSize": 12, "color": .string(ChartTheme.ink),
      ],
      "encoding": [
        "y": y, "x": ["field": "edge", "type": "quantitative", "axis": axis],
        "text": ["field": "text", "type": "nominal"],
      ],
    ]
    return ChartTheme.specification(
      ChartTheme.fitted(
        height: 70 + steps.count * 42,
        ["data": ["values": .array(values)], "layer": [bars, labels]]),
      style: style, description: alternative)
  }

  private func color(_ step: Step) -> String {
    switch step.kind {
    case .part: step.value < 0 ? ChartTheme.vermilion : ChartTheme.sky
    case .total: ChartTheme.blue
    case .comparison: ChartTheme.grey
    }
  }
}
