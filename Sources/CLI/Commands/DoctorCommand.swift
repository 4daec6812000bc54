// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Documents
internal import Quantities
internal import UseCases

/// `rendement doctor`: what is installed, missing or wrong.
struct DoctorCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "doctor",
      abstract: say(
        "Says what is installed, missing or wrong, and what mends it.",
        "Dit ce qui est installé, manquant ou faux, et ce qui le répare."),
      discussion: say(
        """
        Example:
          rendement doctor
        """,
        """
        Exemple :
          rendement doctor
        """))
  }

  @OptionGroup var shared: SharedOptions

  func run() async throws {
    let findings = await DiagnoseInstallation().run(folder: shared.workspace)
    switch shared.format {
    case .json: printResult(try encodeJSON(findings))
    case .csv: printResult(CSVRenderer().render(table(findings)))
    case .table:
      let style = NumberStyle(language: shared.language)
      printResult(PlainTextTable(style: style, longestText: 120).render(table(findings)))
    }
    if findings.contains(where: { $0.state == .wrong }) { throw ExitStatus.couldNot }
  }

  private func table(_ findings: [DiagnoseInstallation.Finding]) -> Table {
    Table(
      caption: "Rendement \(Release.version)",
      columns: [
        .words(say("part", "partie")), .words(say("state", "état")),
        .words(say("detail", "détail")),
        .words(say("what to do", "que faire")),
      ],
      rows: findings.map { finding in
        Table.Row([
          .text(finding.name[shared.language]), .text(word(finding.state)),
          .text(finding.detail[shared.language]), .text(finding.remedy?[shared.language] ?? ""),
        ])
      })
  }

  private func word(_ state: DiagnoseInstallation.Finding.State) -> String {
    switch state {
    case .fine: say("fine", "bien")
    case .missing: say("missing", "manque")
    case .wrong: say("wrong", "faux")
    }
  }
}
