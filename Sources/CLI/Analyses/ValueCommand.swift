// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Foundation
internal import Quantities
internal import UseCases

/// `rendement clv`: what customers without a contract are worth.
struct ValueCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "clv",
      abstract: say(
        "The value that customers are expected to bring, from their purchases.",
        "La valeur attendue des clients, d'après leurs achats."),
      discussion: say(
        """
        BG/NBD and gamma-gamma models over each customer's purchases, discounted. With --holdout \
        the last weeks are kept from the models and held against them.

        Example:
          rendement clv --csv orders.csv --customer client --date day --amount total --holdout 13
        """,
        """
        Modèles BG/NBD et gamma-gamma sur les achats de chaque client, actualisés. Avec --holdout, \
        les dernières semaines sont cachées aux modèles puis leur sont opposées.

        Exemple :
          rendement clv --csv commandes.csv --customer client --date jour --amount total --holdout 13
        """))
  }

  @OptionGroup var shared: SharedOptions
  @OptionGroup var answer: AnswerOptions

  @Option(help: ArgumentHelp(say("A row per purchase.", "Une ligne par achat."), valueName: "file"))
  var csv: String

  @Option(
    help: ArgumentHelp(say("Column of the customer.", "Colonne du client."), valueName: "column"))
  var customer: String

  @Option(help: ArgumentHelp(say("Column of the day.", "Colonne du jour."), valueName: "column"))
  var date: String

  @Option(
    help: ArgumentHelp(say("Column of the amount.", "Colonne du montant."), valueName: "column"))
  var amount: String

  @Option(help: ArgumentHelp(say("Months ahead.", "Mois à venir.")))
  var months = 12

  @Option(help: ArgumentHelp(say("Discount rate a year.", "Taux d'actualisation annuel.")))
  var rate = 0.10

  @Option(help: ArgumentHelp(say("Share of spend that is margin.", "Part de marge.")))
  var margin = 1.0

  @Option(
    help: ArgumentHelp(
      say("Last weeks held against the models.", "Dernières semaines opposées aux modèles."),
      valueName: "weeks"))
  var holdout = 0

  func run() async throws {
    let valuing = ValueCustomers(
      months: months, annualRate: rate, margin: margin, holdoutWeeks: holdout, level: answer.level)
    let found = try await valuing.run(
      .init(file: URL(filePath: csv), customer: customer, date: date, amount: amount))
    try await EvidencePrinter(shared, answer).show(found)
  }
}
