// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Forecasting
internal import Quantities

/// Outliers, breaks and alerts of the forecasting module.
enum AnomalyOperations {
  static let all: [String: Operation] = [
    "gesd": { input in
      let test = try ExtremeStudentizedDeviate.test(
        try await input.series(), maximumOutliers: try input.integer("max_outliers"),
        alpha: try input.optionalNumber("alpha") ?? 0.05)
      return [
        "R": .numbers(test.statistics), "lambda": .numbers(test.criticalValues),
        "outliers": .integer(test.outlierCount),
        "indices": .list(test.order[..<test.outlierCount].map { .integer($0) }),
      ]
    },
    "changepoint_mean": { input in
      let found = try MeanBreak.find(
        in: try await input.series(), trim: try input.optionalNumber("trim") ?? 0.15)
      return [
        "break_after_index": .integer(found.breakAfter), "sup_F": .finite(found.statistic),
      ]
    },
    "anomalies": { input in
      var detector = AnomalyDetector(
        period: try input.optionalNumber("period").map { Int($0) } ?? 1)
      if let alpha = try input.optionalNumber("alpha") { detector.falseAlarmRate = alpha }
      let report = try detector.detect(try await input.series())
      let largest = report.shifts.max { change($0) < change($1) }
      return [
        "flagged": .list(report.points.map { .integer($0.index) }),
        "level_shift_at": largest.map { .integer($0.index) } ?? .null,
        "level_shifts": .list(report.shifts.map { .integer($0.index) }),
      ]
    },
    "anomalies_days": { input in
      let table = try await input.table()
      let values = try table.numbers(try input.text("value"))
      let moments = try moments(table.texts(try input.text("timestamp")), "timestamp")
      let found = try DayAnomalies.find(values, moments: moments)
      let days = Set(found.days.map(\.day))
      var hit = 0
      for window in try input.list("windows") {
        guard case .list(let ends) = window, ends.count == 2 else {
          throw CaseError.wrongKind("windows", "list of pairs of time stamps")
        }
        let bounds = try Self.moments(
          ends.map { if case .text(let text) = $0 { text } else { nil } }, "windows")
        if days.contains(where: { $0 >= bounds[0].day && $0 <= bounds[1].day }) { hit += 1 }
      }
      return [
        "windows_hit": .integer(hit), "flagged_days": .integer(days.count),
        "days": .list(days.sorted().map { .text($0.description) }),
      ]
    },
  ]

  private static func change(_ shift: AnomalyShift) -> Double {
    shift.before != 0 ? abs(shift.after / shift.before - 1) : .infinity
  }

  private static func moments(_ texts: [String?], _ name: String) throws -> [LocalMoment] {
    try texts.map { text in
      guard let moment = text.flatMap({ LocalMoment(iso: $0) }) else {
        throw CaseError.wrongKind(name, "time stamp such as 2026-03-01 09:30")
      }
      return moment
    }
  }
}
