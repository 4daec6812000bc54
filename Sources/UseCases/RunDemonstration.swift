// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Demonstration
package import Foundation
package import Ingest
package import Quantities
package import ServiceMetrics
package import Warehouse

/// Loads the demonstration world as a company would load its own exports.
package struct RunDemonstration: Sendable {
  /// What came of it.
  package struct Outcome: Sendable {
    /// The folder with the generated exports.
    package var exports: URL
    /// What was written.
    package var manifest: WorldManifest
    /// What was imported, file by file.
    package var imports: [ImportReport]
    /// The metrics of the months before the assistant, treated teams only.
    package var before: MetricTable
    /// The same metrics since then.
    package var after: MetricTable
    /// The case that belongs to the world.
    package var caseFile: URL
  }

  /// The metrics that are compared.
  static let compared = [
    "contacts", "average_handle_time", "first_reply_time", "full_resolution_time",
    "first_contact_resolution", "reopen_rate", "automation_rate", "csat", "nps",
    "abandonment_rate", "service_level",
  ].map { MetricSelection($0) }

  private let session: Session

  /// Creates the use case for a workspace that is empty or holds the demonstration already.
  package init(_ session: Session) { self.session = session }

  /// The folder of a workspace in which the generated exports lie.
  package static func exports(of root: URL) -> URL { root.appending(path: "demonstration") }

  /// The settings of the workspace of the demonstration.
  package static func settings(language: Language) -> WorkspaceSettings {
    var settings = WorkspaceSettings(
      currency: DemonstrationWorld.currency, timeZone: DemonstrationWorld.timeZone,
      language: language)
    settings.company = DemonstrationWorld.companyName
    return settings
  }

  /// Generates the world's exports and imports them.
  ///
  /// - Parameters:
  ///   - world: The world.
  ///   - language: The language of the case file.
  ///   - progress: Told the step and the fraction of it that is done.
  /// - Returns: What was written, imported and measured.
  /// - Throws: ``DemonstrationProblem`` in a workspace of another company, and what the import
  ///   or the engine throws.
  package func run(
    _ world: DemonstrationWorld, language: Language,
    progress: @escaping @Sendable (String, Double?) -> Void = { _, _ in }
  ) async throws -> Outcome {
    guard session.workspace.settings.company == DemonstrationWorld.companyName else {
      throw DemonstrationProblem.realWorkspace(path: session.workspace.root.path)
    }
    let folder = Self.exports(of: session.workspace.root)
    let manifest = try world.write(toFolder: folder.path) { month in
      progress("generate", Double(month) / 18)
    }
    var reports: [ImportReport] = []
    let importing = try ImportFiles(session)
    for file in manifest.files {
      var request = ImportRequest(file: folder.appending(path: file.name))
      request.options.source = "demonstration"
      reports.append(
        try await importing.run(request) { progress(file.name, $0.fraction) })
    }
    let start = world.effects.start
    let teams = MetricFilter(.team, .isIn, world.effects.treatedTeams)
    let measuring = MeasureMetrics(session)
    let before = try await measuring.run(
      MetricQuery(
        metrics: Self.compared, from: DemonstrationWorld.firstDay, to: start.adding(days: -1),
        filters: [teams]))
    let after = try await measuring.run(
      MetricQuery(
        metrics: Self.compared, from: start, to: DemonstrationWorld.endDay.adding(days: -1),
        filters: [teams]))
    return Outcome(
      exports: folder, manifest: manifest, imports: reports, before: before, after: after,
      caseFile: folder.appending(path: WorldFile.caseFile(language)))
  }
}

/// Why the demonstration cannot be loaded.
package enum DemonstrationProblem: Error, Equatable {
  /// The workspace holds a company's own data.
  case realWorkspace(path: String)
}

extension DemonstrationProblem: CustomStringConvertible {
  /// One sentence that says what to do.
  package var description: String { sentence.en }

  /// The sentence in both languages.
  package var sentence: LocalizedText {
    switch self {
    case .realWorkspace(let path):
      LocalizedText(
        en: "The workspace \(path) holds a company's own data, which generated data must not "
          + "join: name another folder with --workspace.",
        fr: "L'espace de travail \(path) contient les données d'une entreprise, auxquelles des "
          + "données générées ne doivent pas se mêler : nommez un autre dossier avec --workspace.")
    }
  }
}
