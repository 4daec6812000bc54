// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Foundation
import Quantities
import Reports
import Statistics
import Testing

@Suite struct CaseWorkbookTests {
  private static let day = LocalDate(daysSinceEpoch: 20_778)

  private func workbook(_ plan: BusinessCase, _ language: Language = .english) throws
    -> (CaseWorkbook, CaseResult)
  {
    let result = try plan.evaluate()
    return (
      try CaseWorkbook.make(
        case: plan, result: result, language: language, generatedOn: Self.day,
        generator: "Rendement"), result
    )
  }

  /// What no cell of the workbook works out, and why.
  private static func isElsewhere(_ key: String) -> Bool {
    // Draws of a seeded generator; words and traces; the case's own facts and inputs.
    let roots = [
      "simulation", "figures", "warnings", "reasons", "openQuestions", "schemaVersion",
      "horizonMonths", "annualRate", "sensitivity", "scenarios", "strategic",
    ]
    let leaves = ["risk", "isDirect", "from", "to"]
    let parts = key.split(separator: ".").map(String.init)
    return roots.contains(parts[0]) || leaves.contains(parts[parts.count - 1])
      || key == "cashFlows.yearly.0.index" || key.hasPrefix("operationalIndex.parts")
  }

  @Test(arguments: SampleWorkbookCase.allCases)
  func `every result of the engine is a cell that works out to it`(
    sample: SampleWorkbookCase
  ) throws {
    let (made, result) = try workbook(sample.plan)
    let places = Dictionary(uniqueKeysWithValues: made.results.map { ($0.key, $0.place) })
    for (key, expected) in try flatResult(result) where !Self.isElsewhere(key) {
      guard let place = places[key] else {
        if expected != nil { Issue.record("No cell works out \(key).") }
        continue
      }
      let value = made.workbook[place]
      guard let expected else {
        #expect(value?.number == nil, "\(key) has no value, and the cell says \(value as Any)")
        continue
      }
      let number = try #require(value?.number, "\(key): \(value as Any)")
      // Sums in another order: relative 1e-9, or a millionth of the unit near zero.
      #expect(
        abs(number - expected) <= max(1e-9 * abs(expected), 1e-6),
        "\(key): the cell says \(number), the engine \(expected)")
    }
  }

  @Test func `more sets of levers than a workbook holds are the engine's own numbers`() throws {
    let plan = SampleWorkbookCase.tenLevers
    let (made, result) = try workbook(plan)
    #expect(!made.calculatesHours)
    #expect(made.workbook["result_roi"]?.number != nil)
    let place = try #require(made.results.first { $0.key == "levers.3.alone" }?.place)
    #expect(made.workbook[place]?.number == result.levers[3].alone)
    let value = try #require(made.workbook["result_npv"]?.number)
    #expect(abs(value - result.netPresentValue) <= 1e-9 * abs(value))
  }

  @Test func `typing another input gives what the engine makes of that case`() throws {
    var plan = SampleWorkbookCase.full.plan
    let (made, _) = try workbook(plan)
    let typed = made.workbook.typing(0.8, into: "in_capture")
      .typing(0.22, into: "in_lever1_to").typing(7_000, into: "in_segment1_demandPerMonth")
      .typing(0.06, into: "in_discount_rate").typing(9, into: "in_lever1_ramp_months")
    plan.capture = 0.8
    plan.levers[0].effect = .to(0.22)
    plan.levers[0].ramp = .linear(months: 9)
    plan.discount.annualRate = 0.06
    if case .segments(var segments) = plan.workload {
      segments[0].demandPerMonth = 7_000
      plan.workload = .segments(segments)
    }
    let expected = try flatResult(plan.evaluate())
    for result in made.results {
      guard let number = expected[result.key] ?? nil, !Self.isElsewhere(result.key),
        !result.key.hasPrefix("costsByCategory")
      else { continue }
      let value = try #require(typed[result.place]?.number, "\(result.key)")
      #expect(
        abs(value - number) <= max(1e-9 * abs(number), 1e-6),
        "\(result.key): \(value) against \(number)")
    }
  }

  @Test(arguments: Language.allCases)
  func `no text of a user becomes a formula`(language: Language) throws {
    var plan = SampleWorkbookCase.full.plan
    let hostile = "=HYPERLINK(\"http://evil\")"
    plan.title = LocalizedText(verbatim: hostile)
    plan.levers[0].label = LocalizedText(verbatim: hostile)
    plan.costs[0].label = LocalizedText(verbatim: "@SUM(1)")
    plan.gains[0].source = "+cmd|' /C calc'!A0"
    let (made, _) = try workbook(plan, language)
    for sheet in made.workbook.sheets {
      for (place, cell) in sheet.cells {
        guard case .formula(let formula) = cell.content else { continue }
        let text = formula.text(on: place.sheet, sheets: made.workbook.sheetNames)
        #expect(!text.contains("HYPERLINK") && !text.contains("cmd|"))
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `every difference on the sheet of checks is nothing`(language: Language) throws {
    let (made, _) = try workbook(SampleWorkbookCase.full.plan, language)
    let check = try #require(
      made.workbook.sheets.firstIndex { ["Check", "Contrôle"].contains($0.name) })
    let differences = made.workbook.sheets[check].cells.filter {
      $0.key.column == 3 && $0.key.row > 3
    }
    #expect(differences.count > 25)
    for (place, cell) in differences {
      let size = made.workbook[CellPlace(sheet: check, row: place.row, column: 2)]?.number ?? 0
      let difference = try #require(cell.value.number)
      #expect(abs(difference) <= max(1e-9 * abs(size), 1e-6), "row \(place.row + 1)")
    }
  }
}
