// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Finance
package import Quantities

/// Why a case cannot be worked out.
package enum CaseProblem: Error, Equatable {
  /// The file cannot be read.
  case unreadable(path: String)
  /// The case wants a measured baseline, and no workspace was opened.
  case needsWorkspace
  /// The window holds nothing from which the parameter could be measured.
  case notMeasured(WorkloadParameter, from: LocalDate, to: LocalDate)
  /// Contact data never holds the parameter, and the case does not type it.
  case notInContacts(WorkloadParameter)
  /// The document's ending is not one that can be written.
  case unknownDocument(String)
}

extension CaseProblem: CustomStringConvertible {
  /// One sentence in English.
  package var description: String { message.en }

  /// What is wrong and what to do.
  package var message: LocalizedText {
    switch self {
    case .unreadable(let path):
      LocalizedText(
        en: "The case file \(path) cannot be read: name a YAML file that exists.",
        fr: "Le fichier \(path) ne peut pas être lu : nommez un fichier YAML existant.")
    case .needsWorkspace:
      LocalizedText(
        en: "The case asks for a measured baseline: import contacts first, or type the workload.",
        fr: "Le dossier demande une base mesurée : importez d'abord des contacts, ou saisissez la "
          + "charge.")
    case .notMeasured(let parameter, let from, let to):
      LocalizedText(
        en: "No contact from \(from) to \(to) says the \(parameter.name.en): choose another "
          + "window, import contacts that say it, or type `\(parameter.rawValue)` in the case.",
        fr: "Aucun contact du \(from) au \(to) ne donne « \(parameter.name.fr) » : choisissez une "
          + "autre période, importez des contacts qui le disent, ou saisissez "
          + "`\(parameter.rawValue)` dans le dossier.")
    case .notInContacts(let parameter):
      LocalizedText(
        en: "Contacts do not say the \(parameter.name.en): type `\(parameter.rawValue)` beside "
          + "`measured` in the case.",
        fr: "Les contacts ne donnent pas « \(parameter.name.fr) » : saisissez "
          + "`\(parameter.rawValue)` à côté de `measured` dans le dossier.")
    case .unknownDocument(let name):
      LocalizedText(
        en: "\(name) is no document that can be written: let its name end in .html, .pdf, "
          + ".docx or .xlsx.",
        fr: "\(name) n'est pas un document que l'on sait écrire : terminez son nom par "
          + ".html, .pdf, .docx ou .xlsx.")
    }
  }
}
