// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// A document as one self-contained HTML file: no other file, no network, no `eval`.
///
/// The page works without scripts; scripts draw the charts from their specifications, which the
/// file carries beside their data tables. When everything is drawn, or when there is nothing to
/// draw, `document.documentElement.dataset.ready` is set, for tests and printers to wait for.
package struct HTMLRenderer: Sendable {
  /// Style sheet and scripts.
  package var assets: HTMLAssets
  /// The number used once that allows the file's own style and scripts, and no others.
  package var nonce: String

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - assets: Style sheet and scripts to carry.
  ///   - nonce: Text that nobody can know before the file is made: 128 random bits by default.
  package init(assets: HTMLAssets, nonce: String = HTMLRenderer.randomNonce()) {
    self.assets = assets
    self.nonce = nonce
  }

  /// 128 random bits in hexadecimal.
  package static func randomNonce() -> String {
    var generator = SystemRandomNumberGenerator()
    let halves = [generator.next(), generator.next()]
    return halves.map { (half: UInt64) in
      let text = String(half, radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }.joined()
  }

  /// The whole file.
  ///
  /// - Parameter document: What to write.
  /// - Returns: An HTML 5 file in UTF-8.
  /// - Throws: What the JSON encoder of a chart's specification throws.
  package func render(_ document: Document) throws -> String {
    var body = HTMLBody(style: document.numberStyle, hasCharts: assets.chartRuntime != nil)
    body.pictures = assets.pictures
    let content = try body.blocks(document.blocks, level: 1)
    let words = RendererWords(language: document.language)
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="\(document.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="generator" content="\(document.generator)">
      <meta name="color-scheme" content="light dark">
      <title>\(document.title)</title>
      \(HTML.style(assets.stylesheet, nonce: nonce))</head>
      <body>
      <a class="skip" href="#content">\(words.skipLink)</a>
      \(head(of: document))\(contents(of: document))<main id="content" tabindex="-1">
      \(content)\(body.footnotes())</main>
      <footer class="colophon">
      <p>\(document.generator) · \(document.numberStyle.date(document.generatedOn))</p>
      </footer>
      \(scripts)</body>
      </html>

      """
    return page.markup
  }

  private var policy: String {
    "default-src 'none'; script-src 'nonce-\(nonce)'; style-src-elem 'nonce-\(nonce)'; "
      + "style-src-attr 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
  }

  private var scripts: HTML {
    let runtime = assets.chartRuntime.map { HTML.script($0, nonce: nonce) } ?? .empty
    return HTML.joined([runtime, HTML.script(assets.chartScript, nonce: nonce)])
  }

  private func head(of document: Document) -> HTML {
    let subtitle: HTML =
      document.subtitle.map { "<p class=\"subtitle\">\($0)</p>\n" } ?? .empty
    var inline = HTMLBody(style: document.numberStyle, hasCharts: false)
    let facts = HTML.joined(
      document.facts.map { fact -> HTML in
        "<div><dt>\(fact.label)</dt><dd>\(inline.inlines(fact.value))</dd></div>\n"
      })
    let list: HTML = document.facts.isEmpty ? .empty : "<dl class=\"facts\">\n\(facts)</dl>\n"
    return "<header class=\"title\">\n<h1>\(document.title)</h1>\n\(subtitle)\(list)</header>\n"
  }

  private func contents(of document: Document) -> HTML {
    let sections = document.blocks.compactMap { block -> Section? in
      if case .section(let section) = block { section } else { nil }
    }
    guard sections.count > 2 else { return .empty }
    let words = RendererWords(language: document.language)
    let items = HTML.joined(
      sections.map { section -> HTML in
        "<li><a href=\"#\(section.id)\">\(section.title)</a></li>\n"
      })
    return """
      <nav class="contents" aria-labelledby="contents-title">
      <h2 id="contents-title">\(words.contents)</h2>
      <ol>
      \(items)</ol>
      </nav>

      """
  }
}
