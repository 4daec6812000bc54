// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// Uncertain inputs and the simulation of a business case.
enum MonteCarloOperations {
  static let all: [String: Operation] = [
    "distributions": { input in
      let low = try input.number("min")
      let mode = try input.number("mode")
      let high = try input.number("max")
      let triangular = Distribution.triangular(low: low, mode: mode, high: high)
      let pert = Distribution.pert(low: low, mode: mode, high: high)
      guard triangular.fault == nil, high > low else {
        throw CaseError.wrongKind("min, mode, max", "rising row of numbers")
      }
      let probabilities = try input.numbers("p")
      guard probabilities.allSatisfy({ $0 > 0 && $0 < 1 }) else {
        throw CaseError.wrongKind("p", "list of probabilities strictly between 0 and 1")
      }
      return [
        "tri_quantiles": .numbers(probabilities.map(triangular.quantile)),
        "tri_mean": .finite(triangular.mean),
        "tri_sd": .finite(triangular.standardDeviation),
        "pert_alpha_beta": [
          .finite(1 + 4 * (mode - low) / (high - low)),
          .finite(1 + 4 * (high - mode) / (high - low)),
        ],
        "pert_mean": .finite(pert.mean),
        "pert_sd": .finite(pert.standardDeviation),
        "pert_quantiles": .numbers(probabilities.map(pert.quantile)),
      ]
    },
    "mc_roi": { input in
      let file = try Data(contentsOf: input.file(try input.text("model")))
      let model = try AssistantModel(file)
      let seed = try input.optionalNumber("seed") ?? 12_345
      return try model.simulate(draws: try input.integer("draws"), seed: UInt64(seed))
    },
  ]
}
