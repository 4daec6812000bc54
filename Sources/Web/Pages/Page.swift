// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import HTTPTypes
internal import Hummingbird
internal import Quantities
internal import Store
internal import UseCases
internal import Warehouse

/// A page inside the frame that all pages share.
struct Page {
  /// What the page is called.
  var title: String
  /// The part of the site it belongs to; nil for none.
  var section: SiteSection?
  /// The content below the title.
  var content: HTML
  /// Whether the page stands alone, before anybody signed in.
  var isBare = false

  /// The page as an answer.
  func response(
    _ site: Site, _ context: SiteContext, status: HTTPResponse.Status = .ok
  ) throws -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: html(site, context).markup)))
  }

  private func html(_ site: Site, _ context: SiteContext) -> HTML {
    let name = site.session.workspace.settings.company ?? "Rendement"
    return """
      <!DOCTYPE html>
      <html lang="\(context.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <link rel="icon" href="data:,">
      <title>\(title) – Rendement</title>
      \(stylesheet(site, "document.css"))\(stylesheet(site, "app.css"))
      \(script(site, "vega.js"))\(script(site, "charts.js"))\(script(site, "app.js"))</head>
      <body class="\(isBare ? "bare" : "framed")">
      <a class="skip" href="#content">\(context.text("To the content", "Aller au contenu"))</a>
      \(isBare ? .empty : frame(name, context))<main id="content" tabindex="-1">
      <h1>\(title)</h1>
      \(content)</main>
      </body>
      </html>

      """
  }

  private func stylesheet(_ site: Site, _ name: String) -> HTML {
    site.assets.paths[name].map { "<link rel=\"stylesheet\" href=\"\($0)\">\n" } ?? .empty
  }

  private func script(_ site: Site, _ name: String) -> HTML {
    site.assets.paths[name].map { "<script src=\"\($0)\" defer></script>\n" } ?? .empty
  }

  private func frame(_ name: String, _ context: SiteContext) -> HTML {
    let items = HTML.joined(
      SiteSection.allCases.filter { $0.isOpen(to: context.role) }.map { entry -> HTML in
        let current: HTML = entry == section ? " aria-current=\"page\"" : .empty
        return "<li><a href=\"\(entry.path)\"\(current)>\(entry.name[context.language])</a></li>\n"
      })
    let other: Language = context.language == .french ? .english : .french
    let token = context.visitor?.formToken ?? ""
    let user = context.visitor?.user.name ?? ""
    return """
      <header class="bar">
      <a class="brand" href="/">Rendement</a><span class="company">\(name)</span>
      <form method="post" action="/language"><input type="hidden" name="form_token" value="\(token)">
      <button name="language" value="\(other.rawValue)" lang="\(other.rawValue)">\
      \(other == .french ? "Français" : "English")</button></form>
      <form method="post" action="/sign-out"><input type="hidden" name="form_token" value="\(token)">
      <button>\(context.text("Sign out", "Se déconnecter")) \(user)</button></form>
      </header>
      <nav class="main" aria-label="\(context.text("Parts", "Parties"))"><ul>
      \(items)</ul></nav>

      """
  }
}

/// The parts of the site.
enum SiteSection: String, CaseIterable {
  case overview, metrics, cases, data, settings

  /// Where it begins.
  var path: String { self == .overview ? "/" : "/" + rawValue }

  /// Its name for people.
  var name: LocalizedText {
    switch self {
    case .overview: LocalizedText(en: "Overview", fr: "Vue d'ensemble")
    case .metrics: LocalizedText(en: "Metrics", fr: "Indicateurs")
    case .cases: LocalizedText(en: "Business cases", fr: "Dossiers")
    case .data: LocalizedText(en: "Data", fr: "Données")
    case .settings: LocalizedText(en: "Settings", fr: "Réglages")
    }
  }

  /// Whether a role may enter.
  func isOpen(to role: Role?) -> Bool {
    guard let role else { return false }
    switch self {
    case .overview, .metrics, .cases: return role >= .viewer
    case .data: return role >= .manager
    case .settings: return role >= .administrator
    }
  }
}
