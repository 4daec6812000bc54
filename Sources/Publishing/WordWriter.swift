// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation

/// Makes a Word file from an HTML page, dressed by the reference document.
package struct WordWriter: Sendable {
  private let pandoc: ExternalProgram

  /// Finds pandoc.
  ///
  /// - Parameter environment: The process's environment.
  /// - Returns: The writer.
  /// - Throws: ``PublishingError/missing(_:)``.
  package static func find(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> WordWriter {
    guard let pandoc = ExternalProgram.find(["pandoc"], environment: environment) else {
      throw PublishingError.missing(.word)
    }
    return WordWriter(pandoc: pandoc)
  }

  /// Converts a page.
  ///
  /// - Parameters:
  ///   - html: The page; its pictures are named `NAME.png`.
  ///   - pictures: The pictures by name, without the ending.
  /// - Returns: The Word file.
  /// - Throws: ``PublishingError`` when pandoc fails.
  package func write(_ html: String, pictures: [String: Data]) async throws -> Data {
    let reference = try resource("reference.docx")
    return try await withWorkFolder { folder in
      let page = folder.appending(path: "page.html")
      let out = folder.appending(path: "page.docx")
      try Data(html.utf8).write(to: page)
      for (name, data) in pictures {
        try data.write(to: folder.appending(path: "\(name).png"))
      }
      try await pandoc.run(
        [
          "--from=html", "--to=docx", "--reference-doc=\(reference.path)",
          "--output=\(out.path)", page.path,
        ], in: folder)
      guard let word = FileManager.default.contents(atPath: out.path), !word.isEmpty else {
        throw PublishingError.nothingWritten(program: pandoc.name)
      }
      return word
    }
  }
}
