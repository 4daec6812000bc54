// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import Testing

@testable import Demonstration

/// The planted effects are found again in the rows by plain differences of means.
///
/// Expected values are the planted ones. Each tolerance is four standard errors of the
/// difference in differences, √Σ s²ᵢ/nᵢ over its four cells, plus what is named beside it.
@Suite struct PlantedEffectsTests {
  private static let standard = contacts(.standard)
  private static let null = contacts(.none)

  private static func contacts(_ effects: PlantedEffects) -> [WorldContact] {
    let seed = DemonstrationWorld.standardSeed
    var generator = ContactGenerator(
      seed: seed, scale: 0.35, effects: effects, roster: Roster(seed: seed),
      customers: CustomerBase(seed: seed, scale: 0.35))
    return (DemonstrationCalendar.firstDay..<DemonstrationCalendar.endDay).flatMap {
      generator.contacts(on: $0)
    }
  }

  private struct Cell {
    var count = 0.0
    var sum = 0.0
    var squares = 0.0
    mutating func add(_ value: Double) {
      count += 1
      sum += value
      squares += value * value
    }
    var mean: Double { sum / count }
    var squaredError: Double { (squares / count - mean * mean) / count }
  }

  /// The difference in differences of a value over the contacts that have one.
  private func difference(
    _ contacts: [WorldContact], _ value: (WorldContact) -> Double?
  ) -> (effect: Double, error: Double) {
    let start = PlantedEffects.standard.start
    var cells = [[Cell(), Cell()], [Cell(), Cell()]]
    for contact in contacts {
      guard let value = value(contact) else { continue }
      let arm = Roster.teams[contact.team].isTreated ? 1 : 0
      let period = contact.day >= DemonstrationCalendar.start(ofMonth: 9).daysSinceEpoch ? 1 : 0
      cells[arm][period].add(value)
    }
    precondition(start == DemonstrationCalendar.start(ofMonth: 9))
    let effect =
      (cells[1][1].mean - cells[1][0].mean) - (cells[0][1].mean - cells[0][0].mean)
    let variance = cells.flatMap { $0 }.reduce(0) { $0 + $1.squaredError }
    return (effect, variance.squareRoot())
  }

  private func logHandle(on channel: WorldChannel) -> (WorldContact) -> Double? {
    { contact in
      guard contact.channel == channel, let seconds = contact.handleSeconds else { return nil }
      return log(Double(seconds))
    }
  }

  /// New agents are slower for three months: up to 0.02 on one arm's mean logarithm.
  @Test(arguments: [WorldChannel.phone, .email, .chat])
  func `handle time falls by the planted 18 % within a channel`(channel: WorldChannel) {
    let found = difference(Self.standard, logHandle(on: channel))
    #expect(abs(found.effect - log(0.82)) < 4 * found.error + 0.02)
    #expect(found.effect < -4 * found.error)
  }

  @Test(arguments: [WorldChannel.phone, .email, .chat])
  func `in a world without effects handle time does not fall`(channel: WorldChannel) {
    let found = difference(Self.null, logHandle(on: channel))
    #expect(abs(found.effect) < 4 * found.error + 0.02)
  }

  @Test func `the assistant resolves alone the planted 30 % of digital contacts`() {
    let exposed = Self.standard.filter { $0.isExposed && $0.channel.isDigital }
    let share =
      Double(exposed.count { $0.handler == .assistant }) / Double(exposed.count)
    #expect(abs(share - 0.30) < 4 * (0.3 * 0.7 / Double(exposed.count)).squareRoot())
    #expect(!Self.standard.contains { !$0.isExposed && $0.handler == .assistant })
    #expect(!Self.null.contains { $0.handler == .assistant })
  }

  @Test func `a person's first reply on chat comes 25 % sooner`() {
    let found = difference(Self.standard) { contact in
      guard contact.channel == .chat, let reply = contact.firstReplyAt else { return nil }
      return log(Double(reply - contact.startedAt))
    }
    #expect(abs(found.effect - log(0.75)) < 4 * found.error)
  }

  /// Expected: a share of 9 % falls by 30 %, that is by 2.7 points.
  @Test func `reopenings fall by the planted 30 %`() {
    let found = difference(Self.standard) { contact in
      guard contact.channel != .chat, contact.isHandledByPerson, contact.resolvedLastAt != nil
      else { return nil }
      return Double(contact.reopens)
    }
    #expect(abs(found.effect - -0.027) < 4 * found.error)
  }

  /// Follow-ups within a week: reasons weigh 0.17 in all, so −20 % is about −0.034 of the
  /// contacts whose customer is known and whose chain is not at its end; coincidences add the
  /// same to both arms, and hide up to a third.
  @Test func `people's contacts bring fewer follow-ups and the assistant's bring more`() {
    var next: [Int: Int] = [:]
    var isFollowed: [String: Bool] = [:]
    for contact in Self.standard.reversed() {
      guard let customer = contact.customer else { continue }
      isFollowed[contact.id] =
        next[customer].map { $0 - contact.startedAt <= 7 * 86_400 } ?? false
      next[customer] = contact.startedAt
    }
    let found = difference(Self.standard) { contact in
      guard contact.isHandledByPerson else { return nil }
      return isFollowed[contact.id].map { $0 ? 1 : 0 }
    }
    #expect(abs(found.effect - -0.028) < 4 * found.error + 0.007)
    func share(_ handler: WorldContact.Handler) -> Double {
      let known = Self.standard.filter { $0.isExposed && $0.handler == handler }
        .compactMap { isFollowed[$0.id] }
      return Double(known.count { $0 }) / Double(known.count)
    }
    #expect(share(.assistant) > share(.assistantThenHuman) + 0.04)
  }

  @Test func `the CSAT mean rises by 0.20 and nothing moves NPS or CES`() {
    let surveys = SurveyGenerator(effects: .standard)
    var random = WorldRandom(state: 42)
    var scores: [String: [String: Double]] = ["csat": [:], "nps": [:], "ces": [:]]
    // Every contact answers fifteen times, to have enough answers at this scale.
    for contact in Self.standard where contact.isHandledByPerson {
      for copy in 0..<15 {
        guard let answer = surveys.answer(to: contact, &random) else { continue }
        scores[answer.kind]?["\(contact.id)/\(copy)"] = Double(answer.score)
      }
    }
    func found(_ kind: String) -> (effect: Double, error: Double) {
      var sums: [String: (Double, Double)] = [:]
      for (key, score) in scores[kind] ?? [:] {
        let id = String(key.prefix { $0 != "/" })
        let old = sums[id] ?? (0, 0)
        sums[id] = (old.0 + score, old.1 + 1)
      }
      return difference(Self.standard) { sums[$0.id].map { $0.0 / $0.1 } }
    }
    let csat = found("csat")
    #expect(abs(csat.effect - 0.20) < 4 * csat.error)
    #expect(abs(found("nps").effect) < 4 * found("nps").error)
    #expect(abs(found("ces").effect) < 4 * found("ces").error)
  }

  @Test func `the sentences of the effects agree with each other`() {
    let effects = PlantedEffects.standard
    #expect(effects.satisfactionMeanEffect == 0.20)
    #expect(effects.otherSurveyEffect == 0)
    #expect(PlantedEffects.none.handleTimeFactor == 1)
    #expect(PlantedEffects.none.automationShare == 0)
  }
}
