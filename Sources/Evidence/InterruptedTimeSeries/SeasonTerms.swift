// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities

/// How the season enters a segmented regression.
public enum SeasonTerms: Sendable, Hashable, Codable {
  /// By the grain and the length: weekdays for days; yearly waves (two pairs for months, two or
  /// three for weeks and days) once there is a year before the change.
  case automatic
  /// None.
  case none
  /// Pairs of sine and cosine with a period in observations.
  case harmonics(period: Double, pairs: Int)
  /// A level of its own for each month of the year.
  case months
  /// A level of its own for each day of the week.
  case weekdays

  /// The columns for a series.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - change: The first observation after the change.
  /// - Returns: Columns by name; empty for none.
  func columns(for series: OutcomeSeries, change: Int) -> [(name: String, values: [Double])] {
    switch self {
    case .none: return []
    case .harmonics(let period, let pairs):
      return SeasonTerms.waves((0..<series.count).map { Double($0) / period }, pairs)
    case .months:
      guard let starts = series.starts else { return [] }
      return SeasonTerms.dummies(starts.map { "month \($0.month)" })
    case .weekdays:
      guard let starts = series.starts else { return [] }
      return SeasonTerms.dummies(starts.map { "weekday \($0.weekday)" })
    case .automatic: return SeasonTerms.automaticColumns(series, change)
    }
  }

  private static func automaticColumns(
    _ series: OutcomeSeries, _ change: Int
  ) -> [(name: String, values: [Double])] {
    guard let starts = series.starts, let year = series.observationsPerYear else { return [] }
    var columns: [(name: String, values: [Double])] = []
    if series.grain == .day, change >= 21 {
      columns += dummies(starts.map { "weekday \($0.weekday)" })
    }
    guard Double(change) >= year.rounded(.down), year >= 4 else { return columns }
    let years = Double(series.count) / year
    let pairs =
      switch series.grain {
      case .month: 2
      case .quarter: 1
      default: years >= 2 ? 3 : 2
      }
    return columns + waves(starts.map { Double($0.daysSinceEpoch) / 365.25 }, pairs)
  }

  private static func waves(_ turns: [Double], _ pairs: Int) -> [(name: String, values: [Double])] {
    (1...max(pairs, 1)).flatMap { pair in
      let angles = turns.map { 2 * Double.pi * Double(pair) * $0 }
      return [
        (name: "sine \(pair)", values: angles.map { sin($0) }),
        (name: "cosine \(pair)", values: angles.map { cos($0) }),
      ]
    }
  }

  /// A column of 0 and 1 for each name but the first.
  private static func dummies(_ names: [String]) -> [(name: String, values: [Double])] {
    Set(names).sorted().dropFirst().map { name in
      (name: name, values: names.map { $0 == name ? 1 : 0 })
    }
  }
}
