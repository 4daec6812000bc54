// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// What a month's costs depend on, counted while the contacts are drawn.
struct MonthTally: Sendable {
  /// Contacts that the provider's people handled.
  var providerContacts = 0
  /// Contacts that the assistant resolved alone.
  var automatedContacts = 0
  /// Contacts in which the assistant wrote.
  var assistedContacts = 0
  /// Seconds of conversation and hold on the telephone.
  var callSeconds = 0

  /// Counts one contact.
  mutating func count(_ contact: WorldContact) {
    if contact.isHandledByPerson, Roster.teams[contact.team].provider != nil {
      providerContacts += 1
    }
    if contact.handler == .assistant { automatedContacts += 1 }
    if contact.handler == .assistant || contact.handler == .assistantThenHuman {
      assistedContacts += 1
    }
    callSeconds += (contact.talkSeconds ?? 0) + (contact.holdSeconds ?? 0)
  }
}
