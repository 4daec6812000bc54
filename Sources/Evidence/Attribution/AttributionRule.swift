// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// How the credit for a sale is shared among the contacts before it.
public enum AttributionRule: Sendable, Hashable {
  /// All to the first contact.
  case first
  /// All to the last contact.
  case last
  /// Equal parts to every contact.
  case linear
  /// Each contact's part halves with every so many days before the sale.
  case timeDecay(halfLifeDays: Double)
  /// Fixed parts to the first and the last contact, the rest in equal parts to those between.
  case position(first: Double, last: Double)
  /// By how much fewer sales a chain of transitions would make without the channel.
  case markov
  /// The mean gain that a channel brings to every set of other channels.
  case shapley
}

/// The sales credited to a channel.
public struct ChannelCredit: Sendable, Hashable {
  /// The channel.
  public let channel: String
  /// The sales credited, which add up to all sales.
  public let conversions: Double
  /// The share of all sales.
  public let share: Double
}

/// Shares the sales among the channels that came before them.
///
/// - Parameters:
///   - paths: The contacts of customers with and without a sale.
///   - rule: How credit is shared.
/// - Returns: One credit per channel, the largest first; equal ones by name. The credits add up to
///   the sales.
/// - Throws: ``AttributionError``.
///
/// Credit is a convention, not a cause: a channel with credit may have brought no sale that would
/// not have come anyway. Compare with customers without the contact to know.
///
/// Sources: Markov removal effects after E. Anderl, I. Becker, F. von Wangenheim and J. Schumann,
/// International Journal of Research in Marketing 33 (2016), doi:10.1016/j.ijresmar.2016.03.001;
/// Shapley values after K. Zhao, S. H. Mahboobi and S. Bagheri, arXiv:1804.05327 (2018), whose
/// simplified formula gives each sale in equal parts to the distinct channels of its path.
public func attribution(
  of paths: [ContactPath], by rule: AttributionRule
) throws(AttributionError) -> [ChannelCredit] {
  try ContactPath.check(paths)
  try rule.check(paths)
  var credits: [String: Double] = [:]
  for path in paths { for channel in path.channels { credits[channel] = 0 } }
  switch rule {
  case .markov:
    credits = markovCredits(paths)
  case .shapley:
    for path in paths where path.conversions > 0 {
      let distinct = Set(path.channels)
      for channel in distinct {
        credits[channel, default: 0] += path.conversions / Double(distinct.count)
      }
    }
  default:
    for path in paths where path.conversions > 0 {
      for (channel, weight) in zip(path.channels, rule.weights(path)) {
        credits[channel, default: 0] += weight * path.conversions
      }
    }
  }
  let total = paths.reduce(0) { $0 + $1.conversions }
  return credits.map {
    ChannelCredit(channel: $0.key, conversions: $0.value, share: $0.value / total)
  }
  .sorted { ($1.conversions, $0.channel) < ($0.conversions, $1.channel) }
}

extension AttributionRule {
  func check(_ paths: [ContactPath]) throws(AttributionError) {
    switch self {
    case .timeDecay(let halfLife):
      guard halfLife > 0, halfLife.isFinite else {
        throw .outOfDomain(name: "half-life in days", value: halfLife, expected: "above 0")
      }
      if let index = paths.firstIndex(where: { $0.daysBefore == nil }) {
        throw .missingTimes(index: index)
      }
    case .position(let first, let last):
      guard first >= 0, last >= 0, first + last <= 1, first + last > 0 else {
        throw .outOfDomain(
          name: "share of first and last", value: first + last, expected: "above 0 and at most 1")
      }
    case .first, .last, .linear, .markov, .shapley: break
    }
  }

  /// The weight of each contact of a path; they add up to 1.
  func weights(_ path: ContactPath) -> [Double] {
    let count = path.channels.count
    var weights = [Double](repeating: 0, count: count)
    switch self {
    case .first:
      weights[0] = 1
    case .last:
      weights[count - 1] = 1
    case .timeDecay(let halfLife):
      let days = path.daysBefore ?? []
      // Against the nearest contact, so that a long path does not underflow to nothing.
      let nearest = days.min() ?? 0
      weights = days.map { exp2((nearest - $0) / halfLife) }
      let sum = weights.reduce(0, +)
      weights = weights.map { $0 / sum }
    case .position(let first, let last):
      guard count > 1 else { return [1] }
      let middle = count - 2
      // Without contacts between them, first and last share everything in their proportion.
      let scale = middle == 0 ? 1 / (first + last) : 1
      for index in 1..<(count - 1) {
        weights[index] = (1 - first - last) / Double(middle)
      }
      weights[0] = first * scale
      weights[count - 1] = last * scale
    case .linear, .markov, .shapley:
      weights = weights.map { _ in 1 / Double(count) }
    }
    return weights
  }
}
