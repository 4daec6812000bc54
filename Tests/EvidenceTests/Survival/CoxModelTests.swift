// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Foundation
import Testing
import TestSupport

struct CoxModelTests {
  private func leukaemia() throws -> (SurvivalData, [Covariate]) {
    let all = Leukaemia.maintained + Leukaemia.other
    let group = Leukaemia.groups.map { $0 == "Nonmaintained" ? 1.0 : 0 }
    return (try Leukaemia.data(all), [Covariate("nonmaintained", group)])
  }

  // R: coxph(Surv(time, status) ~ x, aml): coef 0.9155, se 0.5119, likelihood ratio 3.38.
  @Test func `the hazard ratio of the patients is that of R`() throws {
    let (data, covariates) = try leukaemia()
    let model = try CoxModel.fit(data, covariates: covariates)
    #expect(abs(model.coefficients[0] - 0.9155) < 5e-5)
    #expect(abs(model.standardErrors[0] - 0.5119) < 5e-5)
    #expect(abs(model.likelihoodRatio.statistic - 3.38) < 5e-3)
    #expect(abs(model.pValues[0] - 0.0737) < 5e-5)
    #expect(model.count == 23 && model.eventCount == 18)
  }

  // R survival 3.5-3 on the recidivism data of Rossi et al. (1980), as lifelines ships them.
  @Test func `the arrests of Rossi agree with R and lifelines`() throws {
    guard let file = sharedData("../reference/data/cases/rossi.csv") else { return }
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    let rows = lines.map { $0.split(separator: ",").compactMap { Double($0) } }
    let data = try SurvivalData(times: rows.map { $0[0] }, events: rows.map { $0[1] == 1 })
    let names = ["fin", "age", "race", "wexp", "mar", "paro", "prio"]
    let covariates = names.indices.map { column in
      Covariate(names[column], rows.map { $0[column + 2] })
    }
    let model = try CoxModel.fit(data, covariates: covariates)
    #expect(abs(model.coefficients[0] + 0.3794221664858867) < 1e-7)
    #expect(abs(model.logLikelihood + 658.747659446087) < 1e-8)
    #expect(abs((model.concordance ?? 0) - 0.6403292470997135) < 1e-12)
    let test = try model.proportionalHazardsTest(data, covariates: covariates)
    #expect(abs(test.statistics[1] - 5.973981653418) < 1e-5)
    #expect(abs(test.globalStatistic - 17.694415254455) < 1e-4)
    let breslow = try CoxModel.fit(data, covariates: covariates, ties: .breslow)
    #expect(abs(breslow.logLikelihood + 659.120605677328) < 1e-8)
  }

  // A subject split in two spells, the second entering where the first ends, changes nothing.
  @Test func `spells of one subject count as the subject`() throws {
    let (data, covariates) = try leukaemia()
    let whole = try CoxModel.fit(data, covariates: covariates)
    var times = data.times
    var events = data.events
    var entries = [Double](repeating: 0, count: data.count)
    var values = covariates[0].values
    for index in data.times.indices where data.times[index] > 20 {
      times.append(20)
      events.append(false)
      entries.append(0)
      values.append(values[index])
      entries[index] = 20
    }
    let split = try CoxModel.fit(
      SurvivalData(times: times, events: events, entries: entries),
      covariates: [Covariate("nonmaintained", values)])
    #expect(abs(split.coefficients[0] - whole.coefficients[0]) < 1e-9)
    #expect(abs(split.standardErrors[0] - whole.standardErrors[0]) < 1e-9)
    #expect(abs(split.logLikelihood - whole.logLikelihood) < 1e-9)
  }

  // Two copies of a data set as strata have the effect of one and half its variance.
  @Test func `strata keep to themselves`() throws {
    let (data, covariates) = try leukaemia()
    let one = try CoxModel.fit(data, covariates: covariates)
    let twice = try SurvivalData(
      times: data.times + data.times.map { $0 * 3 }, events: data.events + data.events)
    let both = try CoxModel.fit(
      twice, covariates: [Covariate("nonmaintained", covariates[0].values + covariates[0].values)],
      strata: data.times.map { _ in "first" } + data.times.map { _ in "second" })
    #expect(abs(both.coefficients[0] - one.coefficients[0]) < 1e-8)
    #expect(
      abs(both.standardErrors[0] - one.standardErrors[0] / 2.0.squareRoot()) < 1e-8)
    #expect(both.concordance == one.concordance)
  }

  @Test func `covariates that say nothing or all are named`() throws {
    let (data, covariates) = try leukaemia()
    let level = Covariate("level", data.times.map { _ in 3 })
    #expect(throws: SurvivalError.constant(column: "level")) {
      try CoxModel.fit(data, covariates: covariates + [level])
    }
    let copy = Covariate("copy", covariates[0].values.map { 2 * $0 - 1 })
    #expect(throws: SurvivalError.collinear(column: "copy")) {
      try CoxModel.fit(data, covariates: covariates + [copy])
    }
    // Whoever has the mark has the event first: the likelihood rises for ever.
    let marked = Covariate("marked", data.times.map { $0 <= 9 ? 1 : 0 })
    #expect(throws: SurvivalError.separated(column: "marked")) {
      try CoxModel.fit(data, covariates: [marked])
    }
    #expect(throws: SurvivalError.noEvents) {
      try CoxModel.fit(
        SurvivalData(times: [1, 2], events: [false, false]), covariates: [Covariate("x", [0, 1])])
    }
  }
}
