// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// One value of a table, typed so that each renderer writes it in its own way: a page formats it,
/// a workbook and a CSV keep the number.
package struct Cell: Sendable, Hashable {
  /// What a cell holds.
  package enum Value: Sendable, Hashable {
    /// Text with mark-up.
    case text([Inline])
    /// An amount in the currency of the document, or in its own.
    case money(Double, Currency?, digits: Int)
    /// A fraction shown as a percentage: 0.08 is 8 %.
    case percent(Double, digits: Int)
    /// A plain number; a unit such as `h` follows it when given.
    case number(Double, unit: String?, digits: Int)
    /// A duration in seconds, shown as minutes and seconds.
    case duration(seconds: Double)
    /// A duration in months.
    case months(Double)
    /// A day.
    case date(LocalDate)
    /// Nothing, and the reason why.
    case missing(String)
  }

  /// What the cell holds.
  package var value: Value
  /// The record that explains the figure; nil for text and plain data.
  package var record: Anchor?

  /// Creates a cell.
  package init(_ value: Value, record: Anchor? = nil) {
    self.value = value
    self.record = record
  }

  /// A cell of plain text.
  package static func text(_ text: String) -> Cell { Cell(.text([.text(text)])) }

  /// A cell of text with mark-up.
  package static func inlines(_ inlines: [Inline]) -> Cell { Cell(.text(inlines)) }

  /// An amount in the currency of the document, in units of it.
  package static func money(
    _ amount: Double, _ currency: Currency? = nil, digits: Int = 0, record: Anchor? = nil
  ) -> Cell { Cell(.money(amount, currency, digits: digits), record: record) }

  /// A fraction shown as a percentage: 0.08 is 8 %.
  package static func percent(_ fraction: Double, digits: Int = 0, record: Anchor? = nil) -> Cell {
    Cell(.percent(fraction, digits: digits), record: record)
  }

  /// A plain number, with its unit after it when given.
  package static func number(
    _ number: Double, unit: String? = nil, digits: Int = 0, record: Anchor? = nil
  ) -> Cell { Cell(.number(number, unit: unit, digits: digits), record: record) }

  /// A whole number.
  package static func count(_ count: Int) -> Cell { .number(Double(count)) }

  /// A duration in seconds.
  package static func duration(seconds: Double) -> Cell { Cell(.duration(seconds: seconds)) }

  /// A duration in months.
  package static func months(_ months: Double, record: Anchor? = nil) -> Cell {
    Cell(.months(months), record: record)
  }

  /// A day.
  package static func date(_ date: LocalDate) -> Cell { Cell(.date(date)) }

  /// Nothing, and the reason why.
  package static func missing(_ reason: String) -> Cell { Cell(.missing(reason)) }

  /// The cell as a person reads it.
  ///
  /// - Parameter style: How numbers are written.
  /// - Returns: The formatted text; for a missing value a dash and its reason.
  package func text(in style: NumberStyle) -> String {
    switch value {
    case .text(let inlines): return inlines.plainText
    case .money(let amount, let currency, let digits):
      return style.with(currency: currency).money(amount, digits: digits)
    case .percent(let fraction, let digits): return style.percent(fraction, digits: digits)
    case .number(let number, let unit, let digits):
      let text = style.number(number, digits: digits)
      return unit.map { text + NumberStyle.noBreakSpace + $0 } ?? text
    case .duration(let seconds): return style.duration(seconds: seconds)
    case .months(let months): return style.months(months)
    case .date(let date): return style.date(date)
    case .missing(let reason): return reason.isEmpty ? "–" : "– (\(reason))"
    }
  }
}
