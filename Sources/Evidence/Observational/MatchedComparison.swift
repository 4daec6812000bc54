// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
internal import Statistics

/// Each treated observation against the most similar ones that were not treated.
///
/// Categories (reason, language, channel, segment) must be equal; among those, the nearest by the
/// numbers (hour, length, age), each divided by its standard deviation, are taken, with
/// replacement. Treated observations without a match are left out and counted.
///
///     τ = (1/N₁) Σ_treated (yᵢ − mean of its matches)
///     V = (1/N₁²) { Σ_treated (yᵢ − ŷᵢ − τ)² + Σ_others (Σ shares)(…)σ̂²ᵢ }
///
/// where an untreated observation that serves several treated adds its own noise more than once.
///
/// Source: A. Abadie and G. W. Imbens, "Large sample properties of matching estimators for average
/// treatment effects", Econometrica 74 (2006), doi:10.1111/j.1468-0262.2006.00655.x.
public struct MatchedComparison: Sendable {
  /// What can be chosen.
  public struct Options: Sendable, Hashable {
    /// The matches of each treated observation; ties at the same distance all count.
    public var matches = 1
    /// The largest distance allowed, in standard deviations; nil for any.
    public var caliper: Double? = 0.5

    /// Creates the defaults: the nearest one within half a standard deviation, with all its ties.
    public init() {}
  }

  /// The mean difference between the treated and their matches, in the unit of the outcome.
  public let effect: Double
  /// Its standard error.
  public let standardError: Double
  /// The difference of the means as they stand.
  public let rawDifference: Double
  /// The treated observations that found a match.
  public let matchedCount: Int
  /// All treated observations.
  public let treatedCount: Int
  /// The untreated observations that serve as a match.
  public let usedOthers: Int
  /// One weight per observation: 1 for a matched treated one, its share for a match, else 0.
  public let weights: [Double]

  /// Matches and compares.
  ///
  /// - Parameters:
  ///   - groups: The two groups with at least one covariate.
  ///   - options: What can be chosen.
  /// - Throws: ``EvidenceError``: no covariate, or fewer than two matches.
  /// - Complexity: O(treated × others) inside each combination of categories with numbers, linear
  ///   without.
  public init(_ groups: ObservedGroups, options: Options = Options()) throws(EvidenceError) {
    guard !groups.covariates.isEmpty else {
      throw .badOption(name: "covariates", value: "empty", expected: "at least one column")
    }
    guard options.matches >= 1 else {
      throw .badOption(name: "matches", value: "\(options.matches)", expected: "at least 1")
    }
    let places = MatchingPlaces(groups)
    var weights = Array(repeating: 0.0, count: groups.outcome.count)
    var gains: [Double] = []
    // Σ over treated of share and of share² by untreated observation.
    var squares = weights
    for stratum in places.strata {
      if places.isExact {
        // All are alike: every untreated one serves every treated one.
        let mean = places.summary(stratum.others, of: groups).mean
        let (mine, theirs) = (Double(stratum.treated.count), Double(stratum.others.count))
        for index in stratum.treated {
          weights[index] = 1
          gains.append(groups.outcome[index] - mean)
        }
        for index in stratum.others {
          (weights[index], squares[index]) = (mine / theirs, mine / (theirs * theirs))
        }
        continue
      }
      for index in stratum.treated {
        let near = places.nearest(to: index, among: stratum.others, options)
        guard !near.isEmpty else { continue }
        weights[index] = 1
        let share = 1 / Double(near.count)
        for match in near {
          weights[match] += share
          squares[match] += share * share
        }
        gains.append(
          groups.outcome[index] - near.reduce(0) { $0 + share * groups.outcome[$1] })
      }
    }
    guard gains.count >= 2 else {
      throw .tooFewPoints(count: gains.count, needed: 2, method: "A comparison of matched pairs")
    }
    let count = Double(gains.count)
    let tau = gains.reduce(0, +) / count
    var variance = gains.reduce(0) { $0 + ($1 - tau) * ($1 - tau) }
    for stratum in places.strata {
      let others = places.summary(stratum.others, of: groups)
      for index in stratum.others where weights[index] > 0 {
        let own = places.localVariance(index, among: stratum.others, others, groups)
        variance += max(0, weights[index] * weights[index] - squares[index]) * own
      }
    }
    effect = tau
    standardError = variance.squareRoot() / count
    rawDifference = groups.rawDifference
    matchedCount = gains.count
    treatedCount = groups.treatedCount
    usedOthers = weights.indices.count { weights[$0] > 0 && !groups.isTreated[$0] }
    self.weights = weights
  }

  /// The whole analysis with balance, share matched, grade and sentence.
  ///
  /// - Parameters:
  ///   - groups: The two groups with at least one covariate.
  ///   - caption: How they are called.
  ///   - options: What can be chosen.
  ///   - level: The level of the interval.
  /// - Returns: The result, at best graded as measured: nobody drew lots.
  /// - Throws: ``EvidenceError``, as the initialiser.
  public static func study(
    _ groups: ObservedGroups, caption: ComparisonCaption, options: Options = Options(),
    level: Double = 0.95
  ) throws(EvidenceError) -> EvidenceResult {
    let found = try MatchedComparison(groups, options: options)
    let half = standardNormalQuantile(0.5 + level / 2) * found.standardError
    let p =
      found.standardError > 0
      ? 2 * standardNormalCDF(-abs(found.effect / found.standardError)) : 0
    return EvidenceResult(
      design: .matchedComparison, outcome: caption.outcome,
      effects: [
        caption.effect(
          value: found.effect, low: found.effect - half, high: found.effect + half,
          standardError: found.standardError, pValue: p),
        caption.rawEffect(found.rawDifference),
      ], level: level, sampleSize: found.matchedCount + found.usedOthers, window: caption.window,
      method: LocalizedText(
        en: "Exact matching on categories, nearest on numbers, with replacement",
        fr: "Appariement exact sur les catégories, au plus proche sur les nombres, avec remise"),
      assumptions: caption.assumptions(groups),
      checks: [
        CovariateBalance(groups, weights: found.weights).check(), found.coverageCheck(caption),
      ])
  }

  private func coverageCheck(_ caption: ComparisonCaption) -> EvidenceCheck {
    let share = Double(matchedCount) / Double(treatedCount)
    let failed = share < 0.8
    return EvidenceCheck(
      id: "matched-share", name: LocalizedText(en: "share matched", fr: "part appariée"),
      isEssential: true, outcome: failed ? .failed : .passed,
      sentence: LocalizedText(
        en: "\(FigureText.percent(share, .english)) of \(caption.treated.en) found a match in "
          + "\(usedOthers) of \(caption.others.en)."
          + (failed ? " The result speaks for these only." : ""),
        fr:
          "\(FigureText.percent(share, .french)) de \(caption.treated.fr) ont trouvé un semblable "
          + "parmi \(usedOthers) de \(caption.others.fr)."
          + (failed ? " Le résultat ne vaut que pour ceux-là." : "")))
  }
}
