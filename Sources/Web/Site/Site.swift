// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Foundation
internal import Quantities
package import Store
package import UseCases
internal import Warehouse

/// What the pages work on: one open workspace, its state, and how the server is reached.
package struct Site: Sendable {
  /// The workspace, which this process owns while it serves.
  package let session: Session
  /// People, sessions, tokens and the audit trail.
  package let store: StateStore
  /// The files that pages load.
  let assets: SiteAssets
  /// The time; a parameter so that tests can choose it.
  let clock: @Sendable () -> Date
  /// Whether visitors come over TLS, here or at a proxy in front, so that cookies ask for it.
  let isSecure: Bool
  /// The secret of the link that makes the first administrator.
  let firstRun: FirstRun

  /// Creates a site.
  ///
  /// - Parameters:
  ///   - session: The open workspace.
  ///   - store: Its state.
  ///   - isSecure: Whether visitors come over TLS.
  ///   - clock: The time.
  /// - Throws: When the files of the pages are missing.
  package init(
    session: Session, store: StateStore, isSecure: Bool = false,
    clock: @escaping @Sendable () -> Date = { Date() }
  ) throws {
    self.session = session
    self.store = store
    self.isSecure = isSecure
    self.clock = clock
    assets = try SiteAssets.load()
    firstRun = FirstRun()
  }

  /// Creates the site of a workspace, with the state that lies in it.
  ///
  /// - Parameters:
  ///   - session: The open workspace.
  ///   - isSecure: Whether visitors come over TLS.
  /// - Throws: `StoreError`, or when the files of the pages are missing.
  package init(of session: Session, isSecure: Bool) throws {
    let file = session.workspace.root.appending(path: "state.sqlite")
    try self.init(session: session, store: try StateStore(file: file), isSecure: isSecure)
  }

  /// The path of the link that makes the first administrator; nil when somebody can sign in.
  package func firstRunPath() throws -> String? {
    try store.isEmpty() ? "/first-run?key=\(firstRun.secret)" : nil
  }

  /// The language of pages for a visitor: his own, the browser's, the workspace's.
  func language(of visitor: BrowserSession?, accepting header: String?) -> Language {
    if let own = visitor?.user.language { return own }
    let asked = header?.split(separator: ",").lazy.compactMap {
      Language(tag: $0.trimmingCharacters(in: .whitespaces))
    }.first
    return asked ?? session.workspace.settings.language
  }
}

/// The one-time key of the first visit.
struct FirstRun: Sendable {
  /// 256 random bits, known only to who reads the server's own output.
  let secret = StateStore.randomSecret()

  /// Whether a key is the one; takes the same time whatever is wrong.
  func accepts(_ key: String) -> Bool {
    let typed = Array(key.utf8)
    let real = Array(secret.utf8)
    guard typed.count == real.count else { return false }
    return zip(typed, real).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
