// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities

extension RandomisedTest {
  /// Reads the test: the difference, relative and absolute, with its checks and its sentence.
  ///
  /// At any time the interval is that of the confidence sequence; read once it is Welch's for
  /// measured outcomes and Newcombe's for shares. The relative effect is left out when the control
  /// mean is 0.
  ///
  /// - Returns: The common result value; its design is the randomised test.
  /// - Throws: ``ExperimentError``.
  public func result() throws(ExperimentError) -> EvidenceResult {
    let (control, treatment) = try arms()
    let difference = try difference(control, treatment)
    let relative = try relativeDifference(control, treatment)
    var effects = [effect(difference)]
    if let relative { effects.append(relativeEffect(relative)) }
    if let ratio = try rateRatio() { effects.append(ratio) }
    return EvidenceResult(
      design: .randomisedTest, outcome: outcome, effects: effects, level: level,
      sampleSize: Int(control.count + treatment.count), window: window, method: method,
      assumptions: assumptions,
      checks: try checks(control, treatment, difference), plot: try plot(control, treatment),
      tables: [table(control, treatment)])
  }

  /// The summaries of both arms, adjusted when a covariate is given.
  func arms() throws(ExperimentError) -> (ArmSummary, ArmSummary) {
    switch figures {
    case .means(let control, let treatment):
      return (control, treatment)
    case .adjusted(let control, let treatment):
      return try adjustedSummaries(control: control, treatment: treatment)
    case .shares(let control, let treatment):
      return (
        try .proportion(successes: control.successes, count: control.count, arm: "control"),
        try .proportion(successes: treatment.successes, count: treatment.count, arm: "treatment")
      )
    case .rates(let control, let treatment):
      return (
        try .rate(events: control.events, exposure: control.exposure, arm: "control"),
        try .rate(events: treatment.events, exposure: treatment.exposure, arm: "treatment")
      )
    }
  }

  /// The exact ratio of two rates, which holds for one look only; nil for other outcomes.
  private func rateRatio() throws(ExperimentError) -> Effect? {
    guard case .rates(let control, let treatment) = figures else { return nil }
    if case .anyTime = reading { return nil }
    let found = try rateComparison(
      control: (control.events, control.exposure),
      treatment: (treatment.events, treatment.exposure), level: level)
    return Effect(
      id: "rate-ratio", name: LocalizedText(en: "ratio of rates", fr: "rapport des taux"),
      value: found.ratio, low: found.interval.lowerBound, high: found.interval.upperBound,
      pValue: found.pValue, scale: .ratio)
  }

  private func difference(
    _ control: ArmSummary, _ treatment: ArmSummary
  ) throws(ExperimentError) -> ArmComparison {
    if case .anyTime(let tuning) = reading {
      return try confidenceSequence(
        control: control, treatment: treatment, level: level, tuning: tuning)
    }
    if case .shares(let first, let second) = figures {
      return try proportionComparison(
        control: (first.successes, first.count), treatment: (second.successes, second.count),
        level: level)
    }
    return try welchComparison(control: control, treatment: treatment, level: level)
  }

  private func relativeDifference(
    _ control: ArmSummary, _ treatment: ArmSummary
  ) throws(ExperimentError) -> ArmComparison? {
    guard control.mean != 0 else { return nil }
    if case .anyTime(let tuning) = reading {
      return try confidenceSequence(
        control: control, treatment: treatment, scale: .relative, level: level, tuning: tuning)
    }
    return try welchComparison(
      control: control, treatment: treatment, scale: .relative, level: level)
  }

  private var isShare: Bool {
    if case .shares = figures { return true }
    return false
  }

  private func effect(_ found: ArmComparison) -> Effect {
    Effect(
      id: "difference",
      name: LocalizedText(en: "difference by the change", fr: "différence due au changement"),
      value: found.effect, low: found.interval.lowerBound, high: found.interval.upperBound,
      standardError: found.standardError, pValue: found.pValue,
      scale: isShare ? .points : .absolute, unit: isShare ? nil : unit)
  }

  private func relativeEffect(_ found: ArmComparison) -> Effect {
    Effect(
      id: "relative-difference",
      name: LocalizedText(en: "relative difference", fr: "différence relative"),
      value: found.effect, low: found.interval.lowerBound, high: found.interval.upperBound,
      standardError: found.standardError, pValue: found.pValue, scale: .relative)
  }

  private var method: LocalizedText {
    var parts: (en: String, fr: String)
    switch (reading, isShare) {
    case (.anyTime, _):
      parts = (
        "asymptotic confidence sequence, valid at every look",
        "suite de confiance asymptotique, valable à chaque lecture"
      )
    case (_, true):
      parts = (
        "difference of shares, Newcombe interval", "différence de parts, intervalle de Newcombe"
      )
    case (_, false): parts = ("Welch's test", "test de Welch")
    }
    if case .adjusted = figures {
      parts.en += ", adjusted by a covariate from before the test (CUPED)"
      parts.fr += ", ajustée par une covariable d’avant le test (CUPED)"
    }
    return LocalizedText(en: parts.en, fr: parts.fr)
  }

  private var assumptions: [LocalizedText] {
    var found = [
      LocalizedText(
        en: "Chance alone decided which units got the change.",
        fr: "Le hasard seul a décidé quelles unités ont reçu le changement."),
      LocalizedText(
        en: "A unit's outcome does not depend on the arm of the others.",
        fr: "Le résultat d’une unité ne dépend pas du groupe des autres."),
    ]
    if case .adjusted = figures {
      found.append(
        LocalizedText(
          en: "The covariate was measured before the test and the change cannot have moved it.",
          fr: "La covariable a été mesurée avant le test et le changement n’a pas pu la modifier."))
    }
    return found
  }

  private func table(_ control: ArmSummary, _ treatment: ArmSummary) -> EvidenceTable {
    let rows = [
      (LocalizedText(en: "control", fr: "témoin"), control),
      (LocalizedText(en: "treatment", fr: "traité"), treatment),
    ]
    return EvidenceTable(
      id: "arms", title: LocalizedText(en: "The two arms", fr: "Les deux groupes"),
      columns: [
        LocalizedText(en: "arm", fr: "groupe"), LocalizedText(en: "units", fr: "unités"),
        LocalizedText(en: "mean", fr: "moyenne"),
        LocalizedText(en: "standard error", fr: "erreur type"),
      ],
      rows: rows.map { name, arm in
        [.text(name), .figure(arm.count), .figure(arm.mean), .figure(arm.standardError)]
      })
  }

  private func plot(
    _ control: ArmSummary, _ treatment: ArmSummary
  ) throws(ExperimentError) -> EvidencePlot {
    let limit = normalLimit(level)
    let arms = [control, treatment]
    let places: [EvidencePlot.Position] = [.category("control"), .category("treatment")]
    return EvidencePlot(
      title: outcome, xTitle: LocalizedText(en: "arm", fr: "groupe"), yTitle: unit ?? outcome,
      series: [
        EvidencePlot.Series(
          name: LocalizedText(en: "mean", fr: "moyenne"), role: .observed, isLine: false,
          x: places, y: arms.map(\.mean))
      ],
      bands: [
        EvidencePlot.Band(
          name: LocalizedText(en: "interval of each mean", fr: "intervalle de chaque moyenne"),
          role: .observed, isWhiskers: true, x: places,
          low: arms.map { $0.mean - limit * $0.standardError },
          high: arms.map { $0.mean + limit * $0.standardError })
      ])
  }
}
