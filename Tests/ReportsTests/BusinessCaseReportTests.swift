// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities
import Reports
import TestSupport
import Testing

@Suite struct BusinessCaseReportTests {
  static let cases = [
    SampleCases.assistant, SampleCases.department, SampleCases.gainOnly,
    SampleCases.everywhere("texte"),
  ]

  private func document(_ plan: BusinessCase, _ language: Language) throws -> Document {
    BusinessCaseReport.document(
      case: plan, result: try plan.evaluate(), language: language,
      generatedOn: LocalDate(daysSinceEpoch: 20_778), generator: "Rendement test")
  }

  @Test(arguments: cases, Language.allCases)
  func `every figure leads to its entry`(plan: BusinessCase, language: Language) throws {
    let index = DocumentIndex(try document(plan, language))
    #expect(index.dangling == [])
    #expect(index.duplicates == [])
    #expect(index.references.filter { $0.name.hasPrefix("fig-") }.count > 20)
  }

  @Test(arguments: cases, Language.allCases)
  func `the nine parts and the appendix are there, none empty`(
    plan: BusinessCase, language: Language
  ) throws {
    let sections = try document(plan, language).blocks.compactMap { block -> Section? in
      if case .section(let section) = block { section } else { nil }
    }
    #expect(
      sections.map(\.id.name) == [
        "summary", "problem", "solution", "benefits", "calculation", "risks", "rollout",
        "follow-up", "recommendation", "appendix",
      ])
    for (number, section) in sections.prefix(9).enumerated() {
      #expect(section.title.hasPrefix("\(number + 1). "))
    }
    #expect(sections.allSatisfy { !$0.blocks.isEmpty })
  }

  @Test(arguments: Language.allCases)
  func `the document of a project is the recorded one`(language: Language) throws {
    let text = MarkdownRenderer().render(try document(SampleCases.assistant, language))
    let mismatch = try goldenMismatch(text, named: "assistant-\(language.rawValue).md")
    #expect(mismatch == nil, "\(mismatch ?? "")")
  }

  @Test func `250 000 on 500 000 is −50 % and says what is missing`() throws {
    let text = MarkdownRenderer().render(try document(SampleCases.department, .french))
    #expect(text.contains("\u{2212}50\u{202F}%"))
    #expect(text.contains("250\u{202F}000\u{00A0}€"))
    #expect(text.contains("C’est une réponse normale pour un service entier"))
  }

  @Test(arguments: [SampleCases.assistant, SampleCases.department, SampleCases.gainOnly])
  func `a French document holds no English`(plan: BusinessCase) throws {
    let text = " " + MarkdownRenderer().render(try document(plan, .french)).lowercased() + " "
    for word in [
      "the", "of", "and", "with", "benefits", "costs", "each", "from", "not", "year", "month",
      "hours", "rate", "payback", "value", "which", "share", "typed", "measured", "assumed",
    ] {
      #expect(!text.contains(" \(word) "), "\(word)")
    }
  }

  @Test(arguments: [SampleCases.assistant, SampleCases.department, SampleCases.gainOnly])
  func `an English document holds no French`(plan: BusinessCase) throws {
    let text = " " + MarkdownRenderer().render(try document(plan, .english)).lowercased() + " "
    for word in ["le", "les", "des", "une", "coûts", "est", "sur", "mois", "heures"] {
      #expect(!text.contains(" \(word) "), "\(word)")
    }
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><b>", "</script><script>", "{roi}", "{9}", "**a**",
    "=HYPERLINK(\"x\")",
  ])
  func `a user's text is only text, in every place`(text: String) throws {
    let document = try document(SampleCases.everywhere(text), .french)
    let assets = HTMLAssets(stylesheet: "", chartScript: "", chartRuntime: "void 0")
    let html = try HTMLRenderer(assets: assets, nonce: "n").render(document)
    let harmless = try HTMLRenderer(assets: assets, nonce: "n").render(
      try self.document(SampleCases.everywhere("harmless"), .french))
    func elements(_ html: String) -> [String] {
      html.matches(of: /<[a-z][a-z0-9]*/).map { String($0.output) }
    }
    #expect(elements(html) == elements(harmless))
    #expect(DocumentIndex(document).dangling == [])
  }

  @Test(arguments: cases, Language.allCases)
  func `a figure in a table reads as in its entry`(plan: BusinessCase, language: Language) throws {
    let document = try document(plan, language)
    var cells: [Cell] = []
    var values: [Anchor: String] = [:]
    func visit(_ blocks: [Block]) {
      for block in blocks {
        switch block {
        case .section(let section): visit(section.blocks)
        case .callout(let callout): visit(callout.blocks)
        case .table(let table): cells += table.rows.flatMap(\.cells)
        case .records(let records): for record in records { values[record.id] = record.value }
        default: break
        }
      }
    }
    visit(document.blocks)
    let linked = cells.compactMap { cell in cell.record.map { (cell, $0) } }
    #expect(!linked.isEmpty)
    for (cell, record) in linked {
      let value = try #require(values[record])
      #expect(value.hasPrefix(cell.text(in: document.numberStyle)), "\(record)")
    }
  }

  @Test func `the same case makes the same file`() throws {
    let renderer = HTMLRenderer(
      assets: HTMLAssets(stylesheet: "", chartScript: "", chartRuntime: nil), nonce: "n")
    let first = try renderer.render(try document(SampleCases.assistant, .french))
    #expect(try renderer.render(try document(SampleCases.assistant, .french)) == first)
  }
}
