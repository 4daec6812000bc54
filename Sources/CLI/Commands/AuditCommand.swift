// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Finance
internal import Foundation
internal import Quantities
internal import UseCases

/// `rendement audit`: what a claimed return is worth.
struct AuditCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "audit",
      abstract: say(
        "Says which formula a claimed return comes from, and leads it to what can be defended.",
        "Dit de quelle formule vient un rendement annoncé, et le ramène au défendable."),
      discussion: say(
        """
        From the claim's numbers, or from a whole case (its `claim:` against its own inputs): the \
        formula behind the figure, the figure recomputed, the traps, and the bridge step by step.

        Examples:
          rendement audit --gains 130000 --costs 15000 --claimed-roi 767% --claimed-payback 1.4
          rendement audit --gains 3600 --costs 1000 --claimed-roi 160%
          rendement audit Examples/pme-10-agents.yaml
        """,
        """
        Depuis les nombres de l'annonce, ou un dossier entier (son `claim:` face à ses entrées) : \
        la formule derrière le chiffre, le chiffre recalculé, les pièges, et le pont pas à pas.

        Exemples :
          rendement audit --gains 130000 --costs 15000 --claimed-roi 767% --claimed-payback 1.4
          rendement audit --gains 3600 --costs 1000 --claimed-roi 160%
          rendement audit Examples/pme-10-agents.yaml
        """))
  }

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: ArgumentHelp(
      say("A case, a YAML file.", "Un dossier, un fichier YAML."), valueName: "case"))
  var caseFile: String?

  @Option(help: ArgumentHelp(say("Gains before costs.", "Gains avant coûts.")))
  var gains: Double?

  @Option(help: ArgumentHelp(say("All costs.", "Tous les coûts.")))
  var costs: Double?

  @Option(
    help: ArgumentHelp(
      say("The part of the costs paid once.", "La part des coûts payée une fois.")))
  var implementation: Double?

  @Option(
    help: ArgumentHelp(
      say("What the service cost before.", "Ce que le service coûtait avant.")))
  var baselineCost: Double?

  @Option(
    help: ArgumentHelp(
      say("The printed return: 767% or 7.67.", "Le rendement imprimé : 767% ou 7.67."),
      valueName: "roi"))
  var claimedRoi: String?

  @Option(
    help: ArgumentHelp(
      say("The printed payback, in months.", "Le délai imprimé, en mois."), valueName: "months"))
  var claimedPayback: Double?

  @Option(
    help: ArgumentHelp(say("How many months the gains cover.", "Les mois que couvrent les gains.")))
  var months = 12

  func run() async throws {
    let printer = AuditPrinter(format: shared.format, language: shared.language)
    if let caseFile {
      guard gains == nil, costs == nil else {
        throw WrongUse(
          sentence: say(
            "Give a case or the claim's numbers, not both.",
            "Donnez un dossier ou les nombres de l'annonce, pas les deux."))
      }
      let folder = shared.workspace
      let evaluating = EvaluateCase {
        try await Session.open(Session.Options(folder: folder, command: "audit"))
      }
      let businessCase = try await evaluating.read(URL(filePath: caseFile))
      return try printer.show(try businessCase.audit(), currency: businessCase.currency)
    }
    guard let gains, let costs else {
      throw WrongUse(
        sentence: say(
          "An audit needs a case, or --gains and --costs.",
          "Un audit demande un dossier, ou --gains et --costs."))
    }
    let check = ClaimCheck(
      gains: gains, costs: costs, implementation: implementation, baselineCost: baselineCost)
    try printer.show(
      try check.audit(
        claimed: try claimedRoi.map { try Self.share($0) }, paybackMonths: claimedPayback,
        months: months), currency: .euro)
  }

  /// A return written as 767%, 767 % or 7.67; a bare number above 20 is asked about.
  static func share(_ text: String) throws -> Double {
    let plain = text.filter { !$0.isWhitespace && $0 != "\u{202F}" && $0 != "\u{00A0}" }
    let isPercent = plain.hasSuffix("%")
    let digits = (isPercent ? String(plain.dropLast()) : plain)
      .replacingOccurrences(of: ",", with: ".")
    guard let number = Double(digits), number.isFinite else {
      throw WrongUse(
        sentence: say(
          "“\(text)” is no return. Write 767% or 7.67.",
          "« \(text) » n'est pas un rendement. Écrivez 767% ou 7.67."))
    }
    guard isPercent || abs(number) <= 20 else {
      throw WrongUse(
        sentence: say(
          "Is the claimed return \(text) % or \(text) times the costs? Write \(text)% for the first.",
          "Le rendement annoncé est-il de \(text) % ou de \(text) fois les coûts ? Écrivez "
            + "\(text)% pour le premier."))
    }
    return isPercent ? number / 100 : number
  }
}
