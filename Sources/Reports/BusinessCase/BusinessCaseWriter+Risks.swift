// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension BusinessCaseWriter {
  /// Part 6: what can go wrong, by how much, and what is done about it.
  func risks() -> Section {
    var blocks: [Block] = [.table(riskTable())]
    blocks.append(
      .section(
        Section("prudence", t("Prudence in the figures", "Prudence dans les chiffres"), prudence()))
    )
    blocks.append(
      .section(
        Section(
          "uncertainty", t("Uncertainty", "Incertitude"), uncertainty() + sensitivity())))
    if !result.warnings.isEmpty {
      blocks.append(
        .callout(
          Callout(
            .warning, t("what weakens this case", "ce qui fragilise ce dossier"),
            [.list(BulletList(result.warnings.map { [.text(t($0.message))] }))])))
    }
    return Section("risks", t("6. Risks and mitigation", "6. Risques et parades"), blocks)
  }

  private func riskTable() -> Table {
    let named = plan.narrative.risks.map { risk in
      let weight = [risk.likelihood, risk.impact].compactMap { $0?[language] }
        .joined(separator: " / ")
      return Table.Row([
        .text(risk.risk[language]),
        weight.isEmpty ? .missing(words.notGiven) : .text(weight),
        risk.mitigation.map { .text($0[language]) } ?? .missing(words.notGiven),
      ])
    }
    if !named.isEmpty {
      return Table(
        caption: t("Risks named by the sponsor", "Risques nommés par le porteur"),
        columns: [
          .words(t("Risk", "Risque")), .words(t("Likelihood / impact", "Probabilité / gravité")),
          .words(t("Mitigation", "Parade")),
        ], rows: named)
    }
    return Table(
      caption: t("Risks that follow from the case", "Risques qui découlent du dossier"),
      columns: [
        .words(t("Risk", "Risque")),
        .words(t("Guarded in the figures by", "Protégé dans les chiffres par")),
        .words(t("Mitigation", "Parade")),
      ],
      rows: register.map { entry in
        Table.Row([
          .text(t(entry.risk)), .text(t(entry.guardRail)), .text(t(entry.mitigation)),
        ])
      })
  }

  private var register: [RiskRegister.Entry] {
    var entries: [RiskRegister.Entry] = []
    if !plan.levers.isEmpty { entries += [RiskRegister.adoption, RiskRegister.capture] }
    if plan.levers.contains(where: { $0.parameter == .deflection }) {
      entries.append(RiskRegister.recontact)
    }
    entries += [RiskRegister.quality, RiskRegister.cost]
    if plan.gains.contains(where: { $0.effectiveReading == .extended }) {
      entries.append(RiskRegister.attribution)
    }
    return entries
  }

  private func prudence() -> [Block] {
    let benefits =
      result.levers.map { ($0.name, "−", $0.risk, $0.grade) }
      + result.gains.map { ($0.name, "−", $0.risk, $0.grade) }
    let lines = benefits + result.costs.map { ($0.name, "+", $0.risk, $0.grade) }
    guard lines.contains(where: { $0.2 > 0 }) else {
      return [
        .callout(
          Callout(
            .warning, t("no risk factor is set", "aucun facteur de risque n’est posé"),
            [
              p(
                "All benefits and costs stand as claimed. The usual factors go from 5 to 30 % on "
                  + "benefits and from 5 to 25 % on costs, the less sure the higher.",
                "Tous les gains et coûts sont repris tels qu’annoncés. Les facteurs usuels vont de 5 à "
                  + "30 % sur les gains et de 5 à 25 % sur les coûts, d’autant plus hauts que c’est "
                  + "moins sûr.")
            ]))
      ]
    }
    return [
      .table(
        Table(
          caption: t("Risk factor of each line", "Facteur de risque de chaque ligne"),
          columns: [
            .words(words.line), .words(words.evidence), .figures(t("Factor", "Facteur")),
          ],
          rows: lines.map { name, sign, risk, grade in
            Table.Row([
              .text(name[language]), .text(t(grade.name)),
              .text(
                risk == 0
                  ? text.percent(0) : (sign == "−" ? NumberStyle.minus : "+") + text.percent(risk)),
            ])
          },
          notes: [
            s(
              "Benefits are reduced and costs raised by these factors, before discounting.",
              "Les gains sont réduits et les coûts majorés de ces facteurs, avant actualisation.")
          ]))
    ]
  }

  private func uncertainty() -> [Block] {
    guard let simulation = result.simulation else {
      return [
        p(
          "No input of the case has a range, so the result has no interval. Give the least sure "
            + "inputs a low, a likely and a high value under “uncertainty” to obtain P10, P50, P90 "
            + "and the probability of a loss.",
          "Aucune donnée du dossier n’a de plage : le résultat n’a donc pas d’intervalle. Donnez aux "
            + "données les moins sûres une valeur basse, probable et haute sous « uncertainty » pour "
            + "obtenir P10, P50, P90 et la probabilité de perte.")
      ]
    }
    func row(_ label: String, _ keys: [String]) -> Table.Row {
      Table.Row([.text(label)] + keys.map { .inlines([figure($0)]) })
    }
    var rows = [
      row(
        t("Net present value", "Valeur actuelle nette"),
        ["simulation.npv.p10", "simulation.npv.p50", "simulation.npv.p90"])
    ]
    if simulation.roi != nil {
      rows.append(
        row("ROI", ["simulation.roi.p10", "simulation.roi.p50", "simulation.roi.p90"]))
    }
    let inputs = simulation.inputs.map { name(ofInput: $0.path) }.joined(separator: ", ")
    return [
      .table(
        Table(
          caption: t(
            "Spread of the result over \(style.number(Double(simulation.draws))) draws",
            "Étendue du résultat sur \(style.number(Double(simulation.draws))) tirages"),
          columns: [
            .words(""), .figures(t("P10 (cautious)", "P10 (prudent)")),
            .figures(t("P50 (median)", "P50 (médiane)")),
            .figures(t("P90 (favourable)", "P90 (favorable)")),
          ], rows: rows,
          notes: [
            s(
              "Probability of a loss: {simulation.loss}. Inputs drawn: {0}. {1}",
              "Probabilité de perte : {simulation.loss}. Données tirées : {0}. {1}",
              [.text(inputs)], [.text(t(simulation.note))])
          ]))
    ]
  }

  /// The name of an uncertain input, found by its path in the case.
  private func name(ofInput path: String) -> String {
    let parts = path.split(separator: ".").map(String.init)
    guard parts.count > 1 else {
      return path == "capture" ? t("capture rate", "taux de captation") : path
    }
    switch parts[0] {
    case "levers": return plan.levers.first { $0.id == parts[1] }?.name[language] ?? path
    case "gains": return plan.gains.first { $0.id == parts[1] }?.name[language] ?? path
    case "costs": return plan.costs.first { $0.id == parts[1] }?.name[language] ?? path
    case "workload":
      let parameter = parts.last.flatMap { WorkloadParameter(rawValue: $0) }
      return parameter.map { "\(t($0.name)) (\(parts[1]))" } ?? path
    default: return path
    }
  }
}
