// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities

extension BusinessCaseWriter {
  /// Part 7: when what happens.
  func rollOut() -> Section {
    var blocks: [Block] = []
    if plan.narrative.rollout.isEmpty {
      blocks += [
        p(
          "The case gives no plan of its own. These are the steps that its figures suppose:",
          "Le dossier ne donne pas de plan. Voici les étapes que ses chiffres supposent :"),
        .table(impliedSteps()),
      ]
    } else {
      blocks.append(
        .table(
          Table(
            caption: t("Steps", "Étapes"),
            columns: [
              .words(t("Step", "Étape")), .words(t("When", "Quand")), .words(t("What", "Quoi")),
              .words(t("Owner", "Responsable")),
            ],
            rows: plan.narrative.rollout.map { step in
              Table.Row(
                [.text(step.step[language])]
                  + [step.when, step.what, step.owner].map { part in
                    part.map { .text($0[language]) } ?? .missing(words.notGiven)
                  })
            })))
    }
    if !plan.levers.isEmpty { blocks.append(.table(rampTable())) }
    return Section("rollout", t("7. Roll-out plan", "7. Plan de déploiement"), blocks)
  }

  private func impliedSteps() -> Table {
    let start = plan.start ?? plan.goLive
    func date(_ month: Int) -> Cell {
      start.map { .text(style.month($0.adding(months: month - 1))) }
        ?? .text(t("month \(month)", "mois \(month)"))
    }
    let goLive = plan.goLiveMonth
    let full = plan.levers.compactMap { lever in
      (0...240).first { lever.ramp.share(month: $0) >= 0.999 }.map {
        (lever.startMonth ?? goLive) + $0 - 1
      }
    }.max()
    var steps: [(name: String, month: Int, what: String)] = [
      (
        t("Decision and preparation", "Décision et préparation"), 0,
        t(
          "Freeze the baseline, sign, name the pilot team",
          "Figer la situation de départ, signer, nommer l’équipe pilote")
      ),
      (
        t("Go-live", "Mise en service"), goLive,
        t(
          "Start with the pilot team; costs already run",
          "Démarrer avec l’équipe pilote ; les coûts courent déjà")
      ),
      (
        t("First review", "Premier bilan"), goLive + 3,
        t(
          "Promise against measured; correct or stop",
          "Promesse contre mesure ; corriger ou arrêter")
      ),
    ]
    if let full, full > goLive {
      steps.append(
        (
          t("Full effect", "Plein effet"), full,
          t("Every lever at its planned value", "Chaque levier à sa valeur prévue")
        ))
    }
    steps += [
      (
        t("Second review", "Deuxième bilan"), goLive + 6,
        t("Decide on the extension", "Décider de l’extension")
      ),
      (
        t("Yearly review", "Bilan annuel"), goLive + 12,
        t("Renew, renegotiate or end", "Renouveler, renégocier ou arrêter")
      ),
    ]
    return Table(
      caption: t("Implied steps", "Étapes supposées"),
      columns: [
        .words(t("Step", "Étape")), .words(t("When", "Quand")), .words(t("What", "Quoi")),
      ],
      rows: steps.sorted { $0.month < $1.month }.map { step in
        Table.Row([.text(step.name), date(step.month), .text(step.what)])
      })
  }

  private func rampTable() -> Table {
    let months = [1, 3, 6, 12, 24].filter { $0 <= max(1, result.horizonMonths) }
    return Table(
      caption: t(
        "Share of the full effect, by month after go-live",
        "Part du plein effet, par mois après la mise en service"),
      columns: [.words(words.lever)] + months.map { .figures(t("Month \($0)", "Mois \($0)")) },
      rows: plan.levers.map { lever in
        Table.Row(
          [.text(lever.name[language])] + months.map { .percent(lever.ramp.share(month: $0)) })
      })
  }
}
