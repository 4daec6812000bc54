// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// How good predicted chances of leaving are, against who left.
///
/// Judge a model on customers it was not fitted to: on its own it looks better than it is.
public struct PredictionQuality: Sendable, Hashable {
  /// Customers with similar predictions.
  public struct Bin: Sendable, Hashable {
    /// Customers.
    public let customers: Int
    /// Their mean predicted chance.
    public let predicted: Double
    /// The share that left.
    public let actual: Double
    /// The Wilson interval of that share at 95 %.
    public let interval: ClosedRange<Double>
    /// The share that left as a multiple of the share of all.
    public let lift: Double
    /// The share of all departures among the customers of this bin and of those above it.
    public let captured: Double
  }

  /// The bins of equal size, the highest predictions first.
  public let bins: [Bin]
  /// The chance that a customer who left had a higher prediction than one who stayed (area under
  /// the ROC curve), ties counted half.
  public let areaUnderCurve: Double
  /// The mean squared distance of prediction and outcome (Brier score); lower is better.
  public let brierScore: Double
  /// The Brier score of predicting the overall share for everybody.
  public let brierOfBaseRate: Double
  /// χ² of Hosmer and Lemeshow over the bins.
  public let calibrationStatistic: Double
  /// Its p-value with bins − 2 degrees of freedom (bins for held-out customers); a small one says
  /// that the chances are not those observed.
  public let calibrationP: Double
  /// Customers.
  public let count: Int

  /// Judges predictions.
  ///
  ///     χ² = Σ (Oₖ − nₖ p̄ₖ)² / (nₖ p̄ₖ (1 − p̄ₖ))
  ///
  /// - Parameters:
  ///   - predicted: One probability per customer.
  ///   - left: Whether the customer left.
  ///   - bins: How many bins of equal size; fewer when customers do not suffice.
  ///   - isHeldOut: Whether the model was fitted to other customers, which changes the degrees of
  ///     freedom.
  /// - Throws: ``ChurnError``.
  ///
  /// Source: D. Hosmer and S. Lemeshow, *Applied Logistic Regression*, chapter 5; the area under the
  /// curve by ranks (Mann and Whitney).
  public init(
    predicted: [Double], left: [Bool], bins: Int = 10, isHeldOut: Bool = false
  ) throws(ChurnError) {
    guard predicted.count == left.count else {
      throw .unequalLengths(column: "left", count: left.count, expected: predicted.count)
    }
    guard predicted.count >= 10 else {
      throw .tooFewCustomers(count: predicted.count, needed: 10)
    }
    guard bins >= 3 else {
      throw .outOfDomain(name: "bins", value: Double(bins), expected: "at least 3")
    }
    if let index = predicted.firstIndex(where: { !(0...1).contains($0) }) {
      throw .notAProbability(index: index, value: predicted[index])
    }
    let departures = left.count { $0 }
    guard departures > 0, departures < left.count else { throw .oneOutcome }
    let order = ascendingOrder(of: predicted).map(Int.init)
    let share = Double(departures) / Double(left.count)
    let found = makeBins(
      Array(order.reversed()), predicted, left, min(bins, predicted.count / 3), share)
    self.bins = found
    count = left.count
    areaUnderCurve = rankArea(order, predicted, left, departures)
    let squares = predicted.indices.reduce(0.0) { sum, index in
      let gap = predicted[index] - (left[index] ? 1 : 0)
      return sum + gap * gap
    }
    brierScore = squares / Double(count)
    brierOfBaseRate = share * (1 - share)
    let statistic = found.reduce(0.0) { sum, bin in
      let spread = bin.predicted * (1 - bin.predicted)
      guard spread > 0 else { return sum }
      let gap = bin.actual - bin.predicted
      return sum + Double(bin.customers) * gap * gap / spread
    }
    calibrationStatistic = statistic
    let degrees = Double(isHeldOut ? found.count : max(1, found.count - 2))
    calibrationP = chiSquaredSurvival(statistic, degreesOfFreedom: degrees)
  }
}

private func makeBins(
  _ falling: [Int], _ predicted: [Double], _ left: [Bool], _ count: Int, _ share: Double
) -> [PredictionQuality.Bin] {
  var bins: [PredictionQuality.Bin] = []
  var captured = 0.0
  let total = share * Double(left.count)
  for bin in 0..<count {
    let members = falling[(bin * falling.count / count)..<((bin + 1) * falling.count / count)]
    let size = Double(members.count)
    let departures = Double(members.count { left[$0] })
    captured += departures
    bins.append(
      PredictionQuality.Bin(
        customers: members.count,
        predicted: members.reduce(0) { $0 + predicted[$1] } / size, actual: departures / size,
        interval: wilsonInterval(successes: departures, count: size) ?? 0...1,
        lift: departures / size / share, captured: captured / total))
  }
  return bins
}

private func rankArea(
  _ rising: [Int], _ predicted: [Double], _ left: [Bool], _ departures: Int
) -> Double {
  var sum = 0.0
  var place = 0
  while place < rising.count {
    var end = place
    while end < rising.count, predicted[rising[end]] == predicted[rising[place]] { end += 1 }
    let rank = Double(place + end + 1) / 2
    for index in rising[place..<end] where left[index] { sum += rank }
    place = end
  }
  let gone = Double(departures)
  let stayed = Double(left.count - departures)
  return (sum - gone * (gone + 1) / 2) / (gone * stayed)
}
