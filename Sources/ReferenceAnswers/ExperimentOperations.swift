// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Evidence
internal import Statistics

/// Experiments: comparisons of arms, their planning and the traps beside them.
enum ExperimentOperations {
  static let all: [String: Operation] = [
    "ab_welch": { input in
      let (control, treatment) = try arms(input)
      let result = try welchComparison(
        control: control, treatment: treatment, scale: try scale(input), level: try level(input))
      return comparison(result)
    },
    "ab_sequential": { input in
      let (control, treatment) = try arms(input)
      let result = try confidenceSequence(
        control: control, treatment: treatment, scale: try scale(input), level: try level(input),
        tuning: try input.optionalNumber("tuning") ?? 5_000)
      return comparison(result)
    },
    "t_tests": tTests, "ab_cuped": cuped, "srm": sampleRatio, "power": power,
    "p_adjust": adjustedP, "proportion_interval": proportionInterval,
    "study_peeking": studyOfPeeking, "regression_to_mean": regressionToTheMean,
  ]

  static func level(_ input: CaseInput) throws -> Double {
    if let level = try input.optionalNumber("level") { return level }
    return 1 - (try input.optionalNumber("alpha") ?? 0.05)
  }

  static func comparison(_ result: ArmComparison) -> [String: JSONValue] {
    var answer: [String: JSONValue] = [
      "effect": .finite(result.effect), "se": .finite(result.standardError),
      "p": .finite(result.pValue),
    ]
    let ends = [result.interval.lowerBound, result.interval.upperBound]
    answer["ci"] = .numbers(ends)
    answer["ci95"] = .numbers(ends)
    answer["df"] = .finite(result.degreesOfFreedom)
    return answer
  }

  private static func scale(_ input: CaseInput) throws -> DifferenceScale {
    guard let name = try input.optionalText("difference") else { return .absolute }
    guard let scale = DifferenceScale(rawValue: name) else {
      throw CaseError.unknownChoice("difference", name)
    }
    return scale
  }

  private static func arms(_ input: CaseInput) throws -> (ArmSummary, ArmSummary) {
    (try arm(input, "a"), try arm(input, "b"))
  }

  private static func arm(_ input: CaseInput, _ name: String) throws -> ArmSummary {
    let arm = try input.object(name)
    let count = try arm.number("n")
    if arm.has("successes") {
      return try .proportion(successes: try arm.number("successes"), count: count, arm: name)
    }
    let sums = SufficientStatistics(
      count: count, sum: try arm.number("sum"), sumOfSquares: try arm.number("sum_squares"))
    return try .measured(sums, arm: name)
  }

  private static let tTests: Operation = { input in
    let first = try input.numbers("a")
    let second = try input.numbers("b")
    let welch = try welchComparison(
      control: try .measured(second, arm: "b"), treatment: try .measured(first, arm: "a"))
    var answer: [String: JSONValue] = [
      "welch_t": .finite(welch.statistic), "welch_df": .finite(welch.degreesOfFreedom),
      "welch_p": .finite(welch.pValue),
    ]
    guard first.count == second.count else { return answer }
    let paired = try pairedComparison(first, second)
    answer["paired_t"] = .finite(paired.statistic)
    answer["paired_df"] = .finite(paired.degreesOfFreedom)
    answer["paired_p"] = .finite(paired.pValue)
    return answer
  }

  private static let cuped: Operation = { input in
    let table = try await input.table()
    let rows = try table.rows(
      numbers: [try input.text("arm"), try input.text("pre"), try input.text("post")])
    func arm(_ inside: (Double) -> Bool) throws -> CovariateStatistics {
      let chosen = rows.filter { inside($0[0]) }
      return try CovariateStatistics(
        outcomes: chosen.map { $0[2] }, covariates: chosen.map { $0[1] })
    }
    let result = try covariateAdjustedComparison(
      control: try arm { $0 == 0 }, treatment: try arm { $0 != 0 }, level: try level(input))
    var answer = comparison(result.adjusted)
    answer["theta"] = .finite(result.slope)
    answer["t"] = .finite(result.adjusted.statistic)
    answer["unadjusted_t"] = .finite(result.unadjusted.statistic)
    answer["unadjusted_effect"] = .finite(result.unadjusted.effect)
    answer["variance_reduction"] = .finite(result.varianceReduction)
    return answer
  }

  private static let sampleRatio: Operation = { input in
    let observed = try input.numbers("observed")
    let shares =
      input.has("expected_share")
      ? try input.numbers("expected_share") : observed.map { _ in 1 / Double(observed.count) }
    let test = try sampleRatioTest(observed: observed, shares: shares)
    return ["p": .finite(test.pValue), "chisq": .finite(test.statistic)]
  }

  private static let power: Operation = { input in
    var answer: [String: JSONValue] = [:]
    if input.has("t") {
      let plan = try input.object("t")
      answer["n_t"] = .finite(
        try unitsForMeans(
          difference: try plan.number("delta"),
          standardDeviation: try plan.optionalNumber("sd") ?? 1,
          power: try plan.number("power"), alpha: try plan.optionalNumber("alpha") ?? 0.05))
    }
    if input.has("prop") {
      let plan = try input.object("prop")
      answer["n_prop"] = .finite(
        try unitsForProportions(
          first: try plan.number("p1"), second: try plan.number("p2"),
          power: try plan.number("power"), alpha: try plan.optionalNumber("alpha") ?? 0.05))
    }
    return answer
  }

  private static let adjustedP: Operation = { input in
    let pValues = try input.numbers("p")
    let hochberg = try adjustedPValues(pValues, by: .benjaminiHochberg)
    return [
      "bh": .numbers(hochberg),
      "holm": .numbers(try adjustedPValues(pValues, by: .holm)),
      "bonferroni": .numbers(try adjustedPValues(pValues, by: .bonferroni)),
      "bh_rejected_5pct": .integer(hochberg.count { $0 <= 0.05 }),
    ]
  }

  private static let proportionInterval: Operation = { input in
    let successes = try input.integer("successes")
    let count = try input.integer("n")
    let level = try level(input)
    func ends(_ range: ClosedRange<Double>?) -> JSONValue {
      range.map { .numbers([$0.lowerBound, $0.upperBound]) } ?? .null
    }
    return [
      "clopper_pearson": ends(
        clopperPearsonInterval(successes: successes, count: count, level: level)),
      "wilson": ends(
        wilsonInterval(successes: Double(successes), count: Double(count), level: level)),
    ]
  }

  private static let studyOfPeeking: Operation = { input in
    let study = PeekingStudy(
      experiments: try input.integer("experiments"), perArm: try input.integer("per_arm"),
      lookEvery: try input.integer("look_every"),
      level: 1 - (try input.optionalNumber("alpha") ?? 0.05),
      tuning: try input.optionalNumber("tuning") ?? 5_000, seed: 20_260_101)
    let found = try study.run()
    return [
      "false_positive_rate": .finite(found.alwaysValid),
      "fixed_horizon": .finite(found.fixedHorizon),
    ]
  }

  private static let regressionToTheMean: Operation = { input in
    let selection: SelectionRule
    if let threshold = try input.optionalNumber("select_above") {
      selection = .above(threshold)
    } else if let threshold = try input.optionalNumber("select_below") {
      selection = .below(threshold)
    } else if let share = try input.optionalNumber("select_bottom_share") {
      selection = .bottomShare(share)
    } else {
      selection = .topShare(try input.number("select_top_share"))
    }
    let change = try regressionToMean(
      mean: try input.optionalNumber("mu") ?? 0, standardDeviation: try input.number("sigma"),
      correlation: try input.number("rho"), selection: selection)
    return ["expected_change": .finite(change)]
  }
}
