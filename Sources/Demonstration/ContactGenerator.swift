// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

/// Draws the contacts of the world, day after day, with the follow-ups that earlier ones bring.
///
/// Memory holds one day and the follow-ups of the coming week.
struct ContactGenerator: Sendable {
  /// New contacts on an average day at scale 1, follow-ups not counted.
  static let newContactsPerDay = 285.0
  /// Follow-ups of follow-ups stop at this depth.
  static let longestChain = 3

  /// A contact that another one brings.
  struct FollowUp: Sendable {
    let customer: Int
    let channel: WorldChannel
    let reason: Int
    let product: String
    let depth: Int
    /// Fixed for an abandoned caller who rings again the same day; else drawn.
    let secondOfDay: Int?
  }

  let seed: UInt64
  let scale: Double
  let effects: PlantedEffects
  let roster: Roster
  let customers: CustomerBase
  private var pending: [Int: [FollowUp]] = [:]
  private var nextDigital = 1
  private var nextCall = 1

  init(
    seed: UInt64, scale: Double, effects: PlantedEffects, roster: Roster, customers: CustomerBase
  ) {
    self.seed = seed
    self.scale = scale
    self.effects = effects
    self.roster = roster
    self.customers = customers
  }

  /// All contacts that begin on a local day, in order of time.
  ///
  /// Days must be asked in order.
  mutating func contacts(on day: Int) -> [WorldContact] {
    var random = WorldRandom(seed: seed, stream: .contacts, number: day)
    var contacts: [WorldContact] = []
    for channel in WorldChannel.allCases {
      let mean =
        ContactGenerator.newContactsPerDay * scale * channel.share
        * DemonstrationCalendar.demand(on: day, for: channel)
      for _ in 0..<random.poisson(mean: mean) {
        contacts.append(newContact(on: channel, day: day, &random))
      }
    }
    // Callers who abandon may add to today's list while it is worked through.
    while let followUps = pending.removeValue(forKey: day) {
      for followUp in followUps { contacts.append(contact(from: followUp, day: day, &random)) }
    }
    // The position breaks ties, so that the order is the same whatever the sort does.
    let order = contacts.indices.sorted {
      (contacts[$0].startedAt, $0) < (contacts[$1].startedAt, $1)
    }
    return order.map { position in
      var contact = contacts[position]
      contact.id = nextIdentifier(for: contact.channel)
      return contact
    }
  }

  private mutating func newContact(
    on channel: WorldChannel, day: Int, _ random: inout WorldRandom
  ) -> WorldContact {
    let isPeak = DemonstrationCalendar.season(of: day) > 1.25
    let reason = (isPeak ? ContactReason.peak : ContactReason.ordinary).draw(&random)
    // One caller in seventeen withholds the number: nobody knows who it was.
    let isAnonymous = channel == .phone && random.chance(0.06)
    let customer = customers.drawActive(on: day, &random)
    return contact(
      channel: channel, day: day, secondOfDay: channel.drawSecondOfDay(&random),
      customer: isAnonymous ? nil : customer, reason: reason,
      product: ContactGenerator.products.draw(&random), depth: 0, &random)
  }

  private mutating func contact(
    from followUp: FollowUp, day: Int, _ random: inout WorldRandom
  ) -> WorldContact {
    contact(
      channel: followUp.channel, day: day,
      secondOfDay: followUp.secondOfDay ?? followUp.channel.drawSecondOfDay(&random),
      customer: followUp.customer, reason: followUp.reason, product: followUp.product,
      depth: followUp.depth, &random)
  }

  private mutating func contact(
    channel: WorldChannel, day: Int, secondOfDay: Int, customer: Int?, reason: Int,
    product: String, depth: Int, _ random: inout WorldRandom
  ) -> WorldContact {
    let seat = random.index(below: roster.seats.count)
    let team = roster.seats[seat].team
    let person = customer.map { customers.customers[$0] }
    var contact = WorldContact(
      channel: channel, customer: customer, day: day,
      startedAt: ParisClock.instant(day: day, secondOfDay: secondOfDay), team: team,
      reason: reason, product: product,
      language: person?.language ?? "fr",
      priority: ContactGenerator.priorities.draw(&random),
      tags: ContactGenerator.tags(on: day, segment: person?.segment),
      isExposed: Roster.teams[team].isTreated && day >= effects.start.daysSinceEpoch)
    let agent = roster.agent(onSeat: seat, day: day)
    if let agent {
      contact.agent = agent.code
      contact.agentQuality = roster.seats[agent.seat].quality
    }
    let pace = agent.map { roster.pace(of: $0, day: day) } ?? 1
    let work =
      pace * ContactReason.all[reason].handleFactor
      * (contact.isExposed ? effects.handleTimeFactor : 1)
    if channel == .phone {
      workCall(&contact, factor: work, &random)
    } else {
      workMessage(&contact, factor: work, &random)
    }
    contact.cut(at: DemonstrationCalendar.exportInstant)
    plan(followUpOf: contact, depth: depth, &random)
    return contact
  }

  /// Decides whether this contact brings another one, and when.
  private mutating func plan(
    followUpOf contact: WorldContact, depth: Int, _ random: inout WorldRandom
  ) {
    guard let customer = contact.customer, depth < ContactGenerator.longestChain else { return }
    if contact.isAbandoned == true {
      guard random.chance(0.55) else { return }
      let later = contact.startedAt + 300 + random.index(below: 7200)
      let (day, second) = ParisClock.local(at: later)
      guard DemonstrationCalendar.isOpen(day: day, secondOfDay: second) else { return }
      schedule(
        FollowUp(
          customer: customer, channel: contact.channel, reason: contact.reason,
          product: contact.product, depth: depth + 1, secondOfDay: second), on: day)
      return
    }
    var probability = ContactReason.all[contact.reason].followUp
    if contact.handler == .assistant {
      probability += effects.automatedFollowUpExtra
    } else if contact.isExposed {
      probability *= effects.followUpFactor
    }
    // Drawn whether or not it happens: no later draw depends on it.
    let happens = random.chance(probability)
    let staysOnChannel = random.chance(0.65)
    let other = ContactGenerator.followUpChannels.draw(&random)
    let delay = 1 + min(5, Int(random.exponential(mean: 1.6)))
    guard happens else { return }
    let channel = staysOnChannel ? contact.channel : other
    var day = contact.day + delay
    while channel.isStaffedOnly, !DemonstrationCalendar.isWorked(day) { day += 1 }
    schedule(
      FollowUp(
        customer: customer, channel: channel, reason: contact.reason, product: contact.product,
        depth: depth + 1, secondOfDay: nil), on: day)
  }

  private mutating func schedule(_ followUp: FollowUp, on day: Int) {
    guard day < DemonstrationCalendar.endDay else { return }
    pending[day, default: []].append(followUp)
  }

  private mutating func nextIdentifier(for channel: WorldChannel) -> String {
    if channel == .phone {
      defer { nextCall += 1 }
      return "A-" + padded(nextCall, 7)
    }
    defer { nextDigital += 1 }
    return "D-" + padded(nextDigital, 7)
  }

  private static func tags(on day: Int, segment: String?) -> [String] {
    var tags: [String] = []
    if DemonstrationCalendar.isBlackFridayWeek(day) { tags.append("black_friday") }
    if DemonstrationCalendar.isSales(day) { tags.append("soldes") }
    if segment == "professionnel" { tags.append("pro") }
    return tags
  }

  private static let products = Weighted([
    ("mode", 0.36), ("maison", 0.24), ("high-tech", 0.18), ("beauté", 0.13), ("jouets", 0.09),
  ])
  private static let priorities = Weighted([
    ("low", 0.14), ("normal", 0.70), ("high", 0.12), ("urgent", 0.04),
  ])
  private static let followUpChannels = Weighted(
    WorldChannel.allCases.map { ($0, $0.share) })
}
