// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Quantities
internal import Store

/// Signing in and out, the first visit, and the choice of a language.
struct SignInPages {
  let site: Site

  func add(to router: Router<SiteContext>) {
    router.get("sign-in") { request, context in try signInPage(request, context) }
    router.post("sign-in") { request, context in try await signIn(request, context) }
    router.post("sign-out") { request, context in try await signOut(request, context) }
    router.post("language") { request, context in try await chooseLanguage(request, context) }
    router.get("first-run") { request, context in try firstRunPage(request, context) }
    router.post("first-run") { request, context in try await makeAdministrator(request, context) }
  }

  // MARK: - Signing in

  private func signInPage(
    _ request: Request, _ context: SiteContext, fault: String? = nil
  ) throws -> Response {
    if try site.store.isEmpty() { return try notYet(context) }
    let warning: HTML =
      fault.map { "<p class=\"callout warning\" role=\"alert\">\($0)</p>\n" } ?? .empty
    let target = FormValues(of: request)["to"] ?? "/"
    let page = Page(
      title: context.text("Sign in", "Connexion"), section: nil,
      content: """
        \(warning)<form method="post" action="/sign-in" class="card">
        <input type="hidden" name="to" value="\(target)">
        \(Form.field("name", context.text("Name", "Nom"), isRequired: true, completes: "username"))\
        \(Form.field("password", context.text("Password", "Mot de passe"), type: "password", isRequired: true, completes: "current-password"))\
        \(Form.button(context.text("Sign in", "Se connecter")))</form>

        """, isBare: true)
    return try page.response(site, context, status: fault == nil ? .ok : .unauthorized)
  }

  private func signIn(_ request: Request, _ context: SiteContext) async throws -> Response {
    var request = request
    let form = try await request.looseForm()
    let now = site.clock()
    let name = form["name"] ?? ""
    switch try site.store.signIn(name: name, password: form["password"] ?? "", at: now) {
    case .accepted(let user):
      if let old = request.cookies[Recognition.cookie]?.value { try site.store.endSession(old) }
      try site.store.record(
        AuditEntry(at: now, actor: user.name, action: "session.begin", subject: user.name))
      return try begin(user, now, to: Self.local(form["to"]))
    case .refused:
      try site.store.record(
        AuditEntry(at: now, actor: "-", action: "session.refused", subject: String(name.prefix(80)))
      )
      return try signInPage(
        request, context,
        fault: context.text(
          "The name or the password is wrong.", "Le nom ou le mot de passe est faux."))
    case .locked(let until):
      throw SiteError.tooMany(retryAfter: Int(until.timeIntervalSince(now).rounded(.up)))
    }
  }

  private func begin(_ user: User, _ now: Date, to address: String) throws -> Response {
    var response = Response.redirect(to: address)
    let secret = try site.store.beginSession(of: user, at: now)
    response.setCookie(
      Cookie(
        name: Recognition.cookie, value: secret, maxAge: Int(StateStore.sessionLife.whole),
        path: "/", secure: site.isSecure, httpOnly: true, sameSite: .lax))
    return response
  }

  /// An address of this site; anything else leads to the overview, so that nobody is sent away.
  static func local(_ address: String?) -> String {
    guard let address, address.hasPrefix("/"), !address.hasPrefix("//"),
      !address.hasPrefix("/\\"), !address.contains(where: \.isNewline)
    else { return "/" }
    return address
  }

  private func signOut(_ request: Request, _ context: SiteContext) async throws -> Response {
    var request = request
    _ = try await request.form(context)
    if let secret = request.cookies[Recognition.cookie]?.value {
      try site.store.endSession(secret)
    }
    var response = Response.redirect(to: "/sign-in")
    response.setCookie(
      Cookie(
        name: Recognition.cookie, value: "", maxAge: 0, path: "/", secure: site.isSecure,
        httpOnly: true, sameSite: .lax))
    return response
  }

  private func chooseLanguage(_ request: Request, _ context: SiteContext) async throws -> Response {
    var request = request
    let form = try await request.form(context)
    guard let visitor = context.visitor,
      let language = form["language"].flatMap(Language.init(rawValue:))
    else { throw SiteError.notFound }
    try site.store.setLanguage(language, of: visitor.user.id)
    let referer = request.headers[.referer].flatMap { URLComponents(string: $0) }
    let path = referer.map { $0.path + ($0.percentEncodedQuery.map { "?" + $0 } ?? "") }
    return Response.redirect(to: Self.local(path))
  }

  // MARK: - The first visit

  private func notYet(_ context: SiteContext) throws -> Response {
    let page = Page(
      title: "Rendement", section: nil,
      content: """
        <p class="callout note">\(context.text(
          "Nobody can sign in yet. Open the one-time link that the server printed when it started.",
          "Personne ne peut encore se connecter. Ouvrez le lien à usage unique que le serveur a affiché au démarrage."))</p>

        """, isBare: true)
    return try page.response(site, context)
  }

  private func firstRunPage(
    _ request: Request, _ context: SiteContext, fault: String? = nil
  ) throws -> Response {
    let key = FormValues(of: request)["key"] ?? ""
    guard try site.store.isEmpty(), site.firstRun.accepts(key) else { throw SiteError.notFound }
    let warning: HTML =
      fault.map { "<p class=\"callout warning\" role=\"alert\">\($0)</p>\n" } ?? .empty
    let hint = context.text(
      "At least \(PasswordHash.minimumLength) characters; a sentence is easiest.",
      "Au moins \(PasswordHash.minimumLength) caractères ; une phrase est le plus simple.")
    let page = Page(
      title: context.text("The first administrator", "Le premier administrateur"), section: nil,
      content: """
        \(warning)<form method="post" action="/first-run?key=\(key)" class="card">
        \(Form.field("name", context.text("Name", "Nom"), isRequired: true, completes: "username"))\
        \(Form.field("password", context.text("Password", "Mot de passe"), type: "password", hint: hint, isRequired: true, completes: "new-password"))\
        \(Form.button(context.text("Begin", "Commencer")))</form>

        """, isBare: true)
    return try page.response(site, context, status: fault == nil ? .ok : .badRequest)
  }

  private func makeAdministrator(
    _ request: Request, _ context: SiteContext
  ) async throws -> Response {
    let key = FormValues(of: request)["key"] ?? ""
    guard try site.store.isEmpty(), site.firstRun.accepts(key) else { throw SiteError.notFound }
    var request = request
    let form = try await request.looseForm()
    let now = site.clock()
    guard let name = form["name"]?.trimmingCharacters(in: .whitespaces), !name.isEmpty else {
      return try firstRunPage(
        request, context, fault: context.text("Give a name.", "Donnez un nom."))
    }
    do {
      let user = try site.store.addUser(
        name: name, password: form["password"] ?? "", role: .administrator,
        language: context.language, at: now)
      try site.store.record(
        AuditEntry(at: now, actor: name, action: "user.add", subject: name, detail: "administrator")
      )
      return try begin(user, now, to: "/")
    } catch StoreError.weakPassword(let minimum) {
      return try firstRunPage(
        request, context,
        fault: context.text(
          "The password needs at least \(minimum) characters.",
          "Le mot de passe demande au moins \(minimum) caractères."))
    }
  }
}
