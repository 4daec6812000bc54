// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
package import Foundation
package import Quantities
internal import Reports
internal import ServiceMetrics

/// Writes the nine-part business case as one self-contained HTML file.
package struct WriteBusinessCase: Sendable {
  /// What was written.
  package struct Outcome: Sendable {
    /// The file.
    package var file: URL
    /// Whether the charts are drawn; without the chart library their tables are shown.
    package var hasCharts: Bool
  }

  /// Creates the use case.
  package init() {}

  /// Writes the document, whole or not at all.
  ///
  /// - Parameters:
  ///   - outcome: The case that was worked out.
  ///   - file: The file to write; its name ends in `.html`.
  ///   - language: The language of the document.
  ///   - day: The day that the document bears.
  /// - Returns: The file, and whether its charts are drawn.
  /// - Throws: ``CaseProblem/unknownDocument(_:)``, or why the file cannot be written.
  package func run(
    _ outcome: EvaluateCase.Outcome, to file: URL, language: Language, day: LocalDate
  ) throws -> Outcome {
    guard ["html", "htm"].contains(file.pathExtension.lowercased()) else {
      throw CaseProblem.unknownDocument(file.lastPathComponent)
    }
    let document = BusinessCaseReport.document(
      case: outcome.businessCase, result: outcome.result, baseline: outcome.baseline,
      catalogue: .standard, language: language, generatedOn: day,
      generator: "Rendement \(Release.version)")
    let charts = ChartRuntime.locate()
    let assets = try DocumentAssets.load(charts: charts)
    let html = try HTMLRenderer(assets: assets).render(document)
    try Data(html.utf8).write(to: file, options: .atomic)
    return Outcome(file: file, hasCharts: charts != nil)
  }
}
