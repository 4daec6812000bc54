// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities
internal import Statistics

/// Two groups that nobody assigned by chance, with what is known about each observation.
public struct ObservedGroups: Sendable {
  /// Something known of every observation before it was treated.
  public enum Covariate: Sendable, Hashable {
    /// A number, such as the hour or the customer's age in days.
    case number(name: String, values: [Double])
    /// A category, such as reason, language, channel or segment.
    case category(name: String, values: [String])

    /// The name of the column.
    public var name: String {
      switch self {
      case .number(let name, _), .category(let name, _): name
      }
    }

    var count: Int {
      switch self {
      case .number(_, let values): values.count
      case .category(_, let values): values.count
      }
    }
  }

  /// What came out of each observation.
  public let outcome: [Double]
  /// Which observations were treated.
  public let isTreated: [Bool]
  /// What is known of each.
  public let covariates: [Covariate]

  /// Checks and keeps the columns.
  ///
  /// - Parameters:
  ///   - outcome: Finite; 1 and 0 for a share such as resolved or not.
  ///   - isTreated: One per observation; both groups have at least two.
  ///   - covariates: Each of the length of the outcome; what was known before the treatment.
  /// - Throws: ``EvidenceError``: lengths that differ, numbers that are not finite, one group.
  public init(
    outcome: [Double], isTreated: [Bool], covariates: [Covariate]
  ) throws(EvidenceError) {
    guard isTreated.count == outcome.count else {
      throw .lengthMismatch(column: "treated", count: isTreated.count, expected: outcome.count)
    }
    if let index = outcome.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(column: "outcome", index: index)
    }
    for covariate in covariates {
      guard covariate.count == outcome.count else {
        throw .lengthMismatch(
          column: covariate.name, count: covariate.count, expected: outcome.count)
      }
      if case .number(let name, let values) = covariate,
        let index = values.firstIndex(where: { !$0.isFinite })
      {
        throw .notFinite(column: name, index: index)
      }
    }
    let treated = isTreated.count { $0 }
    guard treated >= 2 else {
      throw .oneGroup(what: "The comparison", missing: "group of at least two treated")
    }
    guard outcome.count - treated >= 2 else {
      throw .oneGroup(what: "The comparison", missing: "group of at least two not treated")
    }
    self.outcome = outcome
    self.isTreated = isTreated
    self.covariates = covariates
  }

  var treatedCount: Int { isTreated.count { $0 } }

  /// The covariates as columns of numbers: a category becomes a dummy per value but the most
  /// frequent; columns that never change are left out.
  var columns: [(name: String, values: [Double])] {
    covariates.flatMap { covariate -> [(name: String, values: [Double])] in
      switch covariate {
      case .number(let name, let values):
        return values.contains { $0 != values[0] } ? [(name, values)] : []
      case .category(let name, let values):
        let counts = values.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        let ordered = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        return ordered.dropFirst().map { level in
          ("\(name) = \(level)", values.map { $0 == level ? 1 : 0 })
        }
      }
    }
  }

  func design(withTreatment: Bool) throws(EvidenceError) -> Design {
    let treatment = [("treated", isTreated.map { $0 ? 1.0 : 0 })]
    let chosen = (withTreatment ? treatment : []) + columns
    let count = outcome.count
    return try statistically { () throws(StatisticsError) in
      try Design(count: count, chosen.map { (name: $0.0, values: $0.1) })
    }
  }

  /// The difference of the means of the two groups as they are.
  var rawDifference: Double {
    let (mine, theirs) = (mean(of: true), mean(of: false))
    return mine - theirs
  }

  private func mean(of group: Bool) -> Double {
    var (sum, count) = (0.0, 0.0)
    for (value, treated) in zip(outcome, isTreated) where treated == group {
      sum += value
      count += 1
    }
    return sum / count
  }
}

/// How the outcome and the groups of a comparison are called.
public struct ComparisonCaption: Sendable, Hashable {
  /// The name of the outcome.
  public var outcome: LocalizedText
  /// Its unit; nil for a bare number.
  public var unit: LocalizedText?
  /// The name of the treated group, such as "AI".
  public var treated: LocalizedText
  /// The name of the other group, such as "human".
  public var others: LocalizedText
  /// Whether the outcome is 1 or 0, so that differences are points.
  public var isShare: Bool
  /// The days that the observations cover.
  public var window: ClosedRange<LocalDate>?

  /// Creates a caption.
  public init(
    outcome: LocalizedText, unit: LocalizedText? = nil, treated: LocalizedText,
    others: LocalizedText, isShare: Bool = false, window: ClosedRange<LocalDate>? = nil
  ) {
    self.outcome = outcome
    self.unit = unit
    self.treated = treated
    self.others = others
    self.isShare = isShare
    self.window = window
  }

  func effect(
    value: Double, low: Double, high: Double, standardError: Double, pValue: Double
  ) -> Effect {
    Effect(
      id: "adjusted-difference",
      name: LocalizedText(
        en: "\(treated.en) against \(others.en), like with like",
        fr: "\(treated.fr) contre \(others.fr), à situations comparables"),
      value: value, low: low, high: high, standardError: standardError, pValue: pValue,
      scale: isShare ? .points : .absolute, unit: isShare ? nil : unit)
  }

  func rawEffect(_ value: Double) -> Effect {
    Effect(
      id: "raw-difference",
      name: LocalizedText(en: "difference as it stands", fr: "différence brute"), value: value,
      scale: isShare ? .points : .absolute, unit: isShare ? nil : unit)
  }

  /// What no observed column can rule out, with the columns named.
  func assumptions(_ groups: ObservedGroups) -> [LocalizedText] {
    let names = groups.covariates.map(\.name).joined(separator: ", ")
    return [
      LocalizedText(
        en: "Nobody drew lots: the comparison holds only if, among observations alike in "
          + "\(names.isEmpty ? "nothing" : names), chance alone decided who was treated.",
        fr: "Personne n’a tiré au sort : la comparaison ne vaut que si, parmi les observations "
          + "semblables par \(names.isEmpty ? "rien" : names), seul le hasard a décidé qui était "
          + "traité."),
      LocalizedText(
        en: "What is not in the data, such as difficulty or urgency, may explain the difference.",
        fr:
          "Ce qui n’est pas dans les données, comme la difficulté ou l’urgence, peut expliquer la "
          + "différence."),
    ]
  }
}
