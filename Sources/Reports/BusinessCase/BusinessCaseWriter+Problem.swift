// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities
import ServiceMetrics

extension BusinessCaseWriter {
  /// Part 2: where the service stands today.
  func problem() -> Section {
    var blocks: [Block] = []
    if !plan.narrative.problems.isEmpty {
      blocks.append(.list(BulletList(plan.narrative.problems.map { [.text($0[language])] })))
    }
    blocks += workload()
    blocks += measuredBaseline()
    return Section(
      "problem",
      t("2. Current problems and baseline", "2. Problèmes actuels et situation de départ"), blocks)
  }

  private func workload() -> [Block] {
    guard !segments.isEmpty else {
      return [
        .callout(
          Callout(
            .warning, t("no baseline of the work", "pas de situation de départ du travail"),
            [
              p(
                "The case holds amounts only, without the contacts, durations and hours they come "
                  + "from. An improvement cannot be proved against nothing: measure the baseline "
                  + "before the start.",
                "Le dossier ne contient que des montants, sans les contacts, durées et heures dont "
                  + "ils viennent. On ne prouve pas une amélioration par rapport à rien : mesurez la "
                  + "situation de départ avant le lancement.")
            ]))
      ]
    }
    var blocks: [Block] = [
      p(
        "Today this work takes {workload.hoursBefore} of paid time a month and costs {monthCost} a "
          + "month. Of this, {repeatCost} a month pays for contacts that come back because the first "
          + "answer did not settle them.",
        "Aujourd’hui, ce travail prend {workload.hoursBefore} de temps payé par mois et coûte "
          + "{monthCost} par mois. Sur ce montant, {repeatCost} par mois paient des contacts qui "
          + "reviennent parce que la première réponse n’a pas suffi."),
      .table(workloadTable()),
    ]
    let isTyped = segments.contains { segment in
      Self.printedParameters.contains { segment.provenance(of: $0) == .declared }
    }
    if isTyped {
      blocks.append(
        .callout(
          Callout(
            .warning,
            t(
              "part of the baseline is typed in", "une partie de la situation de départ est saisie"),
            [
              p(
                "Some of these figures were declared, not measured; their entries in the appendix say "
                  + "which. Import the export of the help desk or telephony to replace them.",
                "Certains de ces chiffres sont déclarés, pas mesurés ; leurs entrées en annexe disent "
                  + "lesquels. Importez l’export du support ou de la téléphonie pour les remplacer."
              )
            ])))
    }
    return blocks
  }

  /// A row for each quantity and a column for each segment while they fit, else the other way round.
  private func workloadTable() -> Table {
    let caption = t("Work before the project, per month", "Travail avant le projet, par mois")
    let names =
      Self.printedParameters.map { capitalized(t($0.name)) }
      + [t("Paid hours", "Heures payées")]
    let cells = segments.map { segment in
      Self.printedParameters.map { cell($0, of: segment) } + [hoursCell(segment)]
    }
    if segments.count > 4 {
      return Table(
        caption: caption,
        columns: [.words(t("Segment", "Segment"))] + names.map { .figures($0) },
        rows: zip(segments, cells).map { Table.Row([.text($0.id)] + $1) })
    }
    return Table(
      caption: caption,
      columns: [.words("")] + segments.map { .figures($0.id) },
      rows: names.enumerated().map { index, name in
        Table.Row([.text(name)] + cells.map { $0[index] })
      })
  }

  private func cell(_ parameter: WorkloadParameter, of segment: WorkloadSegment) -> Cell {
    let number = value(parameter, of: segment)
    let anchor = ledger.anchor(of: "workload.\(segment.id).\(parameter.rawValue)")
    switch parameter {
    case .demandPerMonth, .deflection, .productivity: return Cell.number(number, record: anchor)
    case .handleMinutes: return Cell(.duration(seconds: number * 60), record: anchor)
    case .costPerPaidHour: return .money(number, digits: 2, record: anchor)
    case .recontactRate, .occupancy, .shrinkage, .firstContactResolution:
      return .percent(number, digits: text.percentDigits(number), record: anchor)
    }
  }

  private func hoursCell(_ segment: WorkloadSegment) -> Cell {
    hours(of: segment).map {
      .number($0, unit: "h", record: ledger.anchor(of: "workload.\(segment.id).hours"))
    } ?? .missing(t("not computed", "non calculé"))
  }

  private func measuredBaseline() -> [Block] {
    guard let baseline, !baseline.rows.isEmpty else {
      return [
        p(
          "No indicator measured in a workspace is attached to this case.",
          "Aucun indicateur mesuré dans un espace de travail n’est joint à ce dossier.")
      ]
    }
    return [
      .table(
        metrics.table(baseline, caption: t("Measured baseline", "Situation de départ mesurée")))
    ]
  }
}
