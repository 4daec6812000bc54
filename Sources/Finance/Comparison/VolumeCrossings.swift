// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities

/// The volumes at which two solutions change places.
struct VolumeCrossings {
  private struct Point {
    var value: Double
    var costs: Double
  }

  private let candidates: [Candidate]
  /// Demand relative to the baseline, from 1/20 to 20 in equal ratios.
  private static let factors = (0...40).map { 0.05 * power(400, Double($0) / 40) }

  init(_ candidates: [Candidate]) { self.candidates = candidates }

  func all() throws(FinanceError) -> [Comparison.Crossing] {
    guard candidates.contains(where: { $0.businessCase.dependsOnVolume }) else { return [] }
    var table: [[Point]] = []
    for candidate in candidates {
      var row: [Point] = []
      for factor in Self.factors { row.append(try point(candidate, at: factor)) }
      table.append(row)
    }
    var found: [Comparison.Crossing] = []
    for first in candidates.indices {
      for second in candidates.indices where second > first {
        for measure in Comparison.Crossing.Measure.allCases {
          found += try crossings(first, second, measure, table)
        }
      }
    }
    return found.sorted { $0.factor < $1.factor }
  }

  private func crossings(
    _ first: Int, _ second: Int, _ measure: Comparison.Crossing.Measure, _ table: [[Point]]
  ) throws(FinanceError) -> [Comparison.Crossing] {
    // Above 0 where the first is better.
    func lead(_ one: Point, _ other: Point) -> Double {
      measure == .costs ? other.costs - one.costs : one.value - other.value
    }
    let leads = zip(table[first], table[second]).map { lead($0, $1) }
    var found: [Comparison.Crossing] = []
    for index in leads.indices.dropFirst() {
      let (left, right) = (leads[index - 1], leads[index])
      guard left != 0, right != 0, left.sign != right.sign else { continue }
      var low = log(Self.factors[index - 1])
      var high = log(Self.factors[index])
      for _ in 0..<50 {
        let middle = (low + high) / 2
        let value = lead(
          try point(candidates[first], at: exp(middle)),
          try point(candidates[second], at: exp(middle)))
        if value.sign == left.sign { low = middle } else { high = middle }
      }
      let above = right > 0 ? first : second
      let below = right > 0 ? second : first
      found.append(try crossing(measure, below: below, above: above, at: exp((low + high) / 2)))
    }
    return found
  }

  private func crossing(
    _ measure: Comparison.Crossing.Measure, below: Int, above: Int, at factor: Double
  ) throws(FinanceError) -> Comparison.Crossing {
    let winner = candidates[above]
    let scaled = try winner.businessCase.scalingVolume(by: factor).followingDrivers()
    let resolutions = CaseSeries(scaled).workload?.deflected.last ?? scaled.typedResolutions
    let demand = winner.businessCase.baselineDemand * factor
    let volume = Self.volume(resolutions: resolutions, demand: demand, factor: factor)
    let (one, other) = (winner.name, candidates[below].name)
    return Comparison.Crossing(
      measure: measure, below: candidates[below].id, above: winner.id, factor: factor,
      demandPerMonth: demand, resolutionsPerMonth: resolutions.flatMap { $0 > 0 ? $0 : nil },
      sentence: measure == .costs
        ? LocalizedText(
          en: "Beyond \(volume.en) a month \(one.en) costs less than \(other.en).",
          fr: "Au-delà de \(volume.fr) par mois, \(one.fr) coûte moins que \(other.fr).")
        : LocalizedText(
          en: "Beyond \(volume.en) a month \(one.en) is worth more than \(other.en).",
          fr: "Au-delà de \(volume.fr) par mois, \(one.fr) vaut plus que \(other.fr)."))
  }

  private static func volume(
    resolutions: Double?, demand: Double, factor: Double
  ) -> LocalizedText {
    if let resolutions, resolutions > 0 {
      return LocalizedText(
        en: "\(count(resolutions, .english)) resolutions",
        fr: "\(count(resolutions, .french)) résolutions")
    }
    if demand > 0 {
      return LocalizedText(
        en: "\(count(demand, .english)) requests", fr: "\(count(demand, .french)) demandes")
    }
    let times = plain((factor * 100).rounded() / 100)
    return LocalizedText(en: "\(times) times the stated volume", fr: "\(times) fois le volume")
  }

  private static func count(_ value: Double, _ language: Language) -> String {
    WrittenNumber.decimal(value.rounded(), language)
  }

  private func point(_ candidate: Candidate, at factor: Double) throws(FinanceError) -> Point {
    let flows = try candidate.businessCase.scalingVolume(by: factor).flows()
    return Point(
      value: flows.presentValue(of: flows.net), costs: flows.presentValue(of: flows.costs))
  }
}

extension BusinessCase {
  /// The case at another volume: demand and typed quantities of contacts move together, agents and
  /// prices stay.
  ///
  /// - Parameter factor: New volume ÷ old, above 0.
  /// - Returns: The case; its bound quantities no longer follow drivers.
  public func scalingVolume(by factor: Double) -> BusinessCase {
    var copy = self
    if case .segments(var segments) = workload {
      for index in segments.indices { segments[index].demandPerMonth *= factor }
      copy.workload = .segments(segments)
    }
    for index in copy.levers.indices where copy.levers[index].parameter == .demandPerMonth {
      switch copy.levers[index].effect {
      case .to(let target): copy.levers[index].effect = .to(target * factor)
      case .points(let points): copy.levers[index].effect = .points(points * factor)
      case .change, .automation: break
      }
    }
    for index in copy.costs.indices {
      copy.costs[index].amount = copy.costs[index].amount.scalingVolume(by: factor)
    }
    let moved = [
      "demandPerMonth", "contactsPerMonth", "resolutionsPerMonth", "handoffsPerMonth",
      "minutesPerMonth", "sessionsPerMonth",
    ]
    copy.bindings = bindings.map { binding in
      guard moved.contains(where: { binding.path.hasSuffix(".\($0)") }) else { return binding }
      return Binding(
        path: binding.path, formula: Formula("(\(binding.formula.text)) * \(decimal(factor))"))
    }
    return copy
  }

  /// Whether anything in the case follows volume.
  var dependsOnVolume: Bool {
    workload != .absent || costs.contains { $0.amount.pace == .usage }
  }

  /// Resolutions that cost lines state; nil when none does.
  var typedResolutions: Double? {
    let stated = costs.compactMap { line -> Double? in
      guard case .perResolution(_, let resolutions, _, _) = line.amount else { return nil }
      return resolutions
    }
    return stated.isEmpty ? nil : stated.reduce(0, +)
  }

  /// A number that a formula can read: no exponent.
  private func decimal(_ value: Double) -> String {
    String(format: "%.15f", locale: Locale(identifier: "en_US_POSIX"), value)
  }
}

extension Amount {
  /// The amount at another volume.
  fileprivate func scalingVolume(by factor: Double) -> Amount {
    switch self {
    case .perContact(let price, let contacts):
      return .perContact(price: price, contactsPerMonth: contacts.map { $0 * factor })
    case .perResolution(let price, let resolutions, let handoffPrice, let handoffs):
      return .perResolution(
        price: price, resolutionsPerMonth: resolutions.map { $0 * factor },
        handoffPrice: handoffPrice, handoffsPerMonth: handoffs.map { $0 * factor })
    case .perMinute(let price, let minutes):
      return .perMinute(price: price, minutesPerMonth: minutes * factor)
    case .perToken(var price):
      price.sessionsPerMonth = price.sessionsPerMonth.map { $0 * factor }
      return .perToken(price)
    default: return self
    }
  }
}
