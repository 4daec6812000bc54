// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
public import Quantities
internal import Statistics

/// The credit of every channel by several rules, with how sure it is, told by one result.
///
/// - Parameters:
///   - outcome: The name of the sales counted.
///   - paths: The contacts of customers with and without a sale.
///   - rules: The rules compared, each with its name; the first gives the headline.
///   - resamples: How often the paths are drawn again for the intervals, 200 or more; 0 for none.
///   - seed: Decides the draws.
///   - level: Confidence level of the intervals.
/// - Returns: A description: shares of credit, not effects.
/// - Throws: ``AttributionError``.
public func attributionReport(
  outcome: LocalizedText, paths: [ContactPath],
  rules: [(name: LocalizedText, rule: AttributionRule)], resamples: Int = 500, seed: UInt64 = 1,
  level: Double = 0.95
) throws(AttributionError) -> EvidenceResult {
  guard let main = rules.first else {
    throw .outOfDomain(name: "rules", value: 0, expected: "one or more")
  }
  guard level > 0, level < 1 else {
    throw .outOfDomain(name: "level", value: level, expected: "strictly between 0 and 1")
  }
  let credits = try attribution(of: paths, by: main.rule)
  let intervals = try resampledShares(paths, main.rule, resamples, seed, level)
  let effects = credits.map { credit in
    Effect(
      id: "credit-\(credit.channel)",
      name: LocalizedText(
        en: "share of credit of “\(credit.channel)”",
        fr: "part du crédit de « \(credit.channel) »"),
      value: credit.share, low: intervals[credit.channel]?.lowerBound,
      high: intervals[credit.channel]?.upperBound, scale: .points)
  }
  var tables: [EvidenceTable] = []
  var byRule: [[String: Double]] = []
  for (_, rule) in rules {
    let found = try attribution(of: paths, by: rule)
    byRule.append(Dictionary(uniqueKeysWithValues: found.map { ($0.channel, $0.share) }))
  }
  tables.append(
    EvidenceTable(
      id: "credits", title: LocalizedText(en: "Credit by rule", fr: "Crédit par règle"),
      columns: [LocalizedText(en: "channel", fr: "canal")] + rules.map(\.name),
      rows: credits.map { credit in
        [.name(credit.channel)] + byRule.map { .figure($0[credit.channel]) }
      }))
  let count = paths.reduce(0) { $0 + $1.conversions + $1.losses }
  return EvidenceResult(
    design: .description, outcome: outcome, effects: effects, level: level,
    sampleSize: Int(count),
    method: LocalizedText(
      en: "attribution: \(main.name.en)", fr: "attribution : \(main.name.fr)"),
    assumptions: [
      LocalizedText(
        en: "Credit follows a rule, not a cause: a credited channel may have brought no sale that "
          + "would not have come anyway.",
        fr:
          "Le crédit suit une règle, non une cause : un canal crédité peut n’avoir apporté aucune "
          + "vente qui ne serait venue de toute façon.")
    ],
    checks: [agreement(credits, byRule)], seed: resamples > 0 ? seed : nil, tables: tables,
    sentence: sentence(outcome, credits, intervals, main.name))
}

private func sentence(
  _ outcome: LocalizedText, _ credits: [ChannelCredit],
  _ intervals: [String: ClosedRange<Double>], _ rule: LocalizedText
) -> LocalizedText {
  guard let top = credits.first else { return outcome }
  func ends(_ language: Language) -> String {
    guard let range = intervals[top.channel] else { return "" }
    let texts = [range.lowerBound, range.upperBound].map { FigureText.percent($0, language) }
    return language == .french ? " (\(texts[0]) à \(texts[1]))" : " (\(texts[0]) to \(texts[1]))"
  }
  return LocalizedText(
    en: "\(outcome.en): by the rule “\(rule.en)” the channel “\(top.channel)” gets "
      + "\(FigureText.percent(top.share, .english)) of the credit\(ends(.english)). Credit is a "
      + "convention, not proof of an effect.",
    fr: "\(outcome.fr) : selon la règle « \(rule.fr) », le canal « \(top.channel) » reçoit "
      + "\(FigureText.percent(top.share, .french)) du crédit\(ends(.french)). Le crédit est une "
      + "convention, non la preuve d’un effet.")
}

private func agreement(
  _ credits: [ChannelCredit], _ byRule: [[String: Double]]
) -> EvidenceCheck {
  let name = LocalizedText(en: "rules agree", fr: "accord des règles")
  guard byRule.count > 1, let top = credits.first else {
    return .notApplicable(
      "rules", name,
      because: LocalizedText(
        en: "Only one rule was asked for.", fr: "Une seule règle a été demandée."))
  }
  let agree = byRule.allSatisfy { shares in
    shares.values.allSatisfy { $0 <= (shares[top.channel] ?? 0) + 1e-12 }
  }
  return EvidenceCheck(
    id: "rules", name: name, isEssential: false, outcome: agree ? .passed : .failed,
    sentence: agree
      ? LocalizedText(
        en: "Every rule gives “\(top.channel)” the most credit.",
        fr: "Toutes les règles donnent le plus de crédit à « \(top.channel) ».")
      : LocalizedText(
        en: "The rules do not agree on the channel with the most credit: decide nothing by one of "
          + "them alone.",
        fr: "Les règles ne s’accordent pas sur le canal au plus grand crédit : ne décidez rien sur "
          + "une seule d’entre elles."))
}

/// The interval of each channel's share when customers are drawn again, each path's counts by
/// Poisson numbers.
private func resampledShares(
  _ paths: [ContactPath], _ rule: AttributionRule, _ resamples: Int, _ seed: UInt64,
  _ level: Double
) throws(AttributionError) -> [String: ClosedRange<Double>] {
  guard resamples > 0 else { return [:] }
  var shares: [String: [Double]] = [:]
  let draws = HashDraws(seed: seed, stream: 61)
  for resample in 0..<resamples {
    var generator = draws.generator(UInt64(resample))
    var drawn = paths
    for index in drawn.indices {
      drawn[index].conversions = generator.nextPoisson(mean: paths[index].conversions)
      drawn[index].losses = generator.nextPoisson(mean: paths[index].losses)
    }
    guard drawn.contains(where: { $0.conversions > 0 }) else { continue }
    for credit in try attribution(of: drawn, by: rule) {
      shares[credit.channel, default: []].append(credit.share)
    }
  }
  return shares.compactMapValues { values in
    guard let ends = quantiles(of: values, at: [(1 - level) / 2, (1 + level) / 2])
    else { return nil }
    return ends[0]...ends[1]
  }
}

extension RandomNumberGenerator {
  /// A Poisson number, by counting exponential times; by the rounded normal above 50.
  fileprivate mutating func nextPoisson(mean: Double) -> Double {
    guard mean > 0 else { return 0 }
    guard mean <= 50 else {
      return max(0, (mean + mean.squareRoot() * nextNormal()).rounded())
    }
    var product = nextUniform()
    var count = 0.0
    let limit = exp(-mean)
    while product > limit {
      product *= nextUniform()
      count += 1
    }
    return count
  }
}
