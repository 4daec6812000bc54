// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Foundation
internal import Ingest
internal import Quantities

/// What a file will be read as, shown and corrected before it runs.
struct ImportForm {
  let values: FormValues
  let upload: Upload
  let context: SiteContext
  /// The mapping found; nil when the file cannot be understood at all.
  var proposal: MappingProposal?
  /// Why the file cannot be imported as it is.
  var fault: String?

  init(values: FormValues, upload: Upload, context: SiteContext) {
    self.values = values
    self.upload = upload
    self.context = context
  }

  /// The request that the form stands for.
  ///
  /// - Throws: ``SiteError/wrongValue(_:)``.
  func request() throws -> ImportRequest {
    var options = ImportOptions(
      timeZone: values["zone"], dateOrder: values["order"].flatMap(DateOrder.init(rawValue:)),
      currency: values["currency"])
    if let unit = values["unit"].flatMap(DurationUnit.init(rawValue:)) { options.units["*"] = unit }
    if let text = values["snapshot"] {
      guard let day = LocalDate(iso: text) else {
        throw SiteError.wrongValue(
          LocalizedText(en: "'\(text)' is not a day.", fr: "« \(text) » n'est pas un jour."))
      }
      options.snapshotDate = day
    }
    return ImportRequest(
      file: upload.file, kind: values["kind"].flatMap(ImportKind.init(rawValue:)),
      options: options)
  }

  func html() -> HTML {
    let warning: HTML =
      fault.map { "<p class=\"callout warning\" role=\"alert\">\($0)</p>\n" } ?? .empty
    return HTML.joined([warning, questions, form, mapping])
  }

  private var questions: HTML {
    guard let open = proposal?.questions, !open.isEmpty else { return .empty }
    let items = HTML.joined(
      open.map { question -> HTML in "<li>\(question.text[context.language])</li>\n" })
    return """
      <div class="callout decision" role="note">
      <p class="callout-title">\(context.text("To be said first", "À préciser d'abord"))</p>
      <ul>\(items)</ul></div>

      """
  }

  private var form: HTML {
    let any = (value: "", label: context.text("as found", "comme trouvé"))
    let kinds = [any] + ImportKind.allCases.map { ($0.rawValue, $0.rawValue) }
    let orders = [any] + DateOrder.allCases.map { ($0.rawValue, $0.rawValue) }
    let units = [any] + DurationUnit.allCases.map { ($0.rawValue, $0.rawValue) }
    let canRun = proposal?.questions.isEmpty == true
    let run: HTML =
      canRun
      ? "<button class=\"primary\" name=\"action\" value=\"import\">\(context.text("Import", "Importer"))</button>\n"
      : .empty
    return """
      <form method="post" action="/data/uploads/\(upload.id)" class="filters">\(Form.token(context))
      \(Form.choice("kind", context.text("The rows are", "Les lignes sont"), kinds, selected: values["kind"]))\
      \(Form.field("zone", context.text("Time zone", "Fuseau horaire"), value: values["zone"] ?? "", hint: "Europe/Paris"))\
      \(Form.choice("order", context.text("Order of dates", "Ordre des dates"), orders, selected: values["order"]))\
      \(Form.choice("unit", context.text("Unit of durations", "Unité des durées"), units, selected: values["unit"]))\
      \(Form.field("currency", context.text("Currency", "Devise"), value: values["currency"] ?? "", hint: "EUR"))\
      \(Form.field("snapshot", context.text("List taken on", "Liste prise le"), value: values["snapshot"] ?? "", type: "date"))\
      <button name="action" value="look">\(context.text("Look again", "Regarder à nouveau"))</button>
      \(run)</form>

      """
  }

  private var mapping: HTML {
    guard let proposal else { return .empty }
    let rows = HTML.joined(
      proposal.preview.map { line -> HTML in
        """
        <tr><th scope="row">\(line.table).\(line.field)</th><td>\(line.rule)</td>\
        <td>\(line.sample ?? "")</td></tr>

        """
      })
    let unused: HTML =
      proposal.unusedColumns.isEmpty
      ? .empty
      : """
      <p>\(context.text("Columns not read:", "Colonnes non lues :")) \(proposal.unusedColumns.prefix(40).joined(separator: ", "))</p>

      """
    return """
      <section><h2>\(context.text("How it is read", "Comment il est lu")): \(proposal.mapping.platform)</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="mapping"><table>
      <thead><tr><th scope="col">\(context.text("field", "champ"))</th><th scope="col">\(context.text("from the file", "dans le fichier"))</th><th scope="col">\(context.text("sample", "exemple"))</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>
      \(unused)</section>

      """
  }
}

/// What an import did.
struct ImportOutcome {
  let report: ImportReport
  let context: SiteContext

  func html() -> HTML {
    let style = NumberStyle(language: context.language)
    let counts: [(String, Int)] = [
      (context.text("read", "lues"), report.rowsRead),
      (context.text("imported", "importées"), report.rowsImported),
      (context.text("updated", "mises à jour"), report.rowsUpdated),
      (context.text("unchanged", "inchangées"), report.rowsUnchanged),
      (context.text("rejected", "rejetées"), report.rowsRejected),
    ]
    let tiles = HTML.joined(
      counts.map { label, count -> HTML in
        """
        <div class="tile"><dt>\(label)</dt><dd class="tile-value">\(style.number(Double(count)))</dd></div>

        """
      })
    let notes = HTML.joined(
      report.diagnostics.map { note -> HTML in "<li>\(note.message[context.language])</li>\n" })
    return """
      <dl class="tiles">\(tiles)</dl>
      <ul>\(notes)</ul>
      \(rejects)<p><a class="button" href="/metrics">\(context.text("To the metrics", "Vers les indicateurs"))</a>
      <a class="button" href="/data">\(context.text("Another file", "Un autre fichier"))</a></p>

      """
  }

  private var rejects: HTML {
    guard !report.rejects.isEmpty else { return .empty }
    let rows = HTML.joined(
      report.rejects.prefix(50).map { reject -> HTML in
        """
        <tr><th scope="row" class="number">\(reject.line)</th><td>\(reject.column ?? "")</td>\
        <td>\(reject.value ?? "")</td><td>\(reject.reason[context.language])</td></tr>

        """
      })
    let link: HTML =
      report.importID.map { id in
        "<p><a href=\"/data/imports/\(Int(id))/rejects.csv\">\(context.text("All rejected rows", "Toutes les lignes rejetées"))</a></p>\n"
      } ?? .empty
    return """
      <section><h2>\(context.text("Rejected rows", "Lignes rejetées"))</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="\(context.text("Rejected rows", "Lignes rejetées"))"><table>
      <thead><tr><th scope="col" class="number">\(context.text("line", "ligne"))</th><th scope="col">\(context.text("column", "colonne"))</th><th scope="col">\(context.text("value", "valeur"))</th><th scope="col">\(context.text("reason", "raison"))</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>
      \(link)</section>

      """
  }
}
