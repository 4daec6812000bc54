// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Foundation
internal import Quantities
internal import UseCases

/// `rendement plan`: the promise against what was measured.
struct PlanCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "plan",
      abstract: say(
        "Freezes a case as a promise, and holds the measured months against it.",
        "Fige un dossier comme une promesse, et lui oppose les mois mesurés."),
      discussion: say(
        """
        Examples:
          rendement plan freeze case.yaml --name assistant
          rendement plan actuals assistant months.csv
          rendement plan measure assistant --month 2026-06
          rendement plan variance assistant
        """,
        """
        Exemples :
          rendement plan freeze dossier.yaml --name assistant
          rendement plan actuals assistant mois.csv
          rendement plan measure assistant --month 2026-06
          rendement plan variance assistant
        """),
      subcommands: [
        FreezePlanCommand.self, PlanActualsCommand.self, MeasurePlanCommand.self,
        PlanVarianceCommand.self, ListPlansCommand.self,
      ])
  }
}

/// The use case on the workspace that the options name.
private func following(_ shared: SharedOptions, command: String) -> FollowPlan {
  let folder = shared.workspace
  return FollowPlan(root: Session.root(folder)) {
    try await Session.open(Session.Options(folder: folder, command: command))
  }
}

struct FreezePlanCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "freeze",
      abstract: say(
        "Keeps a case as the next version of a plan.",
        "Garde un dossier comme version suivante d'un plan."))
  }

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp(say("The case.", "Le dossier."), valueName: "case"))
  var caseFile: String

  @Option(help: ArgumentHelp(say("The plan's name.", "Le nom du plan.")))
  var name: String

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp(
      say("The day of the promise; today unless given.", "Le jour de la promesse, sinon ce jour."),
      valueName: "yyyy-mm-dd"))
  var day: LocalDate?

  func run() async throws {
    let plan = try await following(shared, command: "plan freeze")
      .freeze(URL(filePath: caseFile), name: name, on: day ?? today())
    try PlanPrinter(format: shared.format, language: shared.language).show([plan])
  }
}

struct PlanActualsCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "actuals",
      abstract: say("Records measured months, typed.", "Enregistre des mois mesurés, saisis."))
  }

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp(say("The plan.", "Le plan."), valueName: "plan"))
  var name: String

  @Argument(
    help: ArgumentHelp(
      say("The months, YAML or CSV.", "Les mois, YAML ou CSV."), valueName: "file"))
  var file: String

  func run() async throws {
    let months = try following(shared, command: "plan actuals")
      .record(URL(filePath: file), for: name, on: today())
    try PlanPrinter(format: shared.format, language: shared.language).show(months)
  }
}

struct MeasurePlanCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "measure",
      abstract: say(
        "Measures a month in the workspace, as the plan's baseline was.",
        "Mesure un mois dans l'espace de travail, comme la base du plan."))
  }

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp(say("The plan.", "Le plan."), valueName: "plan"))
  var name: String

  @Option(help: ArgumentHelp(say("The month.", "Le mois."), valueName: "yyyy-mm"))
  var month: String

  func run() async throws {
    guard let first = LocalDate(iso: month + "-01") else {
      throw WrongUse(
        sentence: say(
          "“\(month)” is no month. Write it as 2026-06.",
          "« \(month) » n'est pas un mois. Écrivez-le comme 2026-06."))
    }
    let months = try await following(shared, command: "plan measure")
      .measure(name, month: first, on: today())
    try PlanPrinter(format: shared.format, language: shared.language).show(months)
  }
}

struct PlanVarianceCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "variance",
      abstract: say(
        "Says why the measured months differ from the promise, and what to expect of the rest.",
        "Dit pourquoi les mois mesurés s'écartent de la promesse, et ce qu'on attend du reste."))
  }

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp(say("The plan.", "Le plan."), valueName: "plan"))
  var name: String

  @Option(help: ArgumentHelp(say("Which version; the last one.", "Quelle version ; la dernière.")))
  var version: Int?

  @Option(
    name: .customLong("to-month"),
    help: ArgumentHelp(
      say("The last month that counts.", "Le dernier mois qui compte."), valueName: "month"))
  var last: Int?

  func run() async throws {
    let variance = try following(shared, command: "plan variance")
      .variance(name, version: version, to: last)
    try PlanPrinter(format: shared.format, language: shared.language).show(variance)
  }
}

struct ListPlansCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list",
      abstract: say("Lists plans and their versions.", "Liste les plans et leurs versions."))
  }

  @OptionGroup var shared: SharedOptions

  func run() async throws {
    try PlanPrinter(format: shared.format, language: shared.language)
      .show(try following(shared, command: "plan list").list())
  }
}
