// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// Draws from a beta distribution by a table of its quantile function: as fast as a uniform draw
/// and a polynomial, and with the same number of random bits for every draw.
///
/// Each half (0, ½] is cut into octaves [2⁻ᵏ⁻¹, 2⁻ᵏ] of 16 cells, down to 2⁻²⁰; in a cell the
/// quantile is a cubic that has its value and slope at both ends. Beyond, where one draw in half a
/// million falls, it is computed exactly. The relative error is below 1e-6 of the quantile's
/// distance from its bound, far below the Monte-Carlo error of any number of draws in use.
struct BetaQuantileTable: Sendable {
  private static let octaves = 20
  private static let cells = 16

  private let a: Double
  private let b: Double
  /// The cells of the lower half, then those of the upper half as 1 − the quantile of 1 − x.
  private let table: [SIMD4<Double>]

  /// Creates the table of beta(a, b); both shapes at least 1.
  init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
    let mirrored = BetaQuantileTable.half(b, a).map { SIMD4(1 - $0[0], -$0[1], -$0[2], -$0[3]) }
    table = BetaQuantileTable.half(a, b) + mirrored
  }

  /// The beta number of 64 random bits: the lowest chooses the half, the others the place in it.
  @inline(__always)
  func draw(_ bits: UInt64) -> Double {
    let place = (Double(bits >> 11) + 0.5) * 0x1p-54
    // The exponent and four bits of the significand name the cell; the rest is the place in it.
    let pattern = place.bitPattern
    let cell = Int(pattern >> 48) - BetaQuantileTable.firstCell
    guard cell >= 0 else { return tail(place, isUpper: bits & 1 == 1) }
    let within = Double(bitPattern: (pattern << 4) & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
    let t = within - 1
    // No branch on the half: it is a coin toss that no processor foresees.
    let c = table[cell + Int(bits & 1) * BetaQuantileTable.cellsOfHalf]
    return ((c[3] * t + c[2]) * t + c[1]) * t + c[0]
  }

  private func tail(_ place: Double, isUpper: Bool) -> Double {
    isUpper ? 1 - betaQuantile(place, b, a) : betaQuantile(place, a, b)
  }

  private static let cellsOfHalf = octaves * cells
  private static let firstCell = Int(exp2(-Double(octaves) - 1).bitPattern >> 48)

  private static func half(_ a: Double, _ b: Double) -> [SIMD4<Double>] {
    let logBeta = logGamma(a) + logGamma(b) - logGamma(a + b)
    func node(_ index: Int) -> Double {
      Double(bitPattern: UInt64(firstCell + index) << 48)
    }
    func slope(_ x: Double) -> Double {
      exp(logBeta - (a - 1) * log(x) - (b - 1) * log1p(-x))
    }
    var x = betaQuantile(node(0), a, b)
    var rise = slope(x)
    return (0..<cellsOfHalf).map { index in
      let width = node(index + 1) - node(index)
      let next = step(to: node(index + 1), from: x + rise * width, a, b, slope)
      let nextRise = slope(next)
      defer {
        x = next
        rise = nextRise
      }
      let gap = next - x
      return SIMD4(
        x, rise * width, 3 * gap - (2 * rise + nextRise) * width,
        (rise + nextRise) * width - 2 * gap)
    }
  }

  /// The quantile near a first guess by Newton's method, else from scratch.
  private static func step(
    to p: Double, from guess: Double, _ a: Double, _ b: Double, _ slope: (Double) -> Double
  ) -> Double {
    var x = guess
    for _ in 0..<8 {
      guard x > 0, x < 1 else { break }
      let move = (regularizedIncompleteBeta(x, a, b) - p) * slope(x)
      x -= move
      if abs(move) <= 1e-12 * x { return x }
    }
    return betaQuantile(p, a, b)
  }
}
