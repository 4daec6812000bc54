// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Testing

@testable import Demonstration

@Suite struct CaseFileTests {
  private let world = DemonstrationWorld()

  private func lines(_ language: Language) -> [Substring] {
    world.caseFile(language).split(separator: "\n")
  }

  /// The figures of a line, without its words: what stands outside quotation marks and comments.
  private func figures(_ line: Substring) -> String {
    var isQuoted = false
    return String(
      line.filter { character in
        if character == "\"" { isQuoted.toggle() }
        return !isQuoted
      })
  }

  @Test func `both languages have the same keys and figures`() {
    let french = lines(.french).filter { !$0.hasPrefix("#") }.map(figures)
    let english = lines(.english).filter { !$0.hasPrefix("#") }.map(figures)
    #expect(french == english)
  }

  @Test func `the text is plain YAML without tabs and with closed quotation marks`() {
    for language in Language.allCases {
      for line in lines(language) {
        #expect(!line.contains("\t"))
        #expect(line.filter { $0 == "\"" }.count.isMultiple(of: 2), "\(line)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `it says that it is generated`(language: Language) {
    #expect(world.caseFile(language).contains("données générées"))
  }

  @Test func `the baseline ends on the day before the assistant`() {
    let day = PlantedEffects.standard.start.adding(days: -1)
    #expect(
      world.caseFile(.french).contains(
        "measured: { from: \(DemonstrationWorld.firstDay), to: \(day) }"))
  }

  @Test func `the levers repeat the planted effects and the costs repeat the ledger`() {
    let text = world.caseFile(.english)
    // 0.82 planted: a change of −0.18.
    #expect(text.contains("change: -0.18"))
    // 2 400 € a month; 26 000 € once; 1 050 € a month is a quarter of 50 400 € a year.
    #expect(text.contains("perMonth: 2400\n"))
    #expect(text.contains("amount: 26000\n"))
    #expect(text.contains("yearlyCost: 50400\n"))
    #expect(text.contains("perResolution: 0.85\n"))
    // 35 hours × 52 weeks × 21.90 €.
    #expect(text.contains("costPerPostPerYear: 39858\n"))
    #expect(text.contains("costPerPaidHour: 21.9\n"))
  }
}
