// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A gain in euros that does not pass through the agents' hours.
public struct GainLine: Sendable, Hashable, Codable {
  /// The line's id, unique in the case.
  public var id: String
  /// Its name for people; nil shows the id.
  public var label: LocalizedText?
  /// The pool of money it draws on; nil when it has one of its own.
  public var pool: Pool?
  /// How much, before margin, attribution and risk.
  public var amount: Amount
  /// Share of a revenue that is margin, 0 to 1.
  public var margin: Double
  /// Share of the effect that the project causes, 0 to 1.
  public var attribution: Double
  /// Haircut, 0 to 1, taken before discounting.
  public var risk: Double
  /// How the gain grows from its start month on.
  public var ramp: Ramp
  /// First month; nil means the case's go-live month.
  ///
  /// A `flows` table has its own calendar and takes none.
  public var startMonth: Int?
  /// Last month; nil means the horizon.
  public var endMonth: Int?
  /// The reading it belongs to; nil means the pool's usual one.
  public var reading: Reading?
  /// What the pool holds per year in the baseline: a saving above it is warned about.
  public var poolPerYear: Double?
  /// How sure it is; nil means assumed with a source and declared without.
  public var grade: EvidenceGrade?
  /// Who says so.
  public var source: String?
  /// The evidence document.
  public var evidence: String?

  /// Creates a gain: all margin, all the project's, without haircut, unless said otherwise.
  public init(
    id: String, label: LocalizedText? = nil, pool: Pool? = nil, amount: Amount,
    margin: Double = 1, attribution: Double = 1, risk: Double = 0, ramp: Ramp = .immediate,
    startMonth: Int? = nil, endMonth: Int? = nil, reading: Reading? = nil,
    poolPerYear: Double? = nil, grade: EvidenceGrade? = nil, source: String? = nil,
    evidence: String? = nil
  ) {
    self.id = id
    self.label = label
    self.pool = pool
    self.amount = amount
    self.margin = margin
    self.attribution = attribution
    self.risk = risk
    self.ramp = ramp
    self.startMonth = startMonth
    self.endMonth = endMonth
    self.reading = reading
    self.poolPerYear = poolPerYear
    self.grade = grade
    self.source = source
    self.evidence = evidence
  }

  /// The grade that counts: the stated one, else assumed with a source, else declared.
  public var effectiveGrade: EvidenceGrade { grade ?? (source == nil ? .declared : .assumed) }

  /// The reading that counts.
  public var effectiveReading: Reading { reading ?? pool?.usualReading ?? .economic }

  /// The name to show.
  public var name: LocalizedText { label ?? LocalizedText(verbatim: id) }

  /// Where its amount comes from.
  public var provenance: Provenance { .stated(source: source, evidence: evidence) }
}
