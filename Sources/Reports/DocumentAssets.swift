// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Documents
import Foundation

/// The style sheet and scripts of our documents.
package enum DocumentAssets {
  /// Why a document cannot be dressed.
  package enum Problem: Error, Equatable, CustomStringConvertible {
    case missingResource(String)

    /// One sentence that names the file and what to do.
    package var description: String {
      switch self {
      case .missingResource(let name):
        "The program's own file Styles/\(name) is missing. Keep the folder "
          + "rendement_Reports.resources beside the program, or install Rendement again."
      }
    }
  }

  /// Style sheet, chart script and, when it is installed, the chart library.
  ///
  /// - Parameter charts: The chart library; found on this machine unless given.
  /// - Returns: What an HTML document carries inside itself.
  /// - Throws: ``Problem/missingResource(_:)`` when the program was copied without its resources.
  package static func load(charts: ChartRuntime? = ChartRuntime.locate()) throws -> HTMLAssets {
    HTMLAssets(
      stylesheet: try resource("document.css"), chartScript: try resource("charts.js"),
      chartRuntime: charts?.source)
  }

  private static func resource(_ name: String) throws -> String {
    guard
      let url = Bundle.module.url(
        forResource: name, withExtension: nil, subdirectory: "Styles"),
      let data = FileManager.default.contents(atPath: url.path)
    else { throw Problem.missingResource(name) }
    return String(decoding: data, as: UTF8.self)
  }
}
