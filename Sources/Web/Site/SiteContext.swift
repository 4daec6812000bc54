// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Hummingbird
internal import Quantities
internal import Store

/// What is known about a request: who asks, in which language.
struct SiteContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The signed-in visitor; nil for nobody.
  var visitor: BrowserSession?
  /// The token of a program that asks; nil for a browser.
  var token: AccessToken?
  /// The language of the answer.
  var language = Language.french

  init(source: Source) { coreContext = .init(source: source) }

  /// Who asks, for the audit trail.
  var actor: String { token.map { "token:\($0.name)" } ?? visitor?.user.name ?? "-" }

  /// What who asks may do; nil for nobody.
  var role: Role? { token?.user.role ?? visitor?.user.role }

  /// A text in the language of the answer.
  func text(_ en: String, _ fr: String) -> String { language == .french ? fr : en }
}
