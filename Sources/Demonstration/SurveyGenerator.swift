// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Draws the answers to the survey that follows some contacts.
struct SurveyGenerator: Sendable {
  /// One answer.
  struct Answer: Sendable {
    /// `csat`, `nps` or `ces`.
    let kind: String
    let low: Int
    let high: Int
    let score: Int
    let comment: String?
    /// Seconds since 1970-01-01 UTC.
    let answeredAt: Int
  }

  let effects: PlantedEffects

  /// The answer of the customer to one contact; nil when none was asked or given.
  ///
  /// One resolved contact in six brings a CSAT answer, one in thirty an NPS answer, one in thirty
  /// a CES answer.
  func answer(to contact: WorldContact, _ random: inout WorldRandom) -> Answer? {
    let choice = random.uniform()
    let position = random.uniform()
    let delay = 600 + Int(random.exponential(mean: 9 * 3600))
    let isCommented = random.chance(0.18)
    let remark = random.index(below: 3)
    guard let resolved = contact.resolvedLastAt, contact.customer != nil, choice < 0.23 else {
      return nil
    }
    let answeredAt = resolved + delay
    guard answeredAt < DemonstrationCalendar.exportInstant else { return nil }
    let (kind, weights, low): (String, [Double], Int) =
      if choice < 0.165 {
        ("csat", satisfaction(of: contact), 1)
      } else if choice < 0.20 {
        ("nps", SurveyGenerator.recommendation, 0)
      } else {
        ("ces", SurveyGenerator.effort, 1)
      }
    let score = low + SurveyGenerator.position(of: position, in: weights)
    let high = low + weights.count - 1
    let isGood = Double(score - low) / Double(high - low) > 0.6
    let comments = isGood ? SurveyGenerator.praise : SurveyGenerator.blame
    return Answer(
      kind: kind, low: low, high: high, score: score,
      comment: isCommented ? comments[remark] : nil, answeredAt: answeredAt)
  }

  /// Probabilities of 1 to 5: the base, the agent, a long wait on the telephone, the assistant.
  private func satisfaction(of contact: WorldContact) -> [Double] {
    var weights = [0.07, 0.17, 0.14, 0.32, 0.30]
    var shift = contact.agentQuality
    if contact.isExposed, contact.isHandledByPerson { shift += effects.satisfactionShift }
    weights[1] -= shift
    weights[3] += shift
    if contact.channel == .phone, let wait = contact.waitSeconds, wait > 120 {
      weights[4] -= 0.12
      weights[0] += 0.12
    }
    return weights
  }

  private static func position(of uniform: Double, in weights: [Double]) -> Int {
    var rest = uniform
    for (index, weight) in weights.enumerated() {
      if rest < weight { return index }
      rest -= weight
    }
    return weights.count - 1
  }

  private static let recommendation = [
    0.03, 0.01, 0.02, 0.02, 0.03, 0.06, 0.08, 0.15, 0.21, 0.18, 0.21,
  ]
  private static let effort = [0.05, 0.07, 0.09, 0.13, 0.22, 0.25, 0.19]
  private static let praise = [
    "Réponse rapide et claire, merci.", "Problème réglé en une fois.",
    "Très bon accueil, je recommande.",
  ]
  private static let blame = [
    "Trop d'attente, et il a fallu rappeler.", "Toujours pas de nouvelles de mon colis.",
    "Réponse toute faite, ma question reste ouverte.",
  ]
}
