// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Foundation
internal import Reports

/// The files that pages load: style sheets, scripts and the chart library, each under a name that
/// changes with its content, so that browsers may keep it for ever.
struct SiteAssets: Sendable {
  /// One file.
  struct Asset: Sendable {
    /// The content.
    let content: String
    /// Its media type.
    let mediaType: String
  }

  /// The files by their path below `/assets/`.
  let files: [String: Asset]
  /// The path of each file by its plain name.
  let paths: [String: String]

  /// Whether charts can be drawn.
  var hasCharts: Bool { paths["vega.js"] != nil }

  /// Reads the files.
  ///
  /// - Throws: `DocumentAssets.Problem` when the program was copied without its resources.
  static func load() throws -> SiteAssets {
    let documents = try DocumentAssets.load()
    var plain: [(name: String, type: String, content: String)] = [
      ("document.css", "text/css", documents.stylesheet),
      ("charts.js", "text/javascript", documents.chartScript),
    ]
    if let runtime = documents.chartRuntime {
      plain.append(("vega.js", "text/javascript", runtime))
    }
    for (name, type) in [("app.css", "text/css"), ("app.js", "text/javascript")] {
      guard
        let url = Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Assets"),
        let data = FileManager.default.contents(atPath: url.path)
      else { throw DocumentAssets.Problem.missingResource(name) }
      plain.append((name, type, String(decoding: data, as: UTF8.self)))
    }
    var files: [String: Asset] = [:]
    var paths: [String: String] = [:]
    for (name, type, content) in plain {
      let path = fingerprint(content) + "/" + name
      files[path] = Asset(content: content, mediaType: type + "; charset=utf-8")
      paths[name] = "/assets/" + path
    }
    return SiteAssets(files: files, paths: paths)
  }

  /// A short name for a content (FNV-1a, 64 bits): it need not resist anybody.
  private static func fingerprint(_ content: String) -> String {
    let hash = content.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 36)
  }
}
