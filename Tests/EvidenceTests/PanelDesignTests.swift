// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Foundation
import Quantities
import Statistics
import TestSupport
import Testing

@Suite struct PanelDesignTests {
  private let name = LocalizedText(en: "Contacts", fr: "Contacts")

  /// Teams with levels of their own, a common path, noise of 1, an effect from week 12 of 20 on the
  /// first third, and a drift of the treated.
  private func teams(
    _ count: Int, effect: Double, drift: Double = 0, seed: UInt64 = 3
  ) throws -> (PanelOutcome, Set<String>) {
    var units: [String] = []
    var times: [Double] = []
    var values: [Double] = []
    let draws = HashDraws(seed: seed, stream: 2)
    for team in 0..<count {
      let isTreated = team < count / 3
      for week in 0..<20 {
        units.append("team \(team)")
        times.append(Double(week))
        var value = 50 + Double(team) + 0.5 * Double(week) + draws.normal(UInt64(team * 20 + week))
        if isTreated { value += drift * Double(week) + (week >= 12 ? effect : 0) }
        values.append(value)
      }
    }
    return (
      try PanelOutcome(name: name, units: units, times: times, values: values),
      Set((0..<(count / 3)).map { "team \($0)" })
    )
  }

  private func run(
    _ world: (PanelOutcome, Set<String>), draws: Int = 299
  ) throws -> EvidenceResult {
    var options = DifferenceInDifferences.Options()
    options.draws = draws
    return try DifferenceInDifferences(world.0, treated: world.1, change: 12, options: options)
      .run()
  }

  // A planted fall of 3 is inside the interval whatever the number of teams decides about errors.
  @Test(arguments: [(9, "bootstrap"), (24, "CR2"), (60, "CR1")])
  func `a planted effect is found with few and many teams`(_ teams: Int, _ method: String) throws {
    let result = try run(try self.teams(teams, effect: -3))
    let effect = result.headline
    #expect(result.method.en.contains(method))
    #expect(try #require(effect.low) <= -3 && -3 <= (try #require(effect.high)))
    #expect(effect.excludesNull == true)
    #expect(result.failedEssentials.isEmpty)
    #expect(result.grade == .proved)
    #expect((result.seed != nil) == (teams < 12))
    // About 60 would have been: the relative effect is the effect over that.
    #expect(abs(try #require(result.effect("relative")).value - effect.value / 59) < 0.01)
    #expect(result.tables.first?.rows.count == 19)
  }

  // In a complete panel the effect is the difference of the mean changes.
  @Test func `the effect is the difference of changes`() throws {
    let (panel, treated) = try teams(24, effect: -3)
    let result = try run((panel, treated))
    let changes = try ChangeScoreDifference.estimate(
      panel.values, units: panel.units, isTreated: panel.units.map(treated.contains),
      isAfter: panel.times.map { $0 >= 12 })
    #expect(abs(result.headline.value - changes.effect) < 1e-10)
    // With as many observations per team, CR2 is the unequal-variance error of the changes.
    #expect(abs(try #require(result.headline.standardError) / changes.standardError - 1) < 1e-9)
  }

  @Test func `groups that drift apart fail their pre-trends`() throws {
    let result = try run(try teams(24, effect: 0, drift: 0.3))
    #expect(result.check("pre-trends")?.outcome == .failed)
    #expect(result.check("placebo-date")?.outcome == .failed)
    #expect(result.grade == .measured)
  }

  @Test func `one treated team and one period before are too few`() throws {
    let (panel, _) = try teams(15, effect: -3)
    let single = try DifferenceInDifferences(panel, treated: ["team 0"], change: 12).run()
    #expect(single.check("few-clusters")?.outcome == .failed)
    #expect(single.grade == .measured)
    let early = try DifferenceInDifferences(
      panel, treated: ["team 0", "team 1", "team 2"], change: 1
    ).run()
    #expect(early.check("pre-trends")?.outcome == .failed)
  }

  @Test func `bad panels are told in a sentence`() throws {
    let (panel, treated) = try teams(9, effect: 0)
    #expect(throws: EvidenceError.oneGroup(what: "The panel", missing: "untreated unit")) {
      try DifferenceInDifferences(panel, treated: Set(panel.units), change: 12).run()
    }
    #expect(throws: EvidenceError.oneGroup(what: "The panel", missing: "treated unit")) {
      try DifferenceInDifferences(panel, treated: [], change: 12).run()
    }
    #expect(throws: EvidenceError.changeOutside(change: "99", first: "0", last: "19")) {
      try DifferenceInDifferences(panel, treated: treated, change: 99).run()
    }
    #expect(throws: EvidenceError.duplicate(what: "'a' at 1")) {
      try PanelOutcome(name: name, units: ["a", "a"], times: [1, 1], values: [2, 3])
    }
    #expect(throws: EvidenceError.notFinite(column: "Contacts", index: 1)) {
      try PanelOutcome(name: name, units: ["a", "b"], times: [1, 1], values: [2, .nan])
    }
  }

  // County employment and the minimum wage, R did: overall group effect −0.0310 (0.0124), never
  // treated; the two-way regression says −0.0365 (the vignette and stats of the case file).
  @Test func `the staggered design agrees with R did`() throws {
    guard let table = try sharedReferenceTable("cases/mpdta.csv"), let counties = table["county"],
      let years = table["year"], let cohorts = table["cohort"], let employment = table["lemp"]
    else { return }
    let units = counties.map { "\($0)" }
    let starts = Dictionary(zip(units, cohorts)) { first, _ in first }.filter { $0.value > 0 }
    var options = StaggeredDifference.Options()
    options.control = .neverTreated
    let result = try StaggeredDifference(
      try PanelOutcome(name: name, units: units, times: years, values: employment),
      starts: starts, options: options
    ).run()
    #expect(abs(result.headline.value - -0.031018282228748435) < 1e-12)
    #expect(abs(try #require(result.headline.standardError) - 0.0125) < 0.001)
    #expect(result.design == .staggeredAdoption)
    #expect(result.check("pre-trends")?.outcome == .passed)
    #expect(result.effect("cohort 2004") != nil)
    let twoWay = try #require(result.check("two-way")?.table?.rows.first?.first)
    guard case .number(let value) = twoWay else { throw EvidenceError.constantSeries(column: "") }
    #expect(abs(value - -0.03654893667406694) < 1e-9)
  }

  // Effects that grow with time: the staggered estimate is the planted mean, and calendar periods
  // number the times.
  @Test func `staggered starts by month are found`() throws {
    let start = try #require(LocalDate(iso: "2024-01"))
    var units: [String] = []
    var starts: [LocalDate] = []
    var values: [Double] = []
    let draws = HashDraws(seed: 8, stream: 2)
    var first: [String: Double] = [:]
    for team in 0..<30 {
      let begin = [4, 7, 99][team % 3]
      if begin < 99 { first["team \(team)"] = Double(begin) }
      for month in 0..<10 {
        units.append("team \(team)")
        starts.append(start.adding(months: month))
        let effect = month >= begin ? 2 + Double(month - begin) : 0
        values.append(20 + Double(month) + effect + 0.3 * draws.normal(UInt64(team * 10 + month)))
      }
    }
    let panel = try PanelOutcome(
      name: name, units: units, grain: .month, starts: starts, values: values)
    #expect(panel.time(of: try #require(LocalDate(iso: "2024-05-17"))) == 4)
    let result = try StaggeredDifference(panel, starts: first).run()
    // Cohort 4: months 4…9, mean 4.5; cohort 7: months 7…9, mean 3; equal sizes: 3.75.
    #expect(try #require(result.headline.low) < 3.75 && 3.75 < (try #require(result.headline.high)))
    #expect(abs(result.headline.value - 3.75) < 0.3)
    #expect(result.grade == .proved)
    #expect(result.window?.lowerBound == start)
  }
}
