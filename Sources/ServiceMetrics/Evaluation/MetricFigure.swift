// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// What a formula gives for one cell: a value with its uncertainty, or the reason why there is none.
struct MetricFigure: Sendable, Hashable {
  var value: Double?
  var n: Int?
  var low: Double?
  var high: Double?
  var method: String
  /// The currency of an amount of money.
  var currency: String?
  var notes: [LocalizedText] = []
  var absent: LocalizedText?
  /// True when the value is inferred from a sample, so that few observations deserve a warning.
  var isSampled = false

  /// A figure without a value.
  static func absent(_ reason: LocalizedText, method: String, n: Int? = nil) -> MetricFigure {
    MetricFigure(value: nil, n: n, method: method, absent: reason)
  }
}
