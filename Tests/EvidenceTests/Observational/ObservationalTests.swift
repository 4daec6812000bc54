// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Evidence
import Foundation
import Quantities
import Statistics
import TestSupport
import Testing

@Suite struct ObservationalTests {
  private let caption = ComparisonCaption(
    outcome: LocalizedText(en: "Earnings in 1978", fr: "Revenus de 1978"),
    unit: LocalizedText(en: "$", fr: "$"), treated: LocalizedText(en: "trained", fr: "formés"),
    others: LocalizedText(en: "not trained", fr: "non formés"))

  private func lalonde() throws -> ObservedGroups? {
    guard let table = try sharedTable("lalonde-nsw/matchit_lalonde.csv") else { return nil }
    func column(_ name: String) -> ObservedGroups.Covariate {
      .number(name: name, values: numbers(table, name))
    }
    return try ObservedGroups(
      outcome: numbers(table, "re78"), isTreated: numbers(table, "treat").map { $0 == 1 },
      covariates: ["age", "educ", "married", "nodegree", "re74", "re75"].map(column)
        + [.category(name: "race", values: table["race"] ?? [])])
  }

  /// The data's README: naive −635.03, with covariates 1,548.24 (781.28): the sign turns.
  @Test func adjustingTurnsTheSignOnLaLonde() throws {
    guard let groups = try lalonde() else { return }
    let found = try RegressionComparison(groups)
    #expect(abs(found.rawDifference + 635.0262) < 0.001)
    #expect(abs(found.effect - 1548.2438) < 0.001)
    #expect(abs(found.ordinaryError - 781.2793) < 0.001)
    let result = try RegressionComparison.study(groups, caption: caption)
    #expect(result.check("confounding")?.outcome == .failed)
    #expect(result.grade == .assumed)
  }

  /// R `WeightIt` with logistic regression, effect on the treated, gives 1,214.07.
  ///
  /// The doubly robust figure and the balance were recomputed with numpy: 1,231.044; age 0.1188.
  @Test func propensityWeightsAgreeWithR() throws {
    guard let groups = try lalonde() else { return }
    let found = try PropensityComparison(groups)
    #expect(abs(found.weightedEffect - 1214.071223) < 0.001)
    #expect(abs(found.effect - 1231.044313) < 0.001)
    #expect(abs(found.standardError - 809.2976) < 1)
    #expect(abs(found.effectiveOthers - 99.8154) < 0.001)
    let result = try PropensityComparison.study(groups, caption: caption)
    #expect(result.check("balance")?.outcome == .failed)
    #expect(result.check("balance")?.sentence.en.contains("'age'") == true)
    #expect(result.grade == .assumed)
  }

  /// Dehejia and Wahba (1999): the experiment itself gives 1,794.34 (Welch 671; pooled 632.85).
  @Test func theExperimentGivesThePublishedDifference() throws {
    guard let table = try sharedTable("lalonde-nsw/nsw_mixtape.csv") else { return }
    let groups = try ObservedGroups(
      outcome: numbers(table, "re78"), isTreated: numbers(table, "treat").map { $0 == 1 },
      covariates: [])
    let found = try RegressionComparison(groups)
    #expect(abs(found.effect - 1794.3424) < 0.001)
    #expect(abs(found.ordinaryError - 632.8534) < 0.001)
  }

  /// By hand: ⅔ − ½ in reason a, 0 in reason b, nobody human in c: 3·(1/6)/4 = 0.125.
  @Test func exactMatchingIsTheWeightedMeanOfStrata() throws {
    let groups = try ObservedGroups(
      outcome: [1, 1, 0, 1, 0, 1, 1, 1, 0],
      isTreated: [true, true, true, false, false, true, false, false, true],
      covariates: [
        .category(name: "reason", values: ["a", "a", "a", "a", "a", "b", "b", "b", "c"])
      ])
    let found = try MatchedComparison(groups)
    #expect(abs(found.effect - 0.125) < 1e-12)
    #expect(found.matchedCount == 4 && found.treatedCount == 5 && found.usedOthers == 4)
    var shares = caption
    shares.isShare = true
    let result = try MatchedComparison.study(groups, caption: shares)
    #expect(result.headline.scale == .points)
    #expect(result.check("matched-share")?.outcome == .passed)
  }

  /// By hand: 10 is nearest to 9.75 (5); 20 ties 19.75 and 20.25 (mean of 6 and 8); outcomes 7 and 10.
  @Test func nearestMatchingSharesTies() throws {
    let groups = try ObservedGroups(
      outcome: [7, 10, 5, 6, 8, 50], isTreated: [true, true, false, false, false, false],
      covariates: [.number(name: "hour", values: [10, 20, 9.75, 19.75, 20.25, 90])])
    let found = try MatchedComparison(groups)
    #expect(abs(found.effect - (2 + 3) / 2.0) < 1e-12)
    #expect(found.weights == [1, 1, 1, 0.5, 0.5, 0])
  }

  /// Planted: difficulty drives both who is treated and the outcome; the true effect is 2.
  @Test(arguments: [UInt64(1), 2, 3]) func allThreeFindAPlantedEffect(seed: UInt64) throws {
    let draws = (1...4).map { HashDraws(seed: seed, stream: UInt64($0)) }
    let difficulty = (0..<600).map { draws[0].normal(UInt64($0)) }
    let isTreated = (0..<600).map {
      draws[1].uniform(UInt64($0)) < 1 / (1 + exp(-difficulty[$0]))
    }
    let outcome = (0..<600).map {
      5 + 3 * difficulty[$0] + (isTreated[$0] ? 2 : 0) + draws[2].normal(UInt64($0))
    }
    let groups = try ObservedGroups(
      outcome: outcome, isTreated: isTreated,
      covariates: [.number(name: "difficulty", values: difficulty)])
    #expect(groups.outcome.count == 600)
    let adjusted = try RegressionComparison(groups)
    #expect(adjusted.rawDifference > 3.5)
    #expect(abs(adjusted.effect - 2) < 4 * adjusted.standardError)
    let weighted = try PropensityComparison(groups)
    #expect(abs(weighted.effect - 2) < 4 * weighted.standardError)
    let matched = try MatchedComparison(groups)
    #expect(abs(matched.effect - 2) < 0.5)
  }

  @Test func badInputIsNamed() {
    #expect(
      throws: EvidenceError.oneGroup(
        what: "The comparison", missing: "group of at least two not treated")
    ) {
      try ObservedGroups(outcome: [1, 2, 3], isTreated: [true, true, true], covariates: [])
    }
    #expect(throws: EvidenceError.notFinite(column: "outcome", index: 1)) {
      try ObservedGroups(
        outcome: [1, .nan, 3, 4], isTreated: [true, true, false, false], covariates: [])
    }
    #expect(throws: EvidenceError.statistics(.separated(column: "x"))) {
      try PropensityComparison(
        try ObservedGroups(
          outcome: [1, 2, 3, 4, 5, 6], isTreated: [false, false, false, true, true, true],
          covariates: [.number(name: "x", values: [1, 2, 3, 4, 5, 6])]))
    }
  }
}
