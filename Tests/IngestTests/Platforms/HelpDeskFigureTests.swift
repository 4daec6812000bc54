// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import TestSupport
import Testing
import Warehouse

@testable import Ingest

/// Reply, resolution and handle time of help desks' payloads, calculated by hand from the payload.
struct HelpDeskFigureTests {
  private static let times = """
    select first_reply_seconds, first_resolution_seconds, full_resolution_seconds, handle_seconds,
      replies, reopens, transfers, is_resolved from marts.fct_contacts
    """

  @Test func `Freshdesk: stats give reply and resolution, time entries the work`() async throws {
    guard let ticket = sharedData("payloads/freshdesk/ticket_1.json"),
      let messages = sharedData("payloads/freshdesk/conversations.json"),
      let work = sharedData("payloads/freshdesk/time_entries.json")
    else { return }
    try await Bench.run { bench in
      // The details come before and after the ticket: their order does not matter.
      _ = try await bench.import(work)
      _ = try await bench.import(ticket)
      _ = try await bench.import(messages)
      try await bench.warehouse.refreshMarts()
      // 2016-05-18T04:36:04Z to 2020-06-17T20:23:43Z and to 2020-07-24T15:35:21Z; 00:15 of work;
      // one public reply; never reopened. Its status is 2, open, whatever the stats say.
      #expect(
        try await bench.row(Self.times)
          == [
            "128879259.0", "132058757.0", "132058757.0", "900.0", "1", "0", nil, "false",
          ])
      #expect(
        try await bench.row("select tags, direction, channel, escalated from facts.contacts")
          == ["foo,bar,sla_missed", "inbound", "web_form", nil])
    }
  }

  @Test func `Freshdesk: without stats the first public reply is the first reply`() async throws {
    guard let ticket = sharedData("payloads/freshdesk/all_tickets.json"),
      let messages = sharedData("payloads/freshdesk/conversations.json")
    else { return }
    try await Bench.run { bench in
      _ = try await bench.import(ticket)
      _ = try await bench.import(messages)
      try await bench.warehouse.refreshMarts()
      // 2014-12-31T12:27:09+10:00 to 2016-05-19T05:36:14Z; the private note two seconds before is
      // no reply.
      #expect(
        try await bench.row("select first_reply_seconds, replies from marts.fct_contacts")
          == ["43643345.0", "1"])
    }
  }

  @Test func `Zammad: articles give the reply, time accounting the work`() async throws {
    guard let articles = sharedData("payloads/zammad/articles_1.json"),
      let work = sharedData("payloads/zammad/time_accounting_1.json")
    else { return }
    try await Bench.run { bench in
      let tickets = { @Sendable (id: Int) in
        """
        [{"id": \(id), "group_id": 1, "state_id": 4, "number": "22005", "owner_id": 1,
          "customer_id": 6, "first_response_at": null, "close_at": "2021-08-05T11:57:18.068Z",
          "create_article_type_id": 1, "create_article_sender_id": 2, "article_count": 2,
          "created_at": "2021-08-02T11:57:18.068Z", "updated_at": "2021-08-05T11:57:18.068Z"}]
        """
      }
      _ = try await bench.import(articles)
      _ = try await bench.import(try bench.file("t.json", tickets(5)))
      try await bench.warehouse.refreshMarts()
      // 2021-08-02T11:57:18.068 to 2021-08-03T09:57:18.121: 22 h and 53 ms; closed after 3 days.
      #expect(
        try await bench.row(
          "select first_reply_seconds, full_resolution_seconds, is_resolved from marts.fct_contacts"
        )
          == ["79200.053", "259200.0", "true"])
      // The owner 1 is nobody.
      #expect(
        try await bench.row("select agent_id, status from facts.contacts") == [nil, "closed"])
      // 15 + 30 + 35 minutes on ticket 50; as hours when the person says so.
      _ = try await bench.import(work)
      let sum = "select sum(cast(to_value as double)) from facts.contact_events where kind = 'work'"
      #expect(try await bench.row(sum) == ["4800.0"])
      _ = try await bench.import(work, ImportOptions(units: ["time_unit": .hours]))
      #expect(try await bench.row(sum) == ["288000.0"])
    }
  }

  @Test func `Zendesk: metric sets inside tickets and beside them`() async throws {
    let ticket = { @Sendable (id: Int, status: String, set: String) in
      """
      {"id": \(id), "via": {"channel": "email", "source": {"rel": null}}, "status": "\(status)",
       "created_at": "2024-01-01T10:00:00Z", "updated_at": "2024-01-03T10:00:00Z", "tags": ["a", "b"],
       "requester_id": 7, "assignee_id": 8, "group_id": 9, "brand_id": 1\(set)}
      """
    }
    let inside = """
      , "metric_set": {"ticket_id": 1, "reopens": 1, "replies": 2, "assignee_stations": 3,
        "solved_at": "2024-01-02T10:00:00Z", "status_updated_at": "2024-01-02T10:00:00Z",
        "reply_time_in_minutes": {"calendar": 30, "business": 10},
        "reply_time_in_seconds": {"calendar": 1815},
        "first_resolution_time_in_minutes": {"calendar": 120, "business": 60}}
      """
    let beside = """
      {"ticket_id": 2, "reopens": 0, "replies": 0, "assignee_stations": 0, "solved_at": null,
        "status_updated_at": "2024-01-01T12:00:00Z", "reply_time_in_minutes": {"calendar": null},
        "first_resolution_time_in_minutes": {"calendar": null}}
      """
    try await Bench.run { bench in
      let page = """
        {"tickets": [\(ticket(1, "solved", inside)), \(ticket(2, "closed", ""))],
         "metric_sets": [\(beside)], "users": [], "count": 2, "end_of_stream": true}
        """
      let report = try await bench.import(try bench.file("t.json", page))
      #expect(report.mapping.id == "zendesk-tickets")
      try await bench.warehouse.refreshMarts()
      // Reply after 1815 s (seconds win over minutes), first resolved after 120 min, last after a
      // day; three agents are two transfers. The second was closed and never solved: closing
      // resolved it; nobody replied, so there is no reply time.
      #expect(
        try await bench.rows(Self.times + " order by external_id") == [
          ["1815.0", "7200.0", "86400.0", nil, "2", "1", "2", "true"],
          [nil, "7200.0", "7200.0", nil, "0", "0", "0", "true"],
        ])
    }
  }

  @Test func `Zendesk: a list of metrics completes tickets imported before or after`() async throws
  {
    guard let metrics = sharedData("payloads/zendesk/ticket_metrics_page.json") else { return }
    try await Bench.run { bench in
      _ = try await bench.import(metrics)
      let page = """
        {"tickets": [{"id": 8864, "via": {"channel": "web"}, "status": "open", "requester_id": 1,
          "created_at": "2015-12-30T01:38:21Z", "assignee_id": null, "group_id": null}]}
        """
      _ = try await bench.import(try bench.file("t.json", page))
      try await bench.warehouse.refreshMarts()
      // The payload's own figures of ticket 8864: one reply after 0 minutes, no reopening, unsolved.
      #expect(
        try await bench.row(Self.times)
          == ["0.0", nil, nil, nil, "1", "0", "0", "false"])
    }
  }

  @Test func `Zendesk: a public comment of a known agent is a reply, the first never`() async throws
  {
    try await Bench.run { bench in
      let audits = """
        {"audits": [
         {"id": 11, "ticket_id": 1, "created_at": "2024-01-01T10:00:00Z", "author_id": 8, "events": [
          {"id": 1, "type": "Comment", "public": true, "author_id": 8},
          {"id": 2, "type": "Create", "field_name": "status", "value": "new"}]},
         {"id": 12, "ticket_id": 1, "created_at": "2024-01-01T10:05:00Z", "author_id": 7, "events": [
          {"id": 3, "type": "Comment", "public": true, "author_id": 7}]},
         {"id": 13, "ticket_id": 1, "created_at": "2024-01-01T10:06:00Z", "author_id": 8, "events": [
          {"id": 4, "type": "Comment", "public": false, "author_id": 8}]},
         {"id": 14, "ticket_id": 1, "created_at": "2024-01-01T10:10:00Z", "author_id": 8, "events": [
          {"id": 5, "type": "Comment", "public": true, "author_id": 8},
          {"id": 6, "type": "Change", "field_name": "status", "previous_value": "new", "value": "solved"}]}]}
        """
      let users = """
        {"users": [{"id": 7, "role": "end-user", "email": "a@example.com", "locale": "fr"},
          {"id": 8, "role": "agent", "email": "b@example.com", "locale": "fr"}]}
        """
      let tickets = """
        {"tickets": [{"id": 1, "via": {"channel": "web"}, "status": "solved", "requester_id": 7,
          "created_at": "2024-01-01T10:00:00Z", "assignee_id": 8, "group_id": null}]}
        """
      for (name, text) in [("a", audits), ("u", users), ("t", tickets)] {
        _ = try await bench.import(try bench.file("\(name).json", text))
      }
      try await bench.warehouse.refreshMarts()
      #expect(
        try await bench.row("select first_reply_seconds, replies from marts.fct_contacts")
          == ["600.0", "1"])
    }
  }

  @Test func `Intercom: statistics, parts, rating and the AI agent`() async throws {
    guard let parts = sharedData("payloads/intercom/live2025_conversation_parts.json") else {
      return
    }
    let conversation = """
      {"type": "conversation", "id": "1", "created_at": 1734097500, "updated_at": 1734100000,
       "source": {"type": "conversation", "delivered_as": "customer_initiated", "author": {"type": "user", "id": "u1"}},
       "contacts": {"contacts": [{"id": "c1"}]}, "admin_assignee_id": 7939621, "team_assignee_id": 5,
       "state": "closed", "open": false, "priority": "priority", "statistics": %S,
       "conversation_rating": {"rating": 4, "remark": "bien", "created_at": 1734099000,
         "teammate": {"type": "admin", "id": "7939621"}},
       "ai_agent_participated": %A, "ai_agent": {"resolution_state": "routed_to_team"}}
      """
    try await Bench.run { bench in
      let plain = conversation.replacingOccurrences(of: "%S", with: "null")
        .replacingOccurrences(of: "%A", with: "false")
      _ = try await bench.import(try bench.file("c.json", plain))
      _ = try await bench.import(parts)
      try await bench.warehouse.refreshMarts()
      // The admin's comment came at 1734097565.
      #expect(
        try await bench.row(
          "select first_reply_seconds, handler, is_resolved, priority, channel from marts.fct_contacts"
        )
          == ["65.0", "human", "true", "high", "chat"])
      #expect(
        try await bench.row("select score, comment, epoch(answered_at) from facts.survey_answers")
          == ["4.0", "bien", "1734099000.0"])
      let told = conversation.replacingOccurrences(of: "%A", with: "true").replacingOccurrences(
        of: "%S",
        with: """
          {"first_admin_reply_at": 1734097560, "first_close_at": 1734098500, "last_close_at": 1734099500,
           "count_reopens": 1, "count_assignments": 2, "handling_time": 900, "adjusted_handling_time": 600,
           "time_to_admin_reply": 5}
          """
      ).replacingOccurrences(of: "1734100000", with: "1734100001")
      _ = try await bench.import(try bench.file("d.json", "{\"conversation\": \(told)}"))
      try await bench.warehouse.refreshMarts()
      #expect(
        try await bench.row(Self.times)
          == ["60.0", "1000.0", "2000.0", "600.0", "1", "1", "1", "true"])
      #expect(
        try await bench.row("select handler, ai_resolution_state from facts.contacts")
          == ["ai_then_human", "routed_to_team"])
    }
  }

  @Test func `Gorgias: a rule's message is no reply, an agent's own ticket has none`() async throws
  {
    guard let own = sharedData("payloads/gorgias/ticket_updated_event.json") else { return }
    let ticket = """
      {"data": [{"id": 5, "created_datetime": "2024-02-14T21:00:00", "opened_datetime": "2024-02-15T08:00:00",
        "closed_datetime": "2024-02-15T09:00:00", "channel": "email", "via": "email", "status": "closed",
        "from_agent": false, "customer": {"id": 1}, "assignee_user": {"id": 2},
        "satisfaction_survey": {"score": 5, "body_text": "top", "scored_datetime": "2024-02-15T10:00:00"},
        "messages": [
         {"id": 1, "public": true, "from_agent": false, "rule_id": null, "created_datetime": "2024-02-14T21:00:00"},
         {"id": 2, "public": true, "from_agent": true, "rule_id": 7, "created_datetime": "2024-02-14T21:00:05"},
         {"id": 3, "public": false, "from_agent": true, "rule_id": null, "created_datetime": "2024-02-14T21:01:00"},
         {"id": 4, "public": true, "from_agent": true, "rule_id": null, "created_datetime": "2024-02-14T21:30:00"}]}],
       "meta": {"next_cursor": null}}
      """
    try await Bench.run { bench in
      _ = try await bench.import(own)
      // Times without a zone are UTC, whatever zone the person lives in.
      let report = try await bench.import(try bench.file("g.json", ticket))
      #expect(report.mapping.id == "gorgias-tickets")
      try await bench.warehouse.refreshMarts()
      #expect(
        try await bench.rows(
          """
          select external_id, direction, first_reply_seconds, first_any_reply_seconds,
            full_resolution_seconds, replies
          from marts.fct_contacts order by external_id
          """) == [
            ["5", "inbound", "1800.0", "5.0", "43200.0", "1"],
            ["86538410", "outbound", nil, nil, nil, "1"],
          ])
      #expect(
        try await bench.row("select first_reply_at from facts.contacts where external_id <> '5'")
          == [nil])
      #expect(try await bench.row("select score from facts.survey_answers") == ["5.0"])
    }
  }

  @Test func `HubSpot: epoch and ISO times, owners of won deals`() async throws {
    let ticket = """
      {"results": [{"id": "901", "archived": false, "createdAt": "2024-03-01T09:00:00.000Z",
        "properties": {"createdate": "2024-03-01T09:00:00.000Z", "closed_date": "1709287200000",
         "first_agent_reply_date": "2024-03-01T09:10:00Z", "hs_pipeline_stage": "4",
         "hs_ticket_priority": "HIGH", "hubspot_owner_id": "12", "source_type": "FORM"},
        "associations": {"contacts": {"results": [{"id": "55", "type": "ticket_to_contact"}]}}}],
       "paging": {"next": {"after": "901"}}}
      """
    try await Bench.run { bench in
      let report = try await bench.import(try bench.file("h.json", ticket))
      #expect(report.mapping.id == "hubspot-tickets")
      try await bench.warehouse.refreshMarts()
      // 1709287200000 ms is 2024-03-01T10:00:00Z.
      #expect(
        try await bench.row(
          """
          select first_reply_seconds, full_resolution_seconds, channel, priority, is_resolved
          from marts.fct_contacts
          """) == ["600.0", "3600.0", "web_form", "high", "true"])
      guard let deals = sharedData("payloads/hubspot/live_deals.json") else { return }
      _ = try await bench.import(deals)
      #expect(
        try await bench.row("select amount, won_at, lost_at from facts.leads")
          == ["43.0000", nil, nil])
    }
  }

  @Test func `Salesforce: cases owned by users and queues, in JSON and CSV`() async throws {
    let json = """
      {"totalSize": 1, "done": true, "records": [{"attributes": {"type": "Case"}, "Id": "5001",
        "CaseNumber": "00001026", "Origin": "Phone", "Status": "Closed", "Priority": "High", "IsClosed": true,
        "IsEscalated": true, "CreatedDate": "2024-05-01T08:00:00.000+0000", "ClosedDate": "2024-05-02T08:00:00.000+0000",
        "OwnerId": "005AA", "ContactId": "003AA", "IsDeleted": false}]}
      """
    let csv = """
      "Id","CaseNumber","Status","CreatedDate","ClosedDate","OwnerId","IsClosed","IsDeleted"
      "5002","00001027","New","2024-05-01T08:00:00.000Z","","00GAA","false","false"
      "5003","00001028","New","2024-05-01T08:00:00.000Z","","00GAA","false","true"

      """
    try await Bench.run { bench in
      for (name, text) in [("s.json", json), ("s.csv", csv)] {
        let report = try await bench.import(try bench.file(name, text))
        #expect(report.mapping.id == "salesforce-cases")
      }
      try await bench.warehouse.refreshMarts()
      #expect(
        try await bench.rows(
          """
          select external_id, full_resolution_seconds, agent_id is null, team, is_escalated, is_resolved
          from marts.fct_contacts order by external_id
          """) == [
            ["5001", "86400.0", "false", nil, "true", "true"],
            ["5002", nil, "true", "00GAA", nil, "false"],
          ])
    }
  }
}
