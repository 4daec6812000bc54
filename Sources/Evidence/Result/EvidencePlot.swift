// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// What to draw of a result: data and roles, no colours and no sizes.
public struct EvidencePlot: Sendable, Hashable, Codable {
  /// A place on the horizontal axis.
  public enum Position: Sendable, Hashable, Codable {
    case number(Double)
    case day(LocalDate)
    case category(String)
  }

  /// What a line or a band shows, which decides how it is drawn.
  public enum Role: String, Sendable, Codable, CaseIterable {
    case observed, fitted, counterfactual, effect, control, treated, placebo
  }

  /// Points to be drawn one by one or joined.
  public struct Series: Sendable, Hashable, Codable {
    /// The name in the legend.
    public var name: LocalizedText
    /// What it shows.
    public var role: Role
    /// Whether the points are joined.
    public var isLine: Bool
    /// The places, rising.
    public var x: [Position]
    /// The heights; nil leaves a gap.
    public var y: [Double?]

    /// Creates a series.
    public init(
      name: LocalizedText, role: Role, isLine: Bool = true, x: [Position], y: [Double?]
    ) {
      precondition(x.count == y.count, "a height per place")
      self.name = name
      self.role = role
      self.isLine = isLine
      self.x = x
      self.y = y
    }
  }

  /// A band or a row of whiskers between two heights.
  public struct Band: Sendable, Hashable, Codable {
    /// The name in the legend.
    public var name: LocalizedText
    /// What it shows.
    public var role: Role
    /// Whether it is drawn as whiskers at each place rather than as an area.
    public var isWhiskers: Bool
    /// The places, rising.
    public var x: [Position]
    /// The lower heights.
    public var low: [Double?]
    /// The upper heights.
    public var high: [Double?]

    /// Creates a band.
    public init(
      name: LocalizedText, role: Role, isWhiskers: Bool = false, x: [Position], low: [Double?],
      high: [Double?]
    ) {
      precondition(x.count == low.count && x.count == high.count, "two heights per place")
      self.name = name
      self.role = role
      self.isWhiskers = isWhiskers
      self.x = x
      self.low = low
      self.high = high
    }
  }

  /// A line across the drawing: upright at a place, such as a launch, or level at a height.
  public struct Marker: Sendable, Hashable, Codable {
    /// The place of an upright line; nil for a level one.
    public var x: Position?
    /// The height of a level line; nil for an upright one.
    public var y: Double?
    /// What it marks.
    public var label: LocalizedText

    /// Creates an upright line.
    public init(at x: Position, label: LocalizedText) {
      self.x = x
      self.label = label
    }

    /// Creates a level line.
    public init(height y: Double, label: LocalizedText) {
      self.y = y
      self.label = label
    }
  }

  /// The heading.
  public var title: LocalizedText
  /// The title of the horizontal axis.
  public var xTitle: LocalizedText
  /// The title of the vertical axis, with the unit.
  public var yTitle: LocalizedText
  /// The lines and points.
  public var series: [Series]
  /// The bands and whiskers.
  public var bands: [Band]
  /// The markers.
  public var markers: [Marker]

  /// Creates a drawing.
  public init(
    title: LocalizedText, xTitle: LocalizedText, yTitle: LocalizedText, series: [Series] = [],
    bands: [Band] = [], markers: [Marker] = []
  ) {
    self.title = title
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.series = series
    self.bands = bands
    self.markers = markers
  }
}
