// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// Why a document cannot be made by another program.
package enum PublishingError: Error, Equatable {
  /// No program of this purpose is installed.
  case missing(Tool)
  /// The program stopped with a status, after these words.
  case failed(program: String, status: Int32, words: String)
  /// The program took too long and was ended.
  case tooSlow(program: String, seconds: Int)
  /// The program said that all went well and wrote nothing.
  case nothingWritten(program: String)
  /// A file of our own is not beside the program.
  case missingResource(String)

  /// What another program is needed for.
  package enum Tool: String, Sendable, CaseIterable {
    /// Prints pages.
    case pdf
    /// Writes Word files.
    case word
    /// Draws charts as pictures.
    case pictures
  }
}

extension PublishingError: CustomStringConvertible {
  /// One sentence in English.
  package var description: String { message.en }

  /// What is wrong and what to do.
  package var message: LocalizedText {
    switch self {
    case .missing(.pdf):
      LocalizedText(
        en: "A PDF needs Chromium or WeasyPrint, and neither is installed. Run: "
          + "apt-get install chromium",
        fr: "Un PDF demande Chromium ou WeasyPrint, et aucun n'est installé. Lancez : "
          + "apt-get install chromium")
    case .missing(.word):
      LocalizedText(
        en: "A Word file needs pandoc, which is not installed. Run: apt-get install pandoc",
        fr: "Un fichier Word demande pandoc, qui n'est pas installé. Lancez : "
          + "apt-get install pandoc")
    case .missing(.pictures):
      LocalizedText(
        en: "Charts as pictures need vl-convert, which is not installed. Run: make setup",
        fr: "Les graphiques en images demandent vl-convert, qui n'est pas installé. Lancez : "
          + "make setup")
    case .failed(let program, let status, let words):
      LocalizedText(
        en: "\(program) stopped with status \(status)\(words.isEmpty ? "" : ": " + words). "
          + "No document was written; run rendement doctor to see what is installed.",
        fr: "\(program) s'est arrêté avec le statut \(status)"
          + "\(words.isEmpty ? "" : " : " + words). Aucun document n'a été écrit ; lancez "
          + "rendement doctor pour voir ce qui est installé.")
    case .tooSlow(let program, let seconds):
      LocalizedText(
        en: "\(program) was not done after \(seconds) s and was ended. No document was written; "
          + "try again when the machine is less busy.",
        fr: "\(program) n'avait pas fini après \(seconds) s et a été arrêté. Aucun document n'a "
          + "été écrit ; recommencez quand la machine est moins occupée.")
    case .nothingWritten(let program):
      LocalizedText(
        en: "\(program) wrote nothing and gave no reason. Run rendement doctor, then try again.",
        fr: "\(program) n'a rien écrit et n'a pas dit pourquoi. Lancez rendement doctor, puis "
          + "recommencez.")
    case .missingResource(let name):
      LocalizedText(
        en: "The program's own file \(name) is missing. Keep the folder "
          + "rendement_Publishing.resources beside the program, or install Rendement again.",
        fr: "Le fichier \(name) du programme manque. Gardez le dossier "
          + "rendement_Publishing.resources à côté du programme, ou réinstallez Rendement.")
    }
  }
}
