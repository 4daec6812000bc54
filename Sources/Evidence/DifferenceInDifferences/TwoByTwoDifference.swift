// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Statistics

/// The difference of two differences: treated after − before, less control after − before.
///
///     τ̂ = (ȳ₁₁ − ȳ₁₀) − (ȳ₀₁ − ȳ₀₀)
///
/// Equal to the interaction of a regression on group, period and their product. Observations may
/// be single contacts or people; the clusters are the units that were treated or not.
///
/// Source: D. Card and A. Krueger, American Economic Review 84 (1994), table 3.
public struct TwoByTwoDifference: Sendable {
  /// One of the four means.
  public struct Cell: Sendable, Hashable {
    /// The number of observations.
    public let count: Int
    /// Their mean.
    public let mean: Double
    /// Their variance, with n − 1 below; nil with one observation.
    public let variance: Double?
  }

  /// Treated before, treated after, control before, control after.
  public let treatedBefore: Cell
  /// The treated after the change.
  public let treatedAfter: Cell
  /// The others before the change.
  public let controlBefore: Cell
  /// The others after the change.
  public let controlAfter: Cell
  /// The regression on (intercept), group, period, group × period.
  public let fit: LeastSquares
  /// The clusters; nil when none were given.
  public let clusters: ClusterCovariance?

  /// τ̂ in the unit of the outcome.
  public var effect: Double { fit.coefficients[3] }

  /// The number of observations.
  public var count: Int { fit.count }

  /// √Σ s²/n over the four cells; nil when a cell has one observation.
  public var independentStandardError: Double? {
    var sum = 0.0
    for cell in [treatedBefore, treatedAfter, controlBefore, controlAfter] {
      guard let variance = cell.variance else { return nil }
      sum += variance / Double(cell.count)
    }
    return sum.squareRoot()
  }

  /// Computes the difference.
  ///
  /// - Parameters:
  ///   - outcome: One finite number per observation.
  ///   - isTreated: Whether the observation belongs to the treated group.
  ///   - isAfter: Whether it was made after the change.
  ///   - clusters: The unit that each observation belongs to; nil for none.
  /// - Returns: The four means and the regression.
  /// - Throws: ``EvidenceError/oneGroup(what:missing:)`` when one of the four cells is empty, and
  ///   the errors of the regression.
  public static func estimate(
    _ outcome: [Double], isTreated: [Bool], isAfter: [Bool], clusters: [String]? = nil
  ) throws(EvidenceError) -> TwoByTwoDifference {
    guard isTreated.count == outcome.count, isAfter.count == outcome.count else {
      throw .lengthMismatch(
        column: "group", count: min(isTreated.count, isAfter.count), expected: outcome.count)
    }
    if let index = outcome.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(column: "outcome", index: index)
    }
    func cell(_ treated: Bool, _ after: Bool, _ name: String) throws(EvidenceError) -> Cell {
      let values = outcome.indices.filter { isTreated[$0] == treated && isAfter[$0] == after }
        .map { outcome[$0] }
      guard !values.isEmpty else { throw .oneGroup(what: "The four means", missing: name) }
      let sample = try statistically { () throws(StatisticsError) in try SampleDescription(values) }
      return Cell(
        count: values.count, mean: sample.mean,
        variance: sample.standardDeviation.map { $0 * $0 })
    }
    let cells = [
      try cell(true, false, "treated observation before the change"),
      try cell(true, true, "treated observation after the change"),
      try cell(false, false, "untreated observation before the change"),
      try cell(false, true, "untreated observation after the change"),
    ]
    let group = isTreated.map { $0 ? 1.0 : 0 }
    let period = isAfter.map { $0 ? 1.0 : 0 }
    let (fit, covariance) = try statistically {
      () throws(StatisticsError) -> (LeastSquares, ClusterCovariance?) in
      let design = try Design(
        count: outcome.count,
        [
          (name: "treated", values: group), (name: "after", values: period),
          (name: "treated × after", values: zip(group, period).map { $0 * $1 }),
        ])
      let fit = try LeastSquares.fit(outcome, on: design)
      return (
        fit,
        try clusters.map { (names) throws(StatisticsError) in
          try ClusterCovariance(fit, clusters: names)
        }
      )
    }
    return TwoByTwoDifference(
      treatedBefore: cells[0], treatedAfter: cells[1], controlBefore: cells[2],
      controlAfter: cells[3], fit: fit, clusters: covariance)
  }
}
