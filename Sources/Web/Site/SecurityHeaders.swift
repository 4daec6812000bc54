// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import HTTPTypes
internal import Hummingbird

/// Headers by which a browser refuses what pages never do (OWASP ASVS 5.0, chapter 3).
struct SecurityHeaders: RouterMiddleware {
  typealias Context = SiteContext

  let isSecure: Bool

  private static let policy = """
    default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'
    """

  func handle(
    _ request: Request, context: SiteContext,
    next: (Request, SiteContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    set("content-security-policy", Self.policy, &response)
    set("x-content-type-options", "nosniff", &response)
    set("referrer-policy", "same-origin", &response)
    set("cross-origin-opener-policy", "same-origin", &response)
    set("cross-origin-resource-policy", "same-origin", &response)
    set("permissions-policy", "camera=(), microphone=(), geolocation=()", &response)
    if isSecure { set("strict-transport-security", "max-age=31536000", &response) }
    if response.headers[.cacheControl] == nil { set("cache-control", "no-store", &response) }
    return response
  }

  private func set(_ name: String, _ value: String, _ response: inout Response) {
    guard let field = HTTPField.Name(name), response.headers[field] == nil else { return }
    response.headers[field] = value
  }
}
