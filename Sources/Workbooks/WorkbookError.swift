// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// Why a workbook cannot be written.
package enum WorkbookError: Error, Equatable {
  /// The library refused, with these words.
  case refused(file: String, words: String)
}

extension WorkbookError: CustomStringConvertible {
  /// One sentence in English.
  package var description: String { message.en }

  /// What is wrong and what to do.
  package var message: LocalizedText {
    switch self {
    case .refused(let file, let words):
      LocalizedText(
        en: "The workbook \(file) could not be written (\(words)): check that its folder exists "
          + "and may be written.",
        fr: "Le classeur \(file) n'a pas pu être écrit (\(words)) : vérifiez que son dossier "
          + "existe et que l'on peut y écrire.")
    }
  }
}
