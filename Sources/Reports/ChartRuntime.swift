// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The script that draws charts, found on this machine.
///
/// `Scripts/install-charts.sh` makes it. Documents carry it inside, so that a reader needs
/// neither the file nor a network; without it documents show their data tables and say why.
package struct ChartRuntime: Sendable, Hashable {
  /// The name of the file.
  package static let fileName = "vega-embed.bundle.js"

  /// Where the script was found.
  package let path: String
  /// The script.
  package let source: String

  /// Finds the script.
  ///
  /// Looked for in this order: the file named by `RENDEMENT_VEGA`, beside the executable, in
  /// `RENDEMENT_CHARTS_HOME` or else `rendement/charts` in the user's cache folder, in `vendor`
  /// under the working folder.
  ///
  /// - Parameters:
  ///   - environment: The process's environment.
  ///   - executable: The program's own file; nil when unknown.
  ///   - workingFolder: The folder in which the program runs.
  /// - Returns: The script; nil when no place holds a readable, non-empty file.
  package static func locate(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    executable: String? = Bundle.main.executablePath,
    workingFolder: String = FileManager.default.currentDirectoryPath
  ) -> ChartRuntime? {
    for path in candidates(environment, executable, workingFolder) {
      guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else { continue }
      return ChartRuntime(path: path, source: String(decoding: data, as: UTF8.self))
    }
    return nil
  }

  private static func candidates(
    _ environment: [String: String], _ executable: String?, _ workingFolder: String
  ) -> [String] {
    var folders: [String] = []
    if let executable {
      folders.append(URL(fileURLWithPath: executable).deletingLastPathComponent().path)
    }
    if let home = environment["RENDEMENT_CHARTS_HOME"], !home.isEmpty {
      folders.append(home)
    } else if let cache = environment["XDG_CACHE_HOME"], !cache.isEmpty {
      folders.append(cache + "/rendement/charts")
    } else if let home = environment["HOME"] {
      folders.append(home + "/.cache/rendement/charts")
    }
    folders.append(workingFolder + "/vendor")
    let named = environment["RENDEMENT_VEGA"].map { $0.isEmpty ? [] : [$0] } ?? []
    return named + folders.map { $0 + "/" + fileName }
  }
}
