// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Testing

import Forecasting

@Suite struct SmoothingTests {
  /// R `forecast` 8.20, ets(USAccDeaths): ETS(A,N,A) with its own estimates.
  @Test func `the recursion agrees with R at its estimates`() throws {
    let form = try #require(SmoothingForm(error: .additive, trend: .none, season: .additive))
    let run = try SmoothingRun.run(
      form,
      SmoothingParameters(
        level: 0.594589890836137, season: 0.00202895995406527, firstLevel: 9248.36282412747,
        firstSeason: [
          -51.3448748276992, -255.352755427804, 218.290114668506, -121.771020334217,
          970.738744865901, 1683.23661060853, 756.091981288502, 306.421216533573,
          -489.562713202277, -739.900427055784, -1537.79172434129, -739.055152775941,
        ]),
      over: fixture("usaccdeaths", "y"))
    #expect(agrees([run.logLikelihood], [-555.0723350126277], relative: 1e-12))
    #expect(agrees([run.level], [9136.538193676628], relative: 1e-12))
    #expect(
      agrees(
        run.forecast(horizon: 3), [8397.496909229318, 7599.220613444038, 8396.594686740164],
        relative: 1e-12))
  }

  /// R `forecast` 8.20 ets(): AICc 1148.716, 1400.638 and 1737.087; a lower one is a better fit.
  @Test(arguments: [
    ("usaccdeaths", 1148.7161), ("airpassengers", 1400.6385), ("nottem", 1737.0871),
  ])
  func `the automatic choice is at least as good as R's`(name: String, aicc: Double) throws {
    let fit = try ExponentialSmoothing.automatic(fixture(name, "y"), period: 12)
    #expect(fit.aicc <= aicc + 0.01)
    #expect(fit.form.season != .none)
  }

  /// R `forecast` 8.20 ets(nottem): 95 % interval of the first month 35.62 to 44.72.
  @Test func `the model's spread agrees with R`() throws {
    let fit = try ExponentialSmoothing.automatic(fixture("nottem", "y"), period: 12)
    let half = 1.959964 * fit.standardDeviations(horizon: 1)[0]
    #expect(abs(half - (44.7199982778109 - 35.6245622606719) / 2) < 0.05)
  }

  /// R 4.2: HoltWinters(AirPassengers, alpha = .3, beta = .1, gamma = .2, "multiplicative").
  @Test func `classical Holt-Winters agrees with R`() throws {
    let fit = try HoltWinters.smooth(
      fixture("airpassengers", "y"), period: 12, kind: .multiplicative,
      parameters: HoltWinters.Parameters(level: 0.3, trend: 0.1, season: 0.2))
    #expect(agrees([fit.sumOfSquaredErrors], [34270.3777195137], relative: 1e-10))
    #expect(
      agrees(
        fit.forecast(horizon: 2), [455.606185075798, 448.907290248123], relative: 1e-10))
  }

  /// R `forecast` 8.20: thetaf(Nile), thetaf(nottem).
  @Test func `Theta agrees with R, interval included`() throws {
    let nile = try ThetaMethod.fit(fixture("nile", "flow"))
    #expect(
      agrees(
        nile.forecast(horizon: 5),
        [799.811996215856, 798.454843500585, 797.097690785313, 795.740538070042, 794.38338535477],
        relative: 1e-3))
    #expect(
      agrees(
        nile.interval(horizon: 2).map(\.lowerBound), [517.122942562959, 507.360213192065],
        relative: 5e-3))
    let nottem = try ThetaMethod.fit(fixture("nottem", "y"), period: 12)
    #expect(nottem.isSeasonal)
    #expect(
      agrees(
        nottem.forecast(horizon: 3), [40.1260876269687, 39.5457862435793, 42.5476680109361],
        relative: 1e-3))
  }

  /// On a straight line the best θ keeps the whole slope: forecasts go on along it.
  @Test func `dynamic Theta follows a straight line`() throws {
    let fit = try DynamicOptimisedTheta.fit((1...40).map { 100 + 2.5 * Double($0) })
    let expected = (41...45).map { 100 + 2.5 * Double($0) }
    #expect(agrees(fit.forecast(horizon: 5), expected, relative: 0.01))
  }

  @Test func `multiplicative models refuse values that are not positive`() throws {
    let form = try #require(SmoothingForm(error: .multiplicative, trend: .none, season: .none))
    #expect(throws: ForecastError.self) {
      try ExponentialSmoothing.fit(form, to: [1, 2, 0, 3, 4, 5, 6, 7])
    }
    #expect(throws: ForecastError.self) { try ExponentialSmoothing.automatic([1, 2, 3]) }
  }
}
