// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Testing

@testable import Demonstration

@Suite struct PortableMathTests {
  /// Against the C library, which is accurate to half a unit in the last place.
  @Test func `exp agrees with the C library to 2e-14`() {
    for step in -2000...2000 {
      let x = Double(step) / 37
      #expect(abs(PortableMath.exp(x) / Foundation.exp(x) - 1) < 2e-14)
    }
  }

  @Test func `log agrees with the C library to 1e-14`() {
    for step in -900...900 {
      let x = Foundation.exp(Double(step) / 3.1)
      let expected = Foundation.log(x)
      #expect(abs(PortableMath.log(x) - expected) <= 1e-14 * max(1, abs(expected)))
    }
    #expect(PortableMath.log(1) == 0)
  }
}
