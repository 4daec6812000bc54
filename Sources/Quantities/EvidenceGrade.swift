// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How sure a euro is, from the strongest evidence to none.
public enum EvidenceGrade: String, Sendable, Codable, CaseIterable, Comparable {
  /// A causal design (randomised test, difference-in-differences, interrupted time series,
  /// synthetic control) with an interval.
  case proved
  /// Before and after, or a correlation, in the own data, without a causal design.
  case measured
  /// A benchmark, a vendor's promise or an expert's opinion, whose source is named.
  case assumed
  /// Typed in without a source.
  case declared

  /// The grade's name for people.
  public var name: LocalizedText {
    switch self {
    case .proved: LocalizedText(en: "proved", fr: "prouvé")
    case .measured: LocalizedText(en: "measured", fr: "mesuré")
    case .assumed: LocalizedText(en: "assumed", fr: "supposé")
    case .declared: LocalizedText(en: "declared", fr: "déclaré")
    }
  }

  /// Stronger evidence comes first.
  public static func < (left: EvidenceGrade, right: EvidenceGrade) -> Bool {
    left.strength > right.strength
  }

  private var strength: Int {
    switch self {
    case .proved: 3
    case .measured: 2
    case .assumed: 1
    case .declared: 0
    }
  }
}
