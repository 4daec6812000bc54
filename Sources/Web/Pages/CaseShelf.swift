// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Finance
internal import Foundation
internal import Quantities
internal import UseCases
internal import Warehouse

/// The cases of the workspace: YAML files in its folder `cases`.
struct CaseShelf {
  private let site: Site

  init(_ site: Site) { self.site = site }

  /// The folder.
  var folder: URL {
    site.session.workspace.root.appending(path: "cases", directoryHint: .isDirectory)
  }

  /// The names of the cases, in order.
  func names() throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") && Self.isName(String($0.dropLast(5))) }
      .map { String($0.dropLast(5)) }.sorted()
  }

  /// Whether a text can be a case's name: letters, digits, `-` and `_`, so that it names no other
  /// folder.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 80
      && name.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || byte == 45 || byte == 95
      }
  }

  /// The file of a case.
  ///
  /// - Throws: ``SiteError/notFound`` for a name that can be none.
  func file(_ name: String) throws -> URL {
    guard Self.isName(name) else { throw SiteError.notFound }
    return folder.appending(path: name + ".yaml")
  }

  /// The text of a case; nil when there is none.
  func text(_ name: String) throws -> String? {
    FileManager.default.contents(atPath: try file(name).path)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Writes a case, whole or not at all.
  func write(_ text: String, as name: String) throws {
    let file = try file(name)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try Data(text.utf8).write(to: file, options: .atomic)
  }

  /// Works out a text that need not be saved.
  func evaluate(_ text: String) async throws -> EvaluateCase.Outcome {
    try await EvaluateCase(in: site.session).run(text: text)
  }

  /// The cases with what they come to.
  func list(_ context: SiteContext) async throws -> HTML {
    let names = try names()
    guard !names.isEmpty else {
      return """
        <p>\(context.text("There is no case yet.", "Il n'y a pas encore de dossier."))
        <a href="/cases">\(context.text("Make one", "En faire un"))</a></p>

        """
    }
    var rows = HTML.empty
    let style = NumberStyle(
      language: context.language, currency: site.session.workspace.settings.currency)
    for name in names {
      guard let text = try text(name) else { continue }
      let figures: HTML
      do {
        let outcome = try await evaluate(text)
        let style = style.with(currency: outcome.businessCase.currency)
        figures = """
          <td class="number">\(outcome.result.roi.map { style.percent($0) } ?? "–")</td>
          <td class="number">\(style.money(outcome.result.netPresentValue))</td>
          <td class="number">\(outcome.result.paybackMonths.cumulative.map { style.number($0, digits: 1) } ?? "–")</td>
          """
      } catch {
        figures =
          "<td colspan=\"3\" class=\"missing\">\(FailureSentence.of(error)[context.language])</td>"
      }
      rows += "<tr><th scope=\"row\"><a href=\"/cases/\(name)\">\(name)</a></th>\(figures)</tr>\n"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(context.text("Cases", "Dossiers"))"><table>
      <thead><tr><th scope="col">\(context.text("case", "dossier"))</th>\
      <th scope="col" class="number">ROI</th>\
      <th scope="col" class="number">\(context.text("net present value", "valeur actuelle nette"))</th>\
      <th scope="col" class="number">\(context.text("payback, months", "retour, mois"))</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>

      """
  }
}
