// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension QueueLoad {
  /// The performance of the queue with a number of agents: Erlang C when nobody hangs up, Erlang A
  /// (M/M/n+M) when patience is given.
  ///
  ///     Erlang C   P(wait) = B/(1 − ρ(1 − B))      ρ = a/n
  ///                ASA = P(wait)/(nμ − λ)           SL(T) = 1 − P(wait) e^{−(nμ − λ)T}
  ///     Erlang A   the sums and the density of the offered wait; SL by 64-point Gauss–Legendre
  ///
  /// - Parameters:
  ///   - agents: The number of agents n at work, at least 1.
  ///   - thresholdSeconds: The wait T of the service level, at least 0.
  /// - Returns: The steady state; relative accuracy 1e-9 to ten thousand agents. As patience grows
  ///   Erlang A becomes Erlang C. With no contacts nobody waits and occupancy is 0. With more work
  ///   than agents and no patience given, everybody waits and the mean wait is nil.
  /// - Throws: ``WorkforceError/outOfDomain(_:_:_:)``.
  /// - Complexity: O(n), and for Erlang A a sum of about 8 √(nμ/θ) terms.
  ///
  /// Source: N. Gans, G. Koole and A. Mandelbaum, "Telephone call centers", Manufacturing & Service
  /// Operations Management 5 (2003), doi:10.1287/msom.5.2.79.16071.
  public func performance(
    agents: Int, thresholdSeconds: Double
  ) throws(WorkforceError) -> QueuePerformance {
    guard agents >= 1 else {
      throw .outOfDomain(.agents, Double(agents), .atLeast(1))
    }
    guard thresholdSeconds >= 0, thresholdSeconds.isFinite else {
      throw .outOfDomain(.thresholdSeconds, thresholdSeconds, .atLeast(0))
    }
    guard contactsPerHour > 0 else {
      return .idle(agents: agents, thresholdSeconds: thresholdSeconds)
    }
    var inverse = 1.0
    for agent in 0..<agents { inverse = 1 + Double(agent + 1) / erlangs * inverse }
    let line = WaitingLine(
      arrivalRate: arrivalRate, departureRate: Double(agents) * serviceRate,
      abandonRate: abandonRate, inverseBlocking: inverse)
    return QueuePerformance(
      line, agents: agents, capacity: Double(agents) * serviceRate,
      thresholdSeconds: thresholdSeconds)
  }
}
