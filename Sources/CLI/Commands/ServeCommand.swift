// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import ArgumentParser
internal import Foundation
internal import UseCases
internal import Web

/// `rendement serve`: the pages and the interface for programs.
struct ServeCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "serve",
      abstract: say(
        "Serves the pages and the interface for programs.",
        "Sert les pages et l'interface pour programmes."),
      discussion: say(
        """
        Only this machine is served unless --host says otherwise; put a proxy with TLS in front \
        then, and say --behind-tls. The first time, open the one-time link that is printed.

        Examples:
          rendement serve
          rendement serve --port 8080 --workspace ./service
        """,
        """
        Seule cette machine est servie, sauf avec --host ; placez alors un proxy TLS devant et \
        dites --behind-tls. La première fois, ouvrez le lien à usage unique affiché.

        Exemples :
          rendement serve
          rendement serve --port 8080 --workspace ./service
        """))
  }

  @OptionGroup var shared: SharedOptions

  @Option(help: ArgumentHelp(say("The address to listen on.", "L'adresse d'écoute.")))
  var host = "127.0.0.1"

  @Option(
    help: ArgumentHelp(say("The port; 0 for any free one.", "Le port ; 0 pour un port libre.")))
  var port = 8733

  @Flag(
    help: ArgumentHelp(
      say(
        "Visitors come over TLS, by a proxy in front.",
        "Les visiteurs viennent en TLS, par un proxy devant.")))
  var behindTLS = false

  func run() async throws {
    try await withSession(shared, command: "serve", creating: true) { session in
      let site = try Site(of: session, isSecure: behindTLS)
      let host = host
      try await WebServer(site).run(at: .init(host: host, port: port)) { port in
        do {
          printResult("http://\(host):\(port)\(try site.firstRunPath() ?? "/")")
        } catch {
          printDiagnostic(sentence(for: error))
        }
      }
    }
  }
}
