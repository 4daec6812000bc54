// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// Columns of a file, read as what an analysis needs them to be.
package struct ColumnTable: Sendable, Hashable {
  /// What a column is read as.
  package enum Kind: Sendable, Hashable {
    /// A number; a decimal comma, spaces between thousands, true and false are understood.
    case number
    /// A day or a moment, in seconds since 1970 as written, without any zone.
    case moment
    /// Text.
    case text
  }

  /// The values of a column, one per row; nil where the file says nothing or something unreadable.
  package enum Content: Sendable, Hashable {
    case numbers([Double?])
    case moments([Double?])
    case texts([String?])
  }

  /// Values of a column that could not be read.
  package struct Problem: Sendable, Hashable {
    /// The column.
    package var column: String
    /// How many rows.
    package var count: Int
    /// The first one, as written.
    package var example: String

    /// Creates a problem.
    package init(column: String, count: Int, example: String) {
      self.column = column
      self.count = count
      self.example = example
    }

    /// What to tell the person.
    package var sentence: LocalizedText {
      LocalizedText(
        en: "\(count) rows of '\(column)' cannot be read, such as '\(example)'; they are left out.",
        fr: "\(count) lignes de « \(column) » sont illisibles, comme « \(example) » ; elles sont "
          + "laissées de côté.")
    }
  }

  /// The number of rows.
  package var count: Int
  /// The columns by name.
  package var columns: [String: Content]
  /// What could not be read.
  package var problems: [Problem]

  /// Creates a table.
  package init(count: Int, columns: [String: Content], problems: [Problem] = []) {
    self.count = count
    self.columns = columns
    self.problems = problems
  }

  /// A column of numbers or moments; empty when it was read as something else.
  package func numbers(_ name: String) -> [Double?] {
    switch columns[name] {
    case .numbers(let values), .moments(let values): values
    default: []
    }
  }

  /// A column of texts; empty when it was read as something else.
  package func texts(_ name: String) -> [String?] {
    if case .texts(let values) = columns[name] { values } else { [] }
  }
}

/// Why a table cannot be read.
package enum ColumnTableError: Error, Equatable, Sendable {
  /// The file is not there or has no form that is known.
  case unreadable(path: String, detail: String)
  /// The file has no such column.
  case noColumn(String, known: [String])
  /// No value of the column is of the kind that the analysis needs.
  case wrongKind(column: String, kind: ColumnTable.Kind, example: String?)

  /// The sentence, in both languages.
  package var message: LocalizedText {
    switch self {
    case .unreadable(let path, let detail):
      return LocalizedText(
        en: "\(path) cannot be read: \(detail) Give a CSV, JSON or Parquet file with a header.",
        fr: "\(path) est illisible : \(detail) Donnez un fichier CSV, JSON ou Parquet avec en-tête."
      )
    case .noColumn(let name, let known):
      let close = closestName(to: name, among: known)
      let list = known.prefix(30).joined(separator: ", ")
      return LocalizedText(
        en: "There is no column '\(name)'"
          + (close.map { ": did you mean '\($0)'?" } ?? ".") + " There are: \(list).",
        fr: "Il n'y a pas de colonne « \(name) »"
          + (close.map { " : vouliez-vous dire « \($0) » ?" } ?? ".") + " Il y a : \(list).")
    case .wrongKind(let column, let kind, let example):
      let shown = example.map { ", '\($0)'" } ?? ""
      switch kind {
      case .moment:
        return LocalizedText(
          en: "No value of '\(column)' is a date\(shown). Write dates as 2026-03-31 or 31/03/2026.",
          fr: "Aucune valeur de « \(column) » n'est une date\(shown). Écrivez 2026-03-31 ou "
            + "31/03/2026.")
      default:
        return LocalizedText(
          en: "No value of '\(column)' is a number\(shown). Choose another column.",
          fr:
            "Aucune valeur de « \(column) » n'est un nombre\(shown). Choisissez une autre colonne.")
      }
    }
  }
}
