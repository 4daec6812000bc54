// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// One value of a metric, with all that a reader needs to trust it or not.
package struct MetricValue: Sendable, Hashable {
  /// The metric's id.
  package var metric: String
  /// The variant's id.
  package var variant: String
  /// The parameters it was computed with.
  package var parameters: [String: Double]
  /// The time it covers.
  package var period: MetricPeriod
  /// The cut: a value per dimension, nil where the rows do not know it.
  package var dimensions: [String: String?]
  /// The value in `unit`; nil with a reason in `absent`.
  package var value: Double?
  /// The number of observations behind it; nil when there is no such number.
  package var n: Int?
  /// The lower end of the interval; nil when there is none.
  package var low: Double?
  /// The upper end of the interval; nil when there is none.
  package var high: Double?
  /// The level of the interval; nil when there is none.
  package var level: Double?
  /// How the value and its interval were made.
  package var method: String
  /// True when the value can still change, because its last days are not settled yet.
  package var provisional: Bool
  /// The unit's code, or the currency of an amount of money.
  package var unit: String
  /// What was left out, and other things to know.
  package var notes: [LocalizedText]
  /// Why there is no value; nil when there is one.
  package var absent: LocalizedText?

  /// Creates a value.
  package init(
    metric: String, variant: String, parameters: [String: Double] = [:], period: MetricPeriod,
    dimensions: [String: String?] = [:], value: Double?, n: Int? = nil, low: Double? = nil,
    high: Double? = nil, level: Double? = nil, method: String, provisional: Bool = false,
    unit: String, notes: [LocalizedText] = [], absent: LocalizedText? = nil
  ) {
    self.metric = metric
    self.variant = variant
    self.parameters = parameters
    self.period = period
    self.dimensions = dimensions
    self.value = value
    self.n = n
    self.low = low
    self.high = high
    self.level = level
    self.method = method
    self.provisional = provisional
    self.unit = unit
    self.notes = notes
    self.absent = absent
  }
}

extension MetricValue: Encodable {
  private enum Key: String, CodingKey {
    case metric, variant, parameters, period, from, to, dimensions, value, n, low, high, level
    case method, provisional, unit, notes, absent
  }

  /// Encodes the row of `rendement kpi --format json`; keys without a value are null.
  ///
  /// - Parameter encoder: The encoder; notes and reasons carry both languages.
  /// - Throws: What the encoder throws.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(metric, forKey: .metric)
    try container.encode(variant, forKey: .variant)
    try container.encode(parameters, forKey: .parameters)
    try container.encode(period.label, forKey: .period)
    try container.encode(period.start, forKey: .from)
    try container.encode(period.end, forKey: .to)
    try container.encode(dimensions, forKey: .dimensions)
    try container.encode(value, forKey: .value)
    try container.encode(n, forKey: .n)
    try container.encode(low, forKey: .low)
    try container.encode(high, forKey: .high)
    try container.encode(level, forKey: .level)
    try container.encode(method, forKey: .method)
    try container.encode(provisional, forKey: .provisional)
    try container.encode(unit, forKey: .unit)
    try container.encode(notes, forKey: .notes)
    try container.encode(absent, forKey: .absent)
  }
}
