// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Forecasting

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
  ]
}
