// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Finance
package import Foundation
package import Quantities
internal import Reports
internal import ServiceMetrics
internal import Workbooks

/// Writes the nine-part business case: HTML, PDF or Word file, or a live workbook.
package struct WriteBusinessCase: Sendable {
  /// Creates the use case.
  package init() {}

  /// Writes the document, whole or not at all.
  ///
  /// - Parameters:
  ///   - outcome: The case that was worked out.
  ///   - file: The file to write; its ending decides the format.
  ///   - language: The language of the document.
  ///   - day: The day that the document bears.
  /// - Returns: The file, and whether its charts are drawn.
  /// - Throws: ``CaseProblem/unknownDocument(_:)``, `PublishingError` when a program is missing or
  ///   fails, or why the file cannot be written.
  package func run(
    _ outcome: EvaluateCase.Outcome, to file: URL, language: Language, day: LocalDate
  ) async throws -> PublishDocument.Outcome {
    if try DocumentFormat(of: file) == .xlsx {
      return try writeWorkbook(outcome, to: file, language: language, day: day)
    }
    let document = BusinessCaseReport.document(
      case: outcome.businessCase, result: outcome.result,
      bridge: try outcome.businessCase.bridge(), baseline: outcome.baseline,
      catalogue: .standard, language: language, generatedOn: day,
      generator: "Rendement \(Release.version)")
    return try await PublishDocument().run(document, to: file)
  }

  private func writeWorkbook(
    _ outcome: EvaluateCase.Outcome, to file: URL, language: Language, day: LocalDate
  ) throws -> PublishDocument.Outcome {
    let made = try CaseWorkbook.make(
      case: outcome.businessCase, result: outcome.result, language: language, generatedOn: day,
      generator: "Rendement \(Release.version)")
    // Whole or not at all: the library writes beside the file, which then takes its place.
    let draft = file.deletingLastPathComponent()
      .appending(path: ".\(UUID().uuidString).xlsx")
    try XLSXWriter().write(made.workbook, to: draft)
    try replace(file, by: draft)
    return PublishDocument.Outcome(file: file, hasCharts: true)
  }

  private func replace(_ file: URL, by draft: URL) throws {
    guard rename(draft.path, file.path) == 0 else {
      let reason = String(cString: strerror(errno))
      try FileManager.default.removeItem(at: draft)
      throw WorkbookError.refused(file: file.lastPathComponent, words: reason)
    }
  }
}
