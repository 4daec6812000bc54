// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A small table of figures inside a result.
public struct EvidenceTable: Sendable, Hashable, Codable {
  /// A cell.
  public enum Cell: Sendable, Hashable, Codable {
    case number(Double)
    case text(LocalizedText)
    case day(LocalDate)
    /// Nothing to say, and why is said elsewhere.
    case missing

    /// A number; missing when there is none or it is not finite.
    public static func figure(_ value: Double?) -> Cell {
      guard let value, value.isFinite else { return .missing }
      return .number(value)
    }

    /// A text that is the same in every language.
    public static func name(_ text: String) -> Cell { .text(LocalizedText(verbatim: text)) }
  }

  /// A stable name for programs.
  public var id: String
  /// The heading, for people.
  public var title: LocalizedText
  /// The heads of the columns.
  public var columns: [LocalizedText]
  /// The rows, as long as the heads.
  public var rows: [[Cell]]

  /// Creates a table.
  public init(id: String, title: LocalizedText, columns: [LocalizedText], rows: [[Cell]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a cell per column")
    self.id = id
    self.title = title
    self.columns = columns
    self.rows = rows
  }
}
