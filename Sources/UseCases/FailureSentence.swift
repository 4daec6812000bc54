// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import CaseFiles
internal import DuckDB
internal import Finance
internal import Foundation
internal import Ingest
internal import Publishing
package import Quantities
internal import ServiceMetrics
internal import Warehouse
internal import Workbooks
internal import Workforce

/// The sentence for a failure, in both languages: each error's own words.
package enum FailureSentence {
  /// The words of a failure.
  ///
  /// - Parameter error: Any error that a use case throws.
  /// - Returns: What is wrong with which value, what was expected, what to do. An error that only
  ///   the engine or the system knows keeps its English words.
  package static func of(_ error: any Error) -> LocalizedText {
    switch error {
    case let error as MetricError: error.message
    case let error as WorkspaceError: error.message
    case let error as WarehouseError: error.message
    case let error as IngestError: error.text
    case let error as FinanceError: error.message
    case let error as CaseFileError: faults(of: error)
    case let error as CaseProblem: error.message
    case let error as PlanProblem: error.message
    case let error as AccountingProblem: error.message
    case let error as ColumnTableError: error.message
    case let error as AnalysisProblem: error.message
    case let error as WorkforceError: error.message
    case let error as ShiftError: error.message
    case let error as StaffingProblem: error.message
    case let error as WorthProblem: error.message
    case let error as WorthError: error.message
    case let error as BudgetError: error.message
    case let error as PublishingError: error.message
    case let error as WorkbookError: error.message
    case let error as DemonstrationProblem: error.sentence
    case is CancellationError:
      LocalizedText(
        en: "The work was cancelled; nothing was changed.",
        fr: "Le travail a été annulé ; rien n'a été changé.")
    case let error as DuckDBError: LocalizedText(verbatim: error.description)
    case let error as CocoaError: fileProblem(error)
    default: LocalizedText(verbatim: String(describing: error))
    }
  }

  /// Every fault of a case file, a line each.
  private static func faults(of error: CaseFileError) -> LocalizedText {
    func lines(_ word: String, _ language: Language) -> String {
      error.faults.map { "\(word) \($0.place.line): \($0.message[language])" }
        .joined(separator: "\n")
    }
    return LocalizedText(en: lines("line", .english), fr: lines("ligne", .french))
  }

  private static func fileProblem(_ error: CocoaError) -> LocalizedText {
    let path = (error.userInfo[NSFilePathErrorKey] as? String) ?? ""
    switch error.code {
    case .fileNoSuchFile, .fileReadNoSuchFile:
      return LocalizedText(
        en: "The file or folder \(path) does not exist: check the path.",
        fr: "Le fichier ou dossier \(path) n'existe pas : vérifiez le chemin.")
    case .fileReadNoPermission, .fileWriteNoPermission:
      return LocalizedText(
        en: "The file or folder \(path) may not be used by this account: check its rights.",
        fr: "Ce compte n'a pas le droit d'utiliser \(path) : vérifiez ses droits.")
    case .fileWriteOutOfSpace:
      return LocalizedText(
        en: "The disk is full; nothing was half-written. Free some space and try again.",
        fr: "Le disque est plein ; rien n'est à moitié écrit. Libérez de la place et recommencez.")
    default: return LocalizedText(verbatim: error.localizedDescription)
    }
  }
}
