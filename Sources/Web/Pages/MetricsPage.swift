// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Foundation
internal import Hummingbird
internal import Quantities
internal import Reports
internal import ServiceMetrics
internal import Store
internal import UseCases

/// Any metric, by any cut and grain: table, chart, definition, and the same for programs.
struct MetricsPage {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("metrics") { request, context in try await page(request, context) }
    router.get("metrics.csv") { request, context in try await csv(request, context) }
    router.get("metrics/dictionary") { _, context in try dictionary(context) }
  }

  // MARK: - The question

  /// The question in the address: metric, by, grain, from, to, where.
  static func query(_ values: FormValues) throws -> MetricQuery {
    let selections = try values.all("metric").flatMap { try MetricSelection.list(parsing: $0) }
    let dimensions = try values.all("by").flatMap { $0.split(separator: ",") }.map {
      try Dimension.named(String($0).trimmingCharacters(in: .whitespaces))
    }
    var grain: Grain?
    if let text = values["grain"] {
      guard let known = Grain(rawValue: text) else {
        let list = Grain.allCases.map(\.rawValue).joined(separator: ", ")
        throw SiteError.wrongValue(
          LocalizedText(
            en: "'\(text)' is not a grain: choose one of \(list).",
            fr: "« \(text) » n'est pas un grain : choisissez parmi \(list)."))
      }
      grain = known
    }
    return MetricQuery(
      metrics: selections.isEmpty ? [MetricSelection("contacts")] : selections,
      dimensions: dimensions, grain: grain, from: try day(values, "from"),
      to: try day(values, "to"),
      filters: try values.all("where").map { try MetricFilter(parsing: $0) })
  }

  private static func day(_ values: FormValues, _ name: String) throws -> LocalDate? {
    guard let text = values[name] else { return nil }
    guard let day = LocalDate(iso: text) else {
      throw SiteError.wrongValue(
        LocalizedText(
          en: "'\(text)' is not a day: write 2026-03-31.",
          fr: "« \(text) » n'est pas un jour : écrivez 2026-03-31."))
    }
    return day
  }

  // MARK: - Pages

  private func page(_ request: Request, _ context: SiteContext) async throws -> Response {
    guard let role = context.role else { throw SiteError.notSignedIn }
    guard role >= .viewer else { throw SiteError.forbidden }
    let values = FormValues(of: request)
    let query = try Self.query(values)
    try Visibility(role: role).check(query)
    let table = Visibility(role: role).masked(try await MeasureMetrics(site.session).run(query))
    let report = MetricReport(catalogue: .standard, language: context.language)
    var blocks: [Block] = []
    if let chart = MetricChart(table: table, report: report).figure() {
      blocks.append(.figure(chart))
    }
    blocks.append(.table(report.table(table)))
    let content = try HTMLFragment(style: report.style, hasCharts: site.assets.hasCharts)
      .render(blocks)
    let address = request.uri.query.map { "?" + $0 } ?? ""
    let page = Page(
      title: context.text("Metrics", "Indicateurs"), section: .metrics,
      content: """
        \(form(values, query, context))<section class="answer" aria-live="polite">
        \(content)</section>
        <p class="links"><a href="/metrics.csv\(address)">CSV</a>
        <a href="/api/v1/kpi\(address)">JSON</a>
        <a href="/metrics/dictionary">\(context.text("Dictionary", "Dictionnaire"))</a></p>
        \(definitions(of: query, context))
        """)
    return try page.response(site, context)
  }

  private func form(
    _ values: FormValues, _ query: MetricQuery, _ context: SiteContext
  ) -> HTML {
    let language = context.language
    let metrics = MetricCatalogue.standard.metrics.map { metric in
      (value: metric.id, label: metric.name[language])
    }.sorted { $0.label < $1.label }
    let none = (value: "", label: "–")
    let dimensions = [none] + Dimension.allCases.map { ($0.rawValue, $0.name[language]) }
    let grains = [none] + Grain.allCases.map { ($0.rawValue, Self.name($0)[language]) }
    return """
      <form method="get" action="/metrics" class="filters" data-live>
      \(Form.choice("metric", context.text("Metric", "Indicateur"), metrics, selected: query.metrics.first?.id))\
      \(Form.choice("by", context.text("By", "Par"), dimensions, selected: values["by"]))\
      \(Form.choice("grain", context.text("Grain", "Grain"), grains, selected: values["grain"]))\
      \(Form.field("from", context.text("From", "Du"), value: values["from"] ?? "", type: "date"))\
      \(Form.field("to", context.text("To", "Au"), value: values["to"] ?? "", type: "date"))\
      \(Form.field("where", context.text("Only where", "Seulement si"), value: values["where"] ?? "", hint: "channel=phone"))\
      \(Form.button(context.text("Show", "Montrer")))</form>

      """
  }

  private static func name(_ grain: Grain) -> LocalizedText {
    switch grain.rawValue {
    case "hour": LocalizedText(en: "hour of the day", fr: "heure du jour")
    case "day": LocalizedText(en: "day", fr: "jour")
    case "week": LocalizedText(en: "week", fr: "semaine")
    case "month": LocalizedText(en: "month", fr: "mois")
    case "quarter": LocalizedText(en: "quarter", fr: "trimestre")
    case "year": LocalizedText(en: "year", fr: "année")
    default: LocalizedText(verbatim: grain.rawValue)
    }
  }

  private func definitions(of query: MetricQuery, _ context: SiteContext) -> HTML {
    let language = context.language
    let entries = HTML.joined(
      query.metrics.compactMap { MetricCatalogue.standard[$0.id] }.map { metric -> HTML in
        let variants = HTML.joined(
          metric.variants.map { variant -> HTML in
            "<li><code>\(metric.id):\(variant.id)</code> \(variant.name[language]): <code>\(variant.formulaText)</code></li>\n"
          })
        return """
          <h3>\(metric.name[language])</h3>
          <p>\(metric.sentence[language])</p>
          <p>\(context.text("Source: ", "Source : "))\(metric.source)</p>
          <ul>\(variants)</ul>

          """
      })
    return """
      <details class="definition"><summary>\(context.text("Definition and variants", "Définition et variantes"))</summary>
      \(entries)</details>

      """
  }

  private func csv(_ request: Request, _ context: SiteContext) async throws -> Response {
    guard let role = context.role else { throw SiteError.notSignedIn }
    guard role >= .viewer else { throw SiteError.forbidden }
    let query = try Self.query(FormValues(of: request))
    try Visibility(role: role).check(query)
    let table = Visibility(role: role).masked(try await MeasureMetrics(site.session).run(query))
    let report = MetricReport(catalogue: .standard, language: context.language)
    let text = CSVRenderer().render(report.records(table))
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8",
        .contentDisposition: "attachment; filename=\"metrics.csv\"",
      ], body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  private func dictionary(_ context: SiteContext) throws -> Response {
    guard context.role != nil else { throw SiteError.notSignedIn }
    let language = context.language
    let families = MetricFamily.allCases.map { family -> HTML in
      let metrics = MetricCatalogue.standard.metrics.filter { $0.family == family }
      guard !metrics.isEmpty else { return .empty }
      let rows = HTML.joined(
        metrics.map { metric -> HTML in
          """
          <tr><th scope="row"><a href="/metrics?metric=\(metric.id)&amp;grain=month">\(metric.name[language])</a></th>
          <td>\(metric.sentence[language])</td><td><code>\(metric.id)</code></td>
          <td>\(metric.variants.map(\.id).joined(separator: ", "))</td></tr>

          """
        })
      return """
        <section><h2>\(family.name[language])</h2><div class="scroll" tabindex="0" role="region" aria-label="\(family.name[language])"><table>
        <thead><tr><th scope="col">\(context.text("metric", "indicateur"))</th><th scope="col">\(context.text("what it says", "ce qu'il dit"))</th><th scope="col">id</th><th scope="col">\(context.text("variants", "variantes"))</th></tr></thead>
        <tbody>\(rows)</tbody></table></div></section>

        """
    }
    let page = Page(
      title: context.text("Dictionary of metrics", "Dictionnaire des indicateurs"),
      section: .metrics, content: HTML.joined(families))
    return try page.response(site, context)
  }
}
