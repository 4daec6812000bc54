// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension BusinessCaseWriter {
  /// What the figures allow to recommend.
  enum Verdict {
    /// There is no result to judge.
    case incomplete
    /// It costs more than it brings.
    case refuse
    /// It pays on proved or measured benefits alone.
    case accept
    /// It pays, but on assumptions: prove them first on a small scale.
    case stage
  }

  /// The verdict, by a rule that the document prints.
  var verdict: Verdict {
    guard result.roi != nil, result.presentValueBenefits > 0 else { return .incomplete }
    if result.netPresentValue < 0 { return .refuse }
    return firmBenefits >= result.presentValueCosts ? .accept : .stage
  }

  /// What is asked of the reader, in one or two sentences.
  var request: [Inline] {
    switch verdict {
    case .incomplete:
      s(
        "Complete the case: without costs and benefits there is nothing to decide.",
        "Compléter le dossier : sans coûts ni gains, il n’y a rien à décider.")
    case .refuse where plan.kind == .function:
      s(
        "Nothing is to be signed: the service costs more than the benefits counted here bring "
          + "(net present value {netPresentValue}). That is a normal answer for a department; the "
          + "question is which lever brings it closer to zero.",
        "Rien n’est à signer : le service coûte plus que ne rapportent les gains comptés ici (valeur "
          + "actuelle nette {netPresentValue}). C’est une réponse normale pour un service entier ; la "
          + "question est de savoir quel levier le rapproche de zéro.")
    case .refuse:
      s(
        "Do not sign as it stands: the net present value is {netPresentValue}. Change the scope, the "
          + "price or the levers, and come back.",
        "Ne pas signer en l’état : la valeur actuelle nette est de {netPresentValue}. Revoir le "
          + "périmètre, le prix ou les leviers, puis revenir.")
    case .accept:
      s(
        "Approve the project and a peak funding of {peakFunding}. What is proved or measured pays for "
          + "it alone.",
        "Approuver le projet et un besoin maximal de {peakFunding}. Ce qui est prouvé ou mesuré le "
          + "finance à lui seul.")
    case .stage:
      s(
        "Approve a pilot first, then the extension on its measured results. The whole needs at most "
          + "{peakFunding} in advance.",
        "Approuver d’abord un pilote, puis l’extension sur ses résultats mesurés. L’ensemble demande "
          + "au plus {peakFunding} d’avance.")
    }
  }

  /// Part 9: what to decide, under which conditions.
  func recommendation() -> Section {
    var blocks: [Block] = []
    if let own = plan.narrative.recommendation {
      blocks.append(.paragraph([.text(own[language])]))
    }
    blocks.append(
      .callout(
        Callout(
          .decision, t("what the figures support", "ce que les chiffres permettent de décider"),
          [.paragraph(request)])))
    if let breakEven = result.breakEven {
      let factor = breakEven.benefitFactor.map { style.number($0, digits: 2) } ?? words.notGiven
      blocks.append(
        p(
          "To bring the case to zero, benefits of {0} in present value are missing: {1} a year, or "
            + "benefits multiplied by {2}.",
          "Pour ramener le dossier à zéro, il manque {0} de gains en valeur actuelle : {1} par an, ou "
            + "des gains multipliés par {2}.",
          [.text(style.money(breakEven.missingPresentValue))],
          [.text(style.money(breakEven.missingPerYear))], [.text(factor)]))
    }
    blocks += [
      p("Conditions that belong to the decision:", "Conditions attachées à la décision :"),
      .list(BulletList(conditions, isOrdered: true)),
      .paragraph([
        .emphasis(
          s(
            "Rule: a loss is refused; a gain that rests on proved or measured benefits alone is "
              + "accepted; any other gain is staged.",
            "Règle : une perte est refusée ; un gain qui tient avec les seuls gains prouvés ou mesurés "
              + "est accepté ; tout autre gain passe par un pilote."))
      ]),
    ]
    return Section("recommendation", t("9. Recommendation", "9. Recommandation"), blocks)
  }

  private var conditions: [[Inline]] {
    var list: [[Inline]] = [
      s(
        "Freeze the baseline and this case as the plan before the start.",
        "Figer la situation de départ et ce dossier comme plan avant le lancement.")
    ]
    if !result.openQuestions.isEmpty {
      list.append(
        s(
          "Answer the {0} open questions on costs ({1}).",
          "Répondre aux {0} questions ouvertes sur les coûts ({1}).",
          [.text(String(result.openQuestions.count))],
          [.reference(Anchor("questions"), [.text(t("appendix", "annexe"))])]))
    }
    if verdict == .stage {
      list.append(
        s(
          "Run the pilot with a comparison group for at least four weeks, so that assumptions become "
            + "measurements.",
          "Mener le pilote avec un groupe témoin pendant quatre semaines au moins, pour que les "
            + "hypothèses deviennent des mesures."))
    }
    if !plan.levers.isEmpty {
      list.append(
        s(
          "Name who turns the freed hours into value: {capture} of them are counted.",
          "Nommer qui transforme les heures libérées en valeur : {capture} d’entre elles sont "
            + "comptées."))
    }
    list.append(
      s(
        "Compare promise and measurement after 3, 6 and 12 months; stop if the indicators of part 8 "
          + "stray twice in a row.",
        "Comparer la promesse et la mesure à 3, 6 et 12 mois ; arrêter si les indicateurs de la partie "
          + "8 s’écartent deux fois de suite."))
    return list
  }
}
