// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// Why a workspace cannot be used.
package enum WorkspaceError: Error, Equatable {
  case missing(path: String)
  case alreadyExists(path: String)
  case notAFolder(path: String)
  case newerFormat(found: Int, known: Int)
  case unreadableSettings(detail: String)
  case badSetting(name: String, value: String, expected: String)
  case unknownSetting(name: String, suggestion: String?)
  case badKey(path: String)
  case inUse(holder: String, waitedSeconds: Double)
  case fileFailure(action: String, path: String, reason: String)
}

extension WorkspaceError: CustomStringConvertible {
  /// A stable code for programs and documentation.
  package var code: String {
    switch self {
    case .missing: "workspace.missing"
    case .alreadyExists: "workspace.exists"
    case .notAFolder: "workspace.not-a-folder"
    case .newerFormat: "workspace.newer-format"
    case .unreadableSettings: "workspace.settings-unreadable"
    case .badSetting: "workspace.setting-invalid"
    case .unknownSetting: "workspace.setting-unknown"
    case .badKey: "workspace.key-invalid"
    case .inUse: "workspace.in-use"
    case .fileFailure: "workspace.file"
    }
  }

  /// One sentence in English; ``message`` has both languages.
  package var description: String { message.en }

  /// What is wrong, what was expected and what to do.
  package var message: LocalizedText {
    switch self {
    case .missing(let path):
      LocalizedText(
        en: "There is no workspace in \(path). Import a file or run `rendement demo` to make one.",
        fr: "Il n'y a pas d'espace de travail dans \(path). Importez un fichier ou lancez "
          + "`rendement demo` pour en créer un.")
    case .alreadyExists(let path):
      LocalizedText(
        en: "\(path) already holds a workspace. Choose another folder.",
        fr: "\(path) contient déjà un espace de travail. Choisissez un autre dossier.")
    case .notAFolder(let path):
      LocalizedText(
        en: "\(path) is not a folder. Give the path of a folder with --workspace.",
        fr: "\(path) n'est pas un dossier. Donnez le chemin d'un dossier avec --workspace.")
    case .newerFormat(let found, let known):
      LocalizedText(
        en: "This workspace has format \(found), written by a newer version of Rendement; this "
          + "version reads up to format \(known). Update Rendement to open it.",
        fr: "Cet espace de travail est au format \(found), écrit par une version plus récente de "
          + "Rendement ; cette version lit jusqu'au format \(known). Mettez Rendement à jour "
          + "pour l'ouvrir.")
    case .unreadableSettings(let detail):
      LocalizedText(
        en: "workspace.yaml cannot be read: \(detail). Correct the file or restore a backup.",
        fr: "workspace.yaml est illisible : \(detail). Corrigez le fichier ou restaurez une "
          + "sauvegarde.")
    case .badSetting(let name, let value, let expected):
      LocalizedText(
        en: "workspace.yaml: \(name) is \(value); expected \(expected).",
        fr: "workspace.yaml : \(name) vaut \(value) ; attendu : \(expected).")
    case .unknownSetting(let name, let suggestion):
      LocalizedText(
        en: "workspace.yaml: there is no setting \(name)."
          + (suggestion.map { " Did you mean \($0)?" } ?? " Remove it."),
        fr: "workspace.yaml : le réglage \(name) n'existe pas."
          + (suggestion.map { " Vouliez-vous dire \($0) ?" } ?? " Retirez-le."))
    case .badKey(let path):
      LocalizedText(
        en: "The pseudonym key \(path) does not hold 32 bytes. Restore it from a backup: without "
          + "it the same customer would get a new pseudonym.",
        fr: "La clé de pseudonymisation \(path) ne contient pas 32 octets. Restaurez-la depuis "
          + "une sauvegarde : sans elle, un même client changerait de pseudonyme.")
    case .inUse(let holder, let seconds):
      LocalizedText(
        en: "The workspace is in use by \(holder). Waited \(Int(seconds.rounded())) s; try again "
          + "when it has finished.",
        fr: "L'espace de travail est utilisé par \(holder). Attendu \(Int(seconds.rounded())) s ; "
          + "réessayez quand il aura terminé.")
    case .fileFailure(let action, let path, let reason):
      LocalizedText(
        en: "Cannot \(action) \(path): \(reason).",
        fr: "Impossible de traiter \(path) (\(action)) : \(reason).")
    }
  }
}
