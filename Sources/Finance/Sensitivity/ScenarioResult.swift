// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities
import Statistics

/// What a case comes to under one scenario.
public struct ScenarioResult: Sendable, Hashable, Codable {
  /// The scenario's id.
  public var id: String
  /// Its name.
  public var name: LocalizedText
  /// What differs from the case.
  public var settings: [Scenario.Setting]
  /// PV benefits − PV costs, after risk; nil with a ``reason``.
  @ExplicitNull public var netPresentValue: Double?
  /// (PV benefits − PV costs) ÷ PV costs; nil when the costs are not above 0.
  @ExplicitNull public var roi: Double?
  /// Benefits after risk, discounted.
  @ExplicitNull public var presentValueBenefits: Double?
  /// Costs after risk, discounted.
  @ExplicitNull public var presentValueCosts: Double?
  /// Months until the cumulated net flow turns positive for good; nil when it does not.
  @ExplicitNull public var paybackMonths: Double?
  /// Why the scenario cannot be computed; nil when it can.
  @ExplicitNull public var reason: LocalizedText?
}

extension BusinessCase {
  /// The stated scenarios, or a prudent and an ambitious one from the ranges, with the central one.
  ///
  /// A derived scenario moves every uncertain input at once to the quarter of its range that lowers
  /// (or raises) the net present value: the 25th or 75th percentile. All of them at their 10th
  /// percentile together would be far rarer than one world in ten.
  func scenarioResults() -> [ScenarioResult] {
    let chosen = scenarios.isEmpty ? derivedScenarios : scenarios
    guard !chosen.isEmpty else { return [] }
    var list = chosen.map { result(of: $0) }
    if !list.contains(where: { $0.id == "central" }) {
      let central = result(of: Scenario(id: "central", settings: []))
      list.insert(central, at: list.firstIndex { $0.id == "ambitious" } ?? min(1, list.count))
    }
    return list
  }

  private var derivedScenarios: [Scenario] {
    let inputs = uncertainty.compactMap { input in
      InputPath(input.path, in: self).map { (input: input, path: $0) }
    }
    guard !inputs.isEmpty else { return [] }
    func scenario(_ id: String, prudent: Bool) -> Scenario {
      Scenario(
        id: id,
        settings: inputs.map { entry in
          let ends = [0.25, 0.75].map {
            entry.path.domain.clamped(entry.input.distribution.quantile($0))
          }
          let values = ends.map { netPresentValue(entry.path, $0) }
          let lower = values[0] <= values[1] ? 0 : 1
          return Scenario.Setting(
            path: entry.path.name, value: ends[prudent ? lower : 1 - lower])
        })
    }
    return [scenario("prudent", prudent: true), scenario("ambitious", prudent: false)]
  }

  private func netPresentValue(_ path: InputPath, _ value: Double) -> Double {
    var world = self
    path.set(value, in: &world)
    guard let flows = try? world.flows() else { return .nan }
    return flows.presentValue(of: flows.net)
  }

  private func result(of scenario: Scenario) -> ScenarioResult {
    var world = self
    world.uncertainty = []
    world.scenarios = []
    for setting in scenario.settings {
      InputPath(setting.path, in: self)?.set(setting.value, in: &world)
    }
    var result = ScenarioResult(
      id: scenario.id, name: scenario.name, settings: scenario.settings, netPresentValue: nil,
      roi: nil, presentValueBenefits: nil, presentValueCosts: nil, paybackMonths: nil,
      reason: nil)
    if let fault = world.faults().first {
      result.reason = fault.message
      return result
    }
    do throws(FinanceError) {
      let flows = try world.flows()
      let benefits = flows.presentValue(of: flows.benefits)
      let costs = flows.presentValue(of: flows.costs)
      result.presentValueBenefits = benefits
      result.presentValueCosts = costs
      result.netPresentValue = benefits - costs
      result.roi = returnOnInvestment(benefits: benefits, costs: costs).value
      result.paybackMonths =
        world.hasUpFrontCost(CaseSeries(world))
        ? payback(of: flows.net).value : nil
    } catch {
      result.reason = error.message
    }
    return result
  }
}
