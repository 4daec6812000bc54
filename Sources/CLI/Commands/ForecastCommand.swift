// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Forecasting
internal import Foundation
internal import Quantities
internal import UseCases

/// `rendement forecast`: what is to come, with intervals and the back-test that chose the methods.
struct ForecastCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "forecast",
      abstract: say(
        "Forecasts contacts, or any column, with measured intervals.",
        "Prévoit les contacts, ou toute colonne, avec des intervalles mesurés."),
      discussion: say(
        """
        Methods that suit the series are compared at earlier origins and weighed by their errors; \
        the back-test is shown. Times of day and days without rows are closed, not missing. \
        Without --csv the inbound contacts of the workspace are forecast. --events names a table \
        with the columns name, first and last: sales, campaigns, school holidays.

        Examples:
          rendement forecast --csv calls.csv --value offered --time start --horizon 336
          rendement forecast --channel phone --interval 30 --format csv > week.csv
          rendement staff --csv week.csv --calls value --aht 300 --start start --patience 120
        """,
        """
        Les méthodes adaptées à la série sont comparées à des origines passées et pondérées par \
        leurs erreurs ; ce test est montré. Les heures et jours sans ligne sont fermés, non \
        manquants. Sans --csv, ce sont les contacts entrants de l'espace de travail. --events \
        nomme un tableau aux colonnes name, first et last : soldes, campagnes, vacances scolaires.

        Exemples :
          rendement forecast --csv appels.csv --value offerts --time debut --horizon 336
          rendement forecast --channel phone --interval 30 --format csv > semaine.csv
          rendement staff --csv semaine.csv --calls value --aht 300 --start start --patience 120
        """))
  }

  @OptionGroup var shared: SharedOptions

  @Option(
    help: ArgumentHelp(
      say("File with a row per point.", "Fichier, une ligne par point."), valueName: "file"))
  var csv: String?

  @Option(
    help: ArgumentHelp(
      say("Column to forecast.", "Colonne à prévoir."), valueName: "column"))
  var value: String?

  @Option(
    help: ArgumentHelp(say("Column of times.", "Colonne des dates."), valueName: "column"))
  var time: String?

  @Option(
    help: ArgumentHelp(
      say("Channel of the workspace.", "Canal de l'espace de travail."), valueName: "channel"))
  var channel = "phone"

  @Option(
    help: ArgumentHelp(
      say("Queue of the workspace.", "File de l'espace de travail."), valueName: "queue"))
  var queue: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Minutes of an interval of the workspace; days without it.",
        "Minutes d'un intervalle de l'espace de travail ; des jours sinon."),
      valueName: "minutes"))
  var interval: Int?

  @Option(
    help: ArgumentHelp(say("Steps to forecast.", "Pas à prévoir."), valueName: "steps"))
  var horizon: Int?

  @Option(
    help: ArgumentHelp(
      say(
        "Points per season, where there are no times.",
        "Points par saison, en l'absence de dates."), valueName: "points"))
  var period: [Int] = []

  @Option(
    help: ArgumentHelp(
      say("Share of outcomes in the interval.", "Part des issues dans l'intervalle."),
      valueName: "share"))
  var level = 0.95

  @Option(
    help: ArgumentHelp(
      say("Public holidays.", "Jours fériés."), valueName: "region"))
  var holidays: HolidayCalendar = .metropole

  @Option(
    help: ArgumentHelp(
      say("Table of events.", "Tableau d'événements."), valueName: "file"))
  var events: String?

  func run() async throws {
    if let interval, !(1...1440).contains(interval) {
      throw WrongUse(
        sentence: say(
          "--interval is \(interval). Give 1 to 1440 minutes.",
          "--interval vaut \(interval). Donnez 1 à 1440 minutes."))
    }
    let answer: ForecastAnswer
    if let csv {
      guard let value else {
        throw WrongUse(
          sentence: say(
            "With --csv, name the column to forecast with --value.",
            "Avec --csv, nommez la colonne à prévoir par --value."))
      }
      answer = try await forecast(.file(URL(filePath: csv), value: value, time: time))
    } else {
      let (channel, queue, interval) = (channel, queue, interval)
      answer = try await withSession(shared, command: "forecast") { session in
        try await forecast(
          .workspace(session, channel: channel, queue: queue, minutes: interval))
      }
    }
    try ForecastPrinter(format: shared.format, language: shared.language).show(answer)
  }

  private func forecast(_ source: ForecastSeries.Source) async throws -> ForecastAnswer {
    var series = ForecastSeries(source)
    series.horizon = horizon
    series.periods = period
    series.level = level
    series.holidays = holidays.region
    series.events = events.map { URL(filePath: $0) }
    return try await series.run()
  }
}

/// Whose public holidays count.
enum HolidayCalendar: String, ExpressibleByArgument, CaseIterable {
  case metropole
  case alsaceMoselle = "alsace-moselle"
  case none

  var region: FrenchHolidays.Region? {
    switch self {
    case .metropole: .metropole
    case .alsaceMoselle: .alsaceMoselle
    case .none: nil
    }
  }
}
