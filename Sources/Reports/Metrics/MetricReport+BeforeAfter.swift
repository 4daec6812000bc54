// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Documents
import Quantities
package import ServiceMetrics

/// A metric and cut that exist in both of two answers.
struct MetricPair {
  var before: MetricValue
  var after: MetricValue
}

extension MetricReport {
  /// Two answers side by side with the change between them.
  ///
  /// Shares and indexes change by points, everything else by per cent. The table says that a
  /// difference between two periods is no proof of its cause.
  ///
  /// - Parameters:
  ///   - before: The values of the first period.
  ///   - after: The values of the second, asked with the same metrics and dimensions.
  ///   - caption: What the table shows; a standard one when nil.
  /// - Returns: A row for each metric and cut that occurs in either answer.
  package func beforeAfter(
    _ before: MetricTable, _ after: MetricTable, caption: String? = nil
  ) -> Table {
    let dimensions = before.dimensions
    let columns: [Table.Column] =
      [.words(text("Indicator", "Indicateur"))]
      + dimensions.map { .words(capitalized($0.name[language])) }
      + [
        .figures(text("Before", "Avant")), .figures(text("After", "Après")),
        .figures(text("Change", "Évolution")), .words(""),
      ]
    var rows: [Table.Row] = []
    var isMatched = Array(repeating: false, count: after.rows.count)
    for first in before.rows {
      let match = after.rows.firstIndex { isSame($0, first) }
      if let match { isMatched[match] = true }
      let second = match.map { after.rows[$0] }
      rows.append(row(first, second, dimensions))
    }
    for (second, matched) in zip(after.rows, isMatched) where !matched {
      rows.append(row(nil, second, dimensions))
    }
    let caution = text(
      "A difference between two periods is measured, not proved: season, trend and other changes "
        + "are in it too.",
      "Un écart entre deux périodes est mesuré, pas prouvé : la saison, la tendance et d’autres "
        + "changements y sont aussi.")
    return Table(
      caption: caption ?? text("Before and after", "Avant et après"), columns: columns, rows: rows,
      notes: [[.text(caution)]] + notes(before.rows + after.rows))
  }

  /// The pairs of the first cut as small panels; nil when no value exists on both sides.
  package func beforeAfterChart(
    _ before: MetricTable, _ after: MetricTable, id: String
  ) -> Figure? {
    let panels = pairs(before, after).compactMap { pair -> BeforeAfterChart.Panel? in
      guard let first = pair.before.value, let second = pair.after.value else { return nil }
      return BeforeAfterChart.Panel(
        name(of: pair.before), before: first, cell(pair.before).text(in: style), after: second,
        cell(pair.after).text(in: style), isBetter: isBetter(pair))
    }
    guard !panels.isEmpty else { return nil }
    let sentences = panels.map { panel in
      "\(panel.label)\(colon)\(panel.beforeText) → \(panel.afterText)"
    }
    return BeforeAfterChart(
      panels: panels, beforeTitle: text("Before", "Avant"), afterTitle: text("After", "Après"),
      labelTitle: text("Indicator", "Indicateur"),
      title: text("Indicators before and after", "Indicateurs avant et après"),
      alternative: sentences.joined(separator: "; "), style: style
    ).figure(id: id)
  }

  func pairs(_ before: MetricTable, _ after: MetricTable) -> [MetricPair] {
    before.rows.compactMap { first in
      after.rows.first { isSame($0, first) }.map { MetricPair(before: first, after: $0) }
    }
  }

  private func isSame(_ left: MetricValue, _ right: MetricValue) -> Bool {
    left.metric == right.metric && left.variant == right.variant
      && left.dimensions == right.dimensions
  }

  private func row(
    _ before: MetricValue?, _ after: MetricValue?, _ dimensions: [Dimension]
  ) -> Table.Row {
    let none = Cell.missing(text("no value", "pas de valeur"))
    guard let known = before ?? after else { return Table.Row([]) }
    var cells: [Cell] = [.text(name(of: known))]
    cells += dimensions.map { .text(member(known, $0)) }
    cells += [before.map { cell($0) } ?? none, after.map { cell($0) } ?? none]
    if let before, let after {
      let pair = MetricPair(before: before, after: after)
      cells += [.text(change(pair)), .text(verdict(pair))]
    } else {
      cells += [.text(""), .text("")]
    }
    return Table.Row(cells)
  }

  private func change(_ pair: MetricPair) -> String {
    guard let first = pair.before.value, let second = pair.after.value else { return "" }
    let space = NumberStyle.noBreakSpace
    switch pair.before.unit {
    case "share":
      return style.signed((second - first) * 100, digits: 1) + space + text("pts", "pts")
    case "index": return style.signed(second - first, digits: 1) + space + text("pts", "pts")
    default:
      guard first != 0 else { return "" }
      let percent = style.percent(second / first - 1, digits: 1)
      return second > first ? "+" + percent : percent
    }
  }

  func isBetter(_ pair: MetricPair) -> Bool? {
    guard let first = pair.before.value, let second = pair.after.value, first != second,
      let metric = catalogue[pair.before.metric]
    else { return nil }
    let variant = metric.variants.first { $0.id == pair.before.variant }
    switch variant?.better ?? metric.better {
    case .more: return second > first
    case .less: return second < first
    case .neither: return nil
    }
  }

  private func verdict(_ pair: MetricPair) -> String {
    switch isBetter(pair) {
    case true?: text("better", "mieux")
    case false?: text("worse", "moins bien")
    case nil: ""
    }
  }
}
