// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities
internal import Statistics

/// What became of the offers that agents made: accepted, and kept after the time to withdraw.
public struct OfferFunnel: Sendable, Hashable {
  /// Offers made.
  public let offers: Int
  /// Offers accepted.
  public let accepted: Int
  /// Accepted offers whose time to withdraw has passed.
  public let matured: Int
  /// Those of the matured that were kept.
  public let kept: Int

  /// Checks and stores the counts.
  ///
  /// - Parameters:
  ///   - offers: Offers made, at least 1.
  ///   - accepted: Of these; at most the offers.
  ///   - matured: Accepted offers older than the time to withdraw (fourteen days in the Union);
  ///     younger ones may still be withdrawn and do not count as kept.
  ///   - kept: Of the matured.
  /// - Throws: ``AttributionError/outOfDomain(name:value:expected:)``.
  public init(offers: Int, accepted: Int, matured: Int, kept: Int) throws(AttributionError) {
    guard offers >= 1 else {
      throw .outOfDomain(name: "offers", value: Double(offers), expected: "at least 1")
    }
    for (name, value, most) in [
      ("accepted", accepted, offers), ("matured", matured, accepted), ("kept", kept, matured),
    ] where !(0...max(0, most)).contains(value) {
      throw .outOfDomain(name: name, value: Double(value), expected: "between 0 and \(most)")
    }
    self.offers = offers
    self.accepted = accepted
    self.matured = matured
    self.kept = kept
  }

  /// Accepted ÷ offers, a fraction.
  public var acceptance: Double { Double(accepted) / Double(offers) }

  /// Kept ÷ matured, a fraction; nil while no accepted offer has matured.
  public var keeping: Double? { matured > 0 ? Double(kept) / Double(matured) : nil }

  /// Offers that end in a sale that lasts: acceptance × keeping; nil while nothing has matured.
  public var lastingShare: Double? { keeping.map { acceptance * $0 } }

  /// The funnel as a result.
  ///
  /// - Parameter level: Confidence level, strictly between 0 and 1.
  /// - Returns: The share accepted and the share kept with Wilson intervals, and a check that enough
  ///   offers have matured.
  /// - Throws: ``AttributionError/outOfDomain(name:value:expected:)``.
  public func result(level: Double = 0.95) throws(AttributionError) -> EvidenceResult {
    guard level > 0, level < 1 else {
      throw .outOfDomain(name: "level", value: level, expected: "strictly between 0 and 1")
    }
    var effects = [
      share(
        "acceptance", LocalizedText(en: "offers accepted", fr: "offres acceptées"), accepted,
        offers, level)
    ]
    if matured > 0 {
      effects.append(
        share(
          "keeping",
          LocalizedText(
            en: "accepted offers kept after the time to withdraw",
            fr: "offres acceptées conservées après le délai de rétractation"), kept, matured, level)
      )
    }
    return EvidenceResult(
      design: .description,
      outcome: LocalizedText(en: "Offers by agents", fr: "Offres des conseillers"),
      effects: effects, level: level, sampleSize: offers,
      method: LocalizedText(
        en: "shares with Wilson intervals", fr: "parts avec intervalles de Wilson"),
      assumptions: [
        LocalizedText(
          en: "A kept sale may have come without the offer: compare with like customers who got "
            + "none to know what it brought.",
          fr: "Une vente conservée aurait pu avoir lieu sans l’offre : comparez avec des clients "
            + "semblables sans offre pour savoir ce qu’elle a apporté.")
      ],
      checks: [maturityCheck], sentence: sentence(effects))
  }

  private func share(
    _ id: String, _ name: LocalizedText, _ part: Int, _ whole: Int, _ level: Double
  ) -> Effect {
    let interval = wilsonInterval(successes: Double(part), count: Double(whole), level: level)
    return Effect(
      id: id, name: name, value: Double(part) / Double(whole), low: interval?.lowerBound,
      high: interval?.upperBound, scale: .points)
  }

  private var maturityCheck: EvidenceCheck {
    let share = accepted > 0 ? Double(matured) / Double(accepted) : 0
    return EvidenceCheck(
      id: "maturity",
      name: LocalizedText(en: "time to withdraw passed", fr: "délai de rétractation passé"),
      isEssential: true, outcome: share >= 0.5 && matured >= 30 ? .passed : .failed,
      sentence: LocalizedText(
        en: "\(matured) of \(accepted) accepted offers are past the time to withdraw; half of them "
          + "and thirty are wanted.",
        fr:
          "\(matured) des \(accepted) offres acceptées ont passé le délai de rétractation ; il en "
          + "faut la moitié et trente."))
  }

  private func sentence(_ effects: [Effect]) -> LocalizedText {
    func part(_ effect: Effect, _ language: Language) -> String {
      let ends = [effect.low, effect.high].compactMap { $0 }.map {
        FigureText.percent($0, language)
      }
      let range =
        ends.count == 2 ? ends.joined(separator: language == .french ? " à " : " to ") : "?"
      return "\(FigureText.percent(effect.value, language)) (\(range))"
    }
    let kept = effects.dropFirst().first
    return LocalizedText(
      en: "\(part(effects[0], .english)) of the offers were accepted"
        + (kept.map { "; \(part($0, .english)) of these were kept" } ?? "; none has matured yet")
        + ".",
      fr: "\(part(effects[0], .french)) des offres ont été acceptées"
        + (kept.map { " ; \(part($0, .french)) d’entre elles ont été conservées" }
          ?? " ; aucune n’est encore arrivée à maturité") + ".")
  }
}
