// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Foundation
internal import Quantities
internal import UseCases
internal import Workforce

/// `rendement staff`: how many agents are needed when.
struct StaffCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "staff",
      abstract: say(
        "Plans agents, shifts and their cost for a service level.",
        "Planifie agents, horaires et leur coût pour un niveau de service."),
      discussion: say(
        """
        Erlang A when callers hang up (--patience, or estimated from the workspace's calls), \
        Erlang C otherwise; agents to schedule are those at work ÷ (1 − shrinkage). Service level \
        is served in time ÷ offered. Without --csv the mean week of the workspace's calls is \
        planned. --shifts names a table with the columns name, start, end and, if wanted, \
        break_start, break_minutes, least, most.

        Examples:
          rendement staff --csv day.csv --calls offered --aht aht_s --target 0.8 --threshold 20
          rendement staff --csv day.csv --calls offered --aht 300 --start start --patience 120 \
        --shrinkage 0.3 --cost-per-hour 28 --shifts shifts.csv --simulate 100
          rendement staff --channel phone --target 0.85 --max-occupancy 0.85 --format csv
        """,
        """
        Erlang A quand les appelants raccrochent (--patience, ou estimée sur les appels de \
        l'espace de travail), Erlang C sinon ; les agents à planifier sont ceux au travail \
        ÷ (1 − indisponibilité). Le niveau de service est servis à temps ÷ offerts. Sans --csv, \
        c'est la semaine moyenne des appels de l'espace de travail. --shifts nomme un tableau aux \
        colonnes name, start, end et, au besoin, break_start, break_minutes, least, most.

        Exemples :
          rendement staff --csv jour.csv --calls offerts --aht dmt --target 0.8 --threshold 20
          rendement staff --csv jour.csv --calls offerts --aht 300 --start debut --patience 120 \
        --shrinkage 0.3 --cost-per-hour 28 --shifts horaires.csv --simulate 100
          rendement staff --channel phone --target 0.85 --max-occupancy 0.85 --format csv
        """))
  }

  @OptionGroup var shared: SharedOptions
  @OptionGroup var source: StaffSourceOptions
  @OptionGroup var goals: StaffGoalOptions

  @Option(help: ArgumentHelp(say("Minutes of an interval.", "Minutes d'un intervalle.")))
  var interval = 30

  @Option(
    help: ArgumentHelp(
      say("Mean patience in seconds.", "Patience moyenne en secondes."), valueName: "seconds"))
  var patience: Double?

  @Option(
    help: ArgumentHelp(
      say("Share of paid time away: 0.3.", "Part du temps payé hors poste : 0.3."),
      valueName: "share"))
  var shrinkage = 0.0

  @Option(
    help: ArgumentHelp(
      say("Cost of a paid hour.", "Coût d'une heure payée."), valueName: "amount"))
  var costPerHour: Double?

  @Option(
    help: ArgumentHelp(
      say("Table of shift patterns.", "Tableau des horaires types."), valueName: "file"))
  var shifts: String?

  @Option(
    help: ArgumentHelp(
      say("Most people a day on shifts.", "Effectif maximal par jour."), valueName: "people"))
  var team: Int?

  @Option(
    help: ArgumentHelp(
      say(
        "Simulates the busiest day so many times.", "Simule autant de fois le jour le plus chargé."),
      valueName: "days"))
  var simulate = 0

  func run() async throws {
    let targets = goals.targets
    let answer: StaffingAnswer
    if let file = source.csv {
      answer = try await plan(try source.file(file), targets)
    } else {
      let source = source
      answer = try await withSession(shared, command: "staff") { session in
        try await plan(source.workspace(session), targets)
      }
    }
    try StaffingPrinter(format: shared.format, language: shared.language).show(answer)
  }

  private func plan(
    _ source: StaffingRequest.Source, _ targets: [StaffingTarget]
  ) async throws -> StaffingAnswer {
    var request = StaffingRequest(source: source, targets: targets)
    request.intervalMinutes = interval
    request.thresholdSeconds = goals.threshold
    request.patienceSeconds = patience
    request.shrinkage = try parsing { try Shrinkage(shrinkage) }
    request.costPerPaidHour = costPerHour
    request.shifts = shifts.map { URL(filePath: $0) }
    request.largestTeam = team
    request.simulatedDays = simulate
    return try await PlanStaffing(request).run()
  }
}

/// Where the contacts of a staffing plan come from.
struct StaffSourceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("File with a row per interval.", "Fichier, une ligne par intervalle."),
      valueName: "file"))
  var csv: String?

  @Option(
    help: ArgumentHelp(
      say("Column of contacts offered.", "Colonne des contacts offerts."), valueName: "column"))
  var calls: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Column of handle times in seconds, or one number.",
        "Colonne des durées de traitement en secondes, ou un nombre."), valueName: "column"))
  var aht: String?

  @Option(
    help: ArgumentHelp(
      say("Column of interval starts.", "Colonne des débuts d'intervalle."), valueName: "column"))
  var start: String?

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
        "First day (default: eight weeks before the last).",
        "Premier jour (par défaut huit semaines avant le dernier)."), valueName: "yyyy-mm-dd"))
  var from: LocalDate?

  @Option(
    help: ArgumentHelp(
      say("Last day, included.", "Dernier jour, inclus."), valueName: "yyyy-mm-dd"))
  var to: LocalDate?

  /// The file and its columns.
  func file(_ path: String) throws -> StaffingRequest.Source {
    guard let calls, let aht else {
      throw WrongUse(
        sentence: say(
          "With --csv, name the column of contacts with --calls and the handle time with --aht.",
          "Avec --csv, nommez la colonne des contacts par --calls et la durée par --aht."))
    }
    return .file(
      URL(filePath: path), contacts: calls,
      handle: Double(aht).map { .seconds($0) } ?? .column(aht), start: start)
  }

  /// The workspace's channel and days.
  func workspace(_ session: Session) -> StaffingRequest.Source {
    .workspace(session, channel: channel, queue: queue, from: from, to: to)
  }
}

/// What a staffing plan keeps to.
struct StaffGoalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Service level: served in time ÷ offered (default 0.8 when no other target is given).",
        "Niveau de service : servis à temps ÷ offerts (0.8 si aucun autre objectif)."),
      valueName: "share"))
  var target: Double?

  @Option(
    help: ArgumentHelp(
      say("Seconds of the service level.", "Secondes du niveau de service."),
      valueName: "seconds"))
  var threshold = 20.0

  @Option(
    help: ArgumentHelp(
      say("Longest average speed of answer.", "Délai moyen de réponse maximal."),
      valueName: "seconds"))
  var maxWait: Double?

  @Option(
    help: ArgumentHelp(
      say("Highest abandonment.", "Taux d'abandon maximal."), valueName: "share"))
  var maxAbandonment: Double?

  @Option(
    help: ArgumentHelp(
      say("Highest occupancy.", "Taux d'occupation maximal."), valueName: "share"))
  var maxOccupancy: Double?

  /// The targets; 80 % in 20 s when none is named.
  var targets: [StaffingTarget] {
    var targets: [StaffingTarget] = []
    if let target { targets.append(.serviceLevel(target, withinSeconds: threshold)) }
    if let maxWait { targets.append(.averageSpeedOfAnswer(maxWait)) }
    if let maxAbandonment { targets.append(.abandonment(maxAbandonment)) }
    if let maxOccupancy { targets.append(.occupancy(maxOccupancy)) }
    return targets.isEmpty ? [.serviceLevel(0.8, withinSeconds: threshold)] : targets
  }
}
