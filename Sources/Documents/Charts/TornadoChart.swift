// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How far each input moves a result, from its own low to its own high value, largest first.
package struct TornadoChart: Sendable {
  /// One input.
  package struct Swing: Sendable, Hashable {
    /// The input.
    package var label: String
    /// The result at the input's low value, and that value as read.
    package var atLow: Double
    package var lowText: String
    /// The result at the input's high value, and that value as read.
    package var atHigh: Double
    package var highText: String

    /// Creates a swing.
    package init(
      _ label: String, atLow: Double, _ lowText: String, atHigh: Double, _ highText: String
    ) {
      self.label = label
      self.atLow = atLow
      self.lowText = lowText
      self.atHigh = atHigh
      self.highText = highText
    }

    /// How far the result moves.
    package var size: Double { abs(atHigh - atLow) }
  }

  /// The words of the chart in its language.
  package struct Words: Sendable {
    /// Title of the figure, of the axis, of the labels.
    package var title: String
    package var axis: String
    package var label: String
    /// "Low value", "High value", "Result at low", "Result at high".
    package var low: String
    package var high: String
    package var atLow: String
    package var atHigh: String
    /// The chart in words.
    package var alternative: String

    /// Creates the words.
    package init(
      title: String, axis: String, label: String, low: String, high: String, atLow: String,
      atHigh: String, alternative: String
    ) {
      self.title = title
      self.axis = axis
      self.label = label
      self.low = low
      self.high = high
      self.atLow = atLow
      self.atHigh = atHigh
      self.alternative = alternative
    }
  }

  /// The inputs, in any order.
  package var swings: [Swing]
  /// The result with every input at its own value, in currency units.
  package var base: Double
  /// The words.
  package var words: Words
  /// How numbers are written.
  package var style: NumberStyle

  /// Creates the chart.
  package init(swings: [Swing], base: Double, words: Words, style: NumberStyle) {
    self.swings = swings
    self.base = base
    self.words = words
    self.style = style
  }

  private var sorted: [Swing] { swings.sorted { $0.size > $1.size } }

  /// The chart as a figure of a document.
  package func figure(id: String, source: [Inline] = []) -> Figure {
    let table = Table(
      caption: words.title,
      columns: [
        .words(words.label), .figures(words.low), .figures(words.atLow), .figures(words.high),
        .figures(words.atHigh),
      ],
      rows: sorted.map { swing in
        Table.Row([
          .text(swing.label), .text(swing.lowText), .money(swing.atLow), .text(swing.highText),
          .money(swing.atHigh),
        ])
      })
    return Figure(
      id: id, title: words.title, specification: specification, alternative: words.alternative,
      table: table, source: source)
  }

  private var specification: JSONValue {
    let swings = sorted
    let keys = swings.enumerated().map { ChartTheme.key($0.offset, $0.element.label) }
    let ends = swings.flatMap { [$0.atLow, $0.atHigh] } + [base]
    let largest = ends.max() ?? base
    let least = ends.min() ?? base
    let room = max((largest - least) * 0.12, 1)
    let axis = MoneyAxis(largest: max(abs(largest), abs(least)), style: style)
    var values: [JSONValue] = []
    for (key, swing) in zip(keys, swings) {
      for (end, input, side) in [
        (swing.atLow, swing.lowText, words.low), (swing.atHigh, swing.highText, words.high),
      ] {
        values.append([
          "key": key, "base": .number(base), "end": .number(end), "side": .string(side),
          "text": .string(input), "isRight": .boolean(end >= base),
        ])
      }
    }
    let y: JSONValue = [
      "field": "key", "type": "nominal", "sort": .array(keys),
      "axis": ChartTheme.categories,
    ]
    let x: JSONValue = [
      "field": "end", "type": "quantitative", "axis": axis.encoding(title: words.axis),
      "scale": [
        "domain": [.number(least - room), .number(largest + room)], "nice": false, "zero": false,
      ],
    ]
    let bars: JSONValue = [
      "mark": ["type": "bar", "height": ["band": 0.6]],
      "encoding": [
        "y": y, "x": x, "x2": ["field": "base"],
        "color": [
          "field": "side", "type": "nominal",
          "scale": [
            "domain": [.string(words.low), .string(words.high)],
            "range": [.string(ChartTheme.orange), .string(ChartTheme.blue)],
          ],
        ],
        "tooltip": ["field": "text", "type": "nominal"],
      ],
    ]
    let rule: JSONValue = [
      "data": ["values": [["base": .number(base)]]],
      "mark": ["type": "rule", "color": .string(ChartTheme.ink)],
      "encoding": ["x": ["field": "base", "type": "quantitative"]],
    ]
    return ChartTheme.specification(
      ChartTheme.fitted(
        height: 105 + swings.count * 38,
        [
          "data": ["values": .array(values)],
          "layer": [bars, rule, text(y, x, toRight: true), text(y, x, toRight: false)],
        ]),
      style: style, description: words.alternative)
  }

  private func text(_ y: JSONValue, _ x: JSONValue, toRight: Bool) -> JSONValue {
    [
      "transform": [["filter": ["field": "isRight", "equal": .boolean(toRight)]]],
      "mark": [
        "type": "text", "align": toRight ? "left" : "right", "dx": toRight ? 5 : -5,
        "fontSize": 11, "color": .string(ChartTheme.ink),
      ],
      "encoding": ["y": y, "x": x, "text": ["field": "text", "type": "nominal"]],
    ]
  }
}
