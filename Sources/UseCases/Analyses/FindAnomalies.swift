// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Forecasting
internal import Quantities

/// What does not fit the season and the past of a series.
package struct FindAnomalies: Sendable {
  /// The anomalies of a series with what stands around them.
  package struct Answer: Sendable {
    /// The series.
    package var series: DatedSeries
    /// What was found.
    package var report: AnomalyReport
    /// The periods of a season.
    package var period: Int
  }

  /// The chance of any false alarm in a clean series that is aimed at.
  package var falseAlarmRate: Double
  /// The smallest change worth an alert, a fraction of what was expected.
  package var minimumEffect: Double
  /// The periods of a season; nil for what suits the grain.
  package var period: Int?

  /// Creates the use case.
  package init(falseAlarmRate: Double = 0.01, minimumEffect: Double = 0.1, period: Int? = nil) {
    self.falseAlarmRate = falseAlarmRate
    self.minimumEffect = minimumEffect
    self.period = period
  }

  /// Looks through a series.
  ///
  /// - Parameter source: The series.
  /// - Returns: Points, level shifts and alerts, one per cause.
  /// - Throws: `ForecastError`, ``AnalysisProblem`` or ``ColumnTableError``.
  package func run(_ source: SeriesSource) async throws -> Answer {
    let series = try await source.read()
    let season = period ?? Self.season(of: series)
    var detector = AnomalyDetector(period: season)
    detector.falseAlarmRate = falseAlarmRate
    detector.minimumEffect = minimumEffect
    return Answer(
      series: series, report: try detector.detect(series.values.map { $0 }), period: season)
  }

  /// The season that the grain suggests, when the series is long enough to show it twice.
  private static func season(of series: DatedSeries) -> Int {
    let natural: Int =
      switch series.grain {
      case .day?: 7
      case .week?: 52
      case .month?: 12
      case .quarter?: 4
      default: 1
      }
    return series.values.count >= 2 * natural ? natural : 1
  }
}
