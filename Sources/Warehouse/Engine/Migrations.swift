// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The numbered steps that make the warehouse's structure, and the state of one warehouse.
struct Migrations {
  /// One step.
  struct Step {
    /// 1 for the first.
    let number: Int
    let file: ModelFiles.File
  }

  let steps: [Step]

  /// Reads the steps from `migrations/0001_name.sql` and so on.
  init(_ models: ModelFiles) throws {
    steps = try models.layer("migrations").map { file in
      guard let number = Int(file.name.prefix(4)) else {
        throw WarehouseError.missingModels(path: file.name)
      }
      return Step(number: number, file: file)
    }
  }

  /// The newest step that this version knows.
  var newest: Int { steps.last?.number ?? 0 }

  /// The steps that a warehouse still needs.
  ///
  /// - Parameter applied: The checksum of each step that was applied, by number.
  /// - Returns: The steps to apply, in order.
  /// - Throws: ``WarehouseError/newerStore(found:known:)`` when it has steps we do not know,
  ///   ``WarehouseError/changedMigration(number:)`` when one of them was another one.
  func pending(after applied: [Int: String]) throws -> [Step] {
    let found = applied.keys.max() ?? 0
    guard found <= newest else {
      throw WarehouseError.newerStore(found: found, known: newest)
    }
    for step in steps {
      if let checksum = applied[step.number], checksum != step.file.checksum {
        throw WarehouseError.changedMigration(number: step.number)
      }
    }
    return steps.filter { applied[$0.number] == nil }
  }

  /// What must be there before the first step.
  static let foundation = [
    "create schema meta",
    """
    create table meta.migrations (
      number INTEGER not null, name VARCHAR not null, checksum VARCHAR not null,
      applied_at TIMESTAMP not null)
    """,
    "create table meta.state (name VARCHAR not null, value VARCHAR not null)",
    "create schema marts",
  ]
}
