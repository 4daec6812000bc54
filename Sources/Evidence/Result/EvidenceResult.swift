// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// What every analysis returns: the effect, how sure it is, and everything needed to doubt it.
///
/// One value for all designs, so that a report, an API and a business case read them alike. It is
/// plain data: it can be stored, compared and drawn again years later.
public struct EvidenceResult: Sendable, Hashable, Codable {
  /// How the effect was found.
  public var design: StudyDesign
  /// The name of the outcome as the user knows it.
  public var outcome: LocalizedText
  /// The effects; the first is the headline.
  public var effects: [Effect]
  /// The confidence or probability level of every interval, a fraction such as 0.95.
  public var level: Double
  /// The number of observations used.
  public var sampleSize: Int
  /// The days that the observations cover; nil when they carry no dates.
  public var window: ClosedRange<LocalDate>?
  /// The estimator in a phrase, with the variant that was used.
  public var method: LocalizedText
  /// What must hold for the effect to be the effect, a sentence each.
  public var assumptions: [LocalizedText]
  /// What was tried to refute it.
  public var checks: [EvidenceCheck]
  /// The seed of every draw; nil when nothing was drawn.
  public var seed: UInt64?
  /// What to draw; nil when there is nothing to see.
  public var plot: EvidencePlot?
  /// Further figures, such as an event study or donor weights.
  public var tables: [EvidenceTable]
  /// The result in one or two sentences for people.
  public var sentence: LocalizedText

  /// Creates a result.
  ///
  /// - Parameters:
  ///   - design: How the effect was found.
  ///   - outcome: The name of the outcome.
  ///   - effects: At least one; the first is the headline.
  ///   - level: Strictly between 0 and 1.
  ///   - sampleSize: Observations used.
  ///   - window: The days covered.
  ///   - method: The estimator in a phrase.
  ///   - assumptions: A sentence each.
  ///   - checks: In the order to be shown.
  ///   - seed: Of the draws, if any.
  ///   - plot: What to draw.
  ///   - tables: Further figures.
  ///   - sentence: For people; nil for the standard sentence of the headline.
  public init(
    design: StudyDesign, outcome: LocalizedText, effects: [Effect], level: Double = 0.95,
    sampleSize: Int, window: ClosedRange<LocalDate>? = nil, method: LocalizedText,
    assumptions: [LocalizedText], checks: [EvidenceCheck], seed: UInt64? = nil,
    plot: EvidencePlot? = nil, tables: [EvidenceTable] = [], sentence: LocalizedText? = nil
  ) {
    precondition(!effects.isEmpty, "a result has an effect")
    self.design = design
    self.outcome = outcome
    self.effects = effects
    self.level = level
    self.sampleSize = sampleSize
    self.window = window
    self.method = method
    self.assumptions = assumptions
    self.checks = checks
    self.seed = seed
    self.plot = plot
    self.tables = tables
    self.sentence =
      sentence ?? EffectSentence(outcome: outcome, effects: effects, level: level).text
  }

  /// The effect that the sentence tells.
  public var headline: Effect { effects[0] }

  /// The effect with an id; nil when there is none.
  public func effect(_ id: String) -> Effect? { effects.first { $0.id == id } }

  /// The check with an id; nil when there is none.
  public func check(_ id: String) -> EvidenceCheck? { checks.first { $0.id == id } }

  /// The essential checks that failed.
  public var failedEssentials: [EvidenceCheck] {
    checks.filter { $0.isEssential && $0.outcome == .failed }
  }

  /// How sure the headline is, by the written rule of ``GradingRule``.
  public var grade: EvidenceGrade { GradingRule.grade(design, headline, checks) }

  /// Why it has that grade, in a sentence.
  public var gradeReason: LocalizedText { GradingRule.reason(design, headline, checks) }

  /// The headline as a figure for a business case.
  public var estimate: Estimate { headline.estimate(level: level, sampleSize: sampleSize, method) }
}
