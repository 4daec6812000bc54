// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// The model of an assistant that takes and shortens contacts, with twelve uncertain lines.
///
///     ramp(t)   = min(1, t/ramp_months), t = 1…horizon at the end of the month
///     deflect   = contacts · containment · (cost_human − cost_ai)
///     assist    = contacts · (1 − containment) · assisted_share · aht_reduction · aht/60 · hourly
///     retention = customers · churn_reduction · margin/12
///     NPV       = Σ ramp(t)(deflect + assist + retention) d^t − integration − Σ licence d^t
///     d         = (1 + annual discount)^(−1/12)
///     payback   = first month whose cumulated, undiscounted net flow is not below 0
struct AssistantModel: Sendable {
  private struct File: Decodable {
    struct Fixed: Decodable {
      var horizon_months: Int
      var annual_discount: Double
      var customers: Double
      var assisted_share: Double
    }
    struct Line: Decodable {
      var id: String
      var dist: String
      var a: Double
      var m: Double?
      var b: Double
    }
    var fixed: Fixed
    var lines: [Line]
  }

  /// The lines in the order in which the formula reads them.
  private static let names = [
    "contacts_per_month", "containment_rate", "cost_per_human_contact", "cost_per_ai_contact",
    "aht_reduction", "loaded_hourly_cost", "aht_minutes", "annual_churn_reduction",
    "margin_per_customer_year", "licence_per_month", "integration_one_off", "ramp_months",
  ]

  private let fixed: File.Fixed
  private let inputs: [Distribution]

  init(_ data: Data) throws {
    let file = try JSONDecoder().decode(File.self, from: data)
    fixed = file.fixed
    inputs = try AssistantModel.names.map { name in
      guard let line = file.lines.first(where: { $0.id == name }) else {
        throw CaseError.missing(name)
      }
      let distribution = try AssistantModel.distribution(line)
      guard distribution.fault == nil else {
        throw CaseError.wrongKind(name, "rising row of numbers")
      }
      return distribution
    }
    guard fixed.horizon_months >= 1, fixed.annual_discount > -1 else {
      throw CaseError.wrongKind("horizon_months and annual_discount", "number of at least 1 and -1")
    }
  }

  private static func distribution(_ line: File.Line) throws -> Distribution {
    switch (line.dist.uppercased(), line.m) {
    case ("PERT", let mode?): .pert(low: line.a, mode: mode, high: line.b)
    case ("TRI", let mode?): .triangular(low: line.a, mode: mode, high: line.b)
    case ("UNIF", _), ("UNIFORM", _): .uniform(low: line.a, high: line.b)
    default: throw CaseError.unknownChoice("dist", line.dist)
    }
  }

  func simulate(draws: Int, seed: UInt64) throws -> [String: JSONValue] {
    guard draws >= 1 else { throw CaseError.wrongKind("draws", "number of at least 1") }
    let formula = Formula(fixed)
    let columns = BlockSimulation(inputs: inputs, outputs: 3).run(draws: draws, seed: seed) {
      formula.evaluate($0)
    }
    let values = columns[0]
    let mean = values.reduce(0, +) / Double(draws)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let points = selectedQuantiles(of: values, at: [0.05, 0.5, 0.95])
    return [
      "npv_mean": .finite(mean),
      "npv_sd": .finite(draws > 1 ? (squares / Double(draws - 1)).squareRoot() : nil),
      "npv_p05": .finite(points?[0]),
      "npv_p50": .finite(points?[1]),
      "npv_p95": .finite(points?[2]),
      "roi_p50": .finite(selectedQuantiles(of: columns[1], at: [0.5])?[0]),
      "p_npv_pos": .finite(Double(values.count { $0 > 0 }) / Double(draws)),
      "p_payback_12": .finite(columns[2].reduce(0, +) / Double(draws)),
    ]
  }

  /// The formula with its sums over months tabled: a world costs the same at any horizon.
  private struct Formula: Sendable {
    let customers: Double
    let assistedShare: Double
    /// Σ d^t to each month, and Σ t·d^t.
    let discounted: [Double]
    let weighted: [Double]
    /// The months in which the payback is looked for.
    let paybackMonths: Int

    init(_ fixed: File.Fixed) {
      customers = fixed.customers
      assistedShare = fixed.assisted_share
      paybackMonths = min(12, fixed.horizon_months)
      let rate = pow(1 + fixed.annual_discount, -1.0 / 12)
      var discounted = [0.0]
      var weighted = [0.0]
      for month in 1...fixed.horizon_months {
        let factor = pow(rate, Double(month))
        discounted.append(discounted[month - 1] + factor)
        weighted.append(weighted[month - 1] + Double(month) * factor)
      }
      self.discounted = discounted
      self.weighted = weighted
    }

    func evaluate(_ block: BlockSimulation.Block) {
      let x = block.inputs
      let horizon = discounted.count - 1
      let whole = discounted[horizon]
      for i in 0..<block.count {
        let contacts = x[0][i]
        let containment = x[1][i]
        let deflect = contacts * containment * (x[2][i] - x[3][i])
        let assist =
          contacts * (1 - containment) * assistedShare * x[4][i] * x[6][i] / 60 * x[5][i]
        let benefit = deflect + assist + customers * x[7][i] * x[8][i] / 12
        let licence = x[9][i]
        let integration = x[10][i]
        let ramp = x[11][i]
        let rising = max(0, min(horizon, Int(ramp)))
        let presence =
          (rising > 0 ? weighted[rising] / ramp : 0) + whole - discounted[rising]
        let costs = integration + licence * whole
        let value = benefit * presence - costs
        block.outputs[0][i] = value
        block.outputs[1][i] = value / costs
        block.outputs[2][i] = paysBack(benefit, licence, integration, ramp) ? 1 : 0
      }
    }

    private func paysBack(
      _ benefit: Double, _ licence: Double, _ integration: Double, _ ramp: Double
    ) -> Bool {
      // With the ramp at its full height the flow could not be larger: most worlds end here.
      if benefit > 0, integration >= 0 {
        let best = (benefit - licence) * Double(paybackMonths)
        if best < integration { return false }
      }
      var net = -integration
      for month in 1...paybackMonths {
        net += min(1, Double(month) / ramp) * benefit - licence
        if net >= 0 { return true }
      }
      return false
    }
  }
}
