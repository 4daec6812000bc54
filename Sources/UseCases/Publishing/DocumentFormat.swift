// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation

/// What a document can be written as, chosen by the ending of its name.
package enum DocumentFormat: String, Sendable, CaseIterable {
  /// One file for a browser, with its charts inside.
  case html
  /// A4 pages.
  case pdf
  /// A Word file that its reader can go on writing.
  case docx
  /// A workbook whose results are formulas.
  case xlsx

  /// The format of a file.
  ///
  /// - Parameter file: The file to write.
  /// - Throws: ``CaseProblem/unknownDocument(_:)`` when its ending is no format.
  package init(of file: URL) throws {
    let ending = file.pathExtension.lowercased()
    guard let format = DocumentFormat(rawValue: ending == "htm" ? "html" : ending) else {
      throw CaseProblem.unknownDocument(file.lastPathComponent)
    }
    self = format
  }
}
