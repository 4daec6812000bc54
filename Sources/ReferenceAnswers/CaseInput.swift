// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation

/// The input of one case: named values, and the files that they name.
package struct CaseInput: Sendable {
  /// The values by name.
  package let values: [String: JSONValue]
  /// The folder that relative paths start from.
  package let folder: URL
  /// What opens the files.
  package let tables: TableReader

  /// Creates an input.
  package init(values: [String: JSONValue], folder: URL, tables: TableReader) {
    self.values = values
    self.folder = folder
    self.tables = tables
  }

  /// The value of a name; nil when there is none or it is null.
  package subscript(name: String) -> JSONValue? {
    guard let value = values[name], value != .null else { return nil }
    return value
  }

  /// Whether a name has a value that is not null.
  package func has(_ name: String) -> Bool { self[name] != nil }

  /// A number by its name.
  package func number(_ name: String) throws -> Double {
    guard let number = try optionalNumber(name) else { throw CaseError.missing(name) }
    return number
  }

  /// A number, or nil when the case does not give it.
  package func optionalNumber(_ name: String) throws -> Double? {
    guard let value = self[name] else { return nil }
    return try value.asNumber(name)
  }

  /// A whole number by its name.
  package func integer(_ name: String) throws -> Int {
    let value = try number(name)
    guard let whole = Int(exactly: value) else { throw CaseError.wrongKind(name, "whole number") }
    return whole
  }

  /// A text by its name.
  package func text(_ name: String) throws -> String {
    guard let text = try optionalText(name) else { throw CaseError.missing(name) }
    return text
  }

  /// A text, or nil when the case does not give it.
  package func optionalText(_ name: String) throws -> String? {
    guard let value = self[name] else { return nil }
    guard case .text(let text) = value else { throw CaseError.wrongKind(name, "text") }
    return text
  }

  /// A truth value, or nil when the case does not give it.
  package func optionalBoolean(_ name: String) throws -> Bool? {
    guard let value = self[name] else { return nil }
    guard case .boolean(let truth) = value else { throw CaseError.wrongKind(name, "truth value") }
    return truth
  }

  /// A list by its name.
  package func list(_ name: String) throws -> [JSONValue] {
    guard let value = self[name] else { throw CaseError.missing(name) }
    guard case .list(let list) = value else { throw CaseError.wrongKind(name, "list") }
    return list
  }

  /// A list of numbers by its name.
  package func numbers(_ name: String) throws -> [Double] {
    try list(name).map { try $0.asNumber(name) }
  }

  /// A list of texts by its name.
  package func texts(_ name: String) throws -> [String] {
    try list(name).map {
      guard case .text(let text) = $0 else { throw CaseError.wrongKind(name, "list of texts") }
      return text
    }
  }

  /// The values of an object by its name, as an input of its own.
  package func object(_ name: String) throws -> CaseInput {
    guard let value = self[name] else { throw CaseError.missing(name) }
    return try with(value, name)
  }

  /// The objects of a list, each as an input of its own.
  package func objects(_ name: String) throws -> [CaseInput] {
    try list(name).map { try with($0, name) }
  }

  private func with(_ value: JSONValue, _ name: String) throws -> CaseInput {
    guard case .object(let values) = value else { throw CaseError.wrongKind(name, "object") }
    return CaseInput(values: values, folder: folder, tables: tables)
  }

  /// The address of a file that the case names.
  package func file(_ path: String) -> URL { URL(filePath: path, relativeTo: folder) }

  /// The table in the file that `name` names, with a header line.
  package func table(_ name: String = "file") async throws -> CaseTable {
    try await tables.read(file(try text(name)))
  }

  /// A series: `{values}`, `{file, column, transform?}` or `{repeat: {head, cycle, times}}`.
  package func series(_ name: String = "series") async throws -> [Double] {
    let series = try object(name)
    if series.has("values") { return try series.numbers("values") }
    if series.has("repeat") {
      let parts = try series.object("repeat")
      let cycle = try parts.numbers("cycle")
      let head = parts.has("head") ? try parts.numbers("head") : []
      return head + (0..<(try parts.integer("times"))).flatMap { _ in cycle }
    }
    let column = try await series.table().numbers(try series.text("column"))
    switch try series.optionalText("transform") {
    case nil: return column
    case "log": return column.map { Foundation.log($0) }
    case .some(let other): throw CaseError.unknownChoice("transform", other)
    }
  }
}

extension JSONValue {
  func asNumber(_ name: String) throws -> Double {
    guard case .number(let number) = self else { throw CaseError.wrongKind(name, "number") }
    return number
  }
}

/// What is wrong with a case file.
package enum CaseError: Error, Equatable, CustomStringConvertible {
  case missing(String)
  case wrongKind(String, String)
  case unknownChoice(String, String)
  case noSuchColumn(String, known: [String])
  case notANumber(column: String, row: Int, value: String)

  package var description: String {
    switch self {
    case .missing(let name): "The input has no '\(name)'."
    case .wrongKind(let name, let kind): "'\(name)' must be a \(kind)."
    case .unknownChoice(let name, let choice): "'\(choice)' is not a known \(name)."
    case .noSuchColumn(let name, let known):
      "There is no column '\(name)'; there are \(known.joined(separator: ", "))."
    case .notANumber(let column, let row, let value):
      "Row \(row) of column '\(column)' holds '\(value)', which is not a number."
    }
  }
}
