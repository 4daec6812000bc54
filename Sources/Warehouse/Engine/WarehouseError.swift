// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// Why the warehouse cannot do what was asked.
package enum WarehouseError: Error, Equatable {
  case newerStore(found: Int, known: Int)
  case changedMigration(number: Int)
  case badMemoryLimit(String)
  case unknownName(kind: String, name: String, suggestion: String?)
  case stageColumn(name: String, table: String, suggestion: String?)
  case stageKeyMissing(table: String)
  case importRunning
  case diskFull(action: String)
  case badArchive(path: String, detail: String)
  case newerArchive(found: Int, known: Int)
  case archiveTool(detail: String)
  case unexpectedValue(query: String)
  case missingModels(path: String)
}

extension WarehouseError: CustomStringConvertible {
  /// A stable code for programs and documentation.
  package var code: String {
    switch self {
    case .newerStore: "warehouse.newer-store"
    case .changedMigration: "warehouse.migration-changed"
    case .badMemoryLimit: "warehouse.memory-limit-invalid"
    case .unknownName: "warehouse.name-unknown"
    case .stageColumn: "warehouse.stage-column"
    case .stageKeyMissing: "warehouse.stage-key-missing"
    case .importRunning: "warehouse.import-running"
    case .diskFull: "warehouse.disk-full"
    case .badArchive: "backup.archive-invalid"
    case .newerArchive: "backup.newer-archive"
    case .archiveTool: "backup.tool"
    case .unexpectedValue: "warehouse.unexpected-value"
    case .missingModels: "warehouse.models-missing"
    }
  }

  /// One sentence in English; ``message`` has both languages.
  package var description: String { message.en }

  /// What is wrong, what was expected and what to do.
  package var message: LocalizedText {
    switch self {
    case .newerStore(let found, let known):
      LocalizedText(
        en: "The warehouse was written by a newer version of Rendement (structure \(found); this "
          + "version knows \(known)). Update Rendement to open it.",
        fr: "L'entrepôt a été écrit par une version plus récente de Rendement (structure "
          + "\(found) ; cette version connaît \(known)). Mettez Rendement à jour pour l'ouvrir.")
    case .changedMigration(let number):
      LocalizedText(
        en: "Step \(number) of the warehouse's structure is not the one this version knows. "
          + "Use the version of Rendement that made it, or restore a backup.",
        fr: "L'étape \(number) de la structure de l'entrepôt n'est pas celle que connaît cette "
          + "version. Utilisez la version de Rendement qui l'a créée ou restaurez une sauvegarde.")
    case .badMemoryLimit(let text):
      LocalizedText(
        en: "RENDEMENT_MEMORY_LIMIT is \(text); expected a size such as 2GB or 800MB.",
        fr: "RENDEMENT_MEMORY_LIMIT vaut \(text) ; attendu : une taille comme 2GB ou 800MB.")
    case .unknownName(let kind, let name, let suggestion):
      LocalizedText(
        en: "There is no \(kind) \(name)." + (suggestion.map { " Did you mean \($0)?" } ?? ""),
        fr: "\(name) n'existe pas (\(kind))."
          + (suggestion.map { " Vouliez-vous dire \($0) ?" } ?? ""))
    case .stageColumn(let name, let table, let suggestion):
      LocalizedText(
        en: "The staged rows have a column \(name), which \(table) lacks."
          + (suggestion.map { " Did you mean \($0)?" } ?? ""),
        fr: "Les lignes préparées ont une colonne \(name) que \(table) n'a pas."
          + (suggestion.map { " Vouliez-vous dire \($0) ?" } ?? ""))
    case .stageKeyMissing(let table):
      LocalizedText(
        en: "The rows staged for \(table) have no column external_id, by which a row is known.",
        fr: "Les lignes préparées pour \(table) n'ont pas de colonne external_id, qui identifie "
          + "une ligne.")
    case .importRunning:
      LocalizedText(
        en: "An import is running in this process. Wait until it has finished.",
        fr: "Une importation est en cours dans ce processus. Attendez qu'elle soit terminée.")
    case .diskFull(let action):
      LocalizedText(
        en: "The disk is full: cannot \(action). Nothing was changed; free some space and try "
          + "again.",
        fr: "Le disque est plein (\(action)). Rien n'a été modifié ; libérez de la place et "
          + "réessayez.")
    case .badArchive(let path, let detail):
      LocalizedText(
        en: "\(path) is no intact backup: \(detail). Nothing was changed; use another archive.",
        fr: "\(path) n'est pas une sauvegarde intacte : \(detail). Rien n'a été modifié ; "
          + "utilisez une autre archive.")
    case .newerArchive(let found, let known):
      LocalizedText(
        en: "The backup has format \(found), written by a newer version of Rendement; this "
          + "version reads up to format \(known). Update Rendement to restore it.",
        fr: "La sauvegarde est au format \(found), écrit par une version plus récente de "
          + "Rendement ; cette version lit jusqu'au format \(known). Mettez Rendement à jour.")
    case .archiveTool(let detail):
      LocalizedText(
        en: "tar could not do its work: \(detail). Check that tar is installed and that there is "
          + "space.",
        fr: "tar a échoué : \(detail). Vérifiez que tar est installé et qu'il reste de la place.")
    case .unexpectedValue(let query):
      LocalizedText(
        en: "The engine answered with an unexpected type to: \(query).",
        fr: "Le moteur a répondu avec un type inattendu à : \(query).")
    case .missingModels(let path):
      LocalizedText(
        en: "The SQL models are missing from \(path). Install Rendement again.",
        fr: "Les modèles SQL manquent dans \(path). Réinstallez Rendement.")
    }
  }
}
