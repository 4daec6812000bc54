// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Foundation
internal import UseCases

/// `rendement attribute`: which contacts had a part in sales.
struct AttributeCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "attribute",
      abstract: say(
        "Shares the credit for sales among the contacts before them, by every usual rule.",
        "Partage le crédit des ventes entre les contacts qui les précèdent, par chaque règle."),
      discussion: say(
        """
        Credit is a convention, not an effect: the rules stand side by side.

        Example:
          rendement attribute --csv contacts.csv --customer id --date at --channel canal --converted sale
        """,
        """
        Le crédit est une convention, pas un effet : les règles sont côte à côte.

        Exemple :
          rendement attribute --csv contacts.csv --customer id --date le --channel canal --converted vente
        """))
  }

  @OptionGroup var shared: SharedOptions
  @OptionGroup var answer: AnswerOptions

  @Option(
    help: ArgumentHelp(say("A row per contact.", "Une ligne par contact."), valueName: "file"))
  var csv: String

  @Option(
    help: ArgumentHelp(say("Column of the customer.", "Colonne du client."), valueName: "column"))
  var customer: String

  @Option(
    help: ArgumentHelp(say("Column of the moment.", "Colonne du moment."), valueName: "column"))
  var date: String

  @Option(
    help: ArgumentHelp(say("Column of the channel.", "Colonne du canal."), valueName: "column"))
  var channel: String

  @Option(
    help: ArgumentHelp(
      say("Column that is 1 where the customer bought.", "Colonne à 1 si le client a acheté."),
      valueName: "column"))
  var converted: String

  @Option(help: ArgumentHelp(say("Half-life of a contact, days.", "Demi-vie d'un contact, jours.")))
  var halfLife = 7.0

  func run() async throws {
    let found = try await AttributeSales(halfLifeDays: halfLife, level: answer.level).run(
      .init(
        file: URL(filePath: csv), customer: customer, date: date, channel: channel,
        converted: converted))
    try await EvidencePrinter(shared, answer).show(found)
  }
}
