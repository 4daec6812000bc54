// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// What a purchase model predicted for a later period against what customers did in it.
public struct HoldoutComparison: Sendable, Hashable {
  /// Customers alike in the calibration period.
  public struct Group: Sendable, Hashable {
    /// Repeats in the calibration period; the last group holds this number and more.
    public let repeats: Int
    /// Customers.
    public let customers: Int
    /// The mean number of purchases predicted for the later period.
    public let predicted: Double
    /// The mean number made in it.
    public let actual: Double
  }

  /// The groups by repeats, rising; empty ones left out.
  public let groups: [Group]
  /// All purchases predicted for the later period.
  public let predictedTotal: Double
  /// All purchases made in it.
  public let actualTotal: Double
  /// The mean of |predicted − actual| per customer.
  public let meanAbsoluteError: Double
  /// The correlation of predicted and actual purchases over customers; nil without spread.
  public let correlation: Double?
  /// The purchases of the tenth of customers with the highest predictions, as a multiple of a tenth
  /// of all purchases; nil when nobody bought.
  public let topDecileLift: Double?

  /// Compares.
  ///
  /// - Parameters:
  ///   - predicted: The expected purchases of each customer in the later period.
  ///   - actual: The purchases made.
  ///   - repeats: The repeats of each customer in the calibration period.
  ///   - lastGroup: From how many repeats on customers share a group.
  /// - Throws: ``CustomerValueError``: lengths that differ, nobody, or a prediction that is not
  ///   finite.
  public init(
    predicted: [Double], actual: [Double], repeats: [Int], lastGroup: Int = 7
  ) throws(CustomerValueError) {
    guard predicted.count == actual.count else {
      throw .unequalLengths("predicted", predicted.count, "actual", actual.count)
    }
    guard predicted.count == repeats.count else {
      throw .unequalLengths("predicted", predicted.count, "repeats", repeats.count)
    }
    guard !predicted.isEmpty else { throw .tooFewCustomers(count: 0, needed: 1) }
    for (name, values) in [("predicted", predicted), ("actual", actual)] {
      if let index = values.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(column: name, index: index)
      }
    }
    let members = Dictionary(grouping: predicted.indices) { min(repeats[$0], lastGroup) }
    groups = members.keys.sorted().compactMap { key in
      members[key].map { indices in
        let size = Double(indices.count)
        return Group(
          repeats: key, customers: indices.count,
          predicted: indices.reduce(0) { $0 + predicted[$1] } / size,
          actual: indices.reduce(0) { $0 + actual[$1] } / size)
      }
    }
    predictedTotal = predicted.reduce(0, +)
    actualTotal = actual.reduce(0, +)
    let errors = zip(predicted, actual).reduce(0) { $0 + abs($1.0 - $1.1) }
    meanAbsoluteError = errors / Double(predicted.count)
    correlation = pearson(predicted, actual)
    let best = predicted.indices.sorted { predicted[$0] > predicted[$1] }
      .prefix(max(1, predicted.count / 10))
    let share = Double(best.count) / Double(predicted.count)
    topDecileLift =
      actualTotal > 0 ? best.reduce(0) { $0 + actual[$1] } / actualTotal / share : nil
  }
}
