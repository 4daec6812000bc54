// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Statistics

/// The effect of a treatment in a panel, with a level of its own for every unit and every time.
///
///     yᵢₜ = αᵢ + λₜ + τ dᵢₜ + x′ᵢₜγ + εᵢₜ
///
/// Unit and time means are swept out in turn until nothing changes (one pass when the panel is
/// complete), then the rest is regressed. Biased when units are treated at different times and
/// effects grow: use ``StaggeredAdoption`` there.
///
/// Source: R. Frisch and F. Waugh, Econometrica 1 (1933); A. Goodman-Bacon, Journal of Econometrics
/// 225 (2021) for the bias.
public struct TwoWayFixedEffects: Sendable {
  /// The regression of the swept outcome on the swept columns, the treatment first.
  public let fit: LeastSquares
  /// The clusters.
  public let clusters: ClusterCovariance
  /// The number of units.
  public let unitCount: Int
  /// The number of times.
  public let timeCount: Int

  /// τ̂ in the unit of the outcome.
  public var effect: Double { fit.coefficients[0] }

  /// The number of observations.
  public var count: Int { fit.count }

  /// The clustered standard error without correction, on the swept data.
  public var clusteredStandardError: Double { clusters.cr0[0, 0].squareRoot() }

  /// Fits the panel.
  ///
  /// - Parameters:
  ///   - outcome: One finite number per observation.
  ///   - units: The unit of each observation.
  ///   - times: The time of each observation.
  ///   - treatment: 1 where and when a unit is treated, else 0; a dose is allowed.
  ///   - covariates: Further columns that change over time, by name.
  ///   - clusters: Groups whose errors move together; nil for the units.
  /// - Returns: The fit.
  /// - Throws: ``EvidenceError/statistics(_:)`` with a collinear treatment when it never changes
  ///   within a unit or is the same for all units at every time.
  public static func estimate(
    _ outcome: [Double], units: [String], times: [String], treatment: [Double],
    covariates: [(name: String, values: [Double])] = [], clusters: [String]? = nil
  ) throws(EvidenceError) -> TwoWayFixedEffects {
    let columns = [(name: "treatment", values: treatment)] + covariates
    for (name, count) in [("unit", units.count), ("time", times.count)]
      + columns.map({ ($0.name, $0.values.count) })
    where count != outcome.count {
      throw .lengthMismatch(column: name, count: count, expected: outcome.count)
    }
    for column in [(name: "outcome", values: outcome)] + columns {
      if let index = column.values.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(column: column.name, index: index)
      }
    }
    let sweep = Sweep(units: units, times: times)
    guard sweep.unitCount > 1 else { throw .oneGroup(what: "The panel", missing: "second unit") }
    guard sweep.timeCount > 1 else { throw .oneGroup(what: "The panel", missing: "second time") }
    let swept = columns.map { (name: $0.name, values: sweep.swept($0.values)) }
    for (index, column) in swept.enumerated() {
      let size = columns[index].values.reduce(0) { max($0, abs($1)) }
      guard column.values.contains(where: { abs($0) > 1e-9 * size }) else {
        throw .statistics(.collinear(column: column.name))
      }
    }
    let (fit, covariance) = try statistically {
      () throws(StatisticsError) -> (LeastSquares, ClusterCovariance) in
      let design = try Design(count: outcome.count, intercept: false, swept)
      let fit = try LeastSquares.fit(sweep.swept(outcome), on: design)
      return (fit, try ClusterCovariance(fit, clusters: clusters ?? units))
    }
    return TwoWayFixedEffects(
      fit: fit, clusters: covariance, unitCount: sweep.unitCount, timeCount: sweep.timeCount)
  }
}

/// Takes unit and time means out of columns.
private struct Sweep {
  private let unitCodes: [Int]
  private let timeCodes: [Int]
  let unitCount: Int
  let timeCount: Int

  init(units: [String], times: [String]) {
    (unitCodes, unitCount) = Sweep.codes(units)
    (timeCodes, timeCount) = Sweep.codes(times)
  }

  private static func codes(_ names: [String]) -> ([Int], Int) {
    var places: [String: Int] = [:]
    let codes = names.map { name in
      if let place = places[name] { return place }
      places[name] = places.count
      return places.count - 1
    }
    return (codes, places.count)
  }

  func swept(_ values: [Double]) -> [Double] {
    var values = values
    let scale = values.reduce(0) { max($0, abs($1)) }
    for _ in 0..<10_000 {
      let moved = max(
        Sweep.takeMeans(&values, unitCodes, unitCount),
        Sweep.takeMeans(&values, timeCodes, timeCount))
      if moved <= 1e-15 * scale { break }
    }
    return values
  }

  private static func takeMeans(_ values: inout [Double], _ codes: [Int], _ count: Int) -> Double {
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: count)
    var sizes = [Double](repeating: 0, count: count)
    for (row, code) in codes.enumerated() {
      sums[code].add(values[row])
      sizes[code] += 1
    }
    let means = zip(sums, sizes).map { $0.value / $1 }
    for (row, code) in codes.enumerated() { values[row] -= means[code] }
    return means.reduce(0) { max($0, abs($1)) }
  }
}
