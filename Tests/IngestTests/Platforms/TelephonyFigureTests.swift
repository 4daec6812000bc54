// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import TestSupport
import Testing
import Warehouse

@testable import Ingest

/// Wait, talk, hold and handle time of telephone payloads, calculated by hand from the payload.
struct TelephonyFigureTests {
  private static let figures = """
    select answered, abandoned, wait_seconds, talk_seconds, hold_seconds, wrap_seconds,
      handle_seconds, transfers, direction from facts.contacts order by external_id
    """

  @Test func `RingCentral session: ring 1.985 s, talk 7.591 s, hold 1.933 s`() async throws {
    guard let file = sharedData("payloads/ringcentral/telephony_session_hold_sequence.json") else {
      return
    }
    // The vendor's own worked example ("Calculating call time metrics"); its order must not matter.
    let events = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [Any]
    let list = try #require(events)
    let shuffled = try JSONSerialization.data(withJSONObject: Array((list + list).reversed()))
    try await Bench.run { bench in
      for url in [file, try bench.file("shuffled.json", shuffled)] {
        _ = try await bench.import(url)
        #expect(
          try await bench.rows(Self.figures)
            == [["true", "false", "1.985", "7.591", "1.933", nil, "9.524", nil, nil]])
      }
    }
  }

  @Test func `RingCentral call log: simple records and detailed legs`() async throws {
    guard let file = sharedData("payloads/ringcentral/call_log_1.json") else { return }
    let detailed = """
      {"records": [{"id": "D1", "startTime": "2023-04-10T10:00:00.000Z", "duration": 100,
        "direction": "Inbound", "result": "Accepted", "type": "Voice", "from": {"phoneNumber": "+33100000000"},
        "legs": [
         {"master": true, "duration": 100, "direction": "Inbound", "result": "Accepted", "startTime": "2023-04-10T10:00:00.000Z"},
         {"duration": 10, "direction": "Inbound", "result": "Missed", "startTime": "2023-04-10T10:00:00.000Z", "extension": {"id": 1}},
         {"duration": 50, "direction": "Inbound", "result": "Accepted", "startTime": "2023-04-10T10:00:12.000Z", "extension": {"id": 2}},
         {"duration": 30, "direction": "Inbound", "result": "Accepted", "startTime": "2023-04-10T10:01:05.000Z", "extension": {"id": 3}}]}]}
      """
    try await Bench.run { bench in
      _ = try await bench.import(file)
      // 194060 ms and 55 s, with no wait known; the cost of legs is none of ours.
      #expect(
        try await bench.rows(Self.figures) == [
          ["true", nil, nil, "55.0", nil, nil, "55.0", nil, "outbound"],
          ["true", "false", nil, "194.06", nil, nil, "194.06", nil, "inbound"],
        ])
      _ = try await bench.import(
        try bench.file("d.json", detailed), ImportOptions(source: "detailed"))
      // One contact of four legs: 12 s until the first answered one, 50 + 30 s with two agents.
      #expect(
        try await bench.rows(
          Self.figures.replacingOccurrences(of: "order", with: "where source = 'detailed' order"))
          == [["true", "false", "12.0", "80.0", nil, nil, "80.0", "1", "inbound"]])
    }
  }

  @Test func `Zendesk Talk: a voicemail is no answer, handle time is talk, hold and wrap-up`()
    async throws
  {
    guard let file = sharedData("payloads/zendesk/live2024_calls.json") else { return }
    let more = """
      {"calls": [
        {"id": 1, "agent_id": 5, "customer_id": 6, "direction": "inbound", "completion_status": "completed",
         "created_at": "2024-11-19T16:57:27Z", "talk_time": 120, "hold_time": 10, "wrap_up_time": 30,
         "wait_time": 20, "time_to_answer": 25, "ticket_id": 9, "voicemail": false},
        {"id": 2, "agent_id": null, "customer_id": 6, "direction": "inbound", "completion_status": "abandoned_in_queue",
         "created_at": "2024-11-19T17:57:27Z", "talk_time": 0, "hold_time": 0, "wrap_up_time": 0, "wait_time": 44, "voicemail": false},
        {"id": 3, "agent_id": null, "customer_id": 6, "direction": "inbound", "completion_status": "abandoned_in_ivr",
         "created_at": "2024-11-19T18:57:27Z", "talk_time": 0, "hold_time": 0, "wrap_up_time": 0, "wait_time": 0, "voicemail": false}],
       "next_page": null, "count": 3, "end_time": 1732042647}
      """
    try await Bench.run { bench in
      _ = try await bench.import(file)
      _ = try await bench.import(try bench.file("c.json", more))
      #expect(
        try await bench.rows(Self.figures) == [
          ["true", "false", "25.0", "120.0", "10.0", "30.0", "160.0", nil, "inbound"],
          ["false", "true", "44.0", nil, nil, nil, nil, nil, "inbound"],
          ["false", "true", "0.0", nil, nil, nil, nil, nil, "inbound"],
          ["false", "false", "0.0", nil, nil, nil, nil, nil, "inbound"],
        ])
      // Who hangs up in the menu was never queued.
      #expect(
        try await bench.rows("select queued from facts.contacts order by external_id")
          == [["true"], ["true"], ["false"], ["true"]])
      #expect(
        try await bench.rows(
          "select contact_external_id, to_value from facts.contact_events where kind = 'link' order by 1"
        )
          == [["1", "zendesk:9"], ["32274699328148", "zendesk:32"]])
    }
  }

  @Test func `Twilio: legs of one parent are one call, times are RFC 2822`() async throws {
    guard let file = sharedData("payloads/twilio/calls_page1.json") else { return }
    let legs = """
      {"calls": [
        {"sid": "CAp", "parent_call_sid": null, "from": "+33100000000", "to": "+33900000000", "direction": "inbound",
         "status": "completed", "duration": "95", "start_time": "Fri, 18 Oct 2019 17:00:00 +0000", "end_time": "Fri, 18 Oct 2019 17:01:35 +0000", "price": null},
        {"sid": "CAc1", "parent_call_sid": "CAp", "from": "+33100000000", "to": "client:ana", "direction": "outbound-dial",
         "status": "no-answer", "duration": "0", "start_time": "Fri, 18 Oct 2019 17:00:10 +0000", "end_time": null, "price": null},
        {"sid": "CAc2", "parent_call_sid": "CAp", "from": "+33100000000", "to": "client:bob", "direction": "outbound-dial",
         "status": "completed", "duration": "60", "start_time": "Fri, 18 Oct 2019 17:00:30 +0000", "end_time": "Fri, 18 Oct 2019 17:01:30 +0000", "price": "-0.02"}]}
      """
    try await Bench.run { bench in
      _ = try await bench.import(file)
      // Each of the two legs has a parent of its own that the page does not hold.
      #expect(
        try await bench.rows(
          "select talk_seconds, started_at, direction from facts.contacts order by 1")
          == [
            ["3.0", "2019-10-18 16:02:00", "inbound"], ["4.0", "2019-10-18 17:02:00", "outbound"],
          ])
      _ = try await bench.import(try bench.file("l.json", legs), ImportOptions(source: "legs"))
      #expect(
        try await bench.rows(
          Self.figures.replacingOccurrences(of: "order", with: "where source = 'legs' order"))
          == [["true", nil, "30.0", "60.0", nil, nil, "60.0", "0", "inbound"]])
    }
  }

  @Test func `TaskRouter: events in any order and twice give one contact`() async throws {
    let event = { @Sendable (sid: String, type: String, at: String, more: String) in
      """
      {"sid": "\(sid)", "event_type": "\(type)", "event_date": "2024-01-01T10:\(at)Z", "resource_sid": "WT1",
       "event_data": {"task_sid": "WT1", "task_queue_name": "support", "task_channel_unique_name": "voice"\(more)}}
      """
    }
    let worker = ", \"worker_sid\": \"WK1\""
    let all = [
      event("5", "task.completed", "03:20", worker), event("1", "task.created", "00:00", ""),
      event("3", "reservation.accepted", "00:40", worker),
      event("2", "task-queue.entered", "00:00", ""),
      event("4", "reservation.wrapup", "02:40", worker),
      event("3", "reservation.accepted", "00:40", worker),
    ]
    try await Bench.run { bench in
      let page = "{\"events\": [\(all.joined(separator: ","))], \"meta\": {\"key\": \"events\"}}"
      _ = try await bench.import(try bench.file("e.json", page))
      // Created 10:00:00, accepted 10:00:40, wrap-up 10:02:40, completed 10:03:20.
      #expect(
        try await bench.rows(Self.figures)
          == [["true", "false", "40.0", "120.0", nil, "40.0", "160.0", "0", "inbound"]])
      #expect(try await bench.row("select count(*) from facts.contact_events") == ["5"])
    }
  }

  @Test func `TaskRouter: an activity that ended is a state of the agent`() async throws {
    guard let file = sharedData("payloads/twilio/taskrouter_events.json") else { return }
    try await Bench.run { bench in
      _ = try await bench.import(file)
      // 26123 ms until 2015-02-07T00:32:41Z; event_date_ms lies in 2001 and is not believed.
      #expect(
        try await bench.row("select state, started_at, ended_at from facts.agent_states")
          == ["Offline", "2015-02-07 00:32:14.877", "2015-02-07 00:32:41"])
    }
  }

  @Test func `Aircall: webhooks in any order, twice, with a hold`() async throws {
    let event = { @Sendable (name: String, at: Int, more: String) in
      """
      {"resource": "call", "event": "call.\(name)", "timestamp": \(at), "token": "T", "data": {"id": 77,
       "direction": "inbound", "started_at": 1700000000, "raw_digits": "+33 1 00 00 00 00"\(more)}}
      """
    }
    let done =
      ", \"answered_at\": 1700000030, \"ended_at\": 1700000330, \"status\": \"done\", \"user\": {\"id\": 4}"
    let lines = [
      event("ended", 1_700_000_331, done),
      event("created", 1_700_000_000, ", \"status\": \"initial\""),
      event("unhold", 1_700_000_160, ""), event("hold", 1_700_000_100, ""),
      event("answered", 1_700_000_030, ", \"answered_at\": 1700000030, \"status\": \"answered\""),
      event("hold", 1_700_000_100, ""),
    ].map { $0.replacingOccurrences(of: "\n", with: " ") }
    try await Bench.run { bench in
      let report = try await bench.import(try bench.file("a.jsonl", lines.joined(separator: "\n")))
      #expect(report.mapping.id == "aircall-webhooks")
      // Answered after 30 s; 300 s, of which 60 on hold.
      #expect(
        try await bench.rows(Self.figures)
          == [["true", "false", "30.0", "240.0", "60.0", nil, "300.0", "0", "inbound"]])
      #expect(
        try await bench.row("select status, count(*) over () from facts.contacts") == ["done", "1"])
      // An older delivery that comes later changes nothing.
      _ = try await bench.import(
        try bench.file("old.json", event("created", 1_700_000_000, ", \"status\": \"initial\"")))
      #expect(
        try await bench.row("select status, talk_seconds from facts.contacts") == ["done", "240.0"])
    }
  }

  @Test func `Aircall: calls of the API, answered and missed`() async throws {
    let page = """
      {"meta": {"count": 2, "total": 2}, "calls": [
        {"id": 1, "direction": "inbound", "status": "done", "started_at": 1700000000, "answered_at": 1700000012,
         "ended_at": 1700000112, "duration": 112, "raw_digits": "+331", "missed_call_reason": null, "user": {"id": 4}, "tags": [{"name": "vip"}]},
        {"id": 2, "direction": "inbound", "status": "done", "started_at": 1700001000, "answered_at": null,
         "ended_at": 1700001045, "duration": 45, "raw_digits": "+332", "missed_call_reason": "agents_did_not_answer", "user": null, "tags": []}]}
      """
    try await Bench.run { bench in
      _ = try await bench.import(try bench.file("a.json", page))
      #expect(
        try await bench.rows(Self.figures) == [
          ["true", "false", "12.0", "100.0", nil, nil, "100.0", nil, "inbound"],
          ["false", "true", "45.0", nil, nil, nil, nil, nil, "inbound"],
        ])
    }
  }

  @Test func `Genesys: sums of agents' session metrics, legs are no contacts`() async throws {
    let metric = { @Sendable (name: String, value: Int) in
      "{\"name\": \"\(name)\", \"value\": \(value), \"emitDate\": \"2024-01-01T10:00:30Z\"}"
    }
    let agent = { @Sendable (id: String, metrics: [String]) in
      """
      {"purpose": "agent", "userId": "\(id)", "participantId": "p\(id)", "sessions": [{"mediaType": "voice",
        "metrics": [\(metrics.joined(separator: ","))], "segments": [{"segmentType": "interact",
        "segmentStart": "2024-01-01T10:00:30Z", "segmentEnd": "2024-01-01T10:03:00Z"}]}]}
      """
    }
    let whole = """
      {"conversations": [{"conversationId": "c1", "conversationStart": "2024-01-01T10:00:00Z",
        "conversationEnd": "2024-01-01T10:05:00Z", "originatingDirection": "inbound", "participants": [
        {"purpose": "customer", "participantId": "x", "sessions": [{"mediaType": "voice", "metrics": [], "segments": []}]},
        {"purpose": "acd", "participantId": "y", "sessions": [{"mediaType": "voice", "metrics": [
          \(metric("nOffered", 1)), \(metric("tAcd", 30_000))], "segments": [{"segmentType": "interact", "queueId": "q1",
          "segmentStart": "2024-01-01T10:00:00Z"}]}]},
        \(agent("a", [metric("tAnswered", 30_000), metric("tTalk", 90_000), metric("tTalkComplete", 90_000),
          metric("tHeldComplete", 15_000), metric("tAcw", 20_000), metric("tHandle", 125_000), metric("nTransferred", 1)])),
        \(agent("b", [metric("tTalkComplete", 60_000), metric("tAcw", 10_000), metric("tHandle", 70_000)]))]}],
       "totalHits": 1}
      """
    try await Bench.run { bench in
      _ = try await bench.import(try bench.file("g.json", whole))
      // 90 + 60 s talk, 15 s hold, 20 + 10 s wrap-up: 195 s handled by two agents.
      #expect(
        try await bench.rows(Self.figures)
          == [["true", "false", "30.0", "150.0", "15.0", "30.0", "195.0", "1", "inbound"]])
      #expect(try await bench.row("select queue, channel from facts.contacts") == ["q1", "phone"])
    }
  }

  @Test func `WePhone: its own duration counts, not hang-up minus answer`() async throws {
    guard let file = sharedData("payloads/generic-cti/wephone_call_end.json") else { return }
    try await Bench.run { bench in
      _ = try await bench.import(file)
      #expect(
        try await bench.rows(Self.figures)
          == [["true", "false", "14.0", "12.0", "0.0", nil, "12.0", nil, "inbound"]])
    }
  }
}
