// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import Testing
import Warehouse

@testable import Ingest

/// One person over channels and platforms; the little files are read by hand.
struct PersonTests {
  @Test func `a caller and a writer are one person, and the second contact a repeat`() async throws
  {
    let users = """
      {"users": [{"id": 7, "role": "end-user", "email": "Ana@Example.com", "phone": "+33 6 12 34 56 78", "locale": "fr"},
        {"id": 8, "role": "end-user", "email": "bob@example.com", "phone": null, "locale": "fr"}]}
      """
    let ticket = { @Sendable (id: Int, who: Int, at: String) in
      """
      {"id": \(id), "via": {"channel": "email"}, "status": "open", "requester_id": \(who), "assignee_id": 3,
       "created_at": "2024-01-0\(at):00:00Z", "updated_at": "2024-01-09T10:00:00Z"}
      """
    }
    let calls = """
      {"calls": [{"id": 1, "direction": "inbound", "status": "done", "started_at": 1704182400, "answered_at": 1704182410,
        "ended_at": 1704182500, "raw_digits": "06.12.34.56.78", "missed_call_reason": null, "user": {"id": 4}}]}
      """
    let hubspot = """
      {"results": [{"id": "55", "properties": {"email": "ana@example.com", "lastmodifieddate": "2024-01-01T00:00:00Z"}}]}
      """
    try await Bench.run { bench in
      let page = "{\"tickets\": [\(ticket(1, 7, "1T08")), \(ticket(2, 8, "1T09"))]}"
      for (name, text) in [("t", page), ("c", calls), ("u", users), ("h", hubspot)] {
        _ = try await bench.import(try bench.file("\(name).json", text))
      }
      try await bench.warehouse.refreshMarts()
      // 1704182400 is 2024-01-02T08:00:00Z: a day after the e-mail of the same person.
      let rows = try await bench.rows(
        """
        select source, external_id, next_contact_seconds, next_contact_channel,
          count(*) over (partition by customer_id)
        from marts.fct_contacts order by source, external_id
        """)
      #expect(
        rows == [
          ["aircall", "1", nil, nil, "2"], ["zendesk", "1", "86400.0", "phone", "2"],
          ["zendesk", "2", nil, nil, "1"],
        ])
      // The customer of the other platform with the same address is the same person.
      let people = try await bench.row(
        "select count(*), count(distinct customer_id) from marts.dim_customers")
      #expect(people == ["2", "2"])
      // No address and no number is kept as it was written.
      let open = try await bench.row(
        """
        select count(*) from facts.customer_keys
        where not starts_with("key", 'c_') or contains("key", '@') or contains("key", '+')
        """)
      #expect(open == ["0"])
    }
  }

  @Test func `a ticket that a platform makes of a call is no second contact`() async throws {
    let call = { @Sendable (id: Int, at: String) in
      """
      {"id": \(id), "agent_id": 5, "customer_id": 6, "direction": "inbound", "completion_status": "completed",
       "created_at": "2024-01-0\(at):00:00Z", "talk_time": 60, "hold_time": 0, "wrap_up_time": 0,
       "wait_time": 5, "ticket_id": 9}
      """
    }
    let tickets = """
      {"tickets": [{"id": 9, "via": {"channel": "voice"}, "status": "open", "requester_id": 6, "assignee_id": 5,
       "created_at": "2024-01-01T08:00:30Z", "updated_at": "2024-01-09T10:00:00Z"}]}
      """
    try await Bench.run { bench in
      let page = "{\"calls\": [\(call(1, "1T08")), \(call(2, "3T08"))]}"
      _ = try await bench.import(try bench.file("c.json", page))
      _ = try await bench.import(try bench.file("t.json", tickets))
      try await bench.warehouse.refreshMarts()
      let rows = try await bench.rows(
        """
        select source, external_id, issue_id, is_echo, next_contact_seconds
        from marts.fct_contacts order by source, external_id
        """)
      // The second call two days later is a repeat about the same issue; the ticket of the first
      // call, half a minute after it, is its echo.
      #expect(
        rows == [
          ["zendesk", "9", "zendesk:9", "true", nil],
          ["zendesk-talk", "1", "zendesk:9", "false", "172800.0"],
          ["zendesk-talk", "2", "zendesk:9", "false", nil],
        ])
    }
  }

  @Test func `a number that many customers share joins nobody`() async throws {
    let users = (1...21).map {
      "{\"id\": \($0), \"role\": \"end-user\", \"email\": \"u\($0)@example.com\", \"phone\": \"+33100000000\", \"locale\": \"fr\"}"
    }
    try await Bench.run { bench in
      let page = "{\"users\": [\(users.joined(separator: ","))]}"
      _ = try await bench.import(try bench.file("u.json", page))
      try await bench.warehouse.refreshMarts()
      let people = try await bench.row(
        "select count(distinct customer_id) from marts.dim_customers")
      #expect(people == ["21"])
    }
  }
}
