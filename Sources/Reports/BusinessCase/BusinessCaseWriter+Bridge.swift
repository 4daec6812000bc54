// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension BusinessCaseWriter {
  /// From what would be claimed to what can be defended, one correction a step.
  func claimBridge() -> [Block] {
    guard let bridge, bridge.steps.count > 1, let first = bridge.steps.first,
      let last = bridge.steps.last, first.net != last.net
    else { return [] }
    let from = style.money(first.net)
    let to = style.money(last.net)
    let title = t(
      "From \(from) claimed to \(to) defended", "De \(from) annoncés à \(to) défendables")
    var steps = [WaterfallChart.Step(capitalized(t(first.correction.name)), first.net)]
    steps += bridge.steps.dropFirst().compactMap { step in
      guard let change = step.change, abs(change) >= 0.5 else { return nil }
      return WaterfallChart.Step(capitalized(t(step.correction.name)), change)
    }
    steps.append(.init(t("This case", "Ce dossier"), last.net, .total))
    let chart = WaterfallChart(
      steps: steps, unit: .money, title: title,
      axisTitle: t("Benefits − costs", "Gains − coûts"), labelTitle: t("Step", "Étape"),
      alternative: title + ".", style: style)
    var blocks: [Block] = [
      p(
        "The same inputs, counted as offers usually count them, would promise more. Each step below "
          + "is a correction of this document; the last bar is its own net present value.",
        "Les mêmes données, comptées comme le font d’ordinaire les offres, promettraient davantage. "
          + "Chaque étape ci-dessous est une correction de ce document ; la dernière barre est sa propre "
          + "valeur actuelle nette."),
      .figure(chart.figure(id: "chart-bridge")),
    ]
    if let claim = plan.claim {
      blocks.insert(.paragraph(claimSentence(claim)), at: 0)
    }
    return blocks
  }

  private func claimSentence(_ claim: Claim) -> [Inline] {
    let source = claim.source.map { " (\($0))" } ?? ""
    let roi = claim.roi.map { text.percent($0) } ?? words.notGiven
    return s(
      "What is claimed{0}: {1} of gains, {2} of costs, ROI {3}.",
      "Ce qui est annoncé{0} : {1} de gains, {2} de coûts, ROI {3}.", [.text(source)],
      [.text(style.money(claim.gains))], [.text(style.money(claim.costs))], [.text(roi)])
  }
}
