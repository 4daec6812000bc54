// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// An outcome measured once per period, without gaps.
public struct OutcomeSeries: Sendable, Hashable, Codable {
  /// When the observations were made.
  public enum Axis: Sendable, Hashable, Codable {
    /// Calendar periods by their first days.
    case periods(Grain, starts: [LocalDate])
    /// Equal steps without a calendar.
    case steps
  }

  /// The name of the outcome as the user knows it.
  public let name: LocalizedText
  /// The unit of a value, such as "contacts per week"; nil for a share or an index.
  public let unit: LocalizedText?
  /// The values, in time order.
  public let values: [Double]
  /// When they were measured.
  public let axis: Axis

  /// Creates a series over calendar periods.
  ///
  /// - Parameters:
  ///   - name: The name of the outcome.
  ///   - unit: The unit of a value.
  ///   - grain: The length of a period; hours are given as steps instead.
  ///   - starts: The first day of each period, rising, none missing.
  ///   - values: One finite number per period.
  /// - Throws: ``EvidenceError/duplicate(what:)``, ``EvidenceError/unequalSpacing(after:expected:)``,
  ///   ``EvidenceError/notFinite(column:index:)`` or
  ///   ``EvidenceError/lengthMismatch(column:count:expected:)``.
  public init(
    name: LocalizedText, unit: LocalizedText? = nil, grain: Grain, starts: [LocalDate],
    values: [Double]
  ) throws(EvidenceError) {
    guard starts.count == values.count else {
      throw .lengthMismatch(column: "period", count: starts.count, expected: values.count)
    }
    for (before, after) in zip(starts, starts.dropFirst()) {
      guard before != after else { throw .duplicate(what: "\(before)") }
      let expected = grain.next(after: before)
      guard after == expected else {
        throw .unequalSpacing(after: "\(before)", expected: "\(expected)")
      }
    }
    try self.init(name, unit, .periods(grain, starts: starts), values)
  }

  /// Creates a series of equal steps without a calendar.
  ///
  /// - Parameters:
  ///   - name: The name of the outcome.
  ///   - unit: The unit of a value.
  ///   - values: One finite number per step.
  /// - Throws: ``EvidenceError/notFinite(column:index:)``.
  public init(
    name: LocalizedText, unit: LocalizedText? = nil, values: [Double]
  ) throws(EvidenceError) {
    try self.init(name, unit, .steps, values)
  }

  private init(
    _ name: LocalizedText, _ unit: LocalizedText?, _ axis: Axis, _ values: [Double]
  ) throws(EvidenceError) {
    if let index = values.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(column: name.en, index: index)
    }
    self.name = name
    self.unit = unit
    self.axis = axis
    self.values = values
  }

  /// The number of observations.
  public var count: Int { values.count }

  /// The length of a period; nil for steps.
  public var grain: Grain? {
    guard case .periods(let grain, _) = axis else { return nil }
    return grain
  }

  /// The first days of the periods; nil for steps.
  public var starts: [LocalDate]? {
    guard case .periods(_, let starts) = axis else { return nil }
    return starts
  }

  /// From the first to the last day covered; nil for steps or an empty series.
  public var window: ClosedRange<LocalDate>? {
    guard case .periods(let grain, let starts) = axis, let first = starts.first,
      let last = starts.last
    else { return nil }
    return first...grain.next(after: last).adding(days: -1)
  }

  /// Where an observation stands in a drawing.
  public func position(_ index: Int) -> EvidencePlot.Position {
    starts.map { .day($0[index]) } ?? .number(Double(index + 1))
  }

  /// An observation's period or number, for sentences and tables.
  public func label(_ index: Int) -> String {
    starts.map { "\($0[index])" } ?? "\(index + 1)"
  }

  /// The first observations.
  func prefix(_ count: Int) -> OutcomeSeries {
    OutcomeSeries(checked: self, count: count)
  }

  private init(checked series: OutcomeSeries, count: Int) {
    name = series.name
    unit = series.unit
    values = Array(series.values.prefix(count))
    if case .periods(let grain, let starts) = series.axis {
      axis = .periods(grain, starts: Array(starts.prefix(count)))
    } else {
      axis = .steps
    }
  }

  /// How many observations a year holds; nil for steps.
  var observationsPerYear: Double? {
    switch grain {
    case .day: 365.25
    case .week: 365.25 / 7
    case .month: 12
    case .quarter: 4
    case .year: 1
    case .hour, nil: nil
    }
  }
}
