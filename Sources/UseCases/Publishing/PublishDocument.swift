// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Documents
package import Finance
package import Foundation
internal import Publishing
package import Quantities
internal import Reports

/// Writes a document as HTML, PDF or Word file, whole or not at all.
package struct PublishDocument: Sendable {
  /// What was written.
  package struct Outcome: Sendable {
    /// The file.
    package var file: URL
    /// Whether the charts are drawn; without the chart library their tables are shown.
    package var hasCharts: Bool
  }

  /// Creates the use case.
  package init() {}

  /// Writes a document.
  ///
  /// - Parameters:
  ///   - document: What to write.
  ///   - file: The file; its ending decides the format.
  /// - Returns: The file, and whether its charts are drawn.
  /// - Throws: ``CaseProblem/unknownDocument(_:)`` for an ending that no document has,
  ///   `PublishingError` when a program is missing or fails, or why the file cannot be written.
  package func run(_ document: Document, to file: URL) async throws -> Outcome {
    let (data, hasCharts) =
      switch try DocumentFormat(of: file) {
      case .html: try page(document)
      case .pdf: try await pages(document)
      case .docx: try await word(document)
      case .xlsx: throw CaseProblem.unknownDocument(file.lastPathComponent)
      }
    try data.write(to: file, options: .atomic)
    return Outcome(file: file, hasCharts: hasCharts)
  }

  /// Writes solutions side by side.
  ///
  /// - Parameters:
  ///   - comparison: The solutions.
  ///   - file: The file; its ending decides the format.
  ///   - language: The language of the document.
  ///   - day: The day that the document bears.
  /// - Returns: The file, and whether its charts are drawn.
  /// - Throws: As ``run(_:to:)``.
  package func run(
    _ comparison: Comparison, to file: URL, language: Language, day: LocalDate
  ) async throws -> Outcome {
    try await run(
      ComparisonReport.document(
        comparison, language: language, generatedOn: day,
        generator: "Rendement \(Release.version)"), to: file)
  }

  private func page(_ document: Document) throws -> (Data, Bool) {
    let charts = ChartRuntime.locate()
    let assets = try DocumentAssets.load(charts: charts)
    return (Data(try HTMLRenderer(assets: assets).render(document).utf8), charts != nil)
  }

  private func pages(_ document: Document) async throws -> (Data, Bool) {
    let printer = try PDFPrinter.find()
    guard !printer.runsScripts else {
      let (html, hasCharts) = try page(document)
      return (try await printer.print(String(decoding: html, as: UTF8.self)), hasCharts)
    }
    var assets = try DocumentAssets.load(charts: nil)
    let pictures = try await pictures(of: document, as: .svg)
    assets.pictures = Dictionary(
      uniqueKeysWithValues: pictures.map { (Anchor($0.key), [UInt8]($0.value)) })
    let html = try HTMLRenderer(assets: assets).render(document)
    return (try await printer.print(html), assets.pictures.count == document.figures.count)
  }

  private func word(_ document: Document) async throws -> (Data, Bool) {
    let writer = try WordWriter.find()
    let pictures = try await pictures(of: document, as: .png)
    let html = WordPage(pictures: Set(pictures.keys.map { Anchor($0) })).render(document)
    let data = try await writer.write(html, pictures: pictures)
    return (data, pictures.count == document.figures.count)
  }

  /// The charts as pictures by the name of their figure; none when nothing here can draw them.
  private func pictures(
    of document: Document, as format: ChartPictures.Format
  ) async throws -> [String: Data] {
    let drawing: ChartPictures
    do {
      drawing = try ChartPictures.find()
    } catch PublishingError.missing(.pictures) {
      return [:]
    }
    var specifications: [String: String] = [:]
    for figure in document.figures {
      specifications[figure.id.name] = try figure.specification.text()
    }
    return try await drawing.draw(specifications, as: format)
  }
}
