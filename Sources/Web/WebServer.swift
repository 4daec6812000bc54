// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Quantities

/// The server of pages and of the interface for programs.
package struct WebServer: Sendable {
  /// Where the server listens.
  package struct Address: Sendable, Hashable {
    /// A host name or an address; only this machine by default.
    package var host: String
    /// The port; 0 lets the system choose.
    package var port: Int

    /// Creates an address.
    package init(host: String = "127.0.0.1", port: Int = 8733) {
      self.host = host
      self.port = port
    }
  }

  private let site: Site

  /// Creates a server.
  ///
  /// - Parameter site: What the pages work on.
  package init(_ site: Site) { self.site = site }

  /// Serves until the task is cancelled or the process is asked to end.
  ///
  /// - Parameters:
  ///   - address: Where to listen.
  ///   - onReady: Called with the port once visitors can come.
  /// - Throws: Why the address cannot be used.
  package func run(
    at address: Address, onReady: @escaping @Sendable (Int) async -> Void
  ) async throws {
    var logger = Logger(label: "rendement")
    logger.logLevel = .error
    let application = Application(
      router: router(),
      configuration: .init(
        address: .hostname(address.host, port: address.port), serverName: "rendement"),
      onServerRunning: { channel in await onReady(channel.localAddress?.port ?? address.port) },
      logger: logger)
    try await application.runService()
  }

  /// The routes behind their middlewares; public to the tests, which ask them without a socket.
  func router() -> Router<SiteContext> {
    let router = Router(context: SiteContext.self)
    router.add(middleware: SecurityHeaders(isSecure: site.isSecure))
    router.add(middleware: Recognition(site: site))
    router.add(middleware: ErrorPages(site: site))
    router.get("assets/{print}/{name}") { _, context in try asset(context) }
    router.get("healthz") { _, _ in "ok" }
    router.get("/") { _, context in try await OverviewPage(site: site).response(context) }
    SignInPages(site: site).add(to: router)
    MetricsPage(site: site).add(to: router)
    CasePages(site: site).add(to: router)
    DataPages(site: site).add(to: router)
    SettingsPages(site: site).add(to: router)
    InterfaceRoutes(site: site).add(to: router)
    return router
  }

  private func asset(_ context: SiteContext) throws -> Response {
    let path =
      try context.parameters.require("print") + "/" + context.parameters.require("name")
    guard let file = site.assets.files[path] else { throw SiteError.notFound }
    return Response(
      status: .ok,
      headers: [
        .contentType: file.mediaType, .cacheControl: "public, max-age=31536000, immutable",
      ], body: .init(byteBuffer: ByteBuffer(string: file.content)))
  }
}
