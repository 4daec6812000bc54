// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Quantities
import Testing

@Suite struct DesignChoiceTests {
  private func day(_ text: String) throws -> LocalDate { try #require(LocalDate(iso: text)) }

  private func choice(
    _ exposure: Initiative.Exposure, from: String = "2024-01-01", to: String = "2026-01-01",
    start: String = "2025-06-01", _ change: (inout AvailableData) -> Void = { _ in }
  ) throws -> DesignChoice {
    var data = AvailableData(window: try day(from)...(try day(to)))
    change(&data)
    return DesignChoice(
      for: Initiative(id: "ai", name: "AI", start: try day(start), exposure: exposure), data: data)
  }

  private let teams = (1...8).map { "team \($0)" }

  @Test func lotsBeatEverything() throws {
    let found = try choice(.byLot) { $0.observations = .init(treated: 500, others: 500) }
    #expect(found.design == .randomisedTest)
    #expect(found.canProve && found.missing.isEmpty)
    #expect(found.sentence.en.hasPrefix("Chosen: randomised test. Chance decided"))
  }

  @Test func startsByUnitDecideTheComparison() throws {
    let (june, july) = (try day("2025-06-01"), try day("2025-07-01"))
    let staggered = try choice(.units(["team 1": june, "team 2": july, "team 3": july])) {
      $0.units = teams
    }
    #expect(staggered.design == .staggeredAdoption)
    let together = try choice(.units(["team 1": june, "team 2": june])) { $0.units = teams }
    #expect(together.design == .differenceInDifferences)
    let single = try choice(.units(["team 1": june])) { $0.units = teams }
    #expect(single.design == .syntheticDifferenceInDifferences)
    let many = try choice(.units(["team 1": june])) { $0.units = (1...20).map { "team \($0)" } }
    #expect(many.design == .syntheticControl)
    #expect(many.sentence.en.contains("0.05"))
    let unknown = try choice(.units(["nobody": june])) { $0.units = teams }
    #expect(unknown.design == .interruptedTimeSeries)
  }

  @Test func everybodyAtOnceNeedsASeries() throws {
    #expect(try choice(.everyone).design == .interruptedTimeSeries)
    #expect(
      try choice(.everyone) { $0.controlSeries = ["phone"] }.design == .structuralTimeSeries)
    let short = try choice(.everyone, from: "2025-01-01")
    #expect(short.design == .beforeAfter)
    #expect(!short.canProve)
    #expect(short.missing.count == 1)
    #expect(short.sentence.fr.contains("Pour prouver"))
  }

  @Test func whoeverChoseIsComparedWithItsLike() throws {
    let matched = try choice(.chosen, from: "2025-06-01") {
      $0.observations = .init(treated: 1000, others: 5000)
      $0.covariates = ["reason", "language", "channel"]
    }
    #expect(matched.design == .matchedComparison)
    let adjusted = try choice(.chosen, from: "2025-06-01") {
      $0.observations = .init(treated: 1000, others: 1200)
      $0.covariates = ["reason"]
    }
    #expect(adjusted.design == .adjustedComparison)
  }

  @Test func withoutABaselineNothingIsSaid() throws {
    let none = try choice(.everyone, from: "2025-06-01")
    #expect(none.design == nil)
    #expect(none.sentence.en.contains("Missing"))
    let future = try choice(.everyone, start: "2027-01-01")
    #expect(future.design == nil)
  }
}
