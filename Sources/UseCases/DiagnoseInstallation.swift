// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import DuckDB
internal import Foundation
internal import Publishing
package import Quantities
internal import Reports
internal import Warehouse

/// Looks at what is installed, missing or wrong.
package struct DiagnoseInstallation: Sendable {
  /// One thing that was looked at.
  package struct Finding: Sendable, Hashable, Codable {
    /// How it is.
    package enum State: String, Sendable, Codable {
      /// It works.
      case fine
      /// It is missing, and something optional does not work.
      case missing
      /// It is wrong, and must be mended.
      case wrong
    }

    /// What was looked at.
    package var name: LocalizedText
    /// How it is.
    package var state: State
    /// Version, place or problem.
    package var detail: LocalizedText
    /// The command or step that mends it; nil when nothing is to be done.
    package var remedy: LocalizedText?
  }

  /// Creates the use case.
  package init() {}

  /// Looks at the engine, the charts, the document tools and the workspace.
  ///
  /// - Parameter folder: The workspace's folder as the user named it.
  /// - Returns: A finding for each; never throws, because a failure is a finding.
  package func run(folder: String?) async -> [Finding] {
    var findings = [engine(), charts(), pdfPrinter(), pandoc(), chartPictures()]
    findings += await workspace(folder)
    return findings
  }

  private func engine() -> Finding {
    let name = LocalizedText(en: "DuckDB engine", fr: "Moteur DuckDB")
    do {
      let library = try EngineLibrary.load()
      let excel =
        library.excelExtensionPath == nil
        ? LocalizedText(en: "without Excel files", fr: "sans les fichiers Excel")
        : LocalizedText(en: "with Excel files", fr: "avec les fichiers Excel")
      return Finding(
        name: name, state: .fine,
        detail: LocalizedText(
          en: "\(library.version), \(library.path), \(excel.en)",
          fr: "\(library.version), \(library.path), \(excel.fr)"),
        remedy: library.excelExtensionPath == nil ? Self.setup : nil)
    } catch {
      return Finding(
        name: name, state: .wrong, detail: FailureSentence.of(error), remedy: Self.setup)
    }
  }

  private func charts() -> Finding {
    let library = ChartRuntime.locate()
    return Finding(
      name: LocalizedText(en: "Chart library", fr: "Bibliothèque de graphiques"),
      state: library == nil ? .missing : .fine,
      detail: LocalizedText(verbatim: library?.path ?? "vega-embed.bundle.js"),
      remedy: library == nil ? Self.setup : nil)
  }

  private func pdfPrinter() -> Finding {
    let name = LocalizedText(en: "PDF documents (optional)", fr: "Documents PDF (facultatif)")
    do {
      return Finding(
        name: name, state: .fine, detail: LocalizedText(verbatim: try PDFPrinter.find().name))
    } catch {
      return Finding(
        name: name, state: .missing, detail: FailureSentence.of(error),
        remedy: LocalizedText(verbatim: "apt-get install chromium"))
    }
  }

  private func pandoc() -> Finding {
    let program = ExternalProgram.find(["pandoc"])
    return Finding(
      name: LocalizedText(en: "Word documents (optional)", fr: "Documents Word (facultatif)"),
      state: program == nil ? .missing : .fine,
      detail: LocalizedText(verbatim: program?.file.path ?? "pandoc"),
      remedy: program == nil ? LocalizedText(verbatim: "apt-get install pandoc") : nil)
  }

  private func chartPictures() -> Finding {
    let name = LocalizedText(
      en: "Charts in Word documents (optional)", fr: "Graphiques des documents Word (facultatif)")
    do {
      _ = try ChartPictures.find()
      return Finding(name: name, state: .fine, detail: LocalizedText(verbatim: "vl-convert"))
    } catch {
      return Finding(
        name: name, state: .missing, detail: FailureSentence.of(error), remedy: Self.setup)
    }
  }

  private func workspace(_ folder: String?) async -> [Finding] {
    let root = Session.root(folder)
    let name = LocalizedText(en: "Workspace", fr: "Espace de travail")
    do {
      let session = try await Session.open(Session.Options(folder: folder, command: "doctor"))
      let facts: WarehouseFacts
      do {
        facts = try await session.warehouse.facts()
        await session.close()
      } catch {
        await session.close()
        throw error
      }
      return [Finding(name: name, state: .fine, detail: description(of: facts, root: root))]
        + facts.unfinished.map { entry in
          Finding(
            name: LocalizedText(en: "Interrupted import", fr: "Import interrompu"), state: .wrong,
            detail: LocalizedText(verbatim: entry.declaration.fileName),
            remedy: LocalizedText(
              en: "rendement import finishes it", fr: "rendement import le termine"))
        }
    } catch WorkspaceError.missing {
      return [
        Finding(
          name: name, state: .missing, detail: LocalizedText(verbatim: root.path),
          remedy: LocalizedText(
            en: "rendement import FILE makes it", fr: "rendement import FICHIER le crée"))
      ]
    } catch {
      return [Finding(name: name, state: .wrong, detail: FailureSentence.of(error))]
    }
  }

  private func description(of facts: WarehouseFacts, root: URL) -> LocalizedText {
    let megabytes = facts.warehouseBytes / 1_000_000
    let rows = facts.rows.values.reduce(0, +)
    return LocalizedText(
      en: "\(root.path), structure \(facts.structure), \(rows) rows, \(facts.imports) imports, "
        + "\(megabytes) MB, memory \(facts.memoryLimit), threads \(facts.threads)",
      fr: "\(root.path), structure \(facts.structure), \(rows) lignes, \(facts.imports) imports, "
        + "\(megabytes) Mo, mémoire \(facts.memoryLimit), fils \(facts.threads)")
  }

  private static let setup = LocalizedText(verbatim: "make setup")
}
