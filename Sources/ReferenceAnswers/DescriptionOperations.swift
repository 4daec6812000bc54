// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Statistics

/// Quantiles, draws and generators of the statistics module.
enum DescriptionOperations {
  static let all: [String: Operation] = [
    "quantiles": { input in
      let values = try await input.series()
      guard let quantiles = quantiles(of: values, at: try input.numbers("p")) else { return [:] }
      return ["quantiles": .numbers(quantiles)]
    },
    "hash_draws": { input in
      let seed = UInt64(try input.integer("seed"))
      let stream = UInt64(try input.integer("stream"))
      let draws = HashDraws(seed: seed, stream: stream)
      let indices = try input.numbers("idx").map { UInt64($0) }
      return [
        "uniform": .numbers(indices.map { draws.uniform($0) }),
        "normal": .numbers(indices.map { draws.normal($0) }),
      ]
    },
  ]
}
