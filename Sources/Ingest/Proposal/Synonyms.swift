// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import Warehouse

/// The headers that people and programs use for canonical fields, in French and English.
struct Synonyms: Sendable {
  private let fields: [FactTable: [String: [String]]]

  init(file: URL) throws {
    let text: String
    do {
      text = try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw IngestError.mappingUnreadable(
        path: file.path, line: nil,
        detail: LocalizedText(en: "the file cannot be read.", fr: "le fichier est illisible."))
    }
    let yaml = YAMLReader(path: file.lastPathComponent)
    var fields = [FactTable: [String: [String]]]()
    for (key, name, value) in try yaml.pairs(try yaml.root(text), of: "synonyms") {
      guard let table = FactTable(rawValue: name) else {
        throw yaml.unknown(name, among: FactTable.allCases.map(\.rawValue), at: key, "synonyms")
      }
      var list = [String: [String]]()
      for (key, field, words) in try yaml.pairs(value, of: name) {
        guard table.fillableColumns.contains(field) else {
          throw yaml.unknown(field, among: table.fillableColumns, at: key, name)
        }
        list[field] = try yaml.texts(words, of: field).map(Self.plain)
      }
      fields[table] = list
    }
    self.fields = fields
  }

  /// The file's column for each canonical field of a table; a column serves one field.
  ///
  /// An exact canonical name comes first, then the synonyms in the order of the dictionary. A
  /// column whose values cannot be of the field's kind is left to another field: a column
  /// “resolved” of dates is when, not whether.
  func columns(
    of table: FactTable, among columns: [String], sample: [String: ColumnSample] = [:]
  ) -> [String: String] {
    let fits = { (field: String, index: Int) in
      guard let kind = table.valueKind(of: field),
        let values = sample[columns[index].lowercased()]
      else { return true }
      return values.fits(kind)
    }
    let plain = columns.map(Self.plain)
    var free = Set(columns.indices)
    var found = [String: String]()
    for field in table.fillableColumns {
      if let index = free.sorted().first(where: {
        plain[$0] == Self.plain(field) && fits(field, $0)
      }) {
        found[field] = columns[index]
        free.remove(index)
      }
    }
    for field in table.fillableColumns where found[field] == nil {
      for word in fields[table]?[field] ?? [] {
        guard
          let index = free.sorted().first(where: {
            plain[$0] == word && fits(field, $0)
          })
        else { continue }
        found[field] = columns[index]
        free.remove(index)
        break
      }
    }
    return found
  }

  /// A header in lower case without accents, signs and units in parentheses.
  static func plain(_ header: String) -> String {
    let bare = header.replacing(/\([^)]*\)/, with: " ")
      .folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    return bare.map { $0.isLetter || $0.isNumber ? $0 : " " }
      .split(separator: " ").map { String($0) }.joined(separator: " ")
  }
}
