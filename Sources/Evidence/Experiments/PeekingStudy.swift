// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Statistics

/// How often experiments without any effect are called a success by whoever looks again and again.
///
/// Both arms draw from N(0, 1); after every so many units the running verdict is read, and an
/// experiment counts as a false positive when any reading leaves out 0.
public struct PeekingStudy: Sendable, Hashable {
  /// Experiments simulated.
  public var experiments: Int
  /// Units of each arm at the end.
  public var perArm: Int
  /// Units of each arm between two readings.
  public var lookEvery: Int
  /// Confidence level of the verdict.
  public var level: Double
  /// The tuning of the confidence sequence, in units of both arms.
  public var tuning: Double
  /// Decides all draws.
  public var seed: UInt64

  /// Creates a study.
  public init(
    experiments: Int, perArm: Int, lookEvery: Int, level: Double = 0.95, tuning: Double = 5_000,
    seed: UInt64
  ) {
    self.experiments = experiments
    self.perArm = perArm
    self.lookEvery = lookEvery
    self.level = level
    self.tuning = tuning
    self.seed = seed
  }

  /// The shares of experiments called a success though there is nothing.
  public struct FalsePositives: Sendable, Hashable {
    /// With the interval that holds at every look: what the product shows while a test runs.
    public let alwaysValid: Double
    /// With the normal interval of a test planned for one look, read at every look: the trap.
    public let fixedHorizon: Double
  }

  /// Simulates the experiments.
  ///
  /// - Returns: Both shares; the same for the same seed.
  /// - Throws: ``ExperimentError/outOfDomain(name:value:expected:)`` for a size that is not above
  ///   0, or fewer than two units per arm.
  /// - Complexity: O(experiments × perArm).
  public func run() throws(ExperimentError) -> FalsePositives {
    for (name, value, least) in [
      ("experiments", experiments, 1), ("units per arm", perArm, 2), ("look every", lookEvery, 1),
    ] where value < least {
      throw .outOfDomain(name: name, value: Double(value), expected: "at least \(least)")
    }
    try checkLevel(level)
    var always = 0
    var fixed = 0
    for experiment in 0..<experiments {
      let verdicts = try runOne(UInt64(experiment))
      if verdicts.always { always += 1 }
      if verdicts.fixed { fixed += 1 }
    }
    let count = Double(experiments)
    return FalsePositives(
      alwaysValid: Double(always) / count, fixedHorizon: Double(fixed) / count)
  }

  private func runOne(_ experiment: UInt64) throws(ExperimentError) -> (always: Bool, fixed: Bool) {
    var generator = HashDraws(seed: seed, stream: 1).generator(experiment)
    var control = SufficientStatistics(count: 0, sum: 0, sumOfSquares: 0)
    var treatment = control
    var verdict = (always: false, fixed: false)
    let limit = standardNormalQuantile(0.5 + level / 2)
    for unit in 1...perArm {
      control.add(generator.nextNormal())
      treatment.add(generator.nextNormal())
      guard unit % lookEvery == 0, unit > 1 else { continue }
      let a = try ArmSummary.measured(control, arm: "control")
      let b = try ArmSummary.measured(treatment, arm: "treatment")
      let found = try confidenceSequence(control: a, treatment: b, level: level, tuning: tuning)
      if found.excludesZero { verdict.always = true }
      // With hundreds of units Student's quantile is the normal one.
      if abs(found.statistic) > limit { verdict.fixed = true }
    }
    return verdict
  }
}

extension SufficientStatistics {
  fileprivate mutating func add(_ value: Double) {
    count += 1
    sum += value
    sumOfSquares += value * value
  }
}
