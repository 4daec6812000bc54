// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities

/// A shipped SQL model that turns the records of a platform into rows of named texts: nested lists
/// opened, events of one contact gathered, codes left as they are.
///
/// The mapping then says what these columns mean. A model reads the relation `records` (for JSON
/// one column `record`, else the file's columns) and, for JSON, `documents` (one column
/// `document`: the pages around the records). It never sees another file.
struct RecordModel: Sendable {
  /// Its select statement.
  let sql: String

  /// A model from the program's resources.
  ///
  /// - Throws: ``IngestError/mappingUnreadable(path:line:detail:)`` when there is none.
  static func shipped(_ name: String) throws -> RecordModel {
    let file = Bundle.module.bundleURL.appendingPathComponent("Mappings/\(name).sql")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw IngestError.mappingUnreadable(
        path: "\(name).sql", line: nil,
        detail: LocalizedText(
          en: "the program has no model of this name; format.model can only name a shipped one.",
          fr: "le programme n'a pas de modèle de ce nom ; format.model ne nomme qu'un modèle livré."
        ))
    }
    return RecordModel(sql: text)
  }

  /// Its rows as a relation, every column a text.
  func relation(records: String, documents: String?) -> String {
    let pages = documents.map { "documents as (select document from \($0)), " } ?? ""
    // A record of JSON that is delivered twice in one file is one record.
    let once = documents == nil ? "" : "distinct "
    return """
      (with \(pages)records as (select \(once)* from \(records)), modelled as (
      \(sql)
      ) select cast(columns(*) as VARCHAR) from modelled)
      """
  }
}
