// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Foundation
import Quantities
import Statistics
import TestSupport
import Testing

@Suite struct InterruptedTimeSeriesTests {
  private let name = LocalizedText(en: "Contacts", fr: "Contacts")

  /// Weeks from 2 January 2023 (a Monday): level, slope, a yearly wave, AR(1) noise and a jump.
  private func weeks(
    _ count: Int, jump: Double, at change: Int, rho: Double = 0.4, seed: UInt64 = 7
  ) throws -> OutcomeSeries {
    let monday = try #require(LocalDate(iso: "2023-01-02"))
    let draws = HashDraws(seed: seed, stream: 1)
    var noise = 0.0
    let values = (0..<count).map { week in
      noise = rho * noise + 3 * draws.normal(UInt64(week))
      let wave = 8 * sin(2 * Double.pi * Double(week) / 52.18)
      return 200 + 0.1 * Double(week) + wave + noise + (week >= change ? jump : 0)
    }
    return try OutcomeSeries(
      name: name, grain: .week, starts: (0..<count).map { monday.adding(days: 7 * $0) },
      values: values)
  }

  // A planted fall of 20 lies inside the interval, and the design proves it.
  @Test func `a planted effect is found and proved`() throws {
    let series = try weeks(156, jump: -20, at: 104)
    let day = try #require(LocalDate(iso: "2024-12-30"))
    let result = try InterruptedTimeSeries(series, change: .on(day)).run()
    let effect = result.headline
    #expect(try #require(effect.low) < -20 && -20 < (try #require(effect.high)))
    #expect(try #require(effect.high) < -5)
    // 200 + 0.1·129.5 without the change: −20 is −9.4 % of it.
    let relative = try #require(result.effect("relative"))
    #expect(abs(relative.value - effect.value / 213) < 0.003)
    #expect(result.effect("level-change") != nil && result.effect("slope-change") != nil)
    #expect(
      result.checks.map(\.id) == [
        "autocorrelation-left", "placebo-dates", "influential-points", "season-coverage",
        "second-opinion", "power", "regression-to-mean",
      ])
    #expect(result.failedEssentials.isEmpty)
    #expect(result.grade == .proved)
    #expect(result.window?.lowerBound == LocalDate(iso: "2023-01-02"))
    #expect(result.plot?.series.count == 3)
    #expect(result.sentence.fr.contains("changement moyen par période"))
  }

  // The interval holds the planted effect in at least 43 of 50 worlds and at most 7 of 50 null
  // worlds are called: with true levels of 95 % and 5 % either bound is missed once in 300 times.
  @Test func `intervals cover and null worlds stay quiet`() throws {
    var covered = 0
    var called = 0
    for seed in 1...50 {
      let series = try weeks(130, jump: -15, at: 80, rho: 0.3, seed: UInt64(seed))
      var options = InterruptedTimeSeries.Options()
      options.season = .harmonics(period: 52.18, pairs: 1)
      let planted = try InterruptedTimeSeries(series, change: .at(80), options: options)
        .estimateOnly()
      if let low = planted.low, let high = planted.high, low <= -15, -15 <= high { covered += 1 }
      let calm = try weeks(130, jump: 0, at: 80, rho: 0.3, seed: UInt64(1000 + seed))
      let none = try InterruptedTimeSeries(calm, change: .at(80), options: options).estimateOnly()
      if none.excludesNull == true { called += 1 }
    }
    #expect(covered >= 43)
    #expect(called <= 7)
  }

  // UK drivers 1969–84 with the seat belt law: the level of R nlme gls(corAR1, REML).
  @Test func `the seat belt law agrees with R nlme`() throws {
    guard let table = try sharedReferenceTable("cases/seatbelts.csv"),
      let logs = table["log_drivers"], let petrol = table["log_petrol"]
    else { return }
    let start = try #require(LocalDate(iso: "1969-01"))
    let series = try OutcomeSeries(
      name: name, grain: .month, starts: (0..<192).map { start.adding(months: $0) },
      values: logs.map { exp($0) })
    var options = InterruptedTimeSeries.Options()
    options.model = .logarithmic
    options.season = .months
    options.changesSlope = false
    options.regressors = [Regressor(name: "petrol", values: petrol)]
    let change = try #require(table["law"]?.firstIndex(of: 1))
    let result = try InterruptedTimeSeries(series, change: .at(change), options: options).run()
    let level = try #require(result.effect("level-change"))
    #expect(abs(log(level.value) - -0.152589883152582) < 4e-6)
    // R takes the autocorrelation as known: 0.0334; its uncertainty adds a little.
    #expect((0.0334...0.0375).contains(try #require(level.standardError)))
    // Without a change of slope the relative effect is the ratio less one.
    #expect(abs(try #require(result.effect("relative")).value - (level.value - 1)) < 1e-12)
  }

  // Sicily's smoking ban with two pairs of harmonics: rate ratio 0.885 (Lopez Bernal et al. 2017).
  @Test func `counts with exposure agree with the paper`() throws {
    guard let table = try sharedReferenceTable("cases/sicily.csv"), let counts = table["aces"],
      let exposure = table["log_stdpop"]
    else { return }
    let series = try OutcomeSeries(name: name, values: counts)
    var options = InterruptedTimeSeries.Options()
    options.model = .counts(exposure: exposure.map { exp($0) }, family: .quasiPoisson)
    options.changesSlope = false
    options.season = .harmonics(period: 12, pairs: 2)
    let change = try #require(table["smokban"]?.firstIndex(of: 1))
    let result = try InterruptedTimeSeries(series, change: .at(change), options: options).run()
    let level = try #require(result.effect("level-change"))
    #expect(abs(level.value - 0.8850715472439279) < 1e-9)
    // The paper’s 0.839 is of the normal quantile; t with 53 degrees of freedom reaches further.
    #expect(abs(try #require(level.low) - 0.8394) < 0.002)
    #expect(abs(try #require(result.effect("relative")).value - (level.value - 1)) < 1e-9)
    options.model = .counts(exposure: exposure.map { exp($0) }, family: .negativeBinomial)
    let second = try InterruptedTimeSeries(series, change: .at(change), options: options).run()
    #expect(abs(second.headline.value / result.headline.value - 1) < 0.05)
  }

  @Test func `a week with an outlier, a short past and a picked scope fail their checks`() throws {
    var values = try weeks(60, jump: 0, at: 40).values
    values[58] += 300
    let monday = try #require(LocalDate(iso: "2023-01-02"))
    let series = try OutcomeSeries(
      name: name, grain: .week, starts: (0..<60).map { monday.adding(days: 7 * $0) },
      values: values)
    var options = InterruptedTimeSeries.Options()
    options.pickedForBeingExtreme = true
    let result = try InterruptedTimeSeries(series, change: .at(40), options: options).run()
    let failed = Set(result.failedEssentials.map(\.id))
    #expect(failed.isSuperset(of: ["influential-points", "season-coverage", "regression-to-mean"]))
    #expect(result.grade == .measured)
    #expect(
      result.check("influential-points")?.sentence.en.contains("2024-02-12") == true)
  }

  @Test func `under twelve observations the autocorrelation cannot be judged`() throws {
    let series = try OutcomeSeries(name: name, values: [5, 7, 6, 8, 7, 3, 4, 2, 4])
    var options = InterruptedTimeSeries.Options()
    options.changesSlope = false
    let result = try InterruptedTimeSeries(series, change: .at(5), options: options).run()
    #expect(result.method.en.contains("ordinary least squares"))
    #expect(result.check("autocorrelation-left")?.outcome == .failed)
    #expect(result.grade == .measured)
  }

  // The week of the change holds days of both kinds and gets a level of its own.
  @Test func `a partial week is left out of both sides`() throws {
    let series = try weeks(156, jump: -20, at: 104)
    let wednesday = try #require(LocalDate(iso: "2025-01-01"))
    let result = try InterruptedTimeSeries(series, change: .on(wednesday)).run()
    let names = result.tables[0].rows.map { $0[0] }
    #expect(names.contains(.name("period of the change")))
  }

  @Test func `bad input is told in a sentence`() throws {
    let series = try weeks(30, jump: 0, at: 20)
    func run(_ change: InterruptedTimeSeries.Change) throws {
      _ = try InterruptedTimeSeries(series, change: change).run()
    }
    let future = try #require(LocalDate(iso: "2030-01-01"))
    #expect(
      throws: EvidenceError.changeOutside(
        change: "2030-01-01", first: "2023-01-02", last: "2023-07-24")
    ) { try run(.on(future)) }
    #expect(
      throws: EvidenceError.tooFewPoints(
        count: 2, needed: 4, method: "The time before the change")
    ) { try run(.at(2)) }
    let flat = try OutcomeSeries(name: name, values: Array(repeating: 3, count: 30))
    #expect(throws: EvidenceError.constantSeries(column: "Contacts")) {
      try InterruptedTimeSeries(flat, change: .at(15)).run()
    }
    #expect(throws: EvidenceError.notFinite(column: "Contacts", index: 1)) {
      try OutcomeSeries(name: name, values: [1, .infinity])
    }
    let day = try #require(LocalDate(iso: "2023-01-02"))
    #expect(throws: EvidenceError.duplicate(what: "2023-01-02")) {
      try OutcomeSeries(name: name, grain: .week, starts: [day, day], values: [1, 2])
    }
    #expect(throws: EvidenceError.unequalSpacing(after: "2023-01-02", expected: "2023-01-09")) {
      try OutcomeSeries(
        name: name, grain: .week, starts: [day, day.adding(days: 14)], values: [1, 2])
    }
    let pair = try OutcomeSeries(name: name, values: [1, 2])
    #expect(throws: EvidenceError.self) {
      try InterruptedTimeSeries(pair, change: .at(1)).run()
    }
  }
}
