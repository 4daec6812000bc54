// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Statistics
import Testing

@Suite struct GaussLegendreTests {
  /// NIST DLMF table 3.5.1: five points on (−1, 1), here moved to (0, 1).
  @Test func fivePointsAreTheTable() {
    let rule = GaussLegendre(count: 5)
    let roots = [
      -0.906179845938664, -0.538469310105683, 0, 0.538469310105683, 0.906179845938664,
    ]
    let weights = [
      0.236926885056189, 0.478628670499366, 0.568888888888889, 0.478628670499366,
      0.236926885056189,
    ]
    for i in 0..<5 {
      #expect(abs(rule.nodes[i] - (1 + roots[i]) / 2) < 1e-14)
      #expect(abs(rule.weights[i] - weights[i] / 2) < 1e-14)
    }
  }

  @Test func sixtyFourPointsIntegrateAnExponential() {
    let value = GaussLegendre.sixtyFour.integral(from: 0, to: 20) { exp(-$0) }
    #expect(abs(value - (1 - exp(-20))) < 1e-14)
    let parts = GaussLegendre.sixtyFour.integral(from: 0, to: 2000, panels: 20) { exp(-$0) }
    #expect(abs(parts - 1) < 1e-13)
  }
}
