// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// What figures cannot say: the texts of the nine parts of the document.
public struct Narrative: Sendable, Hashable, Codable {
  /// A danger to the project.
  public struct Risk: Sendable, Hashable, Codable {
    /// What may happen.
    public var risk: LocalizedText
    /// How likely, in words.
    public var likelihood: LocalizedText?
    /// How bad, in words.
    public var impact: LocalizedText?
    /// What is done about it.
    public var mitigation: LocalizedText?

    /// Creates a risk.
    public init(
      risk: LocalizedText, likelihood: LocalizedText? = nil, impact: LocalizedText? = nil,
      mitigation: LocalizedText? = nil
    ) {
      self.risk = risk
      self.likelihood = likelihood
      self.impact = impact
      self.mitigation = mitigation
    }
  }

  /// A step of the roll-out.
  public struct Step: Sendable, Hashable, Codable {
    /// What the step is called.
    public var step: LocalizedText
    /// When, in words or as a month of the case.
    public var when: LocalizedText?
    /// What is done.
    public var what: LocalizedText?
    /// Who answers for it.
    public var owner: LocalizedText?

    /// Creates a step.
    public init(
      step: LocalizedText, when: LocalizedText? = nil, what: LocalizedText? = nil,
      owner: LocalizedText? = nil
    ) {
      self.step = step
      self.when = when
      self.what = what
      self.owner = owner
    }
  }

  /// An indicator to follow.
  public struct Indicator: Sendable, Hashable, Codable {
    /// What is measured.
    public var metric: LocalizedText
    /// What is to be reached.
    public var target: LocalizedText?
    /// How often it is looked at.
    public var frequency: LocalizedText?

    /// Creates an indicator.
    public init(
      metric: LocalizedText, target: LocalizedText? = nil, frequency: LocalizedText? = nil
    ) {
      self.metric = metric
      self.target = target
      self.frequency = frequency
    }
  }

  /// Another way that was looked at.
  public struct Alternative: Sendable, Hashable, Codable {
    /// What it is called, or one sentence about it.
    public var name: LocalizedText
    /// What it costs and brings.
    public var text: LocalizedText?

    /// Creates an alternative.
    public init(name: LocalizedText, text: LocalizedText? = nil) {
      self.name = name
      self.text = text
    }
  }

  /// Whose service it is.
  public var organisation: LocalizedText?
  /// Part 1: the proposal in a few sentences.
  public var summary: LocalizedText?
  /// Part 2: what is wrong today.
  public var problems: [LocalizedText]
  /// Part 3: what is proposed.
  public var solution: LocalizedText?
  /// Part 3: why this one.
  public var whyThisOne: LocalizedText?
  /// Part 3: what else was looked at, vendors side by side.
  public var alternatives: [Alternative]
  /// Part 4: benefits that are not turned into money.
  public var intangible: [LocalizedText]
  /// Part 6: dangers and answers.
  public var risks: [Risk]
  /// Part 7: the steps.
  public var rollout: [Step]
  /// Part 8: what is followed.
  public var indicators: [Indicator]
  /// Part 9: what is recommended.
  public var recommendation: LocalizedText?

  /// Creates the texts; empty unless given.
  public init(
    organisation: LocalizedText? = nil, summary: LocalizedText? = nil,
    problems: [LocalizedText] = [], solution: LocalizedText? = nil,
    whyThisOne: LocalizedText? = nil, alternatives: [Alternative] = [],
    intangible: [LocalizedText] = [], risks: [Risk] = [], rollout: [Step] = [],
    indicators: [Indicator] = [], recommendation: LocalizedText? = nil
  ) {
    self.organisation = organisation
    self.summary = summary
    self.problems = problems
    self.solution = solution
    self.whyThisOne = whyThisOne
    self.alternatives = alternatives
    self.intangible = intangible
    self.risks = risks
    self.rollout = rollout
    self.indicators = indicators
    self.recommendation = recommendation
  }
}
