// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Statistics

/// How long one contact takes in a simulation.
public enum HandleTime: Sendable, Hashable {
  /// Exponential with this mean, in seconds: the assumption of Erlang's formulas.
  case exponential(mean: Double)
  /// Always the same number of seconds.
  case constant(Double)
  /// Lognormal with this mean in seconds and coefficient of variation (standard deviation ÷ mean):
  /// what handle times of calls look like, with a coefficient near 1.
  case lognormal(mean: Double, variation: Double)

  /// The mean, in seconds.
  public var mean: Double {
    switch self {
    case .exponential(let mean), .constant(let mean), .lognormal(let mean, _): mean
    }
  }

  func check() throws(WorkforceError) {
    guard mean > 0, mean.isFinite else {
      throw .outOfDomain(.handleSeconds, mean, .aboveZero)
    }
    if case .lognormal(_, let variation) = self {
      guard variation > 0, variation.isFinite else {
        throw .outOfDomain(.handleVariation, variation, .aboveZero)
      }
    }
  }

  func draw(using generator: inout Xoshiro256StarStar) -> Double {
    switch self {
    case .exponential(let mean): return -mean * log(generator.nextUniform())
    case .constant(let seconds): return seconds
    case .lognormal(let mean, let variation):
      let variance = log1p(variation * variation)
      return mean * exp(variance.squareRoot() * generator.nextNormal() - variance / 2)
    }
  }
}
