// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities
internal import Statistics

extension RandomisedTest {
  func checks(
    _ control: ArmSummary, _ treatment: ArmSummary, _ difference: ArmComparison
  ) throws(ExperimentError) -> [EvidenceCheck] {
    [
      try sampleRatioCheck(control, treatment), peekingCheck,
      try powerCheck(control, treatment), try multiplicityCheck(difference),
      unitsCheck(control, treatment), baseCheck(control),
    ]
  }

  private func sampleRatioCheck(
    _ control: ArmSummary, _ treatment: ArmSummary
  ) throws(ExperimentError) -> EvidenceCheck {
    let observed = assigned ?? [control.count, treatment.count]
    let test = try sampleRatioTest(observed: observed, shares: plannedShares)
    let p = test.pValue
    return EvidenceCheck(
      id: "sample-ratio",
      name: LocalizedText(en: "split as planned", fr: "répartition conforme au plan"),
      isEssential: true, outcome: test.isBroken ? .failed : .passed,
      table: EvidenceTable(
        id: "split", title: LocalizedText(en: "Units by arm", fr: "Unités par groupe"),
        columns: [
          LocalizedText(en: "arm", fr: "groupe"), LocalizedText(en: "assigned", fr: "affectées"),
          LocalizedText(en: "planned", fr: "prévues"),
        ],
        rows: observed.indices.map { index in
          [
            .text(armName(index)), .figure(observed[index]), .figure(test.expected[index]),
          ]
        }),
      sentence: test.isBroken
        ? LocalizedText(
          en: "The split is not the planned one (\(FigureText.pValue(p, .english))): something "
            + "decides who is counted. Do not read the result before the cause is found.",
          fr: "La répartition n’est pas celle du plan (\(FigureText.pValue(p, .french))) : quelque "
            + "chose décide qui est compté. Ne lisez pas le résultat avant d’en avoir trouvé la "
            + "cause.")
        : LocalizedText(
          en: "The arms hold the units that the plan expected "
            + "(\(FigureText.pValue(p, .english))).",
          fr: "Les groupes contiennent les unités prévues (\(FigureText.pValue(p, .french)))."))
  }

  private func armName(_ index: Int) -> LocalizedText {
    index == 0
      ? LocalizedText(en: "control", fr: "témoin") : LocalizedText(en: "treatment", fr: "traité")
  }

  private var peekingCheck: EvidenceCheck {
    let name = LocalizedText(en: "no peeking", fr: "pas de lecture prématurée")
    switch reading {
    case .anyTime:
      return EvidenceCheck(
        id: "peeking", name: name, isEssential: true, outcome: .passed,
        sentence: LocalizedText(
          en: "The interval holds however often the test is looked at.",
          fr: "L’intervalle vaut quel que soit le nombre de lectures du test."))
    case .repeatedly(let looks) where looks > 1:
      return EvidenceCheck(
        id: "peeking", name: name, isEssential: true, outcome: .failed,
        sentence: LocalizedText(
          en: "The test was read \(looks) times with an interval made for one look; twenty looks "
            + "find an effect that is not there in one test of four. Read it as a test that may be "
            + "looked at any time.",
          fr: "Le test a été lu \(looks) fois avec un intervalle prévu pour une seule lecture ; "
            + "vingt lectures trouvent un effet qui n’existe pas dans un test sur quatre. Lisez-le "
            + "comme un test consultable à tout moment."))
    case .once, .repeatedly:
      return EvidenceCheck(
        id: "peeking", name: name, isEssential: true, outcome: .passed,
        sentence: LocalizedText(
          en: "The test was read once, at the size planned before the start.",
          fr: "Le test a été lu une seule fois, à la taille prévue avant le départ."))
    }
  }

  private func powerCheck(
    _ control: ArmSummary, _ treatment: ArmSummary
  ) throws(ExperimentError) -> EvidenceCheck {
    let name = LocalizedText(en: "large enough", fr: "taille suffisante")
    guard let smallest = smallestWorthwhile, smallest != 0 else {
      return .notApplicable(
        "power", name,
        because: LocalizedText(
          en: "No smallest worthwhile difference was named before the test.",
          fr: "Aucune différence minimale utile n’a été fixée avant le test."))
    }
    let spread = (0.5 * (control.variance + treatment.variance)).squareRoot()
    let perArm = 2 / (1 / control.count + 1 / treatment.count)
    let power = try powerOfMeans(
      difference: smallest, standardDeviation: spread, perGroup: perArm, alpha: 1 - level)
    let shares = (
      FigureText.percent(power, .english), FigureText.percent(power, .french)
    )
    return EvidenceCheck(
      id: "power", name: name, isEssential: false, outcome: power >= 0.8 ? .passed : .failed,
      sentence: power >= 0.8
        ? LocalizedText(
          en: "A difference of the smallest worthwhile size is found with a chance of \(shares.0).",
          fr: "Une différence de la taille minimale utile est trouvée avec une chance de "
            + "\(shares.1).")
        : LocalizedText(
          en: "A difference of the smallest worthwhile size is found with a chance of \(shares.0) "
            + "only. Finding nothing proves nothing: let the test run longer.",
          fr: "Une différence de la taille minimale utile n’est trouvée qu’avec une chance de "
            + "\(shares.1). Ne rien trouver ne prouve rien : prolongez le test."))
  }

  private func multiplicityCheck(
    _ difference: ArmComparison
  ) throws(ExperimentError) -> EvidenceCheck {
    let name = LocalizedText(en: "several outcomes", fr: "plusieurs résultats")
    guard !otherPValues.isEmpty else {
      return .notApplicable(
        "multiplicity", name,
        because: LocalizedText(
          en: "This is the only outcome that was looked at.",
          fr: "C’est le seul résultat qui a été regardé."))
    }
    let all = [difference.pValue] + otherPValues
    let adjusted = try adjustedPValues(all, by: .holm)[0]
    let isLost = difference.pValue <= 1 - level && adjusted > 1 - level
    return EvidenceCheck(
      id: "multiplicity", name: name, isEssential: true, outcome: isLost ? .failed : .passed,
      sentence: isLost
        ? LocalizedText(
          en: "Among \(all.count) outcomes one as clear as this appears by chance: corrected by "
            + "Holm, \(FigureText.pValue(adjusted, .english)).",
          fr: "Parmi \(all.count) résultats, il en apparaît un aussi net par hasard : corrigé par "
            + "Holm, \(FigureText.pValue(adjusted, .french)).")
        : LocalizedText(
          en: "The verdict stands after correction for \(all.count) outcomes (Holm, "
            + "\(FigureText.pValue(adjusted, .english))).",
          fr: "Le verdict tient après correction pour \(all.count) résultats (Holm, "
            + "\(FigureText.pValue(adjusted, .french)))."))
  }

  /// Agents as units of a random draw are few; the asymptotics of both tests need some dozens.
  private func unitsCheck(_ control: ArmSummary, _ treatment: ArmSummary) -> EvidenceCheck {
    let fewest = Int(min(control.count, treatment.count))
    return EvidenceCheck(
      id: "units", name: LocalizedText(en: "enough units", fr: "assez d’unités"),
      isEssential: true, outcome: fewest >= 30 ? .passed : .failed,
      sentence: fewest >= 30
        ? LocalizedText(
          en: "The smaller arm has \(fewest) units.",
          fr: "Le plus petit groupe compte \(fewest) unités.")
        : LocalizedText(
          en: "The smaller arm has \(fewest) units; below 30 the interval is too sure of itself.",
          fr: "Le plus petit groupe compte \(fewest) unités ; en dessous de 30, l’intervalle est "
            + "trop sûr de lui."))
  }

  private func baseCheck(_ control: ArmSummary) -> EvidenceCheck {
    let isNear = abs(control.mean) < 5 * control.standardError
    return EvidenceCheck(
      id: "base",
      name: LocalizedText(
        en: "base of the relative effect", fr: "base de l’effet relatif"),
      isEssential: false, outcome: isNear ? .failed : .passed,
      sentence: isNear
        ? LocalizedText(
          en: "The control mean lies within five standard errors of 0: read the absolute "
            + "difference, the relative one is not reliable.",
          fr: "La moyenne du groupe témoin est à moins de cinq erreurs types de 0 : lisez la "
            + "différence absolue, la relative n’est pas fiable.")
        : LocalizedText(
          en: "The control mean is far enough from 0 for a relative difference.",
          fr: "La moyenne du groupe témoin est assez loin de 0 pour une différence relative."))
  }
}

func normalLimit(_ level: Double) -> Double { standardNormalQuantile(0.5 + level / 2) }
