// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A whole number from 0 up with leading zeros: `padded(7, 3)` is `007`.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
