// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Values over time: lines, their bands of uncertainty, and marked moments.
package struct LineChart: Sendable {
  /// One line.
  package struct Line: Sendable, Hashable {
    /// One moment.
    package struct Point: Sendable, Hashable {
      /// The place: an ISO 8601 day, a number or a name, as the axis says.
      package var at: String
      /// The value; nil leaves a gap.
      package var value: Double?
      /// The ends of the band; nil for none.
      package var low: Double?
      package var high: Double?

      /// Creates a point.
      package init(_ at: String, _ value: Double?, low: Double? = nil, high: Double? = nil) {
        self.at = at
        self.value = value
        self.low = low
        self.high = high
      }
    }

    /// The name of the line.
    package var label: String
    /// Its points, in order.
    package var points: [Point]
    /// Whether it is drawn dashed: what would have been, a forecast.
    package var isDashed: Bool
    /// Whether the points are joined.
    package var isJoined: Bool
    /// Whether the band is drawn as a whisker at each point rather than as an area.
    package var hasWhiskers: Bool

    /// Creates a line.
    package init(
      _ label: String, _ points: [Point], isDashed: Bool = false, isJoined: Bool = true,
      hasWhiskers: Bool = false
    ) {
      self.label = label
      self.points = points
      self.isDashed = isDashed
      self.isJoined = isJoined
      self.hasWhiskers = hasWhiskers
    }
  }

  /// What the places of the points are.
  package enum Axis: Sendable, Hashable {
    /// Days, as ISO 8601.
    case days
    /// Numbers.
    case numbers
    /// Names, in the order of the points.
    case names
  }

  /// A place worth a word: a launch, an incident, a change of definition; or a height.
  package struct Mark: Sendable, Hashable {
    /// The place, as on the axis; nil for a level line.
    package var at: String?
    /// The height of a level line.
    package var height: Double?
    /// The word.
    package var label: String

    /// Creates a mark.
    package init(at: String, _ label: String) {
      self.at = at
      self.label = label
    }

    /// Creates a level line.
    package init(height: Double, _ label: String) {
      self.height = height
      self.label = label
    }
  }

  /// The lines, the main one first.
  package var lines: [Line]
  /// The marked moments.
  package var marks: [Mark] = []
  /// What the places of the points are.
  package var axis = Axis.days
  /// The title of the horizontal axis; nil for none.
  package var placeTitle: String?
  /// What the value axis shows, with its unit.
  package var valueTitle: String
  /// The heading of the moments in the data table.
  package var timeTitle: String
  /// The title of the figure.
  package var title: String
  /// The chart in words.
  package var alternative: String
  /// The d3 format of the value axis, such as `.0%`.
  package var valueFormat = "~s"
  /// Whether the value axis starts at zero.
  package var startsAtZero = false
  /// How numbers are written.
  package var style: NumberStyle

  /// Creates the chart.
  package init(
    lines: [Line], valueTitle: String, timeTitle: String, title: String, alternative: String,
    style: NumberStyle
  ) {
    self.lines = lines
    self.valueTitle = valueTitle
    self.timeTitle = timeTitle
    self.title = title
    self.alternative = alternative
    self.style = style
  }

  private static let colors = [
    ChartTheme.blue, ChartTheme.orange, ChartTheme.green, ChartTheme.vermilion, ChartTheme.sky,
    ChartTheme.grey,
  ]

  /// The chart as a figure of a document.
  ///
  /// - Parameters:
  ///   - id: The stable name of the figure.
  ///   - digits: The decimals of the values in the data table.
  ///   - source: Where the data comes from.
  /// - Returns: The figure; its table holds every value.
  package func figure(id: String, digits: Int = 2, source: [Inline] = []) -> Figure {
    let moments = places
    let values = lines.map { line in
      Dictionary(line.points.map { ($0.at, $0.value) }) { first, _ in first }
    }
    let rows = moments.map { moment in
      Table.Row(
        [.text(moment)]
          + values.map { found in
            (found[moment] ?? nil).map { .number($0, digits: digits) } ?? .missing("")
          })
    }
    let table = Table(
      caption: title, columns: [.words(timeTitle)] + lines.map { .figures($0.label) }, rows: rows)
    return Figure(
      id: id, title: title, specification: specification, alternative: alternative, table: table,
      source: source)
  }

  /// The places of all points, in order, each once.
  private var places: [String] {
    var seen: Set<String> = []
    let all = lines.flatMap { $0.points.map(\.at) }.filter { seen.insert($0).inserted }
    switch axis {
    case .days: return all.sorted()
    case .numbers: return all.sorted { (Double($0) ?? .nan) < (Double($1) ?? .nan) }
    case .names: return all
    }
  }

  private var specification: JSONValue {
    var layers: [JSONValue] = []
    for hasWhiskers in [false, true] {
      let banded = lines.filter { $0.hasWhiskers == hasWhiskers && $0.hasBand }
      if !banded.isEmpty { layers.append(band(banded, hasWhiskers)) }
    }
    for isJoined in [true, false] {
      let drawn = lines.filter { line in
        line.isJoined == isJoined && line.points.contains { $0.value != nil }
      }
      if !drawn.isEmpty { layers.append(strokes(drawn, isJoined)) }
    }
    if marks.contains(where: { $0.at != nil }) { layers.append(rules) }
    if marks.contains(where: { $0.height != nil }) { layers.append(levels) }
    return ChartTheme.specification(
      ChartTheme.fitted(height: 260, ["layer": .array(layers)]), style: style,
      description: alternative)
  }

  private var time: JSONValue {
    let title: JSONValue = placeTitle.map { .string($0) } ?? .null
    switch axis {
    case .days:
      let marks: JSONValue = [
        "title": title, "grid": false, "labelAngle": 0, "labelOverlap": true, "format": "%Y-%m-%d",
      ]
      return ["field": "at", "type": "temporal", "axis": marks]
    case .numbers:
      return [
        "field": "at", "type": "quantitative", "axis": ["title": title, "grid": false],
        "scale": ["zero": false],
      ]
    case .names:
      return [
        "field": "at", "type": "nominal", "sort": .array(places.map { .string($0) }),
        "axis": ["title": title, "labelAngle": 0, "labelOverlap": true],
      ]
    }
  }

  private var color: JSONValue {
    [
      "field": "line", "type": "nominal",
      "scale": [
        "domain": .array(lines.map { .string($0.label) }),
        "range": .array(
          lines.indices.map { .string(Self.colors[$0 % Self.colors.count]) }),
      ],
      "legend": lines.count > 1 ? [:] : .null,
    ]
  }

  private var valueScale: JSONValue { ["zero": .boolean(startsAtZero)] }

  private var valueAxis: JSONValue {
    [
      "title": lines.count > 1 ? .null : .string(valueTitle),
      "format": .string(valueFormat), "titleAngle": 0,
      "titleAlign": "left", "titleAnchor": "end", "titleY": -12, "titleX": 0,
    ]
  }

  private func band(_ lines: [Line], _ hasWhiskers: Bool) -> JSONValue {
    let rows = lines.flatMap { line in
      line.points.compactMap { point -> JSONValue? in
        guard let low = point.low, let high = point.high else { return nil }
        return [
          "at": moment(point.at), "low": .number(low), "high": .number(high),
          "line": .string(line.label),
        ]
      }
    }
    return [
      "data": ["values": .array(rows)],
      "mark": hasWhiskers
        ? ["type": "rule", "strokeWidth": 1.5] : ["type": "area", "opacity": 0.18],
      "encoding": [
        "x": time, "color": color,
        "y": [
          "field": "low", "type": "quantitative", "scale": valueScale,
          "axis": valueAxis,
        ],
        "y2": ["field": "high"],
      ],
    ]
  }

  private func strokes(_ lines: [Line], _ isJoined: Bool) -> JSONValue {
    let dash: JSONValue = [
      "field": "dashed", "type": "nominal", "legend": .null,
      "scale": ["domain": [false, true], "range": [[1, 0], [6, 4]]],
    ]
    let rows = lines.flatMap { line in
      line.points.map { point -> JSONValue in
        [
          "at": moment(point.at), "value": point.value.map { .number($0) } ?? .null,
          "line": .string(line.label), "dashed": .boolean(line.isDashed),
        ]
      }
    }
    return [
      "data": ["values": .array(rows)],
      "mark": isJoined
        ? ["type": "line", "strokeWidth": 2, "point": ["size": 14]]
        : ["type": "point", "filled": true, "size": 34],
      "encoding": [
        "x": time, "color": color,
        "y": [
          "field": "value", "type": "quantitative", "scale": valueScale,
          "axis": valueAxis,
        ],
        "strokeDash": isJoined ? dash : ["value": [1, 0]],
      ],
    ]
  }

  private var rules: JSONValue {
    let rows = marks.compactMap { mark -> JSONValue? in
      mark.at.map { ["at": moment($0), "label": .string(mark.label)] }
    }
    return [
      "data": ["values": .array(rows)],
      "layer": [
        [
          "mark": ["type": "rule", "strokeDash": [3, 3], "color": .string(ChartTheme.vermilion)],
          "encoding": ["x": time],
        ],
        [
          "mark": [
            "type": "text", "align": "left", "baseline": "top", "dx": 5, "fontSize": 11,
            "color": .string(ChartTheme.vermilion),
          ],
          "encoding": ["x": time, "y": ["value": 2], "text": ["field": "label"]],
        ],
      ],
    ]
  }

  private var levels: JSONValue {
    let rows = marks.compactMap { mark -> JSONValue? in
      mark.height.map { ["height": .number($0), "label": .string(mark.label)] }
    }
    let y: JSONValue = ["field": "height", "type": "quantitative"]
    return [
      "data": ["values": .array(rows)],
      "layer": [
        [
          "mark": ["type": "rule", "strokeDash": [3, 3], "color": .string(ChartTheme.grey)],
          "encoding": ["y": y],
        ],
        [
          "mark": [
            "type": "text", "align": "left", "baseline": "bottom", "dx": 3, "dy": -2,
            "fontSize": 11, "color": .string(ChartTheme.ink),
          ],
          "encoding": ["y": y, "x": ["value": 0], "text": ["field": "label"]],
        ],
      ],
    ]
  }

  private func moment(_ at: String) -> JSONValue {
    guard axis == .numbers, let number = Double(at) else { return .string(at) }
    return .number(number)
  }
}

extension LineChart.Line {
  /// Whether any point has a band.
  fileprivate var hasBand: Bool { points.contains { $0.low != nil && $0.high != nil } }
}
