// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension ContactGenerator {
  /// The life of a call: queue, patience, conversation, hold, after-call work.
  ///
  /// `factor` is what the agent, the reason and the assistant make of the handle time.
  func workCall(_ contact: inout WorldContact, factor: Double, _ random: inout WorldRandom) {
    contact.isOutbound = random.chance(0.04)
    contact.isQueued = !contact.isOutbound
    let wait = contact.isOutbound ? 0 : queueWait(of: contact, &random)
    let patience = 3 + random.exponential(mean: 240)
    let hangsUpAtOnce = random.chance(0.008)
    let talk = random.logNormal(median: WorldChannel.phone.medianHandleSeconds, spread: 0.55)
    let hold = random.chance(0.25) ? random.logNormal(median: 48, spread: 0.6) : 0
    let wrap = random.logNormal(median: 76, spread: 0.5)
    let isTransferred = random.chance(0.09)
    let isEscalated = random.chance(0.04)
    let isResolved = random.chance(0.88)

    if !contact.isOutbound, hangsUpAtOnce || wait > patience {
      contact.isAnswered = false
      contact.isAbandoned = true
      contact.waitSeconds = hangsUpAtOnce ? 1 + Int(patience) % 4 : Int(patience)
      contact.closedAt = contact.waitSeconds.map { contact.startedAt + $0 }
      contact.agent = nil
      contact.agentQuality = 0
      contact.handler = .nobody
      return
    }
    let scale = factor * (isTransferred ? 1.25 : 1)
    contact.isAnswered = true
    contact.isAbandoned = false
    contact.waitSeconds = Int(wait)
    contact.talkSeconds = max(5, Int((talk * scale).rounded()))
    contact.holdSeconds = Int((hold * scale).rounded())
    contact.wrapSeconds = Int((wrap * scale).rounded())
    contact.transfers = isTransferred ? 1 : 0
    contact.isEscalated = isEscalated
    let conversation = (contact.talkSeconds ?? 0) + (contact.holdSeconds ?? 0)
    contact.handleSeconds = conversation + (contact.wrapSeconds ?? 0)
    let answered = contact.startedAt + Int(wait)
    contact.firstReplyAt = answered
    contact.firstAnyReplyAt = answered
    contact.replies = 1
    if isResolved {
      contact.resolvedFirstAt = answered + conversation
      contact.resolvedLastAt = contact.resolvedFirstAt
    }
    contact.closedAt = answered + conversation
  }

  /// Seconds in the queue: longer on busy days and at busy hours.
  private func queueWait(of contact: WorldContact, _ random: inout WorldRandom) -> Double {
    let hour = ParisClock.local(at: contact.startedAt).secondOfDay / 3600
    let load =
      DemonstrationCalendar.demand(on: contact.day, for: .phone)
      * WorldChannel.phoneLoad(hour: hour)
    let isPickedUpAtOnce = random.chance(0.62 / max(1, load))
    let ring = random.uniform(2, 9)
    let queue = random.exponential(mean: 21 * load * load)
    return isPickedUpAtOnce ? ring : ring + queue
  }
}
