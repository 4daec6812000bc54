// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The indices of numbers in rising order; equal numbers keep their places.
///
/// - Parameter values: Numbers without NaN, at most 2³¹ of them; −0 and 0 are equal.
/// - Returns: The index of the smallest, of the second smallest, and so on.
/// - Complexity: O(n): a radix sort over the bits, 11 at a time, passes without information left
///   out; a million whole numbers take a few milliseconds.
public func ascendingOrder(of values: [Double]) -> [Int32] {
  let count = values.count
  var order = [Int32](unsafeUninitializedCapacity: count) { buffer, filled in
    for index in 0..<count { buffer[index] = Int32(truncatingIfNeeded: index) }
    filled = count
  }
  guard count > 1 else { return order }
  guard count > 64 else {
    order.sort { (values[Int($0)], $0) < (values[Int($1)], $1) }
    return order
  }
  let keys = values.map(risingBits)
  let constant = keys.dropFirst().reduce(into: UInt64.max) { same, key in
    same &= ~(key ^ keys[0])
  }
  var spare = order
  for shift in stride(from: UInt64(0), to: 64, by: 11) {
    let mask: UInt64 = 2_047
    // A digit that all keys share orders nothing.
    if (constant >> shift) & mask == mask & (UInt64.max >> shift) { continue }
    sortDigit(keys, shift: shift, from: order, into: &spare)
    swap(&order, &spare)
  }
  return order
}

/// The bits of a number such that whole-number order is numeric order.
private func risingBits(_ value: Double) -> UInt64 {
  let bits = (value + 0).bitPattern
  return bits >> 63 == 1 ? ~bits : bits | 1 << 63
}

private func sortDigit(
  _ keys: [UInt64], shift: UInt64, from order: [Int32], into sorted: inout [Int32]
) {
  var starts = [Int](repeating: 0, count: 2_048)
  keys.withUnsafeBufferPointer { keys in
    for key in keys { starts[Int((key >> shift) & 2_047)] += 1 }
    var total = 0
    for digit in starts.indices {
      (starts[digit], total) = (total, total + starts[digit])
    }
    order.withUnsafeBufferPointer { order in
      sorted.withUnsafeMutableBufferPointer { sorted in
        for index in order {
          let digit = Int((keys[Int(index)] >> shift) & 2_047)
          sorted[starts[digit]] = index
          starts[digit] += 1
        }
      }
    }
  }
}
