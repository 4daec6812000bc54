// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

extension StaffingPlan {
  /// A team below this size is called small: each agent is more than a tenth of it.
  public static let smallTeam = 10

  /// What hangs on one agent in intervals with small teams; nil when there are none.
  ///
  /// In a small team one person missing moves the service level by many points, the next person
  /// lifts it far beyond the target, and a schedule for the mean is missed half of the time. The
  /// warning says how far the service level falls in the worst interval with one agent fewer.
  public var smallTeamWarning: Diagnostic? {
    var count = 0
    var staffed = 0
    var worst: (interval: Interval, with: Double, without: Double)?
    for interval in intervals {
      guard let performance = interval.performance else { continue }
      staffed += 1
      guard interval.agents < StaffingPlan.smallTeam else { continue }
      count += 1
      let with = performance.serviceLevelOfOffered
      let without = fallen(interval, performance.thresholdSeconds)
      if with - without > worst.map({ $0.with - $0.without }) ?? -1 {
        worst = (interval, with, without)
      }
    }
    guard let worst else { return nil }
    let from = Int((worst.with * 100).rounded())
    let to = Int((worst.without * 100).rounded())
    let name = worst.interval.name
    return Diagnostic(
      .warning, code: "workforce.small-team",
      message: LocalizedText(
        en: "In \(count) of \(staffed) intervals fewer than \(StaffingPlan.smallTeam) agents are "
          + "at work: one absence is felt at once. At \(name) the service level falls from "
          + "\(from) % to \(to) % with one agent of \(worst.interval.agents) missing. Join small "
          + "queues, let agents help each other, or plan one more.",
        fr: "Dans \(count) intervalles sur \(staffed), moins de \(StaffingPlan.smallTeam) agents "
          + "sont au travail : une absence se ressent aussitôt. À \(name), le niveau de service "
          + "tombe de \(from) % à \(to) % s'il manque un agent sur \(worst.interval.agents). "
          + "Regroupez les petites files, organisez l'entraide ou prévoyez une personne de plus."),
      location: name)
  }

  private func fallen(_ interval: Interval, _ threshold: Double) -> Double {
    guard interval.agents > 1,
      let fewer = try? interval.load.performance(
        agents: interval.agents - 1, thresholdSeconds: threshold)
    else { return 0 }
    return fewer.serviceLevelOfOffered
  }
}
