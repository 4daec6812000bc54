// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Evidence

/// Durations until an event: curves, tests and hazards.
enum SurvivalOperations {
  static let all: [String: Operation] = [
    "kaplan_meier": kaplanMeier, "logrank": logRank, "cox": cox, "cox_zph": proportionality,
    "sbg_fit": retention,
  ]

  /// The chosen rows of the file, those without a needed value left out.
  private struct Subjects {
    let data: SurvivalData
    let table: CaseTable
    let covariates: [Covariate]
    let strata: [String]?

    init(_ input: CaseInput, covariates names: [String] = [], texts: [String] = []) async throws {
      var table = try await input.table()
      if input.has("where"), case .object(let condition)? = input["where"] {
        table = try table.filtered(condition)
      }
      var columns = [try input.text("time"), try input.text("event")] + names
      let entry = try input.optionalText("entry") ?? input.optionalText("start")
      if let entry { columns.append(entry) }
      let stratum = try input.optionalText("strata") ?? input.optionalText("stratum")
      let whole = try columns.map { try table.optionalNumbers($0) }
      let labels = try (texts + (stratum.map { [$0] } ?? [])).map { try table.texts($0) }
      let kept = (0..<table.count).filter { row in
        whole.allSatisfy { $0[row] != nil } && labels.allSatisfy { $0[row] != nil }
      }
      func values(_ column: Int) -> [Double] { kept.compactMap { whole[column][$0] } }
      data = try SurvivalData(
        times: values(0), events: values(1).map { $0 != 0 },
        entries: entry == nil ? nil : values(columns.count - 1))
      self.covariates = names.indices.map { Covariate(names[$0], values($0 + 2)) }
      let complete = CaseTable(
        names: table.names, columns: table.columns.map { column in kept.map { column[$0] } })
      self.table = complete
      strata = try stratum.map { try complete.texts($0).compactMap { $0 } }
    }
  }

  private static let kaplanMeier: Operation = { input in
    let subjects = try await Subjects(input)
    let curve = SurvivalCurve.fit(subjects.data)
    let level = try ExperimentOperations.level(input)
    var answer: [String: JSONValue] = [
      "n": .integer(curve.count), "events": .integer(curve.eventCount),
      "median": .finite(try curve.quantile(0.5)),
    ]
    let kinds: [(String, SurvivalIntervalKind)] = [
      ("plain", .plain), ("log", .log), ("loglog", .logLog),
    ]
    for (name, kind) in kinds {
      let ends = try curve.quantileInterval(0.5, level: level, kind: kind)
      answer["median_ci_\(name)"] = .list([.finite(ends.low), .finite(ends.high)])
    }
    if input.has("times") {
      let times = try input.numbers("times")
      answer["s"] = .numbers(times.map { curve.survival(at: $0) })
      answer["se"] = .list(times.map { .finite(curve.standardError(at: $0)) })
      for (name, kind) in kinds {
        let ranges = try times.map { try curve.interval(at: $0, level: level, kind: kind) }
        answer["lo_\(name)"] = .list(ranges.map { .finite($0?.lowerBound) })
        answer["hi_\(name)"] = .list(ranges.map { .finite($0?.upperBound) })
      }
    }
    if let horizon = try input.optionalNumber("rmst_to") {
      let mean = try curve.restrictedMean(to: horizon)
      answer["rmst"] = .finite(mean.mean)
      answer["rmst_se"] = .finite(mean.standardError)
    }
    return answer
  }

  private static let logRank: Operation = { input in
    let group = try input.text("group")
    let subjects = try await Subjects(input, texts: [group])
    let groups = try subjects.table.texts(group).compactMap { $0 }
    func test(_ rho: Double) throws -> LogRankTest {
      try logRankTest(subjects.data, groups: groups, rho: rho, strata: subjects.strata)
    }
    let plain = try test(try input.optionalNumber("rho") ?? 0)
    return [
      "chisq": .finite(plain.statistic), "df": .integer(plain.degreesOfFreedom),
      "p": .finite(plain.pValue), "chisq_rho1": .finite(try test(1).statistic),
      "observed": .numbers(plain.observed), "expected": .numbers(plain.expected),
    ]
  }

  private static func fitted(_ input: CaseInput) async throws -> (CoxModel, Subjects) {
    let subjects = try await Subjects(input, covariates: try input.texts("x"))
    let name = try input.optionalText("ties") ?? "efron"
    guard let ties = TieMethod(rawValue: name) else {
      throw CaseError.unknownChoice("ties", name)
    }
    let model = try CoxModel.fit(
      subjects.data, covariates: subjects.covariates, strata: subjects.strata, ties: ties)
    return (model, subjects)
  }

  private static let cox: Operation = { input in
    let (model, _) = try await fitted(input)
    let ratio = model.likelihoodRatio
    return [
      "coef": .numbers(model.coefficients), "se": .numbers(model.standardErrors),
      "loglik": .finite(model.logLikelihood), "loglik_null": .finite(model.nullLogLikelihood),
      "concordance": .finite(model.concordance), "p": .numbers(model.pValues),
      "lr_chisq": .finite(ratio.statistic), "lr_p": .finite(ratio.pValue),
      "n": .integer(model.count), "events": .integer(model.eventCount),
      "hazard_ratio": .numbers(model.hazardRatios),
    ]
  }

  private static let proportionality: Operation = { input in
    let (model, subjects) = try await fitted(input)
    let name = try input.optionalText("transform") ?? "km"
    guard let transform = TimeTransform(rawValue: name) else {
      throw CaseError.unknownChoice("transform", name)
    }
    let test = try model.proportionalHazardsTest(
      subjects.data, covariates: subjects.covariates, strata: subjects.strata,
      transform: transform)
    return [
      "chisq": .numbers(test.statistics), "p": .numbers(test.pValues),
      "chisq_global": .finite(test.globalStatistic), "p_global": .finite(test.globalPValue),
    ]
  }

  private static let retention: Operation = { input in
    let survivors = try input.numbers("survivors_percent")
    let model = try RetentionModel.fit(survivors: survivors)
    var answer: [String: JSONValue] = [
      "alpha": .finite(model.alpha), "beta": .finite(model.beta),
      "loglik_per_100": .finite(model.logLikelihood(survivors: survivors)),
    ]
    switch input["project_to"] {
    case .number(let period)?:
      answer["projected_survival_percent"] = .finite(100 * model.survival(at: Int(period)))
    case .list?:
      answer["projected_survival_percent"] = .numbers(
        try input.numbers("project_to").map { 100 * model.survival(at: Int($0)) })
    default: break
    }
    return answer
  }
}
