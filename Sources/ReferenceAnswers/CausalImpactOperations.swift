// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Evidence
internal import Statistics

/// Causal impact and its study of false positives.
enum CausalImpactOperations {
  static let all: [String: Operation] = [
    "causal_impact": { input in
      var options = CausalImpact.Options()
      options.needsPath = false
      options.draws = 20_000
      if let share = try input.optionalNumber("prior_level_sd") {
        options.levelPrior = .fixed(share)
      }
      if input.has("seasonal_period") {
        options.seasonalPeriod = try input.integer("seasonal_period")
      }
      let controls = try controls(input)
      let impact = try CausalImpact.estimate(
        try await input.series(), preCount: try input.integer("n_pre"), controls: controls,
        options: options)
      return [
        "average_effect": .finite(impact.averageEffect), "lo95": .finite(impact.low),
        "hi95": .finite(impact.high), "tail_p": .finite(impact.tailProbability),
      ]
    },
    "study_ci_size": { input in
      let replications = try input.integer("replications")
      let preCount = try input.integer("n_pre")
      let seed = try input.integer("seed0")
      var options = CausalImpact.Options()
      options.needsPath = false
      if let share = try input.optionalNumber("prior_level_sd") {
        options.levelPrior = .fixed(share)
      }
      var found = 0
      for replication in 0..<replications {
        let series = try process(input, seed: UInt64(seed + replication))
        let impact = try CausalImpact.estimate(series, preCount: preCount, options: options)
        if impact.excludesZero { found += 1 }
      }
      return ["false_positive_rate": .number(Double(found) / Double(replications))]
    },
  ]

  private static func controls(_ input: CaseInput) throws -> [Regressor] {
    guard input.has("covariates") else { return [] }
    return try input.list("covariates").enumerated().map { index, list in
      guard case .list(let values) = list else {
        throw CaseError.wrongKind("covariates", "list of lists")
      }
      return Regressor(
        name: "x\(index + 1)", values: try values.map { try $0.asNumber("covariates") })
    }
  }

  /// A series without any effect: a drifting level under noise, or autocorrelated noise.
  private static func process(_ input: CaseInput, seed: UInt64) throws -> [Double] {
    let count = try input.integer("n")
    let base = try input.optionalNumber("base") ?? 0
    let draws = HashDraws(seed: seed, stream: 1)
    switch try input.text("process") {
    case "drift":
      let noise = HashDraws(seed: seed, stream: 2)
      let (step, deviation) = (try input.number("level_sd"), try input.number("noise_sd"))
      var level = 0.0
      return (0..<UInt64(count)).map { time in
        level += step * draws.normal(time)
        return base + level + deviation * noise.normal(time)
      }
    case "ar1":
      let phi = try input.number("phi")
      let scale = try input.optionalNumber("noise_sd") ?? 1
      let burnIn = input.has("burn_in") ? try input.integer("burn_in") : 0
      var error = 0.0
      let path = (0..<UInt64(count + burnIn)).map { time -> Double in
        error = time == 0 ? draws.normal(time) : phi * error + draws.normal(time)
        return base + scale * error
      }
      return Array(path.dropFirst(burnIn))
    case let other: throw CaseError.unknownChoice("process", other)
    }
  }
}
