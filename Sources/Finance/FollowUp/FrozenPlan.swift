// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A case as it was promised: one version, one day, never changed afterwards.
public struct FrozenPlan: Sendable, Hashable, Codable {
  /// The version of this structure in JSON.
  public var schemaVersion = 1
  /// The plan's name, shared by its versions.
  public var name: String
  /// Which version, from 1.
  public var version: Int
  /// The day on which it was frozen.
  public var frozenOn: LocalDate
  /// The case, its baseline known and its drivers followed.
  public var businessCase: BusinessCase
  /// How the baseline was measured, so that months can be measured alike; nil when it was typed.
  public var measurement: MeasuredBaseline?
  /// Net present value promised, risk-adjusted.
  public var netPresentValue: Double
  /// ROI promised, risk-adjusted.
  @ExplicitNull public var roi: Double?

  /// Freezes a case.
  ///
  /// - Parameters:
  ///   - businessCase: A sound case whose baseline is known.
  ///   - name: The plan's name.
  ///   - version: Which version, from 1.
  ///   - day: The day of the promise.
  ///   - measurement: How the baseline was measured; nil when it was typed.
  /// - Throws: The first fault of the case.
  public init(
    _ businessCase: BusinessCase, name: String, version: Int, on day: LocalDate,
    measurement: MeasuredBaseline? = nil
  ) throws(FinanceError) {
    let result = try businessCase.evaluate(.totals)
    self.name = name
    self.version = version
    frozenOn = day
    var own = try businessCase.followingDrivers()
    own.bindings = []
    self.businessCase = own
    self.measurement = measurement
    netPresentValue = result.netPresentValue
    roi = result.roi
  }

  /// The month of the case that a calendar month is, 1 for that of the start; nil without a start.
  public func month(year: Int, month: Int) -> Int? {
    businessCase.start.map { (year - $0.year) * 12 + month - $0.month + 1 }
  }
}

/// What one month really was.
///
/// What is nil was not measured and counts as planned.
public struct ActualMonth: Sendable, Hashable, Codable {
  /// The month of the case, from 1.
  public var month: Int
  /// The workload by segment.
  public var segments: [Segment]
  /// Amounts really paid, by the id of the cost line.
  public var costs: [String: Double]
  /// Amounts really gained, by the id of the gain line, margin and attribution already taken.
  public var gains: [String: Double]
  /// Where the figures come from.
  public var source: String?

  /// Creates a month.
  public init(
    month: Int, segments: [Segment] = [], costs: [String: Double] = [:],
    gains: [String: Double] = [:], source: String? = nil
  ) {
    self.month = month
    self.segments = segments
    self.costs = costs
    self.gains = gains
    self.source = source
  }

  /// One segment's month, in the units of ``WorkloadSegment``.
  public struct Segment: Sendable, Hashable, Codable {
    /// The segment's id.
    public var id: String
    /// Issues in the month.
    public var demandPerMonth: Double?
    /// Share of the issues that no person took.
    public var deflection: Double?
    /// Extra human contacts per human-handled issue.
    public var recontactRate: Double?
    /// Handling time in minutes.
    public var handleMinutes: Double?
    /// Occupancy.
    public var occupancy: Double?
    /// Shrinkage.
    public var shrinkage: Double?
    /// Cost of a paid hour.
    public var costPerPaidHour: Double?

    /// Creates a segment's month; nil everywhere unless given.
    public init(
      id: String, demandPerMonth: Double? = nil, deflection: Double? = nil,
      recontactRate: Double? = nil, handleMinutes: Double? = nil, occupancy: Double? = nil,
      shrinkage: Double? = nil, costPerPaidHour: Double? = nil
    ) {
      self.id = id
      self.demandPerMonth = demandPerMonth
      self.deflection = deflection
      self.recontactRate = recontactRate
      self.handleMinutes = handleMinutes
      self.occupancy = occupancy
      self.shrinkage = shrinkage
      self.costPerPaidHour = costPerPaidHour
    }
  }

  /// The month with what a later one says about the same month put over it.
  public func updated(with later: ActualMonth) -> ActualMonth {
    var copy = self
    for segment in later.segments {
      if let index = copy.segments.firstIndex(where: { $0.id == segment.id }) {
        copy.segments[index] = copy.segments[index].updated(with: segment)
      } else {
        copy.segments.append(segment)
      }
    }
    copy.costs.merge(later.costs) { $1 }
    copy.gains.merge(later.gains) { $1 }
    copy.source = later.source ?? source
    return copy
  }
}

extension ActualMonth.Segment {
  fileprivate func updated(with later: ActualMonth.Segment) -> ActualMonth.Segment {
    ActualMonth.Segment(
      id: id, demandPerMonth: later.demandPerMonth ?? demandPerMonth,
      deflection: later.deflection ?? deflection,
      recontactRate: later.recontactRate ?? recontactRate,
      handleMinutes: later.handleMinutes ?? handleMinutes,
      occupancy: later.occupancy ?? occupancy, shrinkage: later.shrinkage ?? shrinkage,
      costPerPaidHour: later.costPerPaidHour ?? costPerPaidHour)
  }
}
