// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Foundation
internal import Hummingbird
internal import Quantities
internal import Reports
internal import ServiceMetrics
internal import UseCases

/// What the service costs, how it does and what its cases return.
struct OverviewPage {
  let site: Site

  /// The months shown in the small lines.
  private static let months = 13

  func response(_ context: SiteContext) async throws -> Response {
    guard context.role != nil else { throw SiteError.notSignedIn }
    let window = try await MeasureMetrics(site.session).window()
    guard let window else { return try empty(context) }
    let last = Self.lastWholeMonth(before: window.upperBound)
    let first = last.adding(months: -(Self.months - 1))
    let query = MetricQuery(
      metrics: MeasureMetrics.mainMetrics, grain: .month, from: first, to: last.lastOfMonth)
    let table = try await MeasureMetrics(site.session).run(query)
    let report = MetricReport(catalogue: .standard, language: context.language)
    let tiles = HTML.joined(
      MeasureMetrics.mainMetrics.map { tile($0.id, table, last, report, context) })
    let cases = try await CaseShelf(site).list(context)
    let page = Page(
      title: context.text("Overview", "Vue d'ensemble"), section: .overview,
      content: """
        <p class="lead">\(context.text(
          "The last whole month, \(month(last, context)), beside the month before; lines show \(Self.months) months.",
          "Le dernier mois complet, \(month(last, context)), comparé au mois précédent ; les courbes montrent \(Self.months) mois."))</p>
        <section aria-label="\(context.text("Indicators", "Indicateurs"))"><div class="grid">
        \(tiles)</div></section>
        <section><h2>\(context.text("Business cases", "Dossiers"))</h2>
        \(cases)</section>

        """)
    return try page.response(site, context)
  }

  private func empty(_ context: SiteContext) throws -> Response {
    let page = Page(
      title: context.text("Welcome", "Bienvenue"), section: .overview,
      content: """
        <p class="lead">\(context.text(
          "This workspace holds no contacts yet.", "Cet espace ne contient encore aucun contact."))</p>
        <p><a class="button" href="/data">\(context.text("Bring in a file", "Importer un fichier"))</a></p>

        """)
    return try page.response(site, context)
  }

  /// One indicator: value, change, line, and the way to its details.
  private func tile(
    _ id: String, _ table: MetricTable, _ last: LocalDate, _ report: MetricReport,
    _ context: SiteContext
  ) -> HTML {
    let rows = table[id]
    guard let metric = MetricCatalogue.standard[id],
      let row = rows.first(where: { $0.period.start == last })
    else { return .empty }
    let before = rows.first { $0.period.start == last.adding(months: -1) }?.value
    let value = report.cell(row).text(in: report.style)
    let change = self.change(row.value, before, metric.better, report.style, context)
    let known: HTML =
      row.value == nil
      ? "<p class=\"absent\">\(row.absent?[context.language] ?? "")</p>\n"
      : "<p class=\"value\">\(value)</p>\n\(change)"
    let provisional: HTML =
      row.provisional
      ? "<span class=\"badge\">\(context.text("provisional", "provisoire"))</span>" : .empty
    let name = metric.name[context.language]
    let line = Sparkline.image(
      rows.sorted { $0.period < $1.period }.map(\.value),
      label: context.text("\(name) over \(rows.count) months", "\(name) sur \(rows.count) mois"))
    return """
      <a class="metric" href="/metrics?metric=\(id)&amp;grain=month">
      <h3>\(name) \(provisional)</h3>
      \(known)\(line)</a>

      """
  }

  private func change(
    _ value: Double?, _ before: Double?, _ better: BetterDirection, _ style: NumberStyle,
    _ context: SiteContext
  ) -> HTML {
    guard let value, let before, before != 0, value != before else { return .empty }
    let share = value / before - 1
    let isGood: Bool? =
      switch better {
      case .more: share > 0
      case .less: share < 0
      case .neither: nil
      }
    let kind = isGood.map { $0 ? "good" : "bad" } ?? "plain"
    let word =
      isGood.map { $0 ? context.text("better", "mieux") : context.text("worse", "moins bien") }
      ?? ""
    let arrow = share > 0 ? "▲" : "▼"
    return """
      <p class="change \(kind)"><span aria-hidden="true">\(arrow)</span> \
      \(style.percent(abs(share), digits: 1)) \(word)</p>

      """
  }

  private func month(_ day: LocalDate, _ context: SiteContext) -> String {
    String(day.description.prefix(7))
  }

  /// The first day of the last month that ends on or before a day.
  static func lastWholeMonth(before day: LocalDate) -> LocalDate {
    let first = day.firstOfMonth
    return day == day.lastOfMonth ? first : first.adding(months: -1)
  }
}
