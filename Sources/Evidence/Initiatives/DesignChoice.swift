// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// The strongest design that the data allow, why, and what a stronger one would need.
public struct DesignChoice: Sendable, Hashable {
  /// A design that was weighed.
  public struct Candidate: Sendable, Hashable {
    /// The design.
    public var design: StudyDesign
    /// What it lacks, a sentence each; empty when the data allow it.
    public var lacks: [LocalizedText]
    /// Why it fits.
    public var reason: LocalizedText

    /// Whether the data allow it.
    public var fits: Bool { lacks.isEmpty }
  }

  /// The design chosen; nil when nothing can be said.
  public var design: StudyDesign? { candidates.first(where: \.fits)?.design }
  /// Every design weighed, the strongest first.
  public let candidates: [Candidate]

  /// Whether the effect can be proved with the data there are.
  public var canProve: Bool { design?.isCausal == true }

  /// What is missing to prove the effect, the shortest list first among causal designs; empty when
  /// it can be proved.
  public var missing: [LocalizedText] {
    guard !canProve else { return [] }
    return candidates.filter(\.design.isCausal).min { $0.lacks.count < $1.lacks.count }?.lacks ?? []
  }

  /// The choice in one or two sentences.
  public var sentence: LocalizedText {
    guard let chosen = candidates.first(where: \.fits) else {
      return LocalizedText(
        en: "Nothing can be said of this initiative yet. Missing: "
          + missing.map(\.en).joined(separator: " "),
        fr: "On ne peut encore rien dire de cette initiative. Il manque : "
          + missing.map(\.fr).joined(separator: " "))
    }
    let rest =
      canProve
      ? LocalizedText(en: "", fr: "")
      : LocalizedText(
        en: " It measures without proving. To prove: " + missing.map(\.en).joined(separator: " "),
        fr: " Cela mesure sans prouver. Pour prouver : "
          + missing.map(\.fr).joined(separator: " "))
    return LocalizedText(
      en: "Chosen: \(chosen.design.name.en). \(chosen.reason.en)" + rest.en,
      fr: "Choisi : \(chosen.design.name.fr). \(chosen.reason.fr)" + rest.fr)
  }

  /// Weighs every design for an initiative.
  ///
  /// From the strongest to the weakest: randomised test; difference-in-differences with staggered
  /// starts, then with one; synthetic control for one unit, synthetic difference-in-differences for
  /// few; structural series with control series; interrupted time series; matched and adjusted
  /// comparison; before and after.
  ///
  /// - Parameters:
  ///   - initiative: What was changed.
  ///   - data: What there is to judge it by.
  public init(for initiative: Initiative, data: AvailableData) {
    let facts = InitiativeFacts(initiative, data)
    candidates = [
      facts.randomisedTest, facts.staggeredAdoption, facts.differenceInDifferences,
      facts.syntheticControl, facts.syntheticDifference, facts.structuralSeries,
      facts.interruptedSeries, facts.matchedComparison, facts.adjustedComparison,
      facts.beforeAfter,
    ]
  }
}
