// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Statistics
import Testing

/// Rosenbrock's valley, whose minimum is 0 at (1, 1): The Computer Journal 3 (1960).
private func rosenbrock(_ x: [Double]) -> Double {
  let wall = x[1] - x[0] * x[0]
  return 100 * wall * wall + (1 - x[0]) * (1 - x[0])
}

struct OptimisationTests {
  @Test func `the simplex finds the end of Rosenbrock's valley`() {
    let found = minimumBySimplex(from: [-1.2, 1], of: rosenbrock)
    #expect(found.converged)
    #expect(abs(found.point[0] - 1) < 1e-6 && abs(found.point[1] - 1) < 1e-6)
  }

  // Powell's singular function: minimum 0 at the origin (The Computer Journal 5, 1962).
  @Test func `the simplex finds the minimum of Powell's four coordinates`() {
    let found = minimumBySimplex(from: [3, -1, 0, 1]) { x in
      pow(x[0] + 10 * x[1], 2) + 5 * pow(x[2] - x[3], 2) + pow(x[1] - 2 * x[2], 4)
        + 10 * pow(x[0] - x[3], 4)
    }
    #expect(found.value < 1e-9)
  }

  @Test func `the simplex steps back from points without a value`() {
    // x − ln x is smallest at 1; left of 0 it is not a number.
    let found = minimumBySimplex(from: [0.05], step: [-0.5]) { $0[0] - log($0[0]) }
    #expect(abs(found.point[0] - 1) < 1e-5)
  }

  @Test func `gradients find the end of Rosenbrock's valley`() {
    let found = minimumByGradient(from: [-1.2, 1]) { x, gradient in
      let wall = x[1] - x[0] * x[0]
      gradient[0] = -400 * x[0] * wall - 2 * (1 - x[0])
      gradient[1] = 200 * wall
      return rosenbrock(x)
    }
    #expect(found.converged)
    #expect(abs(found.point[0] - 1) < 1e-7 && abs(found.point[1] - 1) < 1e-7)
    #expect(found.iterations < 60)
  }

  @Test func `gradients solve a badly scaled bowl`() {
    let scales = (0..<10).map { pow(10, Double($0) / 4) }
    let found = minimumByGradient(from: [Double](repeating: 1, count: 10)) { x, gradient in
      var value = 0.0
      for index in x.indices {
        gradient[index] = 2 * scales[index] * (x[index] - 3)
        value += scales[index] * (x[index] - 3) * (x[index] - 3)
      }
      return value
    }
    #expect(found.converged)
    #expect(found.point.allSatisfy { abs($0 - 3) < 1e-6 })
  }

  @Test func `a start without a value is said not to have converged`() {
    let found = minimumByGradient(from: [0]) { _, _ in .nan }
    #expect(!found.converged)
  }

  // R: optimize(function(x) (x - 1/3)^2, c(0, 1)) gives 0.3333333.
  @Test func `Brent's minimum of R's example`() {
    let found = minimum(in: 0...1) { ($0 - 1.0 / 3) * ($0 - 1.0 / 3) }
    #expect(found.converged && abs(found.point[0] - 1.0 / 3) < 1e-8)
    // The gamma function has its minimum at 1.4616321449683622 (NIST DLMF 5.4.20).
    let gamma = minimum(in: 1...2) { tgamma($0) }
    #expect(abs(gamma.point[0] - 1.461632144968) < 1e-7)
  }

  @Test func `Brent's root of Wallis and of the cosine`() throws {
    // x³ − 2x − 5 = 0 at 2.0945514815423265 (Wallis 1685, OEIS A007493).
    let wallis = try #require(root(in: 2...3) { $0 * $0 * $0 - 2 * $0 - 5 })
    #expect(abs(wallis - 2.0945514815423265) < 1e-14)
    let half = try #require(root(in: 1...2) { cos($0) })
    #expect(abs(half - Double.pi / 2) < 1e-14)
    #expect(root(in: 0...1) { $0 + 1 } == nil)
  }
}
