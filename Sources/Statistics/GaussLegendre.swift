// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// The Gauss–Legendre rule: nodes and weights on (0, 1) that integrate polynomials of degree
/// 2n − 1 exactly.
///
///     ∫₀¹ f(x) dx ≈ Σ wᵢ f(xᵢ)
///
/// The nodes are the roots of the Legendre polynomial Pₙ moved to (0, 1), found by Newton's
/// method from cos(π(i − ¼)/(n + ½)); wᵢ = 1/((1 − z²) P′ₙ(z)²) at the root z.
///
/// Source: NIST Digital Library of Mathematical Functions, 3.5(v).
public struct GaussLegendre: Sendable, Hashable {
  /// The places where the function is asked for, rising, all inside (0, 1).
  public let nodes: [Double]
  /// The weight of each node; they sum to 1.
  public let weights: [Double]

  /// The rule with 64 nodes.
  public static let sixtyFour = GaussLegendre(count: 64)

  /// Creates the rule with `count` nodes, at least 1.
  public init(count: Int) {
    precondition(count >= 1, "a rule has at least one node")
    var nodes: [Double] = []
    var weights: [Double] = []
    for i in (1...count).reversed() {
      var z = cos(Double.pi * (Double(i) - 0.25) / (Double(count) + 0.5))
      var slope = 1.0
      for _ in 0..<100 {
        let (value, derivative) = GaussLegendre.legendre(count, z)
        slope = derivative
        let step = value / derivative
        z -= step
        if abs(step) < 1e-16 { break }
      }
      nodes.append((1 + z) / 2)
      weights.append(1 / ((1 - z * z) * slope * slope))
    }
    self.nodes = nodes
    self.weights = weights
  }

  /// The Legendre polynomial of a degree and its derivative, by the three-term recurrence.
  private static func legendre(_ degree: Int, _ z: Double) -> (Double, Double) {
    var before = 0.0
    var value = 1.0
    for j in 1...degree {
      let next = (Double(2 * j - 1) * z * value - Double(j - 1) * before) / Double(j)
      before = value
      value = next
    }
    return (value, Double(degree) * (z * value - before) / (z * z - 1))
  }

  /// The integral of `function` from `low` to `high`, in `panels` equal parts.
  public func integral(
    from low: Double, to high: Double, panels: Int = 1, of function: (Double) -> Double
  ) -> Double {
    let width = (high - low) / Double(panels)
    var total = 0.0
    for panel in 0..<panels {
      let start = low + Double(panel) * width
      for index in nodes.indices {
        total += weights[index] * function(start + width * nodes[index])
      }
    }
    return total * width
  }
}
