// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The share of paid time in which agents are not available: leave, illness, training, breaks.
public struct Shrinkage: Sendable, Hashable {
  /// A fraction, at least 0 and below 1.
  public let share: Double

  /// No shrinkage.
  public static let none = Shrinkage(trusted: 0)

  /// Creates a shrinkage.
  ///
  /// - Parameter share: At least 0 and below 1: 0.3 is 30 %.
  /// - Throws: ``WorkforceError/outOfDomain(_:_:_:)``.
  public init(_ share: Double) throws(WorkforceError) {
    guard share >= 0, share < 1 else {
      throw .outOfDomain(.shrinkage, share, .shareBelowOne)
    }
    self.share = share
  }

  private init(trusted: Double) { share = trusted }

  /// The agents to schedule so that `agents` are at work: n ÷ (1 − s), not rounded.
  ///
  /// Shrinkage divides; n·(1 + s) schedules too few.
  public func paid(for agents: Double) -> Double { agents / (1 - share) }

  /// The whole number of agents to schedule so that `agents` are at work: ⌈n ÷ (1 − s)⌉, where
  /// 7 ÷ 0.7 is 10 whatever the last bit says.
  public func scheduled(for agents: Int) -> Int {
    Int((paid(for: Double(agents)) - 1e-9).rounded(.up))
  }
}
