// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import SQL

/// The columns of `marts.fct_contacts` that metrics read, and the conditions they share.
enum Contact {
  static let customer = Expression.column("customer_id")
  static let agent = Expression.column("agent_id")
  static let startedDate = Expression.column("started_date")
  static let handler = Expression.column("handler")
  static let aiResolutionState = Expression.column("ai_resolution_state")

  static let firstReplySeconds = Expression.column("first_reply_seconds")
  static let firstAnyReplySeconds = Expression.column("first_any_reply_seconds")
  static let firstResolutionSeconds = Expression.column("first_resolution_seconds")
  static let fullResolutionSeconds = Expression.column("full_resolution_seconds")
  static let waitSeconds = Expression.column("wait_seconds")
  static let talkSeconds = Expression.column("talk_seconds")
  static let handleSeconds = Expression.column("handle_seconds")
  static let nextContactSeconds = Expression.column("next_contact_seconds")

  static let reopens = Expression.column("reopens")
  static let transfers = Expression.column("transfers")
  static let isQueued = Expression.column("is_queued")
  static let isAnswered = Expression.column("is_answered")
  static let isAbandoned = Expression.column("is_abandoned")
  static let isResolved = Expression.column("is_resolved")
  static let isEscalated = Expression.column("is_escalated")
  static let offerMade = Expression.column("offer_made")
  static let offerAccepted = Expression.column("offer_accepted")

  /// Handled contacts: all but those whose customer gave up waiting.
  static let isHandled = Expression.isNotTrue(isAbandoned)
  /// Abandoned contacts that were offered to agents: who hangs up in the voice menu was not.
  static let isLost = isAbandoned.and(.any([isQueued, .isNull(isQueued)]))
  /// Contacts handled by the AI alone.
  static let isByAI = handler.equals(.text("ai"))
  /// Contacts of known agents, not of the AI alone.
  static let isByAgent = agent.isKnown.and(
    .any([.comparison(handler, .notEqual, .value(.text("ai"))), .isNull(handler)]))
  /// Contacts in which the AI took part.
  static let involvesAI = handler.isOne(of: ["ai", "ai_then_human"])
  /// Contacts of known customers with no further contact within so many days.
  static func hasNoRepeat(within days: Double) -> Expression {
    customer.isKnown.and(nextContactSeconds.isUnknown.or(nextContactSeconds.exceeds(days * 86_400)))
  }
}
