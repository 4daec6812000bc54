// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// How a series over time is called and dated in a result.
public struct SeriesCaption: Sendable, Hashable {
  /// The name of the outcome.
  public var outcome: LocalizedText
  /// The unit of the outcome, such as "contacts per week"; nil for a bare number.
  public var unit: LocalizedText?
  /// The first day of each observation; nil when the series is only numbered.
  public var days: [LocalDate]?

  /// Creates a caption.
  public init(outcome: LocalizedText, unit: LocalizedText? = nil, days: [LocalDate]? = nil) {
    self.outcome = outcome
    self.unit = unit
    self.days = days
  }

  /// The place of an observation, counted from 0, on the axis of a drawing.
  func position(_ index: Int) -> EvidencePlot.Position {
    if let days, days.indices.contains(index) { return .day(days[index]) }
    return .number(Double(index + 1))
  }

  /// The days from the first to the last observation; nil when there are none.
  var window: ClosedRange<LocalDate>? {
    guard let days, let first = days.min(), let last = days.max() else { return nil }
    return first...last
  }

  /// The title of the vertical axis.
  var axis: LocalizedText {
    guard let unit else { return outcome }
    return LocalizedText(en: "\(outcome.en), \(unit.en)", fr: "\(outcome.fr), \(unit.fr)")
  }

  /// The title of the horizontal axis.
  var timeAxis: LocalizedText {
    days == nil
      ? LocalizedText(en: "observation", fr: "observation")
      : LocalizedText(en: "date", fr: "date")
  }
}
