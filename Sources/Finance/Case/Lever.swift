// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// A change of one parameter of the workload.
public struct Lever: Sendable, Hashable, Codable {
  /// How far the parameter moves at full effect.
  public enum Effect: Sendable, Hashable, Codable {
    /// To a value, in the parameter's unit.
    case to(Double)
    /// By a relative change: −0.25 is a quarter less.
    case change(Double)
    /// By a difference in the parameter's unit: 0.05 is five points of a rate.
    case points(Double)
    /// Deflection from its parts: the share of issues that meet the automation, the share of these
    /// that it contains, and the share of the contained ones that come back all the same.
    ///
    ///     d = reach · containment · (1 − returnRate)
    case automation(reach: Double, containment: Double, returnRate: Double)

    /// d that ``automation(reach:containment:returnRate:)`` or ``to(_:)`` leads to.
    var netDeflection: Double {
      switch self {
      case .automation(let reach, let containment, let returnRate):
        reach * containment * (1 - returnRate)
      case .to(let target): target
      case .change, .points: 0
      }
    }
  }

  /// How an effect fades when nobody keeps it up: stale answers contain less.
  ///
  ///     share of the m-th month of effect = max(floor, (1 − perMonth)^(m − 1))
  public struct Decay: Sendable, Hashable, Codable {
    /// Share of the effect lost each month, from 0 to below 1.
    public var perMonth: Double
    /// The share below which it does not fall, 0 to 1.
    public var floor: Double

    /// Creates a decay.
    public init(perMonth: Double, floor: Double = 0) {
      self.perMonth = perMonth
      self.floor = floor
    }

    /// The share of the effect that is left in a month of effect, 1 for the first.
    public func share(month: Int) -> Double {
      month <= 1 ? 1 : max(floor, power(1 - perMonth, Double(month - 1)))
    }
  }

  /// The lever's id, unique in the case.
  public var id: String
  /// Its name for people; nil shows the id.
  public var label: LocalizedText?
  /// What it moves.
  public var parameter: WorkloadParameter
  /// How far, at full effect.
  public var effect: Effect
  /// The segments it works in; empty means all.
  public var segments: [String]
  /// Handling time in minutes of the contacts that a deflection lever takes away; nil means they
  /// are as long as the others, which is rarely so.
  public var easyHandleMinutes: Double?
  /// How the effect grows after go-live.
  public var ramp: Ramp
  /// How the effect fades; nil keeps it.
  public var decay: Decay?
  /// Month of first effect; nil means the case's go-live month.
  public var startMonth: Int?
  /// Share of the change that the project causes, 0 to 1.
  public var attribution: Double
  /// Haircut of its value, 0 to 1, taken before discounting.
  public var risk: Double
  /// How sure the effect is; nil means assumed with a source and declared without.
  public var grade: EvidenceGrade?
  /// Who says so.
  public var source: String?
  /// The evidence document, such as `its/2026-05-assist`.
  public var evidence: String?

  /// Creates a lever at full effect from go-live on, all of it the project's, without haircut.
  public init(
    id: String, label: LocalizedText? = nil, parameter: WorkloadParameter, effect: Effect,
    segments: [String] = [], easyHandleMinutes: Double? = nil, ramp: Ramp = .immediate,
    decay: Decay? = nil, startMonth: Int? = nil, attribution: Double = 1, risk: Double = 0,
    grade: EvidenceGrade? = nil, source: String? = nil, evidence: String? = nil
  ) {
    self.id = id
    self.label = label
    self.parameter = parameter
    self.effect = effect
    self.segments = segments
    self.easyHandleMinutes = easyHandleMinutes
    self.ramp = ramp
    self.decay = decay
    self.startMonth = startMonth
    self.attribution = attribution
    self.risk = risk
    self.grade = grade
    self.source = source
    self.evidence = evidence
  }

  /// The grade that counts: the stated one, else assumed with a source, else declared.
  public var effectiveGrade: EvidenceGrade { grade ?? (source == nil ? .declared : .assumed) }

  /// The name to show.
  public var name: LocalizedText { label ?? LocalizedText(verbatim: id) }

  /// Where its effect comes from.
  public var provenance: Provenance { .stated(source: source, evidence: evidence) }
}

extension Provenance {
  /// The provenance of a stated input: its evidence document, its source, or nobody.
  public static func stated(source: String?, evidence: String?) -> Provenance {
    switch (source, evidence) {
    case (let source?, let evidence?): .assumed(source: "\(source) (\(evidence))")
    case (let text?, nil), (nil, let text?): .assumed(source: text)
    case (nil, nil): .declared
    }
  }
}
