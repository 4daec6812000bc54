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
  private let lower: [SIMD4<Double>]
  private let upper: [SIMD4<Double>]

  /// Creates the table of beta(a, b); both shapes at least 1.
  init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
    lower = BetaQuantileTable.half(a, b)
    upper = BetaQuantileTable.half(b, a)
  }

  /// The beta number of 64 random bits: the lowest chooses the half, the others the place in it.
  @inline(__always)
  func draw(_ bits: UInt64) -> Double {
    let place = (Double(bits >> 11) + 0.5) * 0x1p-54
    return bits & 1 == 0 ? lookUp(lower, place, a, b) : 1 - lookUp(upper, place, b, a)
  }

  @inline(__always)
  private func lookUp(_ table: [SIMD4<Double>], _ p: Double, _ a: Double, _ b: Double) -> Double {
    // The exponent and four bits of the significand name the cell; the rest is the place in it.
    let pattern = p.bitPattern
    let cell = Int(pattern >> 48) - BetaQuantileTable.firstCell
    guard cell >= 0 else { return betaQuantile(p, a, b) }
    let within = Double(bitPattern: (pattern << 4) & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
    let t = within - 1
    let c = table[cell]
    return ((c[3] * t + c[2]) * t + c[1]) * t + c[0]
  }

  private static let firstCell = Int(exp2(-Double(octaves) - 1).bitPattern >> 48)

  private static func half(_ a: Double, _ b: Double) -> [SIMD4<Double>] {
    let count = octaves * cells
    let logBeta = logGamma(a) + logGamma(b) - logGamma(a + b)
    func node(_ index: Int) -> Double {
      Double(bitPattern: UInt64(firstCell + index) << 48)
    }
    func slope(_ x: Double) -> Double {
      exp(logBeta - (a - 1) * log(x) - (b - 1) * log1p(-x))
    }
    var x = betaQuantile(node(0), a, b)
    var rise = slope(x)
    return (0..<count).map { index in
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
