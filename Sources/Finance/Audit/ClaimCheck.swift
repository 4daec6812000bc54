// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// Checks somebody's return on investment from the numbers it was made of.
///
/// Many published figures use another formula than (gains − costs) ÷ costs; this says which one
/// reproduces the figure.
public struct ClaimCheck: Sendable, Hashable {
  /// A formula that people call ROI.
  public enum Formula: String, Sendable, Hashable, Codable, CaseIterable {
    /// (gains − costs) ÷ costs: the definition.
    case net
    /// gains ÷ costs: the gross return, one more than the ROI.
    case gross
    /// (gains − 2·costs) ÷ costs: the cost subtracted from a figure that was net already.
    case costSubtractedTwice
    /// (gains − costs) ÷ one-off costs: running costs left out below.
    case overImplementation
    /// gains ÷ baseline cost: a cost reduction.
    case costReduction
  }

  /// Gains before costs, in currency units.
  public var gains: Double
  /// All costs, in currency units.
  public var costs: Double
  /// The part of the costs that is paid once; nil when it is not known.
  public var implementation: Double?
  /// What the service cost before; nil when it is not known.
  public var baselineCost: Double?

  /// Creates a check.
  public init(
    gains: Double, costs: Double, implementation: Double? = nil, baselineCost: Double? = nil
  ) {
    self.gains = gains
    self.costs = costs
    self.implementation = implementation
    self.baselineCost = baselineCost
  }

  /// What a formula gives, as a fraction; nil when a number is missing or its divisor not above 0.
  public func value(by formula: Formula) -> Double? {
    let (above, below): (Double, Double?) =
      switch formula {
      case .net: (gains - costs, costs)
      case .gross: (gains, costs)
      case .costSubtractedTwice: (gains - 2 * costs, costs)
      case .overImplementation: (gains - costs, implementation)
      case .costReduction: (gains, baselineCost)
      }
    guard let below, below > 0 else { return nil }
    return above / below
  }

  /// The formulas that reproduce a printed figure.
  ///
  /// - Parameters:
  ///   - claimed: The printed figure as a fraction: 7.67 for 767 %.
  ///   - tolerance: What rounding in print may hide, as a fraction; half a percent point.
  /// - Returns: In the order of ``Formula``; empty when none fits.
  public func formulas(behind claimed: Double, tolerance: Double = 0.005) -> [Formula] {
    Formula.allCases.filter { formula in
      guard let value = value(by: formula) else { return false }
      return abs(value - claimed) <= tolerance + 1e-12
    }
  }

  /// Whether a claimed payback fits a claimed 12-month ROI.
  ///
  /// When all cost falls up front and gains are flat, payback = 12/(1 + ROI) months.
  ///
  /// - Parameter roi: The claimed ROI over twelve months, above −1, as a fraction.
  /// - Returns: The payback in months that such a ROI implies; nil at or below −1.
  public static func payback(impliedBy roi: Double) -> Double? {
    roi > -1 ? 12 / (1 + roi) : nil
  }

  /// What to tell the person who made the claim.
  public func verdict(on claimed: Double, tolerance: Double = 0.005) -> Diagnostic {
    let behind = formulas(behind: claimed, tolerance: tolerance)
    let right = value(by: .net).map { plain(($0 * 1000).rounded() / 10) }
    let printed = plain((claimed * 1000).rounded() / 10)
    guard let right else {
      return Diagnostic(
        .error, code: "finance.claim-undefined",
        message: LocalizedText(
          en: "A return needs costs above 0.", fr: "Un retour demande des coûts au-dessus de 0."))
    }
    if behind.contains(.net) {
      return Diagnostic(
        .note, code: "finance.claim-right",
        message: LocalizedText(
          en: "\(printed) % is the return on investment: (gains − costs) ÷ costs.",
          fr: "\(printed) % est bien le retour sur investissement : (gains − coûts) ÷ coûts."))
    }
    let name = behind.first?.name ?? ClaimCheck.unknown
    return Diagnostic(
      .warning, code: "finance.claim-\(behind.first?.rawValue ?? "unknown")",
      message: LocalizedText(
        en: "\(printed) % is \(name.en). The return on investment is \(right) %.",
        fr: "\(printed) % est \(name.fr). Le retour sur investissement vaut \(right) %."))
  }

  private static let unknown = LocalizedText(
    en: "no figure that these numbers give", fr: "un chiffre que ces nombres ne donnent pas")
}

extension ClaimCheck.Formula {
  /// The formula's name for people.
  public var name: LocalizedText {
    switch self {
    case .net:
      LocalizedText(
        en: "the net return (gains − costs) ÷ costs",
        fr: "le retour net (gains − coûts) ÷ coûts")
    case .gross:
      LocalizedText(en: "the gross return, gains ÷ costs", fr: "le retour brut, gains ÷ coûts")
    case .costSubtractedTwice:
      LocalizedText(
        en: "a return from which the cost was subtracted twice",
        fr: "un retour dont le coût a été retranché deux fois")
    case .overImplementation:
      LocalizedText(
        en: "a return on the one-off costs alone", fr: "un retour sur les seuls coûts uniques")
    case .costReduction:
      LocalizedText(en: "a cost reduction", fr: "une réduction de coût")
    }
  }
}
