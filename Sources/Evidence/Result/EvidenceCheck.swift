// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// An attempt to refute a result.
public struct EvidenceCheck: Sendable, Hashable, Codable {
  /// What came of it.
  public enum Outcome: String, Sendable, Codable, CaseIterable {
    /// The attempt found nothing against the result.
    case passed
    /// It did; or it ought to be made and the data do not allow it.
    case failed
    /// There is nothing of the kind to check in this analysis.
    case notApplicable = "not-applicable"

    /// The outcome's name for people.
    public var name: LocalizedText {
      switch self {
      case .passed: LocalizedText(en: "passed", fr: "réussi")
      case .failed: LocalizedText(en: "failed", fr: "échoué")
      case .notApplicable: LocalizedText(en: "not applicable", fr: "sans objet")
      }
    }
  }

  /// A stable name for programs, such as `pre-trends`.
  public var id: String
  /// What is checked, for people.
  public var name: LocalizedText
  /// Whether its failure lowers the grade.
  public var isEssential: Bool
  /// What came of it.
  public var outcome: Outcome
  /// The figures behind the outcome; nil when there are none.
  public var table: EvidenceTable?
  /// What was found and what to do about it.
  public var sentence: LocalizedText

  /// Creates a check.
  public init(
    id: String, name: LocalizedText, isEssential: Bool, outcome: Outcome,
    table: EvidenceTable? = nil, sentence: LocalizedText
  ) {
    self.id = id
    self.name = name
    self.isEssential = isEssential
    self.outcome = outcome
    self.table = table
    self.sentence = sentence
  }

  /// The same check with nothing to check.
  ///
  /// - Parameters:
  ///   - id: The stable name.
  ///   - name: For people.
  ///   - reason: Why there is nothing to check.
  /// - Returns: A check that neither passed nor failed.
  public static func notApplicable(
    _ id: String, _ name: LocalizedText, because reason: LocalizedText
  ) -> EvidenceCheck {
    EvidenceCheck(
      id: id, name: name, isEssential: false, outcome: .notApplicable, sentence: reason)
  }
}
