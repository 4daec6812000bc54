// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Series that add up: sites into regions, channels into a total.
///
/// Forecasts made apart do not add up; reconciled ones do, so that plans of teams and of the whole
/// agree.
///
/// Source: Wickramasuriya, Athanasopoulos & Hyndman (2019), *Journal of the American Statistical
/// Association* 114, 804–819; Athanasopoulos, Ahmed & Hyndman (2009), *International Journal of
/// Forecasting* 25, 146–166.
public struct ForecastHierarchy: Sendable, Hashable {
  /// How forecasts are made to add up.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// The lowest series as they are, the others as their sums.
    case bottomUp = "bottom-up"
    /// The total as it is, shared by the proportions of the lowest forecasts.
    case topDown = "top-down"
    /// The nearest forecasts that add up, all series counting alike (ordinary least squares).
    case leastSquares = "least-squares"
    /// The nearest forecasts that add up, each series counting by 1 / its number of lowest series.
    case structural
  }

  /// The names of the lowest series, in order.
  public let leaves: [String]
  /// Each sum's name and the lowest series that make it, the total first.
  public let sums: [(name: String, members: [String])]

  private let summing: [[Double]]

  /// Creates a hierarchy.
  ///
  /// - Parameters:
  ///   - leaves: The lowest series' names, each once.
  ///   - sums: The sums, the total of everything first.
  /// - Throws: ``ForecastError/unknownOrRepeatedName(_:)``,
  ///   ``ForecastError/tooFewPoints(count:needed:model:)`` without leaves.
  public init(leaves: [String], sums: [(name: String, members: [String])])
    throws(ForecastError)
  {
    guard !leaves.isEmpty else {
      throw .tooFewPoints(count: 0, needed: 1, model: "A hierarchy")
    }
    var seen = Set<String>()
    for name in sums.map(\.name) + leaves where !seen.insert(name).inserted {
      throw .unknownOrRepeatedName(name)
    }
    var rows: [[Double]] = []
    for sum in sums {
      for member in sum.members where !leaves.contains(member) {
        throw .unknownOrRepeatedName(member)
      }
      rows.append(leaves.map { sum.members.contains($0) ? 1 : 0 })
    }
    for leaf in leaves { rows.append(leaves.map { $0 == leaf ? 1 : 0 }) }
    self.leaves = leaves
    self.sums = sums
    summing = rows
  }

  /// All names: the sums, then the leaves.
  public var names: [String] { sums.map(\.name) + leaves }

  /// Forecasts that add up.
  ///
  ///     ỹ = S (Sᵀ W⁻¹ S)⁻¹ Sᵀ W⁻¹ ŷ
  ///
  /// - Parameters:
  ///   - forecasts: One path per name, all as long.
  ///   - method: How they are made to add up.
  /// - Returns: One path per name; sums equal the sums of their members.
  /// - Throws: ``ForecastError/unknownOrRepeatedName(_:)`` for a missing series,
  ///   ``ForecastError/lengthsDiffer(first:firstCount:second:secondCount:)``.
  public func reconciled(_ forecasts: [String: [Double]], by method: Method)
    throws(ForecastError) -> [String: [Double]]
  {
    var paths: [[Double]] = []
    for name in names {
      guard let path = forecasts[name] else { throw .unknownOrRepeatedName(name) }
      if let first = paths.first, first.count != path.count {
        throw .lengthsDiffer(
          first: "steps of \(names[0])", firstCount: first.count, second: "steps of \(name)",
          secondCount: path.count)
      }
      paths.append(path)
    }
    let horizon = paths[0].count
    var result = names.map { _ in [Double](repeating: 0, count: horizon) }
    for step in 0..<horizon {
      let lowest = try lowest(paths.map { $0[step] }, method)
      for (row, weights) in summing.enumerated() {
        result[row][step] = zip(weights, lowest).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    return Dictionary(uniqueKeysWithValues: zip(names, result))
  }

  private func lowest(_ values: [Double], _ method: Method) throws(ForecastError) -> [Double] {
    let own = Array(values.suffix(leaves.count))
    switch method {
    case .bottomUp: return own
    case .topDown:
      let sum = own.reduce(0, +)
      let total = sums.isEmpty ? sum : values[0]
      guard sum != 0 else { return own.map { _ in total / Double(own.count) } }
      return own.map { total * $0 / sum }
    case .leastSquares: return try nearest(values) { _ in 1 }
    case .structural: return try nearest(values) { row in 1 / row.reduce(0, +) }
    }
  }

  private func nearest(_ values: [Double], _ weight: ([Double]) -> Double)
    throws(ForecastError) -> [Double]
  {
    let roots = summing.map { weight($0).squareRoot() }
    let rows = zip(summing, roots).map { row, root in row.map { $0 * root } }
    let response = zip(values, roots).map { $0 * $1 }
    guard let fit = LeastSquares.fit(rows, response) else {
      throw .noModelFits(count: values.count)
    }
    return fit.coefficients
  }

  /// Two hierarchies are equal when their names and members are.
  public static func == (left: ForecastHierarchy, right: ForecastHierarchy) -> Bool {
    left.names == right.names && left.summing == right.summing
  }

  /// Hashes names and members.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(names)
    hasher.combine(summing)
  }
}
