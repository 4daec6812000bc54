// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Finance
internal import Quantities
internal import UseCases

/// What a case comes to, beside its editor.
struct CaseFigures {
  let outcome: EvaluateCase.Outcome
  let context: SiteContext
  let hasCharts: Bool

  private var result: CaseResult { outcome.result }
  private var style: NumberStyle {
    NumberStyle(language: context.language, currency: result.currency)
  }

  func html() throws -> HTML {
    try HTMLFragment(style: style, hasCharts: hasCharts).render(
      [.keyFigures(tiles)] + warnings + [.table(levers), .table(grades)].compactMap { $0 })
  }

  private var tiles: [KeyFigure] {
    let undefined = context.text("undefined", "indéfini")
    let months = { (value: Double?) in
      value.map { style.number($0, digits: 1) + context.text(" months", " mois") } ?? undefined
    }
    var tiles = [
      KeyFigure(
        context.text("ROI, net", "ROI net"),
        value: [.text(result.roi.map { style.percent($0) } ?? undefined)],
        note: [
          .text(
            context.text(
              "over \(result.horizonMonths) months, after risk",
              "sur \(result.horizonMonths) mois, après risque"))
        ], isPrimary: true),
      KeyFigure(
        context.text("Net present value", "Valeur actuelle nette"),
        value: [.text(style.money(result.netPresentValue))]),
      KeyFigure(
        context.text("Payback", "Retour sur investissement"),
        value: [.text(months(result.paybackMonths.cumulative))]),
      KeyFigure(
        context.text("Peak funding", "Besoin maximal"),
        value: [.text(style.money(result.peakFunding))]),
    ]
    if let overstatement = result.additiveOverstatement, overstatement > 0.001 {
      tiles.append(
        KeyFigure(
          context.text("Counted twice if added", "Compté deux fois si additionné"),
          value: [.text(style.percent(overstatement, digits: 1))],
          note: [
            .text(
              context.text(
                "taken out: levers share one workload",
                "retiré : les leviers partagent une charge"))
          ]))
    }
    return tiles
  }

  private var warnings: [Block] {
    guard !result.warnings.isEmpty else { return [] }
    return [
      .callout(
        Callout(
          .warning, context.text("To look at", "À regarder"),
          [.list(BulletList(result.warnings.map { [.text($0.message[context.language])] }))]))
    ]
  }

  private var levers: Table {
    Table(
      caption: context.text("Levers, without overlap", "Leviers, sans double compte"),
      columns: [
        .words(context.text("lever", "levier")),
        .figures(context.text("hours saved", "heures gagnées")),
        .words(context.text("evidence", "preuve")),
      ],
      rows: result.levers.map { lever in
        Table.Row([
          .text(lever.name[context.language]), .number(lever.hoursShapley),
          .text(lever.grade.name[context.language]),
        ])
      })
  }

  private var grades: Table {
    Table(
      caption: context.text("Gains by evidence", "Gains par niveau de preuve"),
      columns: [
        .words(context.text("evidence", "preuve")),
        .figures(context.text("present value", "valeur actuelle")),
        .figures(context.text("share", "part")),
      ],
      rows: result.byGrade.map { total in
        Table.Row([
          .text(total.grade.name[context.language]), .money(total.presentValue),
          total.share.map { .percent($0) } ?? .missing(""),
        ])
      })
  }
}
