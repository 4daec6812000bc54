// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension CaseWarnings {
  /// Where the headline lies among the drawn worlds, when that is outside their usual range.
  var rangeWarnings: [Diagnostic] {
    guard let simulation = result.simulation, !simulation.isHeadlineInside else { return [] }
    let share = plain((simulation.headlinePercentile * 100).rounded())
    let isBelow = simulation.headlinePercentile < 0.5
    return [
      warn(
        "headline-outside-range",
        "\(share) % of the drawn worlds come out below the headline: its risk factors are "
          + (isBelow ? "more prudent" : "less prudent")
          + " than the stated ranges. Show the range beside it, and make one agree with the other.",
        "\(share) % des mondes tirés finissent sous le résultat affiché : ses décotes sont "
          + (isBelow ? "plus prudentes" : "moins prudentes")
          + " que les fourchettes indiquées. Montrez la fourchette à côté, et accordez l’un à "
          + "l’autre.", at: "simulation", .note)
    ]
  }

  /// Hours of two bases side by side, and one doubt counted twice.
  var baseWarnings: [Diagnostic] {
    var list: [Diagnostic] = []
    if let base = businessCase.agentCost?.base, let cash = businessCase.cash,
      abs(cash.paidHoursPerPostPerYear / base.hours - 1) > 0.05
    {
      list.append(
        warn(
          "hour-bases-mixed",
          "An agent is paid \(plain(base.hours)) hours a year in agentCost and "
            + "\(plain(cash.paidHoursPerPostPerYear)) in cash. Mixing a base net of leave with one "
            + "that holds it misprices an hour by up to 29 %.",
          "Un agent est payé \(plain(base.hours)) heures par an dans agentCost et "
            + "\(plain(cash.paidHoursPerPostPerYear)) dans cash. Mêler une base nette de congés et "
            + "une base brute fausse l’heure de 29 % au plus.", at: "cash.paidHoursPerPostPerYear"))
    }
    if businessCase.agentCost?.base == .gross,
      case .segments(let segments) = businessCase.workload
    {
      for segment in segments where segment.shrinkage < 0.2 {
        list.append(
          warn(
            "shrinkage-without-leave",
            "The hours of “\(segment.id)” include leave (2 080 a year), and its shrinkage is below "
              + "20 %. Leave and public holidays alone are about a sixth.",
            "Les heures de « \(segment.id) » comprennent les congés (2 080 par an), et son temps "
              + "improductif est sous 20 %. Congés et jours fériés en font déjà un sixième environ.",
            at: "workload.\(segment.id).shrinkage"))
      }
    }
    let doubted =
      businessCase.levers.map { ("levers.\($0.id)", $0.name, $0.attribution, $0.risk) }
      + businessCase.gains.map { ("gains.\($0.id)", $0.name, $0.attribution, $0.risk) }
    for (path, name, attribution, risk) in doubted where attribution < 1 && risk > 0 {
      list.append(
        warn(
          "doubt-counted-twice",
          "“\(name.en)” bears an attribution and a risk factor. Keep both only for two different "
            + "doubts.",
          "« \(name.fr) » porte une attribution et une décote. Gardez les deux seulement pour deux "
            + "doutes différents.", at: path, .note))
    }
    return list
  }
}
