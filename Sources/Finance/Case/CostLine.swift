// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// Something spent.
public struct CostLine: Sendable, Hashable, Codable {
  /// The line's id, unique in the case.
  public var id: String
  /// Its name for people; nil shows the id.
  public var label: LocalizedText?
  /// What kind of cost.
  public var category: CostCategory
  /// How much, before the risk surcharge.
  public var amount: Amount
  /// Surcharge, at least 0, taken before discounting: 0.10 adds a tenth.
  public var risk: Double
  /// Yearly price rise of a recurring cost, as a fraction; year 1 is not raised.
  public var indexation: Double
  /// First month; nil means month 0 for what is paid once and month 1 for what recurs.
  public var startMonth: Int?
  /// Last month of what recurs; nil means the horizon.
  public var endMonth: Int?
  /// Whether it is direct; nil means as its category.
  public var isDirect: Bool?
  /// What it is for: channel, team, site, provider, product, region.
  public var scope: String?
  /// How sure it is; nil means assumed with a source and declared without.
  public var grade: EvidenceGrade?
  /// Who says so: a quotation, a contract, an estimate.
  public var source: String?

  /// Creates a cost without surcharge or price rise unless said otherwise.
  public init(
    id: String, label: LocalizedText? = nil, category: CostCategory, amount: Amount,
    risk: Double = 0, indexation: Double = 0, startMonth: Int? = nil, endMonth: Int? = nil,
    isDirect: Bool? = nil, scope: String? = nil, grade: EvidenceGrade? = nil,
    source: String? = nil
  ) {
    self.id = id
    self.label = label
    self.category = category
    self.amount = amount
    self.risk = risk
    self.indexation = indexation
    self.startMonth = startMonth
    self.endMonth = endMonth
    self.isDirect = isDirect
    self.scope = scope
    self.grade = grade
    self.source = source
  }

  /// The grade that counts: the stated one, else assumed with a source, else declared.
  public var effectiveGrade: EvidenceGrade { grade ?? (source == nil ? .declared : .assumed) }

  /// Whether it is a direct cost.
  public var countsAsDirect: Bool { isDirect ?? category.isDirect }

  /// The name to show.
  public var name: LocalizedText { label ?? LocalizedText(verbatim: id) }

  /// Where its amount comes from.
  public var provenance: Provenance { .stated(source: source, evidence: nil) }
}
