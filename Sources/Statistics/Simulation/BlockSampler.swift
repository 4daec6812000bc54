// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// Fast draws from one distribution, many at a time.
struct BlockSampler: Sendable {
  private enum Kind: Sendable {
    case fixed(Double)
    case uniform(low: Double, width: Double)
    case triangular(low: Double, high: Double, split: Double, left: Double, right: Double)
    case beta(low: Double, width: Double, table: BetaQuantileTable)
    case normal(mean: Double, deviation: Double)
    case lognormal(median: Double, sigma: Double)
  }

  private let kind: Kind

  init(_ distribution: Distribution) {
    switch distribution {
    case .uniform(let low, let high):
      kind = .uniform(low: low, width: high - low)
    case .triangular(let low, let mode, let high):
      kind =
        high > low
        ? .triangular(
          low: low, high: high, split: (mode - low) / (high - low),
          left: (high - low) * (mode - low), right: (high - low) * (high - mode))
        : .fixed(low)
    case .pert(let low, let mode, let high):
      kind =
        high > low
        ? .beta(
          low: low, width: high - low,
          table: BetaQuantileTable(
            1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)))
        : .fixed(low)
    case .normal(let mean, let deviation):
      kind = .normal(mean: mean, deviation: deviation)
    case .lognormal(let median, let sigma):
      kind = .lognormal(median: median, sigma: sigma)
    }
  }

  /// Fills a column with draws.
  func fill(
    _ column: UnsafeMutableBufferPointer<Double>, using generator: inout Xoshiro256StarStar
  ) {
    switch kind {
    case .fixed(let value):
      column.update(repeating: value)
    case .uniform(let low, let width):
      for i in column.indices { column[i] = low + width * generator.nextUniform() }
    case .triangular(let low, let high, let split, let left, let right):
      for i in column.indices {
        let u = generator.nextUniform()
        let below = u < split
        let root = ((below ? u : 1 - u) * (below ? left : right)).squareRoot()
        column[i] = below ? low + root : high - root
      }
    case .beta(let low, let width, let table):
      for i in column.indices { column[i] = low + width * table.draw(generator.next()) }
    case .normal(let mean, let deviation):
      for i in column.indices { column[i] = mean + deviation * generator.nextNormal() }
    case .lognormal(let median, let sigma):
      for i in column.indices { column[i] = median * exp(sigma * generator.nextNormal()) }
    }
  }
}
