// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import ArgumentParser
internal import Foundation
public import Quantities

/// The options that every command takes.
struct SharedOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Folder of the workspace (default: $RENDEMENT_WORKSPACE, else ./rendement-workspace).",
        "Dossier de l'espace de travail (par défaut $RENDEMENT_WORKSPACE, sinon ./rendement-workspace)."
      ), valueName: "folder"))
  var workspace: String?

  @Option(help: ArgumentHelp(say("How results are printed.", "Forme des résultats.")))
  var format: OutputFormat = .table

  @Option(
    help: ArgumentHelp(
      say("Language of texts and numbers: fr or en.", "Langue des textes et nombres : fr ou en.")))
  var language: Language = spokenLanguage
}

extension Language: ExpressibleByArgument {
  /// Reads `fr` or `en`, also as a locale's tag.
  public init?(argument: String) { self.init(tag: argument) }

  /// The codes that are accepted.
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
}
