// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Documents
package import Finance
package import Quantities

/// A business case as a workbook that calculates: inputs on one sheet, every result a formula.
package struct CaseWorkbook: Sendable {
  /// A result of the case and the cell that calculates it.
  package struct Result: Sendable, Hashable {
    /// Its key in the result's JSON, such as `readings.cash.roi` or `levers.0.hoursShapley`.
    package var key: String
    /// Its cell.
    package var place: CellPlace
  }

  /// The workbook.
  package var workbook: Workbook
  /// Every result that a cell calculates.
  package var results: [Result]
  /// Whether the hours of the levers are formulas too; they are typed when the sets of levers
  /// times the months would make a workbook that no office machine opens.
  package var calculatesHours: Bool

  /// Makes the workbook.
  ///
  /// - Parameters:
  ///   - plan: The case, its baseline filled in.
  ///   - result: What the engine made of this very case.
  ///   - language: The language of its texts.
  ///   - generatedOn: The day printed on it.
  ///   - generator: The program and version.
  /// - Returns: The workbook and the cells of its results.
  /// - Throws: `FinanceError` when the inputs that follow drivers cannot be worked out.
  package static func make(
    case plan: BusinessCase, result: CaseResult, language: Language, generatedOn: LocalDate,
    generator: String
  ) throws -> CaseWorkbook {
    var writer = CaseWorkbookWriter(
      plan: try plan.followingDrivers(), result: result, schedule: try plan.leverSchedule(),
      language: language, generator: generator)
    writer.write(generatedOn: generatedOn)
    return CaseWorkbook(
      workbook: writer.book, results: writer.results, calculatesHours: writer.calculatesHours)
  }
}
