// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Foundation
internal import Hummingbird
internal import Quantities
internal import Store

/// People, tokens and the audit trail.
struct SettingsPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("settings") { _, context in try page(context) }
    router.post("settings/users") { request, context in try await addUser(request, context) }
    router.post("settings/users/{id}") { request, context in try await changeUser(request, context)
    }
    router.post("settings/tokens") { request, context in try await addToken(request, context) }
    router.post("settings/tokens/{id}") { request, context in
      try await removeToken(request, context)
    }
  }

  private func require(_ context: SiteContext) throws {
    guard let role = context.visitor?.user.role else { throw SiteError.notSignedIn }
    guard role >= .administrator else { throw SiteError.forbidden }
  }

  private func record(_ action: String, _ subject: String, _ context: SiteContext) throws {
    try site.store.record(
      AuditEntry(at: site.clock(), actor: context.actor, action: action, subject: subject))
  }

  // MARK: - The page

  private func page(_ context: SiteContext, note: HTML = .empty) throws -> Response {
    try require(context)
    let page = Page(
      title: context.text("Settings", "Réglages"), section: .settings,
      content: HTML.joined([note, try people(context), try tokens(context), try trail(context)]))
    return try page.response(site, context)
  }

  private func roles(_ context: SiteContext) -> [(value: String, label: String)] {
    Role.allCases.map { ($0.rawValue, $0.name[context.language]) }
  }

  private func people(_ context: SiteContext) throws -> HTML {
    let rows = HTML.joined(
      try site.store.users().map { user -> HTML in
        """
        <tr><th scope="row">\(user.name)</th><td>\(user.role.name[context.language])</td>
        <td><form method="post" action="/settings/users/\(Int(user.id))" class="inline">\(Form.token(context))
        \(Form.choice("role", context.text("Role", "Rôle"), roles(context), selected: user.role.rawValue))\
        <button name="action" value="role">\(context.text("Change", "Changer"))</button>
        <button name="action" value="remove">\(context.text("Remove", "Retirer"))</button></form></td></tr>

        """
      })
    return """
      <section><h2>\(context.text("People", "Personnes"))</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="\(context.text("People", "Personnes"))"><table>
      <thead><tr><th scope="col">\(context.text("name", "nom"))</th><th scope="col">\(context.text("role", "rôle"))</th><th scope="col">\(context.text("change", "changer"))</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>
      <form method="post" action="/settings/users" class="filters">\(Form.token(context))
      \(Form.field("name", context.text("Name", "Nom"), isRequired: true))\
      \(Form.field("password", context.text("Password", "Mot de passe"), type: "password", hint: context.text("at least \(PasswordHash.minimumLength) characters", "au moins \(PasswordHash.minimumLength) caractères"), isRequired: true, completes: "new-password"))\
      \(Form.choice("role", context.text("Role", "Rôle"), roles(context), selected: Role.viewer.rawValue))\
      \(Form.button(context.text("Add", "Ajouter")))</form></section>

      """
  }

  private func tokens(_ context: SiteContext) throws -> HTML {
    let rows = HTML.joined(
      try site.store.tokens().map { token -> HTML in
        """
        <tr><th scope="row">\(token.name)</th><td>\(token.user.name)</td>\
        <td>\(token.scopes.map(\.rawValue).sorted().joined(separator: ", "))</td>
        <td><form method="post" action="/settings/tokens/\(Int(token.id))" class="inline">\(Form.token(context))
        <button>\(context.text("Remove", "Retirer"))</button></form></td></tr>

        """
      })
    let scopes = AccessToken.Scope.allCases.map { (value: $0.rawValue, label: $0.rawValue) }
    return """
      <section><h2>\(context.text("Tokens for programs", "Jetons pour programmes"))</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="\(context.text("Tokens", "Jetons"))"><table>
      <thead><tr><th scope="col">\(context.text("name", "nom"))</th><th scope="col">\(context.text("acts for", "agit pour"))</th><th scope="col">\(context.text("may", "peut"))</th><th scope="col"></th></tr></thead>
      <tbody>\(rows)</tbody></table></div>
      <form method="post" action="/settings/tokens" class="filters">\(Form.token(context))
      \(Form.field("name", context.text("What for", "Pour quoi"), isRequired: true))\
      \(Form.choice("scope", context.text("May", "Peut"), scopes, selected: "read"))\
      \(Form.button(context.text("Make", "Créer")))</form></section>

      """
  }

  private func trail(_ context: SiteContext) throws -> HTML {
    let rows = HTML.joined(
      try site.store.auditTrail(limit: 100).map { entry -> HTML in
        """
        <tr><th scope="row">\(entry.at.ISO8601Format())</th><td>\(entry.actor)</td>\
        <td>\(entry.action)</td><td>\(entry.subject)</td><td>\(entry.detail)</td></tr>

        """
      })
    return """
      <section><h2>\(context.text("Audit trail", "Journal"))</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="\(context.text("Audit trail", "Journal"))"><table>
      <thead><tr><th scope="col">\(context.text("when", "quand"))</th><th scope="col">\(context.text("who", "qui"))</th><th scope="col">\(context.text("what", "quoi"))</th><th scope="col">\(context.text("on", "sur"))</th><th scope="col"></th></tr></thead>
      <tbody>\(rows)</tbody></table></div></section>

      """
  }

  // MARK: - Changes

  private func fault(_ error: StoreError, _ context: SiteContext) -> SiteError {
    switch error {
    case .nameTaken(let name):
      .wrongValue(
        LocalizedText(en: "The name '\(name)' is taken.", fr: "Le nom « \(name) » est pris."))
    case .weakPassword(let minimum):
      .wrongValue(
        LocalizedText(
          en: "The password needs at least \(minimum) characters.",
          fr: "Le mot de passe demande au moins \(minimum) caractères."))
    case .lastAdministrator:
      .wrongValue(
        LocalizedText(
          en: "Somebody must stay administrator.", fr: "Il faut garder un administrateur."))
    case .newerFile, .unwritable: .notFound
    }
  }

  private func addUser(_ request: Request, _ context: SiteContext) async throws -> Response {
    try require(context)
    var request = request
    let form = try await request.form(context)
    guard let name = form["name"], let role = form["role"].flatMap(Role.init(rawValue:)) else {
      throw SiteError.notFound
    }
    do {
      try site.store.addUser(
        name: name, password: form["password"] ?? "", role: role, at: site.clock())
    } catch let error as StoreError { throw fault(error, context) }
    try record("user.add", name, context)
    return Response.redirect(to: "/settings")
  }

  private func changeUser(_ request: Request, _ context: SiteContext) async throws -> Response {
    try require(context)
    guard let id = Int64(try context.parameters.require("id")) else { throw SiteError.notFound }
    var request = request
    let form = try await request.form(context)
    do {
      switch form["action"] {
      case "remove":
        try site.store.removeUser(id)
        try record("user.remove", String(id), context)
      case "role":
        guard let role = form["role"].flatMap(Role.init(rawValue:)) else {
          throw SiteError.notFound
        }
        try site.store.setRole(role, of: id)
        try record("user.role", "\(id) \(role.rawValue)", context)
      default: throw SiteError.notFound
      }
    } catch let error as StoreError { throw fault(error, context) }
    return Response.redirect(to: "/settings")
  }

  private func addToken(_ request: Request, _ context: SiteContext) async throws -> Response {
    try require(context)
    guard let visitor = context.visitor else { throw SiteError.notSignedIn }
    var request = request
    let form = try await request.form(context)
    guard let name = form["name"],
      let scope = form["scope"].flatMap(AccessToken.Scope.init(rawValue:))
    else { throw SiteError.notFound }
    let secret = try site.store.addToken(
      name: name, of: visitor.user, scopes: [scope], expiresAt: nil, at: site.clock())
    try record("token.add", name, context)
    return try page(
      context,
      note: """
        <div class="callout decision" role="status">
        <p class="callout-title">\(context.text("Copy this token now; it is not shown again", "Copiez ce jeton maintenant ; il ne sera plus montré"))</p>
        <p><code>\(secret)</code></p></div>

        """)
  }

  private func removeToken(_ request: Request, _ context: SiteContext) async throws -> Response {
    try require(context)
    guard let id = Int64(try context.parameters.require("id")) else { throw SiteError.notFound }
    var request = request
    _ = try await request.form(context)
    try site.store.removeToken(id)
    try record("token.remove", String(id), context)
    return Response.redirect(to: "/settings")
  }
}
