// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities
import Statistics

extension FinanceError {
  /// What is wrong with which value, what was expected and what to do.
  public var message: LocalizedText {
    switch self {
    case .noCashFlows:
      LocalizedText(
        en: "There are no cash flows. Give at least one period.",
        fr: "Il n’y a aucun flux. Donnez au moins une période.")
    case .rateOutOfDomain(let rate):
      LocalizedText(
        en: "The discount rate is \(plain(rate)). It must lie between -0.1 and 1: 0.08 means 8 % a "
          + "year."
          + (rate > 1 && rate <= 100 ? " Did you mean \(plain(rate / 100))?" : ""),
        fr: "Le taux d’actualisation vaut \(plain(rate)). Il doit être compris entre -0.1 et 1 : "
          + "0.08 veut dire 8 % par an."
          + (rate > 1 && rate <= 100 ? " Vouliez-vous dire \(plain(rate / 100)) ?" : ""))
    case .seasonOutOfDomain(let path, let count, let mean):
      LocalizedText(
        en: "\(path) has \(count) factors of mean \(plain(mean)). Give 12, January to December, "
          + "whose mean is 1: divide each by their mean.",
        fr: "\(path) a \(count) facteurs de moyenne \(plain(mean)). Donnez-en 12, de janvier à "
          + "décembre, de moyenne 1 : divisez chacun par leur moyenne.")
    case .horizonOutOfDomain(let months):
      LocalizedText(
        en: "The horizon is \(months) months. Give 1 to 240: 12 for a year, 36 for an investment.",
        fr: "L’horizon est de \(months) mois. Donnez 1 à 240 : 12 pour un an, 36 pour un "
          + "investissement.")
    case .notFinite(let path):
      LocalizedText(
        en: "\(path) is no finite number. Give a plain number.",
        fr: "\(path) n’est pas un nombre fini. Donnez un nombre ordinaire.")
    case .outOfDomain(let path, let value, let domain):
      domain.sentence(path: path, value: value)
    case .duplicateID(let path, let id):
      LocalizedText(
        en: "\(path) uses the id “\(id)” twice. Give each line its own id.",
        fr: "\(path) emploie deux fois l’identifiant « \(id) ». Donnez-en un par ligne.")
    case .drawsOutOfDomain(let draws):
      LocalizedText(
        en: "The simulation asks for \(draws) draws. Give 100 to 1000000; 10000 is usual.",
        fr: "La simulation demande \(draws) tirages. Donnez 100 à 1000000 ; 10000 est l’usage.")
    case .circularDrivers, .formula, .unknownScenarioInput, .noContributions, .nothingToCompare,
      .unequalBaselines, .noActuals, .unknownActual:
      driverMessage
    case .tooManyLevers, .unknownSegment, .conflictingLevers, .productivityNeedsChange,
      .automationNeedsDeflection, .leverOnPrice, .changeOfNothing, .parameterLeavesDomain,
      .easyContactsContradict,
      .leversWithoutWorkload, .baselineNotMeasured:
      workloadMessage
    case .poolClaimedTwice, .hoursClaimedTwice, .flowsBeyondHorizon, .calendarOnFlows,
      .driverMissing, .monthOutOfDomain, .rampOutOfDomain, .unknownInput, .inputListedTwice,
      .invalidDistribution:
      lineMessage
    }
  }

  private var workloadMessage: LocalizedText {
    switch self {
    case .tooManyLevers(let segment, let count):
      LocalizedText(
        en: "\(count) levers act on the segment “\(segment)”. The exact split takes 10 at most: "
          + "merge some.",
        fr: "\(count) leviers agissent sur le segment « \(segment) ». Le partage exact en prend "
          + "10 au plus : regroupez-en.")
    case .unknownSegment(let lever, let segment, let suggestion):
      LocalizedText(
        en: "The lever “\(lever)” names the segment “\(segment)”, which the workload lacks."
          + (suggestion.map { " Did you mean “\($0)”?" } ?? " Name one of its segments."),
        fr: "Le levier « \(lever) » cite le segment « \(segment) », absent de la charge."
          + (suggestion.map { " Vouliez-vous dire « \($0) » ?" } ?? " Citez l’un des segments."))
    case .conflictingLevers(let first, let second, let segment):
      LocalizedText(
        en: "The levers “\(first)” and “\(second)” both claim the same effect on “\(segment)”: "
          + "productivity and handling time are one thing, and only relative changes or points "
          + "of one parameter add up. Keep one of them.",
        fr: "Les leviers « \(first) » et « \(second) » revendiquent le même effet sur "
          + "« \(segment) » : productivité et durée de traitement ne font qu’un, et seules des "
          + "variations relatives ou des points d’un même paramètre se cumulent. Gardez-en un.")
    case .productivityNeedsChange(let lever):
      LocalizedText(
        en: "The lever “\(lever)” sets productivity. Give it as a relative change, such as "
          + "change: 0.30; it becomes handling time by A1 = A0/(1 + p).",
        fr: "Le levier « \(lever) » fixe la productivité. Donnez une variation relative, comme "
          + "change: 0.30 ; elle devient une durée de traitement par A1 = A0/(1 + p).")
    case .automationNeedsDeflection(let lever):
      LocalizedText(
        en: "The lever “\(lever)” gives reach and containment. They make a deflection: write "
          + "parameter: deflection.",
        fr: "Le levier « \(lever) » donne reach et containment. Ils font une automatisation : "
          + "écrivez parameter: deflection.")
    case .leverOnPrice(let lever):
      LocalizedText(
        en: "The lever “\(lever)” moves the cost of an hour. Levers move hours; put a price "
          + "change in the gains.",
        fr: "Le levier « \(lever) » change le coût de l’heure. Un levier agit sur les heures ; "
          + "un changement de prix va dans les gains.")
    case .changeOfNothing(let lever, let parameter, let segment):
      LocalizedText(
        en: "The lever “\(lever)” changes the \(parameter.name.en) of “\(segment)” by a share, "
          + "but it is 0 there. Use to: or points:.",
        fr: "Le levier « \(lever) » change d’une proportion le paramètre \(parameter.name.fr) "
          + "de « \(segment) », qui y vaut 0. Employez to: ou points:.")
    case .parameterLeavesDomain(let segment, let parameter, let value):
      LocalizedText(
        en: "Together the levers push the \(parameter.name.en) of “\(segment)” to \(plain(value)), "
          + "which cannot be. Reduce one of them.",
        fr: "Ensemble, les leviers poussent le paramètre \(parameter.name.fr) de « \(segment) » "
          + "à \(plain(value)), ce qui est impossible. Réduisez l’un d’eux.")
    case .easyContactsContradict(let lever, let minutes):
      LocalizedText(
        en: "The lever “\(lever)” takes away contacts of \(plain(minutes)) minutes: what remains "
          + "would last for ever or less than no time. Check easyHandleMinutes and the share.",
        fr: "Le levier « \(lever) » retire des contacts de \(plain(minutes)) minutes : ce qui "
          + "reste durerait indéfiniment ou moins que rien. Vérifiez easyHandleMinutes et la part.")
    case .leversWithoutWorkload:
      LocalizedText(
        en: "There are levers and no workload. Type a baseline under workload:, or have it "
          + "measured.",
        fr: "Il y a des leviers et aucune charge de travail. Saisissez une situation de départ "
          + "sous workload:, ou faites-la mesurer.")
    default:
      LocalizedText(
        en: "The baseline is to be measured and has not been. Run the case in a workspace that "
          + "holds the contacts of that window, or type the workload.",
        fr: "La situation de départ reste à mesurer. Lancez le dossier dans un espace de travail "
          + "qui contient les contacts de cette période, ou saisissez la charge.")
    }
  }

  private var lineMessage: LocalizedText {
    switch self {
    case .poolClaimedTwice(let first, let second, let pool):
      LocalizedText(
        en: "The gains “\(first)” and “\(second)” claim the same pool (\(pool.kind.name.en)) in "
          + "the same months: the same euro would count twice. Merge them, or name two parts, "
          + "such as \(pool.kind.rawValue)/first.",
        fr: "Les gains « \(first) » et « \(second) » puisent aux mêmes mois dans la même réserve "
          + "(\(pool.kind.name.fr)) : le même euro compterait deux fois. Fusionnez-les, ou nommez "
          + "deux parts, comme \(pool.kind.rawValue)/un.")
    case .hoursClaimedTwice(let line):
      LocalizedText(
        en: "The gain “\(line)” claims the agents’ hours, which the levers already claim. "
          + "Keep the levers, or drop them for the line.",
        fr: "Le gain « \(line) » revendique les heures des agents, que les leviers revendiquent "
          + "déjà. Gardez les leviers, ou retirez-les au profit de la ligne.")
    case .flowsBeyondHorizon(let path, let years, let months):
      LocalizedText(
        en: "\(path) has \(years) years, but the horizon ends after \(months) months. Lengthen "
          + "horizonMonths or shorten the table.",
        fr: "\(path) compte \(years) années, mais l’horizon s’arrête à \(months) mois. Allongez "
          + "horizonMonths ou raccourcissez le tableau.")
    case .calendarOnFlows(let path):
      LocalizedText(
        en: "\(path) is a table of years with its own calendar: it takes no ramp, start, end or "
          + "indexation. Put them into the amounts.",
        fr: "\(path) est un tableau d’années qui a son propre calendrier : ni montée en charge, "
          + "ni début, ni fin, ni indexation. Mettez-les dans les montants.")
    case .driverMissing(let path, let driver):
      LocalizedText(
        en: "\(path) is a price without a quantity. Give \(driver), or a workload to take it from.",
        fr: "\(path) est un prix sans quantité. Donnez \(driver), ou une charge d’où la tirer.")
    case .monthOutOfDomain(let path, let month, let horizon):
      LocalizedText(
        en: "\(path) is month \(month). Months run from 0 (before the start) to \(horizon), the "
          + "last one not before the first.",
        fr: "\(path) vaut le mois \(month). Les mois vont de 0 (avant le début) à \(horizon), le "
          + "dernier n’étant pas avant le premier.")
    case .rampOutOfDomain(let path):
      LocalizedText(
        en: "\(path) is no ramp. Give at least one month, and shares between 0 and 1.",
        fr: "\(path) n’est pas une montée en charge. Donnez au moins un mois, et des parts entre "
          + "0 et 1.")
    case .unknownInput(let path, let suggestion):
      LocalizedText(
        en: "The uncertain input “\(path)” names nothing in the case."
          + (suggestion.map { " Did you mean “\($0)”?" }
            ?? " Write it as levers.ID.to or gains.ID.perYear."),
        fr: "L’entrée incertaine « \(path) » ne désigne rien dans le dossier."
          + (suggestion.map { " Vouliez-vous dire « \($0) » ?" }
            ?? " Écrivez-la comme levers.ID.to ou gains.ID.perYear."))
    case .inputListedTwice(let path):
      LocalizedText(
        en: "The uncertain input “\(path)” is listed twice. Keep one distribution.",
        fr: "L’entrée incertaine « \(path) » figure deux fois. Gardez une seule loi.")
    case .invalidDistribution(let path, let fault):
      fault.sentence(path: path)
    default:
      LocalizedText(verbatim: code)
    }
  }
}

extension FinanceError.Domain {
  /// The sentence for a value outside the domain; asks about a percentage typed as one.
  func sentence(path: String, value: Double) -> LocalizedText {
    let expected =
      switch self {
      case .share: LocalizedText(en: "a share from 0 to 1", fr: "une part de 0 à 1")
      case .positiveShare:
        LocalizedText(en: "a share above 0, at most 1", fr: "une part au-dessus de 0, 1 au plus")
      case .shareBelowOne:
        LocalizedText(en: "a share from 0 to below 1", fr: "une part de 0 à moins de 1")
      case .notNegative: LocalizedText(en: "0 or more", fr: "0 ou plus")
      case .positive: LocalizedText(en: "a number above 0", fr: "un nombre au-dessus de 0")
      case .smallRate:
        LocalizedText(
          en: "a rate from 0 to 5, such as 0.25", fr: "un taux de 0 à 5, comme 0.25")
      case .growth:
        LocalizedText(
          en: "a growth per year above -1, at most 2, such as 0.05",
          fr: "une croissance annuelle au-dessus de -1, 2 au plus, comme 0.05")
      case .relativeChange:
        LocalizedText(
          en: "a relative change from -1 to 10, such as -0.25",
          fr: "une variation relative de -1 à 10, comme -0.25")
      case .sharePoints:
        LocalizedText(
          en: "a difference from -1 to 1, such as 0.05",
          fr: "une différence de -1 à 1, comme 0.05")
      case .any: LocalizedText(en: "a number", fr: "un nombre")
      }
    var english = "\(path) is \(plain(value)). Expected: \(expected.en)."
    var french = "\(path) vaut \(plain(value)). Attendu : \(expected.fr)."
    if takesPercentQuestion, abs(value) > 1, abs(value) <= 100 {
      english += " Did you mean \(plain(value)) %, that is \(plain(value / 100))?"
      french += " Vouliez-vous dire \(plain(value)) %, c’est-à-dire \(plain(value / 100)) ?"
    }
    return LocalizedText(en: english, fr: french)
  }

  private var takesPercentQuestion: Bool {
    switch self {
    case .share, .positiveShare, .shareBelowOne, .smallRate, .growth, .relativeChange,
      .sharePoints:
      true
    case .notNegative, .positive, .any: false
    }
  }
}

extension Distribution.Fault {
  func sentence(path: String) -> LocalizedText {
    switch self {
    case .notFinite:
      LocalizedText(
        en: "A parameter of the uncertain input \(path) is no finite number.",
        fr: "Un paramètre de l’entrée incertaine \(path) n’est pas un nombre fini.")
    case .unordered:
      LocalizedText(
        en: "The uncertain input \(path) must rise: low, likeliest, high.",
        fr: "L’entrée incertaine \(path) doit croître : bas, le plus probable, haut.")
    case .negativeSpread:
      LocalizedText(
        en: "The spread of the uncertain input \(path) is below 0.",
        fr: "La dispersion de l’entrée incertaine \(path) est inférieure à 0.")
    case .medianNotPositive:
      LocalizedText(
        en: "The median of the lognormal input \(path) must be above 0.",
        fr: "La médiane de l’entrée lognormale \(path) doit dépasser 0.")
    }
  }
}

/// A number for a sentence: no decimals when it is whole, rounded to nine significant ones.
func plain(_ value: Double) -> String {
  guard value.isFinite else { return "\(value)" }
  if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
  let scaled = (value * 1e9).rounded() / 1e9
  return String(scaled == 0 ? value : scaled)
}
