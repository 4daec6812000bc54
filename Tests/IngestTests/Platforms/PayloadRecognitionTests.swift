// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import TestSupport
import Testing
import Warehouse

@testable import Ingest

/// Every payload of the platforms is recognised; counts are those of the payloads, read by hand.
struct PayloadRecognitionTests {
  /// A payload, the mapping that must recognise it, and the rows of its tables.
  struct Payload: Sendable, CustomTestStringConvertible {
    var file: String
    var mapping: String
    var rows: [Int]
    var skipped = 0
    var rejected = 0

    init(_ file: String, _ mapping: String, _ rows: [Int], skipped: Int = 0, rejected: Int = 0) {
      self.file = file
      self.mapping = mapping
      self.rows = rows
      self.skipped = skipped
      self.rejected = rejected
    }

    var testDescription: String { file }
  }

  static let payloads = [
    Payload("aircall/webhook_call_created.json", "aircall-webhooks", [1, 1]),
    Payload("asterisk/cel_answered_incoming_call.csv", "asterisk-cel", [1]),
    // The line under the header of this file is a rule of a terminal's table.
    Payload("asterisk/cel_answered_internal.csv", "asterisk-cel", [1], rejected: 1),
    Payload("asterisk/cel_call_from_mobile.csv", "asterisk-cel", [1]),
    Payload("asterisk/cel_early_hung_up_incoming_call.csv", "asterisk-cel", [1]),
    Payload("asterisk/cel_internal_no_answer.csv", "asterisk-cel", [1]),
    Payload(
      "asterisk/cel_internal_unconditional_forwarded_answered_call.csv", "asterisk-cel", [1]),
    Payload("asterisk/queue_log_documented_lines.txt", "asterisk-queue-log", [1, 4, 0]),
    Payload("asterisk/queue_log_readme_tail.txt", "asterisk-queue-log", [2, 3, 1]),
    Payload("asterisk/wazo_queue_calls.csv", "wazo-queue-calls", [17]),
    Payload("freshdesk/agents.json", "freshdesk-agents", [2]),
    Payload("freshdesk/all_tickets.json", "freshdesk-tickets", [1]),
    Payload("freshdesk/conversations.json", "freshdesk-conversations", [2]),
    Payload("freshdesk/ticket_1.json", "freshdesk-tickets", [1]),
    Payload("freshdesk/time_entries.json", "freshdesk-time-entries", [3]),
    // The one conversation is an internal discussion.
    Payload("front/live2024_conversations.json", "front-conversations", [0], skipped: 1),
    Payload("front/live2024_teammates.json", "front-teammates", [1]),
    Payload("generic-cti/wephone_call_end.json", "wephone-call-end", [1]),
    Payload("genesys/conversation_details_query.json", "genesys-conversations", [1, 3]),
    Payload("gorgias/ticket_updated_event.json", "gorgias-tickets", [1, 1, 0]),
    Payload("hubspot/live_deals.json", "hubspot-deals", [1]),
    Payload("hubspot/live_owners.json", "hubspot-owners", [1]),
    Payload("intercom/fivetran_admin.csv", "intercom-warehouse-admins", [4]),
    Payload(
      "intercom/fivetran_conversation_history.csv", "intercom-warehouse-conversations", [2, 0]),
    Payload("intercom/fivetran_conversation_part_history.csv", "intercom-warehouse-parts", [9]),
    Payload("intercom/list_admins.json", "intercom-admins", [1]),
    Payload("intercom/list_conversations.json", "intercom-conversations", [1, 0, 0]),
    Payload("intercom/live2025_admins.json", "intercom-admins", [1]),
    Payload("intercom/live2025_conversation_parts.json", "intercom-parts", [1]),
    Payload("intercom/search_conversations.json", "intercom-conversations", [1, 0, 0]),
    Payload("intercom/search_tickets.json", "intercom-tickets", [1, 1]),
    Payload(
      "ringcentral/account_telephony_sessions_event.json", "ringcentral-session-pushes", [1, 1]),
    Payload("ringcentral/call_log_1.json", "ringcentral-call-log", [2]),
    Payload("ringcentral/telephony_session_hold_sequence.json", "ringcentral-sessions", [1, 5]),
    Payload("salesforce/fivetran_sf_account.csv", "salesforce-warehouse-accounts", [10]),
    Payload("salesforce/fivetran_sf_lead.csv", "salesforce-warehouse-leads", [1]),
    Payload("salesforce/fivetran_sf_opportunity.csv", "salesforce-warehouse-opportunities", [10]),
    Payload("salesforce/fivetran_sf_task.csv", "salesforce-warehouse-tasks", [0], skipped: 10),
    Payload("salesforce/fivetran_sf_user.csv", "salesforce-warehouse-users", [10]),
    Payload("twilio/calls_page1.json", "twilio-calls", [2]),
    Payload("twilio/taskrouter_events.json", "twilio-taskrouter-events", [0, 0, 1]),
    Payload("twilio/taskrouter_reservations.json", "twilio-taskrouter-reservations", [1]),
    Payload("twilio/taskrouter_tasks.json", "twilio-taskrouter-tasks", [1]),
    Payload("twilio/voice_insights_summary.json", "twilio-voice-insights", [1]),
    Payload("zammad/articles_1.json", "zammad-articles", [2]),
    Payload("zammad/tickets_1.json", "zammad-tickets", [2]),
    Payload("zammad/time_accounting_1.json", "zammad-time-accounting", [3]),
    Payload("zendesk/fivetran_ticket.csv", "zendesk-warehouse-tickets", [10]),
    Payload("zendesk/fivetran_ticket_comment.csv", "zendesk-warehouse-comments", [20]),
    Payload("zendesk/fivetran_ticket_field_history.csv", "zendesk-warehouse-field-history", [38]),
    Payload("zendesk/fivetran_user.csv", "zendesk-users", [9, 1, 9, 0]),
    Payload("zendesk/live2024_call_legs.json", "zendesk-call-legs", [1]),
    // The call, and its link to the ticket.
    Payload("zendesk/live2024_calls.json", "zendesk-calls", [1, 1]),
    Payload("zendesk/live2024_ticket_metric_events.json", "zendesk-metric-events", [1]),
    // One good rating; 24 invitations without an answer.
    Payload(
      "zendesk/satisfaction_ratings_page.json", "zendesk-satisfaction-ratings", [1], skipped: 24),
    // 25 tickets with reopens, replies and stations each, and four of them with a reply time.
    Payload("zendesk/ticket_metrics_page.json", "zendesk-ticket-metrics", [79]),
    Payload("zendesk/tickets_page.json", "zendesk-tickets", [25, 0]),
    Payload("zendesk/users_page.json", "zendesk-users", [25, 0, 25, 0]),
  ]

  @Test(arguments: payloads)
  func `a payload is recognised and imported`(_ payload: Payload) async throws {
    guard let file = sharedData("payloads/\(payload.file)") else { return }
    try await Bench.run { bench in
      let report = try await bench.import(file, ImportOptions(timeZone: "Europe/Paris"))
      #expect(report.mapping.id == payload.mapping)
      #expect(report.tables.map(\.imported) == payload.rows)
      #expect(report.rowsSkipped == payload.skipped)
      #expect(report.rowsRejected == payload.rejected)
    }
  }

  @Test(arguments: [
    "freshdesk/companies.json", "freshdesk/groups.json", "front/live2024_channels.json",
    "front/live2024_teams.json", "intercom/fivetran_team.csv", "intercom/live2025_teams.json",
    "twilio/taskqueue_cumulative_statistics.json", "zammad/groups_1.json", "zammad/slas_1.json",
    "zendesk/fivetran_schedule_holiday.csv", "zendesk/groups_page.json",
    "zendesk/live2024_schedules.json", "zendesk/live2024_sla_policies.json",
  ])
  func `a list of names is recognised and refused with a reason`(_ name: String) async throws {
    guard let file = sharedData("payloads/\(name)") else { return }
    try await Bench.run { bench in
      let failure = try await bench.failure(file)
      #expect(failure?.code == "import.nothing-to-measure")
    }
  }

  @Test func `an empty page has no rows`() async throws {
    guard let file = sharedData("payloads/intercom/list_calls.json") else { return }
    try await Bench.run { bench in
      let failure = try await bench.failure(file)
      #expect(failure?.code == "import.header-only")
    }
  }
}
