// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
package import Quantities
internal import Reports
internal import ServiceMetrics

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
    let document = BusinessCaseReport.document(
      case: outcome.businessCase, result: outcome.result, baseline: outcome.baseline,
      catalogue: .standard, language: language, generatedOn: day,
      generator: "Rendement \(Release.version)")
    return try await PublishDocument().run(document, to: file)
  }
}
