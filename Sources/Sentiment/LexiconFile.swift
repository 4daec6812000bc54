// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The word lists that come with the module.
enum LexiconFile {
  /// The pairs of a list: word, tab, value.
  static func pairs(_ name: String) throws -> [(word: String, value: String)] {
    let file = Bundle.module.bundleURL.appendingPathComponent("Lexicons/\(name).tsv")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    return text.split(separator: "\n").compactMap { (line: Substring) -> (String, String)? in
      let parts = line.split(separator: "\t", maxSplits: 1)
      return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
  }
}
