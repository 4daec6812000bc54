// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation

/// `base` raised to a real exponent, in one place so that the case types need no Foundation.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
