// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// What all charts share: size, colours, type, language of numbers.
///
/// The colours are those of Okabe and Ito ("Color Universal Design", 2008), darkened where text or
/// print needs it: they stay apart for colour-blind readers and in grey.
package enum ChartTheme {
  /// The width that fits the text column on a screen and an A4 page, in pixels.
  package static let width = 660

  /// The main colour.
  package static let blue = "#0F5A8A"
  /// Money that comes in.
  package static let green = "#1B7F5F"
  /// Money that goes out.
  package static let vermilion = "#C24A16"
  /// A claim that is shown beside the truth.
  package static let grey = "#8A919C"
  /// A second thing beside the main one.
  package static let orange = "#D99A1C"
  /// A third thing.
  package static let sky = "#5AA7D6"
  /// Lines and words.
  package static let ink = "#2B3440"

  /// The colour of an evidence grade: the surer, the darker and cooler.
  package static func color(of grade: EvidenceGrade) -> String {
    switch grade {
    case .proved: "#0B4F4A"
    case .measured: "#2F8F83"
    case .assumed: "#E0B04A"
    case .declared: "#B9BEC6"
    }
  }

  /// The schema that every specification names.
  static let schema: JSONValue = "https://vega.github.io/schema/vega-lite/v6.json"

  /// The top level of a specification around its view.
  static func specification(
    _ view: [String: JSONValue], style: NumberStyle, description: String
  ) -> JSONValue {
    var members = view
    members["$schema"] = schema
    members["description"] = .string(description)
    members["background"] = "white"
    members["padding"] = 6
    members["config"] = config(style)
    return .object(members)
  }

  /// A view of the standard width that shrinks its plot to make room for its axes.
  static func fitted(height: Int, _ view: [String: JSONValue]) -> [String: JSONValue] {
    var members = view
    members["width"] = .integer(width)
    members["height"] = .integer(height)
    members["autosize"] = ["type": "fit", "contains": "padding"]
    return members
  }

  private static func config(_ style: NumberStyle) -> JSONValue {
    let font: JSONValue =
      "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif"
    let axis: JSONValue = [
      "labelColor": .string(ink), "titleColor": .string(ink), "labelFontSize": 12,
      "titleFontSize": 12, "titleFontWeight": "normal", "gridColor": "#E4E7EB",
      "domainColor": "#B5BBC4", "tickColor": "#B5BBC4", "labelPadding": 6, "titlePadding": 8,
      "labelLimit": 320,
    ]
    let legend: JSONValue = [
      "labelColor": .string(ink), "labelFontSize": 12, "title": .null, "orient": "top",
      "direction": "horizontal", "symbolType": "square", "labelLimit": 320, "offset": 10,
    ]
    return [
      "font": font, "axis": axis, "legend": legend,
      "view": ["stroke": .null],
      "header": ["labelColor": .string(ink), "labelFontSize": 12, "title": .null],
      "locale": locale(style),
    ]
  }

  /// The number format of the language as d3-format wants it.
  private static func locale(_ style: NumberStyle) -> JSONValue {
    let isFrench = style.language == .french
    let sign = style.currencySign
    let before = isFrench ? "" : sign.count > 1 ? sign + NumberStyle.noBreakSpace : sign
    let after = isFrench ? NumberStyle.noBreakSpace + sign : ""
    return [
      "number": [
        "decimal": .string(style.decimalSign), "thousands": .string(style.groupSign),
        "grouping": [3], "currency": [.string(before), .string(after)],
        "percent": .string(isFrench ? NumberStyle.narrowSpace + "%" : "%"),
        "minus": .string(NumberStyle.minus),
      ]
    ]
  }

  /// A label broken into lines of at most `limit` characters at its spaces.
  ///
  /// A word that is longer than a line is broken, so that no label can push the plot away; more
  /// than three lines end in `…`.
  static func wrapped(_ label: String, limit: Int = 26) -> String {
    var lines = [""]
    for word in label.split(whereSeparator: \.isWhitespace) {
      var rest = Substring(word)
      while !rest.isEmpty {
        let current = lines[lines.count - 1]
        let gap = current.isEmpty ? "" : " "
        if current.count + gap.count + rest.count <= limit {
          lines[lines.count - 1] = current + gap + rest
          break
        }
        if current.isEmpty {
          lines[lines.count - 1] = String(rest.prefix(limit))
          rest = rest.dropFirst(limit)
        }
        if !rest.isEmpty { lines.append("") }
      }
    }
    guard lines.count > 3 else { return lines.joined(separator: "\n") }
    return (lines.prefix(2) + [String(lines[2].prefix(limit - 1)) + "…"]).joined(separator: "\n")
  }

  /// The name of a category inside a specification: unique even when two labels are equal.
  static func key(_ index: Int, _ label: String) -> JSONValue {
    .string("\(index)\t\(wrapped(label))")
  }

  /// An axis of categories whose keys are shown as labels of up to three lines, centred on
  /// their bars.
  static let categories: JSONValue = [
    "title": .null, "ticks": false, "domain": false,
    "labelExpr": "split(slice(datum.label, indexof(datum.label, '\\t') + 1), '\\n')",
    "labelOffset": [
      "condition": [
        ["test": "length(split(datum.label, '\\n')) == 3", "value": -14],
        ["test": "length(split(datum.label, '\\n')) == 2", "value": -7],
      ],
      "value": 0,
    ],
  ]
}
