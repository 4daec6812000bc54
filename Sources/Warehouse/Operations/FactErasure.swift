// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB

/// Takes people out of the facts: their own rows go, rows that count stay without any link.
struct FactErasure {
  /// Whether a column of identifiers names one of them, as a condition in SQL.
  let names: (_ column: String) -> String
  /// Whether a row's own id holds one of theirs, as a condition in SQL.
  let isBuiltFromName: (_ column: String) -> String
  /// The values of the conditions.
  let bindings: [Value]

  /// One person, by the pseudonym `$1` and the identifier `$2`.
  static func named(_ ids: [Value]) -> FactErasure {
    FactErasure(
      names: { "\($0) in ($1, $2)" },
      isBuiltFromName: { _ in "contains(external_id, $1) or contains(external_id, $2)" },
      bindings: ids)
  }

  /// Everybody in the temporary table `_forgotten`, in the rows of one import, `$1`.
  static func forgotten(importID: Int64) -> FactErasure {
    FactErasure(
      names: { "\($0) in (select id from temp._forgotten) and import_id = $1" },
      isBuiltFromName: { "contains(external_id, \($0))" }, bindings: [.int64(importID)])
  }

  /// A row's id that says nothing about the person, the same whenever it is made.
  private static let anonymousID = "'erased-' || " + Pseudonym.sql("external_id", .forgotten)

  /// Erases.
  ///
  /// - Parameter connection: In a transaction, prepared for pseudonyms.
  /// - Returns: How many rows of which table were deleted or lost their link.
  /// - Throws: The engine's errors.
  func run(on connection: Connection) async throws -> ErasureReport {
    var report = ErasureReport()
    _ = try await connection.execute(
      "update facts.contact_events set actor = null where \(names("actor"))", bindings)
    for table in FactTable.allCases {
      guard let column = table.customerColumn else { continue }
      if [.customers, .leads, .customerKeys].contains(table) {
        let count = try await connection.execute(
          "delete from \(table.qualifiedName) where \(names(column))", bindings)
        if count > 0 { report.deletedRows[table.rawValue] = count }
      } else {
        let count = try await anonymise(table, column, connection)
        if count > 0 { report.anonymisedRows[table.rawValue] = count }
      }
    }
    _ = try await connection.execute(
      "delete from facts.customer_keys where \(names("\"key\""))", bindings)
    _ = try await connection.execute(
      "delete from facts.assignments where unit_kind = 'customer' and \(names("unit_id"))",
      bindings)
    return report
  }

  private func anonymise(
    _ table: FactTable, _ column: String, _ connection: Connection
  ) async throws -> Int {
    // A row that came again and was made anonymous before is there already.
    _ = try await connection.execute(
      """
      delete from \(table.qualifiedName)
      where \(names(column)) and (\(isBuiltFromName(column))) and exists (
        select 1 from \(table.qualifiedName) as known
        where known.external_id = \(Self.anonymousID.replacing("external_id", with: "\(table.rawValue).external_id"))
          and known.source = \(table.rawValue).source)
      """, bindings)
    var changes = ["customer_id = null"]
    switch table {
    case .contacts: changes.append("tags = null")
    case .surveyAnswers: changes.append("comment = null")
    default: break
    }
    // Some sources build a row's id from the customer's.
    changes.append(
      "external_id = case when \(isBuiltFromName(column)) then \(Self.anonymousID) "
        + "else external_id end")
    return try await connection.execute(
      "update \(table.qualifiedName) set \(changes.joined(separator: ", ")) "
        + "where \(names(column))", bindings)
  }
}

extension ImportTransaction {
  /// Takes people who were erased before out of the rows of this import.
  ///
  /// - Returns: How many rows were deleted or lost their link.
  /// - Throws: The engine's errors.
  package func forgetErased() async throws -> Int {
    let known = try await connection.query("select 1 from meta.forgotten limit 1")
    guard !known.rows.isEmpty else { return 0 }
    let people = FactTable.allCases.compactMap { table in
      table.customerColumn.map {
        "select \($0) as id from \(table.qualifiedName) where import_id = $1"
      }
    }
    let mark = Pseudonym.sql("id", .forgotten)
    let markOfName = Pseudonym.sql(Pseudonym.sql("id", .customer), .forgotten)
    _ = try await connection.execute(
      """
      create or replace temp table _forgotten as
      with people as (\(people.joined(separator: " union ")))
      select id from people
      where \(mark) in (select mark from meta.forgotten)
        or \(markOfName) in (select mark from meta.forgotten)
      """, [.int64(importID)])
    let report = try await FactErasure.forgotten(importID: importID).run(on: connection)
    _ = try await connection.execute("drop table temp._forgotten")
    return report.deletedRows.values.reduce(0, +) + report.anonymisedRows.values.reduce(0, +)
  }
}
