// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation

/// Draws Vega-Lite specifications as pictures, for documents that run no scripts.
package struct ChartPictures: Sendable {
  /// What kind of picture.
  package enum Format: String, Sendable {
    /// Points, twice as fine as the screen's.
    case png
    /// Lines.
    case svg
  }

  private let python: ExternalProgram
  private let packages: URL

  /// Finds vl-convert where `Scripts/install-charts.sh` puts it, or where the user says.
  ///
  /// - Parameter environment: The process's environment.
  /// - Returns: The means to draw.
  /// - Throws: ``PublishingError/missing(_:)``.
  package static func find(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> ChartPictures {
    var folders: [String] = []
    if let home = environment["RENDEMENT_CHARTS_HOME"], !home.isEmpty {
      folders.append(home)
    } else if let cache = environment["XDG_CACHE_HOME"], !cache.isEmpty {
      folders.append(cache + "/rendement/charts")
    } else if let home = environment["HOME"] {
      folders.append(home + "/.cache/rendement/charts")
    }
    let found = folders.map { URL(filePath: $0 + "/packages") }.first {
      FileManager.default.fileExists(atPath: $0.appending(path: "vl_convert").path)
    }
    guard let found, let python = ExternalProgram.find(["python3"], environment: environment)
    else { throw PublishingError.missing(.pictures) }
    return ChartPictures(python: python, packages: found)
  }

  /// Draws charts.
  ///
  /// - Parameters:
  ///   - specifications: Vega-Lite 6 specifications as JSON, by the name of the chart.
  ///   - format: What kind of picture.
  /// - Returns: A picture for each name.
  /// - Throws: ``PublishingError`` when a chart cannot be drawn.
  package func draw(
    _ specifications: [String: String], as format: Format
  ) async throws -> [String: Data] {
    guard !specifications.isEmpty else { return [:] }
    let script = try resource("draw-charts.py")
    return try await withWorkFolder { folder in
      // Names of files are numbers: a chart's own name never becomes a path.
      let names = specifications.keys.sorted()
      for (index, name) in names.enumerated() {
        guard let text = specifications[name] else { continue }
        try Data(text.utf8).write(to: folder.appending(path: "\(index).json"))
      }
      try await python.run(
        ["-I", script.path, packages.path, format.rawValue, String(names.count)], in: folder)
      var pictures: [String: Data] = [:]
      for (index, name) in names.enumerated() {
        let file = folder.appending(path: "\(index).\(format.rawValue)")
        guard let data = FileManager.default.contents(atPath: file.path), !data.isEmpty else {
          throw PublishingError.nothingWritten(program: "vl-convert")
        }
        pictures[name] = data
      }
      return pictures
    }
  }
}
