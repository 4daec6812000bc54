// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import DuckDB
import Foundation
import Quantities

/// How far the building of the marts is.
package struct MartProgress: Sendable, Hashable {
  /// The model being built, such as `fct_contacts`.
  package var model: String
  /// How many models are done.
  package var done: Int
  /// How many there are.
  package var total: Int
}

extension DataWarehouse {
  /// Builds the marts again when facts, models or the workspace's zone have changed since.
  ///
  /// All of them in one transaction: a reader sees the old ones or the new ones. Two short queries
  /// when there is nothing to do.
  ///
  /// - Parameter progress: Called before each model.
  /// - Returns: Whether they were built.
  /// - Throws: ``WarehouseError/diskFull(action:)`` and the engine's errors; the old marts stay.
  @discardableResult
  package func refreshMarts(
    progress: @Sendable (MartProgress) -> Void = { _ in }
  ) async throws -> Bool {
    let plan = try MartModels(models)
    let wanted = try await stamp(of: plan)
    guard builtFrom != wanted else { return false }
    let state = try await reader.texts("select value from meta.state where name = 'marts_stamp'")
    if state.first?.first == wanted {
      builtFrom = wanted
      return false
    }
    let localTime = try await zoneOffsets().sql("utc")
    try await inTransaction("build the tables of figures") { connection in
      for statement in plan.functions.flatMap(\.statements) {
        _ = try await connection.execute(statement)
      }
      _ = try await connection.execute(
        "create or replace temp macro local_time(utc) as \(localTime)")
      for (index, model) in plan.ordered.enumerated() {
        progress(MartProgress(model: model.name, done: index, total: plan.ordered.count))
        for statement in model.statements { _ = try await connection.execute(statement) }
      }
      _ = try await connection.execute("delete from meta.state where name = 'marts_stamp'")
      _ = try await connection.execute(
        "insert into meta.state values ('marts_stamp', $1)", [.text(wanted)])
    }
    builtFrom = wanted
    return true
  }

  /// The days that the data covers; nil when there is none.
  ///
  /// - Parameter mart: Whose data; contacts unless said otherwise.
  /// - Returns: The window in the workspace's zone; costs and customers have dates without zone.
  /// - Throws: The engine's errors.
  package func dataWindow(of mart: Mart = .contacts) async throws -> DataWindow? {
    try await refreshMarts()
    let row = try await reader.query(
      """
      select min(\(mart.dateColumn)), max(\(mart.dateColumn)), count(*)
      from \(mart.qualifiedName)
      """
    ).rows.first
    guard let row, case .date(let first) = row[0], case .date(let last) = row[1],
      let count = row[2].wholeNumber
    else { return nil }
    return DataWindow(
      first: LocalDate(daysSinceEpoch: Int(first)), last: LocalDate(daysSinceEpoch: Int(last)),
      rows: Int(count))
  }

  /// What the marts depend on, as one text.
  func stamp(of plan: MartModels) async throws -> String {
    let version = try await reader.texts(
      "select value from meta.state where name = 'facts_version'")
    guard let version = version.first?.first, let version else {
      throw WarehouseError.unexpectedValue(query: "meta.state")
    }
    return "\(version) \(plan.checksum) \(workspace.settings.timeZone)"
  }

  /// The offsets of the workspace's zone over the times that occur in the facts.
  private func zoneOffsets() async throws -> ZoneOffsets {
    let name = workspace.settings.timeZone
    guard WorkspaceSettings.isTimeZone(name), let zone = TimeZone(identifier: name) else {
      throw WorkspaceError.badSetting(
        name: "timeZone", value: name, expected: "an IANA name, such as Europe/Paris")
    }
    let row = try await connection.query(
      """
      with moments as (
        select min(started_at) as low, max(started_at) as high from facts.contacts
        union all
        select min(coalesce(answered_at, sent_at)), max(coalesce(answered_at, sent_at))
        from facts.survey_answers
        union all
        select min("at"), max("at") from facts.transactions
      )
      select cast(epoch_us(min(low)) // 1000000 as bigint),
        cast(epoch_us(max(high)) // 1000000 as bigint)
      from moments
      """
    ).rows.first
    return ZoneOffsets(
      zone, earliest: row?[0].wholeNumber ?? 0, latest: row?[1].wholeNumber ?? 0)
  }
}
