// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Finance
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Quantities
internal import Reports
internal import Store
internal import UseCases
internal import Warehouse

/// Business cases: the shelf, one case with live figures as it is typed, its documents.
struct CasePages {
  let site: Site

  /// The formats that can be downloaded.
  private static let formats = [
    "html": "text/html; charset=utf-8", "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ]

  func add(to router: Router<SiteContext>) {
    router.get("cases") { _, context in try await shelf(context) }
    router.post("cases") { request, context in try await make(request, context) }
    router.get("cases/{name}") { _, context in try await one(context) }
    router.post("cases/{name}") { request, context in try await save(request, context) }
    router.post("cases/{name}/figures") { request, context in try await figures(request, context) }
    router.get("cases/{name}/document.{format}") { _, context in try await document(context) }
  }

  private func require(_ role: Role, _ context: SiteContext) throws {
    guard let own = context.role else { throw SiteError.notSignedIn }
    guard own >= role else { throw SiteError.forbidden }
  }

  // MARK: - The shelf

  private func shelf(_ context: SiteContext) async throws -> Response {
    try require(.viewer, context)
    let list = try await CaseShelf(site).list(context)
    let canWrite = (context.role ?? .agent) >= .analyst
    let form: HTML =
      canWrite
      ? """
      <section><h2>\(context.text("A new case", "Un nouveau dossier"))</h2>
      <form method="post" action="/cases" class="card">\(Form.token(context))
      \(Form.field("name", context.text("Name of the file", "Nom du fichier"), hint: context.text("letters, digits, - and _", "lettres, chiffres, - et _"), isRequired: true))\
      \(Form.button(context.text("Begin", "Commencer")))</form></section>

      """ : .empty
    let page = Page(
      title: context.text("Business cases", "Dossiers"), section: .cases,
      content: HTML.joined([list, form]))
    return try page.response(site, context)
  }

  private func make(_ request: Request, _ context: SiteContext) async throws -> Response {
    try require(.analyst, context)
    var request = request
    let form = try await request.form(context)
    let name = form["name"] ?? ""
    guard CaseShelf.isName(name) else {
      throw SiteError.wrongValue(
        LocalizedText(
          en: "'\(name)' cannot be the name of a case: use letters, digits, - and _.",
          fr: "« \(name) » ne peut pas nommer un dossier : lettres, chiffres, - et _."))
    }
    let shelf = CaseShelf(site)
    if try shelf.text(name) == nil {
      try shelf.write(CaseTemplate.text(context.language), as: name)
      try site.store.record(
        AuditEntry(at: site.clock(), actor: context.actor, action: "case.make", subject: name))
    }
    return Response.redirect(to: "/cases/\(name)")
  }

  // MARK: - One case

  private func one(_ context: SiteContext) async throws -> Response {
    try require(.viewer, context)
    let name = try context.parameters.require("name")
    guard let text = try CaseShelf(site).text(name) else { throw SiteError.notFound }
    return try await page(name, text, context)
  }

  private func page(
    _ name: String, _ text: String, _ context: SiteContext, note: HTML = .empty
  ) async throws -> Response {
    let canWrite = (context.role ?? .agent) >= .analyst
    let result = try await results(text, context)
    let links = HTML.joined(
      Self.formats.keys.sorted().map { format -> HTML in
        "<a class=\"button\" href=\"/cases/\(name)/document.\(format)\">\(format.uppercased())</a>\n"
      })
    let editor: HTML =
      canWrite
      ? """
      <form method="post" action="/cases/\(name)" class="editor" data-figures="/cases/\(name)/figures">
      \(Form.token(context))\(Form.area("text", context.text("The case", "Le dossier"), value: text, rows: 34))\
      \(Form.button(context.text("Save", "Enregistrer")))</form>

      """ : "<pre class=\"source\">\(text)</pre>\n"
    let page = Page(
      title: name, section: .cases,
      content: """
        \(note)<p class="links">\(context.text("Documents:", "Documents :")) \(links)</p>
        <div class="split"><section>\(editor)</section>
        <section id="figures" aria-live="polite">\(result)</section></div>

        """)
    return try page.response(site, context)
  }

  private func save(_ request: Request, _ context: SiteContext) async throws -> Response {
    try require(.analyst, context)
    let name = try context.parameters.require("name")
    var request = request
    let text = (try await request.form(context, limit: 4 << 20)["text"] ?? "")
      .replacing("\r\n", with: "\n")
    try CaseShelf(site).write(text, as: name)
    try site.store.record(
      AuditEntry(at: site.clock(), actor: context.actor, action: "case.save", subject: name))
    let note: HTML = """
      <p class="callout note" role="status">\(context.text("Saved.", "Enregistré."))</p>

      """
    return try await page(name, text, context, note: note)
  }

  /// The figures of a text that is being typed, as a piece of the page.
  private func figures(_ request: Request, _ context: SiteContext) async throws -> Response {
    try require(.analyst, context)
    var request = request
    let text = try await request.form(context, limit: 4 << 20)["text"] ?? ""
    let result = try await results(text, context)
    return Response(
      status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: result.markup)))
  }

  /// What a text comes to, or its faults line by line.
  private func results(_ text: String, _ context: SiteContext) async throws -> HTML {
    do {
      let outcome = try await CaseShelf(site).evaluate(text)
      return try CaseFigures(outcome: outcome, context: context, hasCharts: site.assets.hasCharts)
        .html()
    } catch {
      let lines = FailureSentence.of(error)[context.language].split(separator: "\n")
      let items = HTML.joined(lines.map { line -> HTML in "<li>\(line)</li>\n" })
      return """
        <div class="callout warning" role="alert">
        <p class="callout-title">\(context.text("This cannot be worked out yet", "Ceci ne peut pas encore être calculé"))</p>
        <ul>\(items)</ul></div>

        """
    }
  }

  // MARK: - Documents

  private func document(_ context: SiteContext) async throws -> Response {
    try require(.viewer, context)
    let name = try context.parameters.require("name")
    let format = try context.parameters.require("format")
    guard let type = Self.formats[format], let text = try CaseShelf(site).text(name) else {
      throw SiteError.notFound
    }
    let outcome = try await CaseShelf(site).evaluate(text)
    let file = site.session.workspace.temporary
      .appending(path: "\(UUID().uuidString).\(format)")
    defer { discard(file) }
    let day = LocalDate(
      daysSinceEpoch: Int((site.clock().timeIntervalSince1970 / 86_400).rounded(.down)))
    _ = try await WriteBusinessCase().run(outcome, to: file, language: context.language, day: day)
    let data = try Data(contentsOf: file)
    try site.store.record(
      AuditEntry(
        at: site.clock(), actor: context.actor, action: "case.document", subject: name,
        detail: format))
    return Response(
      status: .ok,
      headers: [
        .contentType: type,
        .contentDisposition: "attachment; filename=\"\(name).\(format)\"",
      ], body: .init(byteBuffer: ByteBuffer(bytes: data)))
  }

  private func discard(_ file: URL) {
    do { try FileManager.default.removeItem(at: file) } catch {
      // It was never written, or the next start sweeps the folder.
    }
  }
}
