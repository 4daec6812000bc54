// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// A candidate worked out.
struct ComparedCase {
  let candidate: Candidate
  let parts: Comparison.Parts
  private let result: CaseResult
  private let resolutions: Double

  init(_ candidate: Candidate) throws(FinanceError) {
    self.candidate = candidate
    result = try candidate.businessCase.evaluate(.totals)
    let resolved = try candidate.businessCase.followingDrivers()
    resolutions = CaseSeries(resolved).workload?.deflected.last ?? 0
    var parts = Comparison.Parts(labour: 0, gains: 0, oneOff: 0, usage: 0, recurring: 0)
    parts.labour = result.levers.reduce(0) { $0 + $1.presentValue }
    parts.gains = result.gains.reduce(0) { $0 + $1.presentValue }
    for (line, value) in zip(resolved.costs, result.costs) {
      switch line.amount.pace {
      case .once: parts.oneOff -= value.presentValue
      case .usage: parts.usage -= value.presentValue
      case .recurring: parts.recurring -= value.presentValue
      }
    }
    self.parts = parts
  }

  func solution(rank: Int, best: ComparedCase) -> Comparison.Solution {
    let difference = Comparison.Parts(
      labour: parts.labour - best.parts.labour, gains: parts.gains - best.parts.gains,
      oneOff: parts.oneOff - best.parts.oneOff, usage: parts.usage - best.parts.usage,
      recurring: parts.recurring - best.parts.recurring)
    return Comparison.Solution(
      id: candidate.id, name: candidate.name, rank: rank,
      netPresentValue: result.netPresentValue, roi: result.roi,
      paybackMonths: result.paybackMonths.cumulative, peakFunding: result.peakFunding,
      parts: parts, difference: difference,
      reason: rank == 1
        ? best.firstReason : difference.reason(best: best.candidate.name, result.currency),
      resolutionsPerMonth: resolutions)
  }

  private var firstReason: LocalizedText {
    LocalizedText(
      en: "Highest net present value on the shared baseline.",
      fr: "La plus forte valeur actuelle nette sur la base commune.")
  }
}

extension Amount {
  /// How a cost comes back.
  enum Pace {
    case once, usage, recurring
  }

  /// How the amount comes back; a table of years counts as recurring unless it holds only an
  /// initial amount.
  var pace: Pace {
    switch self {
    case .once, .peopleDays, .peopleHours, .learningCurve: .once
    case .perContact, .perResolution, .perMinute, .perToken: .usage
    case .flows(_, let years): years.allSatisfy { $0 == 0 } ? .once : .recurring
    case .perMonth, .perYear, .every, .perAgentPerMonth, .posts: .recurring
    }
  }
}

extension Comparison.Parts {
  /// The difference in words, its largest part first.
  func reason(best: LocalizedText, _ currency: Currency) -> LocalizedText {
    let named: [(Double, LocalizedText)] = [
      (labour, LocalizedText(en: "freed hours", fr: "heures libérées")),
      (gains, LocalizedText(en: "direct gains", fr: "gains directs")),
      (oneOff, LocalizedText(en: "one-off costs", fr: "coûts uniques")),
      (usage, LocalizedText(en: "usage costs", fr: "coûts à l’usage")),
      (recurring, LocalizedText(en: "other recurring costs", fr: "autres coûts récurrents")),
    ]
    let parts = named.filter { abs($0.0) >= 0.5 }.sorted { abs($0.0) > abs($1.0) }
    func amount(_ value: Double, _ language: Language) -> String {
      WrittenNumber.difference(value, currency, language)
    }
    let en = parts.map { "\(amount($0.0, .english)) \($0.1.en)" }.joined(separator: ", ")
    let fr = parts.map { "\(amount($0.0, .french)) \($0.1.fr)" }.joined(separator: ", ")
    guard !parts.isEmpty else {
      return LocalizedText(
        en: "Worth the same as \(best.en).", fr: "Vaut autant que \(best.fr).")
    }
    return LocalizedText(
      en: "\(amount(total, .english)) against \(best.en): \(en).",
      fr: "\(amount(total, .french)) par rapport à \(best.fr) : \(fr).")
  }
}
