// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension Fact {
  /// The mart columns that a metric of the user's own may read, and what they hold.
  package var columns: [String: ColumnKind] {
    switch self {
    case .contacts, .agentDays: Fact.contactColumns
    case .surveyAnswers: Fact.surveyColumns
    case .transactions: Fact.transactionColumns
    case .customers, .costs: [:]
    }
  }

  private static func kinds(
    text: [String] = [], number: [String] = [], boolean: [String] = [], date: [String] = []
  ) -> [String: ColumnKind] {
    var kinds: [String: ColumnKind] = [:]
    for name in text { kinds[name] = .text }
    for name in number { kinds[name] = .number }
    for name in boolean { kinds[name] = .boolean }
    for name in date { kinds[name] = .date }
    return kinds
  }

  private static let contactColumns = kinds(
    text: [
      "source", "external_id", "customer_id", "channel", "direction", "agent_id", "team", "site",
      "provider", "region", "product", "campaign", "queue", "reason", "language", "priority",
      "segment", "handler", "status", "ai_resolution_state",
    ],
    number: [
      "first_reply_seconds", "first_any_reply_seconds", "first_resolution_seconds",
      "full_resolution_seconds", "wait_seconds", "talk_seconds", "hold_seconds", "wrap_seconds",
      "handle_seconds", "replies", "reopens", "transfers", "next_contact_seconds",
    ],
    boolean: [
      "is_queued", "is_answered", "is_abandoned", "is_resolved", "is_escalated", "offer_made",
      "offer_accepted",
    ],
    date: ["started_date"])

  private static let surveyColumns = kinds(
    text: [
      "kind", "channel", "team", "agent_id", "site", "provider", "region", "product", "campaign",
      "queue", "reason", "language", "handler", "segment", "customer_id", "source",
    ],
    number: ["scale_low", "scale_high", "score"], date: ["answered_date"])

  private static let transactionColumns = kinds(
    text: ["source", "customer_id", "currency", "kind", "product", "segment", "region"],
    number: ["amount"], date: ["at_date"])
}
