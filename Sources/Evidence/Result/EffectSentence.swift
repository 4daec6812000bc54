// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities

/// The standard sentence about an effect, in every language.
public struct EffectSentence: Sendable {
  /// The name of the outcome.
  public var outcome: LocalizedText
  /// The effects; the first is told, a relative one beside an absolute one is added.
  public var effects: [Effect]
  /// The level of the intervals.
  public var level: Double

  /// Creates a sentence.
  public init(outcome: LocalizedText, effects: [Effect], level: Double) {
    self.outcome = outcome
    self.effects = effects
    self.level = level
  }

  /// "Contacts per week: change of level −12.3 contacts (95 % interval −18.1 to −6.5, p = 0.0002).
  /// That is more than chance explains."
  public var text: LocalizedText {
    LocalizedText(en: sentence(.english), fr: sentence(.french))
  }

  private func sentence(_ language: Language) -> String {
    guard let effect = effects.first else { return "" }
    let colon = language == .french ? " : " : ": "
    var text = outcome[language] + colon + effect.name[language] + " "
    text += figure(effect, language) + details(effect, language)
    if let relative = effects.dropFirst().first(where: { $0.scale == .relative }),
      effect.scale != .relative
    {
      text += language == .french ? ", soit " : ", that is "
      text += figure(relative, language) + details(relative, language, withP: false)
    }
    return text + ". " + verdict(effect, language)
  }

  private func figure(_ effect: Effect, _ language: Language) -> String {
    let number = Self.figure(effect.value, effect.scale, language)
    guard effect.scale == .absolute, let unit = effect.unit else { return number }
    return number + " " + unit[language]
  }

  private func details(_ effect: Effect, _ language: Language, withP: Bool = true) -> String {
    var parts: [String] = []
    if let low = effect.low, let high = effect.high {
      let ends = [low, high].map { Self.figure($0, effect.scale, language) }
      let share = FigureText.percent(level, language)
      parts.append(
        language == .french
          ? "intervalle à \(share) de \(ends[0]) à \(ends[1])"
          : "\(share) interval \(ends[0]) to \(ends[1])")
    }
    if withP, let p = effect.pValue { parts.append(FigureText.pValue(p, language)) }
    return parts.isEmpty ? "" : " (" + parts.joined(separator: ", ") + ")"
  }

  private func verdict(_ effect: Effect, _ language: Language) -> String {
    switch (effect.excludesNull, language) {
    case (true, .english): "That is more than chance explains."
    case (true, .french): "C’est plus que ce que le hasard explique."
    case (false, .english): "Chance alone could give that: no effect is not excluded."
    case (false, .french):
      "Le hasard seul pourrait donner cela : l’absence d’effet n’est pas exclue."
    case (nil, .english): "There is no interval, so chance cannot be judged."
    case (nil, .french): "Sans intervalle, on ne peut pas juger du hasard."
    }
  }

  /// A value written on its scale.
  static func figure(_ value: Double, _ scale: Effect.Scale, _ language: Language) -> String {
    switch scale {
    case .absolute: FigureText.signed(value, language)
    case .points:
      FigureText.signed(100 * value, language) + (language == .french ? " points" : " points")
    case .relative: FigureText.signedPercent(value, language)
    case .ratio: FigureText.number(value, language)
    }
  }
}
