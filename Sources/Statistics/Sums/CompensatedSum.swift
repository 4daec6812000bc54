// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// A running sum that keeps what rounding would lose.
///
/// The error stays near one unit in the last place of the result plus n·ε² of Σ|x|, whatever the
/// order.
///
/// Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen",
/// ZAMM 54 (1974).
public struct CompensatedSum: Sendable, Hashable {
  private var sum: Double
  private var correction = 0.0

  /// Creates a sum with a first value.
  public init(_ first: Double = 0) { sum = first }

  /// Adds the values of a sequence to zero.
  public init(of values: some Sequence<Double>) {
    self.init()
    for value in values { add(value) }
  }

  /// Adds one value.
  public mutating func add(_ value: Double) {
    let total = sum + value
    correction += abs(sum) >= abs(value) ? (sum - total) + value : (value - total) + sum
    sum = total
  }

  /// The sum.
  public var value: Double { correction.isFinite ? sum + correction : sum }
}
