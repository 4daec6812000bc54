// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Documents
package import Quantities
package import ServiceMetrics

/// Answers of the metric layer as tables and charts for people and for programs.
package struct MetricReport: Sendable {
  /// Names and good directions of the metrics.
  package var catalogue: MetricCatalogue
  /// The language of heads and notes.
  package var language: Language
  /// How numbers are written inside texts.
  package var style: NumberStyle

  /// Creates a report.
  package init(catalogue: MetricCatalogue, language: Language, currency: Currency = .euro) {
    self.catalogue = catalogue
    self.language = language
    style = NumberStyle(language: language, currency: currency)
  }

  /// The answer as a person reads it: a row for each value.
  ///
  /// - Parameters:
  ///   - answer: The values.
  ///   - caption: What the table shows; a standard one when nil.
  /// - Returns: A table; columns that would be empty throughout are left out, and what was left
  ///   out of the figures stands in its notes.
  package func table(_ answer: MetricTable, caption: String? = nil) -> Table {
    let rows = answer.rows
    let hasPeriods = Set(rows.map(\.period)).count > 1 || rows.contains { $0.period.grain != nil }
    let hasInterval = rows.contains { $0.low != nil && $0.high != nil }
    let hasCount = rows.contains { $0.n != nil }
    var columns: [Table.Column] = [.words(text("Indicator", "Indicateur"))]
    if hasPeriods { columns.append(.words(text("Period", "Période"))) }
    columns += answer.dimensions.map { .words(capitalized($0.name[language])) }
    columns.append(.figures(text("Value", "Valeur")))
    if hasInterval { columns.append(.figures(text("Interval", "Intervalle"))) }
    if hasCount { columns.append(.figures("n")) }
    let body = rows.map { row in
      var cells: [Cell] = [.text(name(of: row))]
      if hasPeriods { cells.append(.text(row.period.label)) }
      cells += answer.dimensions.map { .text(member(row, $0)) }
      cells.append(cell(row))
      if hasInterval { cells.append(.text(interval(row))) }
      if hasCount { cells.append(row.n.map { .count($0) } ?? .text("")) }
      return Table.Row(cells)
    }
    return Table(
      caption: caption ?? text("Indicators", "Indicateurs") + window(rows, hasPeriods),
      columns: columns, rows: body, notes: notes(rows))
  }

  /// The answer for a program: the fields of `--format json`, a column each, numbers in full.
  package func records(_ answer: MetricTable) -> Table {
    let heads =
      ["metric", "variant", "period"] + answer.dimensions.map(\.rawValue)
      + ["value", "unit", "n", "low", "high", "provisional"]
    let rows = answer.rows.map { row in
      let start: [Cell] = [.text(row.metric), .text(row.variant), .text(row.period.label)]
      let cut = answer.dimensions.map { Cell.text((row.dimensions[$0.rawValue] ?? nil) ?? "") }
      let end: [Cell] = [
        number(row.value), .text(row.unit), row.n.map { .count($0) } ?? .missing(""),
        number(row.low), number(row.high), .text(row.provisional ? "true" : "false"),
      ]
      return Table.Row(start + cut + end)
    }
    return Table(
      caption: "", columns: heads.map { .words($0) }, rows: rows, hasRowHeaders: false)
  }

  private func number(_ value: Double?) -> Cell {
    value.map { .number($0, digits: 6) } ?? .missing("")
  }

  /// A value with its unit; the reason where there is none.
  package func cell(_ row: MetricValue) -> Cell {
    guard let value = row.value else {
      return .missing(row.absent?[language] ?? text("unknown", "inconnu"))
    }
    return cell(value, unit: row.unit)
  }

  /// A number in the unit of a metric, named by its code or an ISO 4217 currency.
  func cell(_ value: Double, unit: String) -> Cell {
    switch unit {
    case "count": return .number(value)
    case "seconds": return .duration(seconds: value)
    case "share": return .percent(value, digits: 1)
    case "index": return .number(value, digits: 1)
    case "money": return .money(value, digits: 2)
    case _ where unit.count == 3:
      if let currency = Currency(code: unit) { return .money(value, currency, digits: 2) }
      return .number(value, digits: 2)
    default: return .number(value, digits: 2)
    }
  }

  /// The metric's name, with its variant when that is not the standard one.
  func name(of row: MetricValue) -> String {
    guard let metric = catalogue[row.metric] else { return row.metric }
    let name = capitalized(metric.name[language])
    guard row.variant != metric.standardVariant.id else { return name }
    return "\(name) (\(row.variant))"
  }

  /// The cut's value for people; "unknown" where the rows do not say.
  func member(_ row: MetricValue, _ dimension: Dimension) -> String {
    (row.dimensions[dimension.rawValue] ?? nil) ?? text("(unknown)", "(inconnu)")
  }

  private func interval(_ row: MetricValue) -> String {
    guard let low = row.low, let high = row.high else { return "" }
    let ends = [low, high].map { cell($0, unit: row.unit).text(in: style) }
    return ends.joined(separator: " – ")
  }

  private func window(_ rows: [MetricValue], _ hasPeriods: Bool) -> String {
    guard !hasPeriods, let period = rows.first?.period else { return "" }
    switch (period.start, period.end) {
    case (let start?, let end?):
      return text(
        ", from \(style.date(start)) to \(style.date(end))",
        ", du \(style.date(start)) au \(style.date(end))")
    case (let start?, nil):
      return text(", since \(style.date(start))", ", depuis le \(style.date(start))")
    case (nil, let end?):
      return text(", until \(style.date(end))", ", jusqu’au \(style.date(end))")
    case (nil, nil): return ""
    }
  }

  /// What was left out, once each; which values may still change.
  func notes(_ rows: [MetricValue]) -> [[Inline]] {
    var seen: Set<String> = []
    var notes = rows.flatMap { row in row.notes.map { name(of: row) + colon + $0[language] } }
      .filter { seen.insert($0).inserted }
    let levels = Set(rows.compactMap { $0.low == nil ? nil : $0.level }).sorted()
    if let level = levels.first {
      notes.append(
        text("Intervals at ", "Intervalles à ") + style.percent(level)
          + text(" where the value is a sample.", " quand la valeur est un échantillon."))
    }
    let provisional = rows.filter(\.provisional).map { name(of: $0) }
    if !provisional.isEmpty {
      var names: Set<String> = []
      let list = provisional.filter { names.insert($0).inserted }.joined(separator: ", ")
      notes.append(
        text(
          "Provisional, its last days can still change: ",
          "Provisoire, ses derniers jours peuvent encore changer : ")
          + list + ".")
    }
    return notes.map { [.text($0)] }
  }

  var colon: String { language == .french ? "\u{00A0}: " : ": " }

  func text(_ en: String, _ fr: String) -> String { LocalizedText(en: en, fr: fr)[language] }

  func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
