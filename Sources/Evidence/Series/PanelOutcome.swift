// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// An outcome of several units over time, such as teams by week; cells may be missing.
public struct PanelOutcome: Sendable, Hashable, Codable {
  /// The name of the outcome as the user knows it.
  public let name: LocalizedText
  /// The unit of a value; nil for a share or an index.
  public let unit: LocalizedText?
  /// The unit (team, site, customer) of each observation.
  public let units: [String]
  /// The time of each observation: a number that rises with time.
  public let times: [Double]
  /// The outcome of each observation.
  public let values: [Double]
  /// The first day of each time; empty when the times are plain numbers.
  public let days: [Double: LocalDate]

  /// Creates a panel whose times are numbers, such as years.
  ///
  /// - Parameters:
  ///   - name: The name of the outcome.
  ///   - unit: The unit of a value.
  ///   - units: The unit of each observation.
  ///   - times: The time of each observation, finite.
  ///   - values: The outcome of each observation, finite.
  /// - Throws: ``EvidenceError``: lengths that differ, numbers that are not finite, a unit seen
  ///   twice at a time.
  public init(
    name: LocalizedText, unit: LocalizedText? = nil, units: [String], times: [Double],
    values: [Double]
  ) throws(EvidenceError) {
    try self.init(name, unit, units, times, values, [:])
  }

  /// Creates a panel whose times are calendar periods, numbered by their order.
  ///
  /// - Parameters:
  ///   - name: The name of the outcome.
  ///   - unit: The unit of a value.
  ///   - units: The unit of each observation.
  ///   - grain: The length of a period.
  ///   - starts: The first day of each observation's period.
  ///   - values: The outcome of each observation, finite.
  /// - Throws: As the other initialiser.
  public init(
    name: LocalizedText, unit: LocalizedText? = nil, units: [String], grain: Grain,
    starts: [LocalDate], values: [Double]
  ) throws(EvidenceError) {
    var numbers: [LocalDate: Double] = [:]
    if let first = starts.min(), let last = starts.max() {
      var day = grain.start(of: first)
      while day <= last {
        numbers[day] = Double(numbers.count)
        day = grain.next(after: day)
      }
    }
    let times = starts.compactMap { numbers[grain.start(of: $0)] }
    let days = Dictionary(numbers.map { ($0.value, $0.key) }) { first, _ in first }
    try self.init(name, unit, units, times, values, days)
  }

  private init(
    _ name: LocalizedText, _ unit: LocalizedText?, _ units: [String], _ times: [Double],
    _ values: [Double], _ days: [Double: LocalDate]
  ) throws(EvidenceError) {
    guard units.count == values.count else {
      throw .lengthMismatch(column: "unit", count: units.count, expected: values.count)
    }
    guard times.count == values.count else {
      throw .lengthMismatch(column: "time", count: times.count, expected: values.count)
    }
    for (column, numbers) in [("time", times), (name.en, values)] {
      if let index = numbers.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(column: column, index: index)
      }
    }
    var seen: Set<Cell> = []
    for (unit, time) in zip(units, times)
    where !seen.insert(Cell(unit: unit, time: time)).inserted {
      throw .duplicate(what: "'\(unit)' at \(PanelOutcome.label(time, days))")
    }
    self.name = name
    self.unit = unit
    self.units = units
    self.times = times
    self.values = values
    self.days = days
  }

  private struct Cell: Hashable {
    let unit: String
    let time: Double
  }

  /// The number of observations.
  public var count: Int { values.count }

  /// The time of a period that starts on a day or holds it; nil without a calendar.
  public func time(of day: LocalDate) -> Double? {
    days.filter { $0.value <= day }.max { $0.value < $1.value }?.key
  }

  /// A time in sentences and tables.
  func label(_ time: Double) -> String { PanelOutcome.label(time, days) }

  private static func label(_ time: Double, _ days: [Double: LocalDate]) -> String {
    days[time].map { "\($0)" } ?? Int(exactly: time).map { "\($0)" } ?? "\(time)"
  }

  /// From the first to the last period's first day; nil without a calendar.
  var window: ClosedRange<LocalDate>? {
    let used = Set(times).compactMap { days[$0] }
    guard let first = used.min(), let last = used.max() else { return nil }
    return first...last
  }
}
