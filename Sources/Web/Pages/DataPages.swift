// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Ingest
internal import Quantities
internal import Store
internal import UseCases
internal import Warehouse

/// Sources: what was imported, bringing in a file with its mapping shown first, rejected rows.
struct DataPages {
  let site: Site

  /// The largest file taken, in bytes.
  private static let largest = 4 << 30

  func add(to router: Router<SiteContext>) {
    router.get("data") { _, context in try await history(context) }
    router.put("data/uploads") { request, context in try await receive(request, context) }
    router.get("data/uploads/{id}") { request, context in try await proposal(request, context) }
    router.post("data/uploads/{id}") { request, context in try await run(request, context) }
    router.get("data/imports/{id}/rejects.csv") { _, context in try rejects(context) }
  }

  private func require(_ context: SiteContext) throws {
    guard let role = context.role else { throw SiteError.notSignedIn }
    guard role >= .manager else { throw SiteError.forbidden }
  }

  // MARK: - History

  private func history(_ context: SiteContext) async throws -> Response {
    try require(context)
    let imports = try await site.session.warehouse.imports().reversed()
    let heads = [
      context.text("read", "lues"), context.text("imported", "importées"),
      context.text("updated", "mises à jour"), context.text("rejected", "rejetées"),
    ]
    let style = NumberStyle(language: context.language)
    let rows = HTML.joined(
      imports.map { record -> HTML in
        let figures = HTML.joined(
          [record.counts.read, record.counts.imported, record.counts.updated].map { count -> HTML in
            "<td class=\"number\">\(style.number(Double(count)))</td>"
          })
        let rejected = style.number(Double(record.counts.rejected))
        let link: HTML =
          record.counts.rejected > 0
          ? "<a href=\"/data/imports/\(Int(record.id))/rejects.csv\">\(rejected)</a>"
          : HTML(text: rejected)
        return """
          <tr><th scope="row">\(record.fileName)</th><td>\(record.mappingID)</td>\(figures)\
          <td class="number">\(link)</td></tr>

          """
      })
    let columns = HTML.joined(
      heads.map { head -> HTML in "<th scope=\"col\" class=\"number\">\(head)</th>" })
    let page = Page(
      title: context.text("Data", "Données"), section: .data,
      content: """
        <section class="drop" data-upload="/data/uploads" data-token="\(context.visitor?.formToken ?? "")">
        <h2>\(context.text("Bring in a file", "Importer un fichier"))</h2>
        <p>\(context.text("Drop an export here, or choose one: CSV, JSON, Parquet or Excel, also gzipped.", "Déposez un export ici, ou choisissez-le : CSV, JSON, Parquet ou Excel, aussi gzippé."))</p>
        <label class="field"><span>\(context.text("File", "Fichier"))</span><input type="file" name="file"></label>
        <progress hidden max="1" value="0">0</progress>
        <p class="upload-state" role="status"></p>
        <noscript><p class="callout warning">\(context.text("Sending files needs scripts; rendement import does without.", "L'envoi de fichiers demande les scripts ; rendement import s'en passe."))</p></noscript>
        </section>
        <section><h2>\(context.text("What was imported", "Ce qui a été importé"))</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="\(context.text("Imports", "Imports"))"><table>
        <thead><tr><th scope="col">\(context.text("file", "fichier"))</th><th scope="col">\(context.text("read as", "lu comme"))</th>\(columns)</tr></thead>
        <tbody>\(rows)</tbody></table></div></section>

        """)
    return try page.response(site, context)
  }

  // MARK: - Bringing in a file

  /// Takes a file as it comes, piece by piece, and answers where its mapping is shown.
  private func receive(_ request: Request, _ context: SiteContext) async throws -> Response {
    try require(context)
    let values = FormValues(of: request)
    guard let token = HTTPField.Name("x-form-token"), let visitor = context.visitor,
      request.headers[token] == visitor.formToken
    else { throw SiteError.foreignForm }
    let upload = Upload(
      workspace: site.session.workspace, id: UUID().uuidString.lowercased(),
      name: Upload.plain(values["name"] ?? "file"))
    try upload.begin()
    do {
      try await upload.write(request.body, limit: Self.largest)
    } catch {
      upload.discard()
      throw error
    }
    return Response(
      status: .created, headers: [.location: "/data/uploads/\(upload.id)"],
      body: .init(byteBuffer: ByteBuffer(string: "/data/uploads/\(upload.id)")))
  }

  private func proposal(_ request: Request, _ context: SiteContext) async throws -> Response {
    try require(context)
    let upload = try Upload.find(try context.parameters.require("id"), site.session.workspace)
    return try await proposalPage(upload, FormValues(of: request), context)
  }

  private func proposalPage(
    _ upload: Upload, _ values: FormValues, _ context: SiteContext, fault: String? = nil
  ) async throws -> Response {
    var form = ImportForm(values: values, upload: upload, context: context)
    do {
      form.proposal = try await ImportFiles(site.session).proposal(for: try form.request())
    } catch {
      form.fault = FailureSentence.of(error)[context.language]
    }
    if let fault { form.fault = fault }
    let page = Page(
      title: context.text("Import \(upload.name)", "Importer \(upload.name)"), section: .data,
      content: form.html())
    return try page.response(site, context)
  }

  private func run(_ request: Request, _ context: SiteContext) async throws -> Response {
    try require(context)
    let upload = try Upload.find(try context.parameters.require("id"), site.session.workspace)
    var request = request
    let values = try await request.form(context)
    guard values["action"] == "import" else {
      return try await proposalPage(upload, values, context)
    }
    let form = ImportForm(values: values, upload: upload, context: context)
    let report: ImportReport
    do {
      report = try await ImportFiles(site.session).run(try form.request())
    } catch {
      return try await proposalPage(
        upload, values, context, fault: FailureSentence.of(error)[context.language])
    }
    upload.discard()
    try site.store.record(
      AuditEntry(
        at: site.clock(), actor: context.actor, action: "import.run", subject: upload.name,
        detail: "\(report.rowsImported) imported, \(report.rowsRejected) rejected"))
    let page = Page(
      title: context.text("Imported \(upload.name)", "\(upload.name) importé"), section: .data,
      content: ImportOutcome(report: report, context: context).html())
    return try page.response(site, context)
  }

  private func rejects(_ context: SiteContext) throws -> Response {
    try require(context)
    guard let id = Int64(try context.parameters.require("id")) else { throw SiteError.notFound }
    let file = site.session.workspace.rejectsFile(of: id)
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw SiteError.notFound
    }
    try site.store.record(
      AuditEntry(
        at: site.clock(), actor: context.actor, action: "rejects.view", subject: "import \(id)"))
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8",
        .contentDisposition: "attachment; filename=\"rejects-\(id).csv\"",
      ], body: .init(byteBuffer: ByteBuffer(bytes: data)))
  }
}
