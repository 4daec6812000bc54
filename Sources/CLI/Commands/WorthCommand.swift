// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Finance
internal import Foundation
internal import Quantities
internal import UseCases

/// `rendement worth`: what one more point is worth, and where to spend a budget.
struct WorthCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "worth",
      abstract: say(
        "Tells what one more point is worth per year, and where to spend a budget.",
        "Dit ce que vaut un point de plus par an, et où dépenser un budget."),
      discussion: say(
        """
        +1 point of first-contact resolution, automation or satisfaction, −1 minute of handle \
        time, −1 point of churn, each with its interval and the weakest grade that it rests on. \
        Satisfaction counts through a measured link only (--csat-churn). What is not given is \
        measured in the workspace. A value is a number, or value:low:high, with a grade after @.

        --levers names a table with the columns lever, cost and, if wanted, level, posts, grade, \
        fcr, automation, churn, csat, service_level (points) and aht (minutes). --budget chooses \
        among them under the floors, whole posts only.

        Examples:
          rendement worth --cost-per-hour 30 --customers 12000 --margin 140
          rendement worth --contacts 120000 --aht 7 --fcr 0.7:0.68:0.72@measured \
        --cost-per-hour 30 --levers levers.csv --budget 150000 --csat-floor 0.85
        """,
        """
        +1 point de résolution au premier contact, d'automatisation ou de satisfaction, −1 minute \
        de traitement, −1 point d'attrition, chacun avec son intervalle et la preuve la plus \
        faible dont il dépend. La satisfaction ne compte que par un lien mesuré (--csat-churn). \
        Ce qui n'est pas donné est mesuré dans l'espace de travail. Une valeur est un nombre, ou \
        valeur:bas:haut, avec un niveau de preuve après @.

        --levers nomme un tableau aux colonnes lever, cost et, au besoin, level, posts, grade, \
        fcr, automation, churn, csat, service_level (points) et aht (minutes). --budget choisit \
        parmi eux sous les planchers, en postes entiers.

        Exemples :
          rendement worth --cost-per-hour 30 --customers 12000 --margin 140
          rendement worth --contacts 120000 --aht 7 --fcr 0.7:0.68:0.72@measured \
        --cost-per-hour 30 --levers leviers.csv --budget 150000 --csat-floor 0.85
        """))
  }

  @OptionGroup var shared: SharedOptions
  @OptionGroup var service: WorthServiceOptions

  @Option(
    help: ArgumentHelp(
      say("Table of possible levers.", "Tableau des leviers possibles."), valueName: "file"))
  var levers: String?

  @Option(
    help: ArgumentHelp(
      say("Most to spend per year.", "Dépense maximale par an."), valueName: "amount"))
  var budget: Double?

  @Option(
    help: ArgumentHelp(say("Most whole posts.", "Postes au plus."), valueName: "posts"))
  var posts: Int?

  @Option(
    help: ArgumentHelp(
      say("Least satisfaction: 0.85.", "Satisfaction minimale : 0.85."), valueName: "share"))
  var csatFloor: Double?

  @Option(
    help: ArgumentHelp(
      say("Least service level: 0.8.", "Niveau de service minimal : 0.8."), valueName: "share"))
  var serviceLevelFloor: Double?

  func run() async throws {
    var request = WorthRequest(typed: try parsing { try service.typed() })
    request.levers = levers.map { URL(filePath: $0) }
    request.budgetPerYear = budget
    request.posts = posts
    request.satisfactionFloor = csatFloor
    request.serviceLevelFloor = serviceLevelFloor
    request.from = service.from
    request.to = service.to
    let telling = TellWorth(request)
    let answer =
      request.needsNoWorkspace
      ? try await telling.run(nil)
      : try await withSession(shared, command: "worth") { try await telling.run($0) }
    try WorthPrinter(format: shared.format, language: shared.language).show(answer)
  }
}

/// What is known about the service, each value typed or else measured.
struct WorthServiceOptions: ParsableArguments {
  @Option(help: "\(say("Contacts by people per year.", "Contacts traités par an."))")
  var contacts: String?

  @Option(help: "\(say("Handle time in minutes.", "Durée de traitement en minutes."))")
  var aht: String?

  @Option(help: "\(say("First-contact resolution, a share.", "Résolution au premier contact."))")
  var fcr: String?

  @Option(help: "\(say("Share solved without a person.", "Part résolue sans personne."))")
  var automation: String?

  @Option(help: "\(say("Cost of an automated contact.", "Coût d'un contact automatisé."))")
  var automatedCost: String?

  @Option(help: "\(say("Cost of a paid hour.", "Coût d'une heure payée."))")
  var costPerHour: String?

  @Option(help: "\(say("Occupancy (default 0.8).", "Occupation (0.8 par défaut)."))")
  var occupancy: String?

  @Option(help: "\(say("Shrinkage (default 0.3).", "Indisponibilité (0.3 par défaut)."))")
  var shrinkage: String?

  @Option(
    help:
      "\(say("Share of freed hours that becomes money (default 1).", "Part des heures libérées qui devient de l'argent (1 par défaut)."))"
  )
  var capture: String?

  @Option(help: "\(say("Customers.", "Clients."))")
  var customers: String?

  @Option(help: "\(say("Customers lost per year, a share.", "Clients perdus par an, une part."))")
  var churn: String?

  @Option(help: "\(say("Margin per customer and year.", "Marge par client et par an."))")
  var margin: String?

  @Option(help: "\(say("Satisfaction, a share.", "Satisfaction, une part."))")
  var csat: String?

  @Option(
    help:
      "\(say("Points of churn per point of satisfaction, measured: -0.1.", "Points d'attrition par point de satisfaction, mesurés : -0.1."))"
  )
  var csatChurn: String?

  @Option(help: "\(say("Service level, a share.", "Niveau de service, une part."))")
  var serviceLevel: String?

  @Option(help: "\(say("First day that is measured.", "Premier jour mesuré."))")
  var from: LocalDate?

  @Option(help: "\(say("Last day that is measured.", "Dernier jour mesuré."))")
  var to: LocalDate?

  /// The typed values.
  func typed() throws -> [WorthRequest.Input: GradedEstimate] {
    let texts: [(WorthRequest.Input, String?)] = [
      (.contacts, contacts), (.aht, aht), (.fcr, fcr), (.automation, automation),
      (.automatedCost, automatedCost), (.costPerHour, costPerHour), (.occupancy, occupancy),
      (.shrinkage, shrinkage), (.capture, capture), (.customers, customers), (.churn, churn),
      (.margin, margin), (.csat, csat), (.csatChurn, csatChurn), (.serviceLevel, serviceLevel),
    ]
    var typed: [WorthRequest.Input: GradedEstimate] = [:]
    for (input, text) in texts {
      if let text { typed[input] = try WorthRequest.value(parsing: text) }
    }
    return typed
  }
}
