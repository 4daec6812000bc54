// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Quantities
import TestSupport
import Testing

@Suite struct MarkdownRendererTests {
  @Test(arguments: Language.allCases)
  func `a document with every node is the recorded text`(language: Language) throws {
    let text = MarkdownRenderer().render(everyNode("Texte & <texte>", language: language))
    let mismatch = try goldenMismatch(text, named: "every-node-\(language.rawValue).md")
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "[a](javascript:b)", "# title", "*bold*", "a | b", "`code`",
    "- item", "line\nbreak", "> quote",
  ])
  func `no text becomes mark-up`(text: String) {
    let document = Document(
      title: text, language: .english, generatedOn: LocalDate(daysSinceEpoch: 0), generator: "g",
      blocks: [.paragraph([.text(text)])])
    let lines = MarkdownRenderer().render(document).split(separator: "\n")
    #expect(lines.count == 4, "\(lines)")
    #expect(!lines[1].contains("<"))
    #expect(!lines[1].replacing("\\]", with: "").contains("]("))
    for sign in ["#", "*", "|", "`", "-", ">"] { #expect(!lines[1].hasPrefix(sign)) }
  }

  @Test func `back quotes in a formula lengthen its fence`() {
    let document = Document(
      title: "t", language: .english, generatedOn: LocalDate(daysSinceEpoch: 0), generator: "g",
      blocks: [.paragraph([.code("a `` b")])])
    #expect(MarkdownRenderer().render(document).contains("``` a `` b ```"))
  }
}
