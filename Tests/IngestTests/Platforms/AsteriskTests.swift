// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import TestSupport
import Testing
import Warehouse

@testable import Ingest

/// Queue logs, call detail records and channel events; figures by hand from the lines.
struct AsteriskTests {
  private static let figures = """
    select external_id, answered, abandoned, wait_seconds, talk_seconds, status
    from facts.contacts order by external_id
    """

  @Test func `queue log: wait 6 s, talk 25 s`() async throws {
    guard let file = sharedData("payloads/asterisk/queue_log_documented_lines.txt") else { return }
    try await Bench.run { bench in
      let report = try await bench.import(file)
      #expect(report.rowsRejected == 0)
      #expect(
        try await bench.rows(Self.figures)
          == [["1699286234.123", "true", "false", "6.0", "25.0", "answered"]])
    }
  }

  @Test func `a call that waits when the queues restart is unknown, not abandoned`() async throws {
    guard let file = sharedData("payloads/asterisk/queue_log_readme_tail.txt") else { return }
    try await Bench.run { bench in
      _ = try await bench.import(file)
      #expect(
        try await bench.rows(Self.figures) == [
          ["1596512941.163", "false", "true", "68.0", nil, "abandon"],
          ["1596513054.164", nil, nil, nil, nil, "unknown: queues restarted"],
        ])
    }
  }

  @Test func `a call through two queues is one contact whose waits add up`() async throws {
    let log = """
      1700000000|1700000000.9|sales|NONE|ENTERQUEUE||33100000000|1
      1700000010|1700000000.9|sales|SIP/10|RINGNOANSWER|10000
      1700000030|1700000000.9|sales|NONE|EXITWITHTIMEOUT|1|1|30
      1700000031|1700000000.9|support|NONE|ENTERQUEUE||33100000000|1
      1700000041|1700000000.9|support|SIP/11|CONNECT|10|1700000031.2|4
      1700000141|1700000000.9|support|SIP/11|BLINDTRANSFER|200|default|10|100|1
      1700000005|1700000000.10|sales|NONE|ENTERQUEUE||33100000001|2
      1700000020|1700000000.10|sales|NONE|EXITWITHKEY|5|1|2|15
      1700000050|NONE|NONE|SIP/11|PAUSEALL|lunch
      1700000350|NONE|NONE|SIP/11|UNPAUSEALL|

      """
    try await Bench.run { bench in
      let report = try await bench.import(try bench.file("queue_log", log))
      #expect(report.rowsRejected == 0)
      // Ids are texts: .10 comes before .9, and nothing depends on that.
      #expect(
        try await bench.rows(Self.figures) == [
          ["1700000000.10", "false", "false", "15.0", nil, "exitwithkey"],
          ["1700000000.9", "true", "false", "40.0", "100.0", "blindtransfer"],
        ])
      #expect(
        try await bench.row(
          "select queue, transfers, handle_method from facts.contacts where answered")
          == ["support", "1", "talk only"])
      #expect(
        try await bench.rows(
          "select state, epoch(ended_at) - epoch(started_at) from facts.agent_states order by started_at"
        )
          == [["paused: lunch", "300.0"], ["available", nil]])
    }
  }

  @Test func `the realtime table has local times and asks for their zone`() async throws {
    let table = """
      id,time,callid,queuename,agent,event,data1,data2,data3,data4,data5
      1,2024-03-31 03:10:00.000000,1711847400.1,q,NONE,ENTERQUEUE,,33100000000,1,,
      2,2024-03-31 03:10:20.000000,1711847400.1,q,SIP/1,CONNECT,20,1711847400.2,5,,
      3,2024-03-31 03:12:00.000000,1711847400.1,q,SIP/1,COMPLETEAGENT,20,100,1,,

      """
    try await Bench.run { bench in
      let file = try bench.file("q.csv", table)
      #expect(try await bench.failure(file)?.code == "import.undecided")
      _ = try await bench.import(file, ImportOptions(timeZone: "Europe/Paris"))
      // 03:10 in the summer time that began ten minutes before is 01:10 UTC.
      #expect(
        try await bench.row("select started_at, wait_seconds, talk_seconds from facts.contacts")
          == ["2024-03-31 01:10:00", "20.0", "100.0"])
    }
  }

  @Test func `channel events: ring, talk, direction, in any order`() async throws {
    let answers = [
      // Bridged at 11:02:42.2, left at 11:02:45.0.
      ("cel_answered_incoming_call", ["inbound", "true", "false", "4.2", "2.8"]),
      ("cel_answered_internal", [nil, "true", nil, "2.967314", "2.39"]),
      // Newest first in the file; bridged at 12:11:13.423447, left at 12:11:19.515043.
      ("cel_call_from_mobile", ["outbound", "true", nil, "4.849375", "6.091596"]),
      ("cel_early_hung_up_incoming_call", ["inbound", "false", "true", "0.060569", nil]),
      ("cel_internal_no_answer", [nil, "false", nil, nil, nil]),
      (
        "cel_internal_unconditional_forwarded_answered_call",
        [nil, "true", nil, "4.120806", "1.251385"]
      ),
    ]
    for (name, expected) in answers {
      guard let file = sharedData("payloads/asterisk/\(name).csv") else { return }
      try await Bench.run { bench in
        _ = try await bench.import(file, ImportOptions(timeZone: "America/Montreal"))
        let row = try await bench.row(
          """
          select direction, answered, abandoned, round(wait_seconds, 6), round(talk_seconds, 6)
          from facts.contacts
          """)
        #expect(row == expected, "\(name)")
      }
    }
  }

  @Test func `call detail records: Master.csv without header, legs of one call`() async throws {
    let csv = #"""
      "","0612345678","200","from-trunk","""Bob"" <0612345678>","SIP/trunk-00000001","SIP/200-00000002","Dial","SIP/200,20","2024-01-01 10:00:00","2024-01-01 10:00:05","2024-01-01 10:01:05",65,60,"ANSWERED","DOCUMENTATION","1704103200.1",""
      "","0612345679","200","from-trunk","<0612345679>","SIP/trunk-00000003","SIP/200-00000004","Dial","SIP/200,20","2024-01-01 11:00:00",,"2024-01-01 11:00:20",20,0,"NO ANSWER","DOCUMENTATION","1704106800.3",""

      """#
    let table = """
      calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,uniqueid,linkedid
      2024-01-01 12:00:00,x,0612345670,600,ext-queues,SIP/trunk-1,SIP/201-2,Queue,"600,t",50,0,NO ANSWER,1.1,1.1
      2024-01-01 12:00:20,x,0612345670,600,ext-queues,SIP/trunk-1,SIP/202-3,Queue,"600,t",100,80,ANSWERED,1.1,1.1

      """
    try await Bench.run { bench in
      let zone = ImportOptions(timeZone: "Europe/Paris")
      let report = try await bench.import(try bench.file("Master.csv", csv), zone)
      #expect(report.mapping.id == "asterisk-cdr")
      _ = try await bench.import(try bench.file("cdr.csv", table), zone)
      #expect(
        try await bench.rows(Self.figures) == [
          ["1.1", "true", "false", "20.0", "80.0", "answered"],
          ["1704103200.1", "true", "false", "5.0", "60.0", "answered"],
          ["1704106800.3", "false", "true", "20.0", nil, "no answer"],
        ])
      #expect(
        try await bench.row("select queue from facts.contacts where external_id = '1.1'") == ["600"]
      )
    }
  }

  /// The expected buckets of the payload, asserted by Wazo's own test of queue statistics.
  private struct Expected: Decodable {
    struct Parameters: Decodable {
      var from: String
      var until: String
      var day_start_time: String
      var day_end_time: String
      var iso_week_days: [Int]
      var timezone: String
    }
    struct Bucket: Decodable {
      var min: Double
      var max: Double?
      var answered: Int
      var abandoned: Int
    }
    struct Hour: Decodable {
      var from: String
      var until: String
      var buckets: [Bucket]
    }
    var parameters: Parameters
    var expected: [Hour]
  }

  @Test func `Wazo: waits by hour and threshold are those that Wazo expects`() async throws {
    guard let calls = sharedData("payloads/asterisk/wazo_queue_calls.csv"),
      let answer = sharedData("payloads/asterisk/wazo_queue_qos_expected.json")
    else { return }
    let expected = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: answer))
    try await Bench.run { bench in
      _ = try await bench.import(calls)
      let p = expected.parameters
      for hour in expected.expected {
        for bucket in hour.buckets {
          let row = try await bench.row(
            """
            with local as (
              select *, timezone('\(p.timezone)', timezone('UTC', started_at)) as at_local
              from facts.contacts)
            select count(*) filter (where answered), count(*) filter (where abandoned)
            from local
            where started_at >= cast(timestamptz '\(hour.from)' as timestamp)
              and started_at < cast(timestamptz '\(hour.until)' as timestamp)
              and isodow(at_local) in (\(p.iso_week_days.map(String.init).joined(separator: ", ")))
              and wait_seconds >= \(bucket.min) \(bucket.max.map { "and wait_seconds < \($0)" } ?? "")
            """)
          #expect(
            row == ["\(bucket.answered)", "\(bucket.abandoned)"], "\(hour.from) \(bucket.min)")
        }
      }
      // Outside the hours shown nothing is left in the window: 15:00 is closed, Friday no day.
      #expect(
        try await bench.row(
          """
          select count(*) filter (where answered), count(*) filter (where abandoned)
          from (select *, timezone('\(p.timezone)', timezone('UTC', started_at)) as at_local
            from facts.contacts)
          where isodow(at_local) in (2, 3, 4, 6)
            and cast(at_local as time) >= time '\(p.day_start_time)'
            and cast(at_local as time) < time '\(p.day_end_time)'
          """) == ["8", "6"])
    }
  }
}
