// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// Something the change is good for that is not turned into money: brand, satisfaction, an option.
///
/// Such items stand beside the result and are never summed.
public struct StrategicItem: Sendable, Hashable, Codable {
  /// The item's id, unique in the case.
  public var id: String
  /// What it is.
  public var label: LocalizedText
  /// Why it matters, and how it could be measured one day; nil when nothing is said.
  public var note: LocalizedText?
  /// What somebody thinks it is worth a year, shown as an opinion only; nil when nobody said.
  public var estimatePerYear: Double?
  /// Who says so.
  public var source: String?

  /// Creates an item.
  public init(
    id: String, label: LocalizedText, note: LocalizedText? = nil, estimatePerYear: Double? = nil,
    source: String? = nil
  ) {
    self.id = id
    self.label = label
    self.note = note
    self.estimatePerYear = estimatePerYear
    self.source = source
  }
}

/// What somebody promised: the figures of a brochure, an offer or an article.
public struct Claim: Sendable, Hashable, Codable {
  /// Gains before costs, in the currency of the case.
  public var gains: Double
  /// Costs, in the currency of the case.
  public var costs: Double
  /// The printed return as a fraction: 7.67 for 767 %; nil when none was printed.
  public var roi: Double?
  /// The printed payback in months; nil when none was printed.
  public var paybackMonths: Double?
  /// Who printed it.
  public var source: String?

  /// Creates a claim.
  public init(
    gains: Double, costs: Double, roi: Double? = nil, paybackMonths: Double? = nil,
    source: String? = nil
  ) {
    self.gains = gains
    self.costs = costs
    self.roi = roi
    self.paybackMonths = paybackMonths
    self.source = source
  }
}
