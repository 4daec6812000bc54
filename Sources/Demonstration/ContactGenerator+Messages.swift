// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension ContactGenerator {
  /// The life of a written contact: the assistant first where it works, then a person.
  ///
  /// The draws are made before the branches, so that no draw depends on the contact's fate.
  func workMessage(_ contact: inout WorldContact, factor: Double, _ random: inout WorldRandom) {
    let channel = contact.channel
    let assistant = random.uniform()
    let assistantSeconds = 4 + random.index(below: 9)
    let isConfirmed = random.chance(0.4)
    let delay = random.logNormal(median: channel.medianReplySeconds, spread: 0.7)
    let opening = 60 + random.index(below: 3600)
    let handle = random.logNormal(median: channel.medianHandleSeconds, spread: 0.6)
    let isTransferred = random.chance(0.05)
    let isEscalated = random.chance(0.05)
    let isAbandoned = random.chance(0.035)

    if contact.isExposed, assistant < effects.automationShare {
      resolveByAssistant(&contact, after: assistantSeconds, isConfirmed: isConfirmed)
    } else {
      let isAssistantFirst =
        contact.isExposed && effects.automationShare > 0 && assistant < 0.92
      contact.handler = isAssistantFirst ? .assistantThenHuman : .human
      if channel == .chat {
        contact.isQueued = true
        contact.isAnswered = true
        contact.isAbandoned = false
      }
      if isAssistantFirst {
        contact.assistantState = "routed_to_team"
        contact.firstAnyReplyAt = contact.startedAt + assistantSeconds
      }
      let working = delay * (contact.isExposed ? effects.firstReplyFactor : 1)
      if channel == .chat, isAbandoned {
        abandonChat(&contact, after: Int(working) + 20)
      } else {
        contact.transfers = isTransferred ? 1 : 0
        contact.isEscalated = isEscalated
        contact.handleSeconds = max(
          10, Int((handle * factor * (isTransferred ? 1.25 : 1)).rounded()))
        reply(to: &contact, after: working, opening: opening)
      }
    }
    resolve(&contact, &random)
  }

  private func resolveByAssistant(
    _ contact: inout WorldContact, after seconds: Int, isConfirmed: Bool
  ) {
    contact.handler = .assistant
    contact.agent = nil
    contact.agentQuality = 0
    contact.assistantState = isConfirmed ? "confirmed_resolution" : "assumed_resolution"
    contact.firstAnyReplyAt = contact.startedAt + seconds
    contact.resolvedFirstAt = contact.startedAt + 60 + seconds * 6
    contact.resolvedLastAt = contact.resolvedFirstAt
    contact.closedAt = contact.resolvedLastAt.map { $0 + 72 * 3600 }
    contact.replies = 2
  }

  private func abandonChat(_ contact: inout WorldContact, after seconds: Int) {
    contact.isAnswered = false
    contact.isAbandoned = true
    contact.waitSeconds = seconds
    contact.agent = nil
    contact.agentQuality = 0
    contact.handler = .nobody
    contact.closedAt = contact.startedAt + seconds
  }

  /// A person replies: the work waits for the opening hours on all channels but the chat.
  private func reply(to contact: inout WorldContact, after working: Double, opening: Int) {
    let start = DemonstrationCalendar.opening(from: contact.startedAt)
    var reply = start + max(1, Int(working.rounded()))
    if contact.channel == .chat {
      contact.waitSeconds = reply - contact.startedAt
    } else {
      let open = DemonstrationCalendar.opening(from: reply)
      if open != reply { reply = open + opening }
    }
    contact.firstReplyAt = reply
    if contact.firstAnyReplyAt == nil { contact.firstAnyReplyAt = reply }
  }

  /// The further replies, the resolution, a reopening, the closing.
  private func resolve(_ contact: inout WorldContact, _ random: inout WorldRandom) {
    let isResolved = random.chance(0.965)
    let exchanges = random.poisson(mean: contact.channel == .chat ? 5 : 0.7)
    let pause = random.logNormal(median: 14_000, spread: 0.8)
    let isReopened = random.chance(
      0.09 * (contact.isExposed ? effects.reopenFactor : 1))
    let reopenedAfter = 86_400 * random.uniform(0.2, 4)
    let secondWork = random.logNormal(median: 9000, spread: 0.7)
    let offer = random.uniform()
    let accepted = random.chance(0.22)

    guard contact.isHandledByPerson, let reply = contact.firstReplyAt else { return }
    contact.replies = 1 + exchanges
    if contact.channel == .chat || contact.channel == .social {
      contact.isOfferMade = offer < 0.14
      if offer < 0.14 { contact.isOfferAccepted = accepted }
    }
    guard isResolved else { return }
    let handle = contact.handleSeconds ?? 0
    let first =
      contact.channel == .chat
      ? reply + handle
      : DemonstrationCalendar.opening(from: reply + handle + exchanges * Int(pause))
    contact.resolvedFirstAt = first
    contact.resolvedLastAt = first
    if isReopened, contact.channel != .chat {
      contact.reopens = 1
      contact.resolvedLastAt = DemonstrationCalendar.opening(
        from: first + Int(reopenedAfter) + Int(secondWork))
    }
    contact.closedAt = contact.resolvedLastAt.map { $0 + 48 * 3600 }
  }
}
