// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import TestSupport
import Testing
import Warehouse

@testable import Ingest

/// The traps that platforms' exports set, each with its smallest file.
struct TrapTests {
  @Test func `a thousand rows with one time stamp are a thousand rows`() async throws {
    let records = (1...1200).map {
      """
      {"id": \($0), "via": {"channel": "email"}, "status": "open", "requester_id": 1, "group_id": 2,
       "assignee_id": 3, "created_at": "2024-01-01T10:00:00Z", "updated_at": "2024-01-02T10:00:00Z"}
      """
    }
    try await Bench.run { bench in
      let first = "{\"tickets\": [\(records.prefix(1000).joined(separator: ","))]}"
      // The next page begins with the last row again, as a cursor by time does.
      let second = "{\"tickets\": [\(records.suffix(201).joined(separator: ","))]}"
      #expect(try await bench.import(try bench.file("1.json", first)).rowsImported == 1000)
      let report = try await bench.import(try bench.file("2.json", second))
      #expect(report.rowsImported == 200)
      #expect(report.rowsUnchanged == 1)
    }
  }

  @Test func `a deleted ticket is a tombstone, and an older version does not revive it`()
    async throws
  {
    let ticket = { @Sendable (status: String, at: String) in
      """
      {"ticket": {"id": 1, "via": {"channel": "email"}, "status": "\(status)", "requester_id": 1,
       "assignee_id": 3, "created_at": "2024-01-01T10:00:00Z", "updated_at": "\(at)"}}
      """
    }
    try await Bench.run { bench in
      for (name, text) in [
        ("a", ticket("open", "2024-01-02T10:00:00Z")),
        ("c", ticket("deleted", "2024-01-04T10:00:00Z")),
        ("b", ticket("solved", "2024-01-03T10:00:00Z")),
      ] {
        _ = try await bench.import(try bench.file("\(name).json", text))
      }
      let row = try await bench.row(
        "select count(*), any_value(deleted), any_value(status) from facts.contacts")
      #expect(row == ["1", "true", "deleted"])
      try await bench.warehouse.refreshMarts()
      let left = try await bench.row("select count(*) from marts.fct_contacts")
      #expect(left == ["0"])
    }
  }

  @Test func `a bad time of change does not stop a row, a bad start does`() async throws {
    let page = """
      {"tickets": [
       {"id": 1, "via": {"channel": "email"}, "status": "open", "requester_id": 1, "assignee_id": 3,
        "created_at": "2024-01-01T10:00:00Z", "updated_at": "redacted"},
       {"id": 2, "via": {"channel": "email"}, "status": "open", "requester_id": 1, "assignee_id": 3,
        "created_at": "redacted", "updated_at": "2024-01-01T10:00:00Z"}]}
      """
    try await Bench.run { bench in
      let report = try await bench.import(try bench.file("t.json", page))
      #expect(report.rowsImported == 1)
      #expect(report.rowsRejected == 1)
      #expect(report.rejects.map(\.code) == ["import.date-unreadable"])
    }
  }

  @Test func `seconds, milliseconds and microseconds since 1970 are told apart`() async throws {
    let at = { (text: String) in
      "(\(TimeText.absolute("'\(text)'", formats: ["epoch", "rfc-2822", "iso"])))"
    }
    let found = try await evaluate(
      [
        "1734097565", "1734097565.25", "1734097565250", "1734097565250000",
        "Fri, 13 Dec 2024 13:46:05 +0000", "Fri, 13 Dec 2024 14:46:05 +0100",
        "2024-12-13T13:46:05+00:00", "nonsense", "1e300", "nan",
      ].map(at))
    let second = "2024-12-13 13:46:05"
    #expect(
      found == [
        second, second + ".25", second + ".25", second + ".25", second, second, second, nil, nil,
        nil,
      ])
  }

  @Test func `a capped list of parts counts no replies`() async throws {
    let conversation = { @Sendable (id: Int, total: Int) in
      """
      {"id": "\(id)", "created_at": 1734097500, "state": "open", "source": {"delivered_as": "customer_initiated"},
       "statistics": null, "conversation_parts": {"total_count": \(total), "conversation_parts": [
       {"id": "9\(id)", "part_type": "comment", "body": "x", "created_at": 1734097560, "author": {"type": "admin", "id": "1"}}]}}
      """
    }
    try await Bench.run { bench in
      let page = "{\"conversations\": [\(conversation(1, 1)), \(conversation(2, 31))]}"
      _ = try await bench.import(try bench.file("c.json", page))
      let rows = try await bench.rows(
        "select replies, first_reply_at from facts.contacts order by external_id")
      #expect(rows == [["1", "2024-12-13 13:46:00"], [nil, "2024-12-13 13:46:00"]])
    }
  }

  @Test func `Front's segments are one conversation`() async throws {
    let csv = """
      Conversation ID,Segment,Segment start,Segment end,Inbox type,Assignee,Handle time,Replies
      cnv_1,1,2024-01-01 10:00:00,2024-01-01 11:00:00,smtp,ana,120,1
      cnv_1,2,2024-01-01 12:00:00,2024-01-01 13:00:00,smtp,bob,60,2
      cnv_2,1,2024-01-02 10:00:00,2024-01-02 11:00:00,smtp,ana,30,1

      """
    try await Bench.run { bench in
      let report = try await bench.import(
        try bench.file("f.csv", csv), ImportOptions(timeZone: "UTC"))
      #expect(report.mapping.id == "front-analytics")
      let rows = try await bench.rows(
        "select started_at, handle_seconds, replies, transfers from facts.contacts order by external_id"
      )
      #expect(
        rows == [
          ["2024-01-01 10:00:00", "180.0", "3", "1"], ["2024-01-02 10:00:00", "30.0", "1", "0"],
        ])
    }
  }

  @Test func `Intercom's warehouse versions: the active one counts`() async throws {
    guard let file = sharedData("payloads/intercom/fivetran_conversation_history.csv") else {
      return
    }
    try await Bench.run { bench in
      let report = try await bench.import(file)
      #expect(report.rowsFolded == 7)
      // Of nine versions, two are active: both are closed.
      let row = try await bench.row(
        "select count(*), count(*) filter (where resolved) from facts.contacts")
      #expect(row == ["2", "2"])
    }
  }

  @Test(arguments: [
    "{\"id\": 1, \"tags\": \"x\", \"via\": [], \"status\": {}, \"requester_id\": [1], \"created_at\": \"2024-01-01T00:00:00Z\", \"via.channel\": 1, \"brand_id\": 1e300}",
    "{\"id\": {\"a\": 1}, \"via\": {\"channel\": null}, \"status\": null, \"requester_id\": null, \"created_at\": 1e300, \"assignee_id\": \"nan\", \"metric_set\": {\"reply_time_in_seconds\": {\"calendar\": 1e300}, \"reopens\": \"x\"}}",
  ])
  func `wrong types inside a record reject or empty it, and stop nothing`(_ bad: String)
    async throws
  {
    let good = """
      {"id": 7, "via": {"channel": "email"}, "status": "open", "requester_id": 1, "assignee_id": 3,
       "created_at": "2024-01-01T10:00:00Z", "updated_at": "2024-01-02T10:00:00Z"}
      """
    try await Bench.run { bench in
      let report = try await bench.import(
        try bench.file("t.json", "{\"tickets\": [\(good), \(bad)]}"))
      #expect(report.mapping.id == "zendesk-tickets")
      #expect(report.rowsImported >= 1)
      let kept = try await bench.row("select count(*) from facts.contacts where external_id = '7'")
      #expect(kept == ["1"])
    }
  }
}
