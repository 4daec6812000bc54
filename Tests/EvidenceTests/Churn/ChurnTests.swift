// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Foundation
import Quantities
import Statistics
import TestSupport
import Testing

struct ChurnTests {
  // R: glm(am ~ wt, binomial, mtcars): 12.040 and −4.024, errors 4.510 and 1.436, deviance 19.176.
  @Test func `the regression of R's cars`() throws {
    let weights = [
      2.620, 2.875, 2.320, 3.215, 3.440, 3.460, 3.570, 3.190, 3.150, 3.440, 3.440, 4.070, 3.730,
      3.780, 5.250, 5.424, 5.345, 2.200, 1.615, 1.835, 2.465, 3.520, 3.435, 3.840, 3.845, 1.935,
      2.140, 1.513, 3.170, 2.770, 3.570, 2.780,
    ]
    let manual = Set([0, 1, 2, 17, 18, 19, 25, 26, 27, 28, 29, 30, 31])
    let model = try ChurnModel.fit(
      columns: [Covariate("wt", weights)], left: weights.indices.map(manual.contains),
      heldOutShare: 0)
    #expect(abs(model.coefficients[0] - 12.040) < 5e-4)
    #expect(abs(model.coefficients[1] + 4.024) < 5e-4)
    // R stops one step earlier, which moves the errors by half a thousandth.
    #expect(abs(model.standardErrors[0] - 4.510) < 2e-3)
    #expect(abs(model.standardErrors[1] - 1.436) < 1e-3)
    #expect(abs(model.deviance - 19.176) < 5e-4)
    #expect(abs(model.probability([3]) - 1 / (1 + exp(-(12.040 - 3 * 4.024)))) < 1e-3)
    #expect(model.heldOut == nil)
  }

  // By hand: of 5 × 5 pairs 24 stand in order; Brier (9 × 0 + …) with these predictions 0.085.
  @Test func `quality by hand`() throws {
    let predicted = [0.9, 0.8, 0.8, 0.7, 0.4, 0.5, 0.3, 0.2, 0.2, 0.1]
    let left = [true, true, true, true, true, false, false, false, false, false]
    let quality = try PredictionQuality(predicted: predicted, left: left, bins: 3)
    #expect(abs(quality.areaUnderCurve - 24.0 / 25) < 1e-12)
    // 0.01 + 0.04 + 0.04 + 0.09 + 0.36 + 0.25 + 0.09 + 0.04 + 0.04 + 0.01 = 0.97, over ten.
    #expect(abs(quality.brierScore - 0.097) < 1e-12)
    #expect(quality.bins.map(\.customers) == [3, 3, 4])
    #expect(quality.bins[0].lift == 2 && abs(quality.bins[1].captured - 1) < 1e-12)
    #expect(quality.brierOfBaseRate == 0.25)
  }

  @Test func `chances that are right are called calibrated and others not`() throws {
    let draws = HashDraws(seed: 8, stream: 1)
    let true1 = (0..<4_000).map { 0.05 + 0.5 * draws.uniform(UInt64($0)) }
    let chance = HashDraws(seed: 8, stream: 2)
    let left = true1.indices.map { chance.uniform(UInt64($0)) < true1[$0] }
    let right = try PredictionQuality(predicted: true1, left: left, isHeldOut: true)
    #expect(right.calibrationP > 0.01)
    let wrong = try PredictionQuality(
      predicted: true1.map { $0 * 0.7 }, left: left, isHeldOut: true)
    #expect(wrong.calibrationP < 1e-6)
    #expect(wrong.areaUnderCurve == right.areaUnderCurve)
  }

  @Test func `customers of a telephone company are told with checks`() throws {
    guard let file = sharedData("../reference/data/cases/telco.csv") else { return }
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    // Every fourth customer, to be quick.
    let rows = lines.enumerated().filter { $0.offset % 4 == 0 }.map {
      $0.element.split(separator: ",").map { Double($0) ?? 0 }
    }
    let names = ["tenure", "month_to_month", "fiber", "tech_support"]
    let places = [0, 3, 5, 6]
    let model = try ChurnModel.fit(
      columns: zip(names, places).map { name, place in Covariate(name, rows.map { $0[place] }) },
      left: rows.map { $0[1] == 1 })
    let quality = try #require(model.heldOut)
    // Published logistic models of these data reach an area of 0.83 to 0.85.
    #expect(quality.areaUnderCurve > 0.8 && quality.areaUnderCurve < 0.88)
    #expect(quality.bins[0].lift > 2)
    let result = try model.result(outcome: LocalizedText(en: "left", fr: "partis"))
    #expect(result.effects.count == 4 && result.headline.value < 1)
    #expect(result.check("departures")?.outcome == .passed)
    #expect(result.grade >= .measured)
  }

  @Test func `columns and outcomes without a model are refused`() {
    let left = (0..<40).map { $0 % 3 == 0 }
    let column = Covariate("telltale", left.map { $0 ? 1 : 0 })
    #expect(throws: ChurnError.self) {
      try ChurnModel.fit(columns: [column], left: left, heldOutShare: 0)
    }
    #expect(throws: ChurnError.oneOutcome) {
      try ChurnModel.fit(columns: [column], left: left.map { _ in false })
    }
    #expect(throws: ChurnError.self) {
      try PredictionQuality(predicted: left.map { _ in 1.5 }, left: left)
    }
  }
}
