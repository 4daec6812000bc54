// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

extension FactTable {
  /// The columns that belong to this table alone.
  var ownColumns: [FactColumn] {
    switch self {
    case .contacts: Self.contactColumns
    case .contactEvents:
      Self.columns(
        (.text, "contact_external_id"), (.timestamp, "at"),
        (.text, "kind actor from_value to_value"))
    case .surveyAnswers:
      Self.columns(
        (.text, "contact_external_id customer_id agent_id team channel kind"),
        (.number, "scale_low scale_high score"), (.text, "comment"),
        (.timestamp, "sent_at answered_at"))
    case .agents:
      Self.columns(
        (.text, "team site provider"), (.date, "hired_on left_on"), (.number, "contract_hours"))
    case .agentStates:
      Self.columns((.text, "agent_id state"), (.timestamp, "started_at ended_at"))
    case .customers:
      Self.columns(
        (.text, "segment region plan"), (.date, "started_on ended_on"), (.text, "acquisition"),
        (.money, "monthly_revenue"), (.text, "currency"))
    case .transactions:
      Self.columns(
        (.text, "customer_id"), (.timestamp, "at"), (.money, "amount"),
        (.text, "currency kind product contact_external_id"))
    case .costs:
      Self.columns(
        (.date, "period_start period_end"), (.money, "amount"), (.text, "currency category"),
        (.boolean, "is_direct"),
        (.text, "channel team site provider product region recurrence initiative"))
    case .initiatives:
      Self.columns((.text, "name"), (.date, "started_on ended_on"), (.text, "hypothesis"))
    case .assignments:
      Self.columns((.text, "initiative unit_kind unit_id arm"), (.date, "from_date to_date"))
    case .customerKeys: Self.columns((.text, "customer_id key"))
    case .leads:
      Self.columns(
        (.text, "customer_id direction channel campaign agent_id"),
        (.timestamp, "created_at won_at lost_at"), (.money, "amount"), (.text, "currency"))
    }
  }

  private static let contactColumns = columns(
    (.text, "customer_id channel direction"),
    (
      .timestamp,
      "started_at first_reply_at first_any_reply_at resolved_first_at resolved_last_at closed_at"
    ),
    (
      .text,
      "agent_id team site provider region product campaign queue reason language priority tags "
        + "handler ai_resolution_state"
    ),
    (.boolean, "queued answered abandoned"),
    (.number, "wait_seconds talk_seconds hold_seconds wrap_seconds handle_seconds"),
    (.text, "handle_method"), (.count, "replies reopens transfers"),
    (.boolean, "escalated resolved offer_made offer_accepted"), (.text, "status"))

  /// Columns from runs of one kind, the names of a run separated by blanks.
  private static func columns(_ runs: (FactColumn.Kind, String)...) -> [FactColumn] {
    runs.flatMap { kind, names in
      names.split(separator: " ").map { FactColumn(String($0), kind) }
    }
  }
}
