// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Statistics
import Testing

struct AscendingOrderTests {
  @Test(arguments: [0, 1, 10, 500])
  func `the order is that of a stable sort`(count: Int) {
    let draws = HashDraws(seed: 3, stream: 1)
    let values = (0..<count).map { index -> Double in
      let draw = draws.normal(UInt64(index))
      return index % 3 == 0 ? draw.rounded() : draw * 1e6
    }
    let expected = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    #expect(ascendingOrder(of: values).map(Int.init) == expected)
  }

  @Test func `equal numbers keep their places and infinities stand outside`() {
    let values = [Double](repeating: 0, count: 70) + [-0.0, .infinity, -.infinity, 1]
    let order = ascendingOrder(of: values).map(Int.init)
    #expect(order.first == 72 && order.last == 71)
    #expect(Array(order[1...71]) == Array(0...70))
  }
}
