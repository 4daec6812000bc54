// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Foundation
import Quantities
import TestSupport
import Testing

@Suite struct HTMLRendererTests {
  static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'-alert(1)-'", "</style>",
    "</script><script>alert(1)</script>", "<!--", "a & b < c", "javascript:alert(1)",
    "\u{0000}\u{001B}[31m", "=HYPERLINK(\"http://evil\")", "{{constructor}}", "]]>", "</title>",
  ]

  @Test(arguments: hostile)
  func `no text becomes mark-up, wherever it stands`(text: String) throws {
    let renderer = HTMLRenderer(assets: plainAssets(charts: "void 1;"), nonce: "n")
    let html = try renderer.render(everyNode(text))
    let harmless = try renderer.render(everyNode("harmless"))
    #expect(markupFaults(html) == [])
    // The same elements as with a harmless text: none more, none less, whatever the text is.
    #expect(elements(html) == elements(harmless))
    if text.contains("<") {
      #expect(html.ranges(of: text).count == harmless.ranges(of: text).count)
    }
    #expect(!html.contains("href=\"javascript:"))
    #expect(!html.unicodeScalars.contains { $0.value < 32 && $0 != "\n" && $0 != "\t" })
  }

  private func elements(_ html: String) -> [String] {
    html.matches(of: /<[a-z][a-z0-9]*/).map { String($0.output) }
  }

  @Test(arguments: Language.allCases)
  func `a document with every node is the recorded page`(language: Language) throws {
    let page = try HTMLRenderer(assets: plainAssets(charts: "draw();"), nonce: "nonce")
      .render(everyNode("Texte & <texte>", language: language))
    let mismatch = try goldenMismatch(page, named: "every-node-\(language.rawValue).html")
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test func `scripts and styles cannot be closed early from inside`() throws {
    let assets = HTMLAssets(
      stylesheet: "a::after { content: '</style><b>' }",
      chartScript: "let a = '</script><script>'; let b = '<!--';", chartRuntime: nil)
    let html = try HTMLRenderer(assets: assets, nonce: "n").render(everyNode("x"))
    #expect(html.matches(of: /<\/script/).count == 1)
    #expect(html.matches(of: /<\/style/).count == 1)
    #expect(html.contains("\\x3C/script>\\x3Cscript>"))
    #expect(html.contains("'\\x3C!--'"))
  }

  @Test func `the policy allows only the file's own style and scripts`() throws {
    let html = try HTMLRenderer(assets: plainAssets(charts: "1"), nonce: "abc").render(
      everyNode("x"))
    let policy = try #require(
      html.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)?.output.1)
    #expect(policy.contains("default-src &#39;none&#39;"))
    #expect(policy.contains("script-src &#39;nonce-abc&#39;;"))
    #expect(!policy.contains("unsafe-eval"))
    #expect(!policy.contains("http"))
    #expect(html.matches(of: /<script nonce="abc">/).count == 2)
  }

  @Test func `two files never share a nonce`() {
    let nonces = Set((0..<100).map { _ in HTMLRenderer.randomNonce() })
    #expect(nonces.count == 100)
    #expect(nonces.allSatisfy { $0.count == 32 })
  }

  @Test func `without the chart library the page says so in place and shows the data`() throws {
    let html = try HTMLRenderer(assets: plainAssets(), nonce: "n").render(everyNode("x"))
    #expect(html.contains("install-charts.sh"))
    #expect(!html.contains("application/json"))
    #expect(html.contains("<details open>"))
    #expect(markupFaults(html) == [])
  }

  @Test func `a page names its language, its parts and the scope of its heads`() throws {
    let html = try HTMLRenderer(assets: plainAssets(), nonce: "n").render(
      everyNode("x", language: .english))
    for part in [
      "<html lang=\"en\">", "<main id=\"content\"", "<nav class=\"contents\"", "class=\"skip\"",
      "<th scope=\"col\"", "<th scope=\"row\"", "<caption", "<header", "<footer",
    ] {
      #expect(html.contains(part), "\(part)")
    }
  }
}
