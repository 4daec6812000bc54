// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation

/// Prints an HTML file on A4 pages: tagged for screen readers, with an outline.
package struct PDFPrinter: Sendable {
  /// How the pages are made.
  private enum Engine: Sendable {
    case chromium
    case weasyPrint
  }

  private let program: ExternalProgram
  private let engine: Engine

  /// Whether scripts run before the page is printed; without them charts must come as pictures.
  package var runsScripts: Bool { engine == .chromium }
  /// The program's name for people.
  package var name: String { program.name }

  /// Finds a program that prints: Chromium or Chrome, else WeasyPrint.
  ///
  /// - Parameter environment: The process's environment.
  /// - Returns: The printer.
  /// - Throws: ``PublishingError/missing(_:)`` when there is none.
  package static func find(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> PDFPrinter {
    let browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    if let browser = ExternalProgram.find(browsers, environment: environment) {
      return PDFPrinter(program: browser, engine: .chromium)
    }
    if let weasy = ExternalProgram.find(["weasyprint"], environment: environment) {
      return PDFPrinter(program: weasy, engine: .weasyPrint)
    }
    throw PublishingError.missing(.pdf)
  }

  /// Prints a page.
  ///
  /// - Parameter html: A self-contained HTML file in UTF-8.
  /// - Returns: The PDF.
  /// - Throws: ``PublishingError`` when the program fails.
  package func print(_ html: String) async throws -> Data {
    try await withWorkFolder { folder in
      let page = folder.appending(path: "page.html")
      let out = folder.appending(path: "page.pdf")
      try Data(html.utf8).write(to: page)
      try await program.run(arguments(page: page, out: out, folder: folder), in: folder)
      guard let pdf = FileManager.default.contents(atPath: out.path), !pdf.isEmpty else {
        throw PublishingError.nothingWritten(program: program.name)
      }
      return pdf
    }
  }

  private func arguments(page: URL, out: URL, folder: URL) -> [String] {
    switch engine {
    case .weasyPrint:
      ["--encoding", "utf-8", page.path, out.path]
    case .chromium:
      // The page is ours, carries no foreign mark-up and may load nothing: the sandbox, which
      // containers and the root account do not allow, guards nothing here.
      [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--disable-extensions", "--disable-background-networking", "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--user-data-dir=\(folder.appending(path: "profile").path)",
        "--virtual-time-budget=5000", "--no-pdf-header-footer",
        "--generate-pdf-document-outline", "--print-to-pdf=\(out.path)", page.absoluteString,
      ]
    }
  }
}
