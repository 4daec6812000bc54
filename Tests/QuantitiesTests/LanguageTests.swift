// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Testing

@Suite struct LanguageTests {
  @Test func `a locale's tag names its language`() {
    #expect(Language(tag: "fr_FR.UTF-8") == .french)
    #expect(Language(tag: "EN-gb") == .english)
    #expect(Language(tag: "de") == nil)
    #expect(Language(tag: "") == nil)
  }

  @Test func `a text gives the version of the language asked for`() {
    let text = LocalizedText(en: "proved", fr: "prouvé")
    #expect(text[.french] == "prouvé")
    #expect(text[.english] == "proved")
  }

  @Test func `proved ranks before measured before assumed before declared`() {
    #expect(
      EvidenceGrade.allCases.reversed().sorted() == [.proved, .measured, .assumed, .declared])
  }
}
