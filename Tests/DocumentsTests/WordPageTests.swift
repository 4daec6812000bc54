// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Quantities
import TestSupport
import Testing

@Suite struct WordPageTests {
  @Test(arguments: Language.allCases)
  func `a document with every node is the recorded Word page`(language: Language) throws {
    let document = everyNode("Texte & <texte>", language: language)
    let page = WordPage(pictures: Set(document.figures.map(\.id))).render(document)
    let mismatch = try goldenMismatch(page, named: "every-node-word-\(language.rawValue).html")
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test(arguments: HTMLRendererTests.hostile)
  func `no text becomes mark-up in the Word page`(text: String) {
    func elements(_ text: String) -> [String] {
      let document = everyNode(text)
      let page = WordPage(pictures: Set(document.figures.map(\.id))).render(document)
      return page.matches(of: /<[a-z][a-z0-9]*/).map { String($0.output) }
    }
    #expect(elements(text) == elements("harmless"))
  }

  @Test func `a chart without a picture is its table`() {
    #expect(!WordPage(pictures: []).render(everyNode("x")).contains("<img"))
  }
}
