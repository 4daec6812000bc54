// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The contacts of a customer before a sale or none, in their order.
public struct ContactPath: Sendable, Hashable {
  /// The channel of each contact, the first one first.
  public var channels: [String]
  /// How many days each contact lies before the end of the path; nil when times are not known.
  public var daysBefore: [Double]?
  /// The sales made by customers on this path.
  public var conversions: Double
  /// The customers on this path who bought nothing.
  public var losses: Double

  /// Creates a path; one customer with a sale unless said otherwise.
  public init(
    _ channels: [String], daysBefore: [Double]? = nil, conversions: Double = 1, losses: Double = 0
  ) {
    self.channels = channels
    self.daysBefore = daysBefore
    self.conversions = conversions
    self.losses = losses
  }

  static func check(_ paths: [ContactPath]) throws(AttributionError) {
    for (index, path) in paths.enumerated() {
      guard !path.channels.isEmpty else { throw .emptyPath(index: index) }
      for (name, value) in [("conversions", path.conversions), ("losses", path.losses)]
      where !(value >= 0 && value.isFinite) {
        throw .badNumber(index: index, name: name, value: value)
      }
      guard let days = path.daysBefore else { continue }
      guard days.count == path.channels.count else { throw .missingTimes(index: index) }
      for day in days where !(day >= 0 && day.isFinite) {
        throw .badNumber(index: index, name: "days before", value: day)
      }
    }
    guard paths.contains(where: { $0.conversions > 0 }) else { throw .noConversions }
  }
}
