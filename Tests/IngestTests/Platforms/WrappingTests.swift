// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import TestSupport
import Testing
import Warehouse

@testable import Ingest

/// The same records give the same rows, however a file wraps them.
struct WrappingTests {
  /// A payload and the key of its records; nil when the file is one record or a list of them.
  static let payloads: [(file: String, key: String?)] = [
    ("zendesk/tickets_page.json", "tickets"),
    ("zendesk/ticket_metrics_page.json", "ticket_metrics"),
    ("freshdesk/ticket_1.json", nil), ("intercom/list_conversations.json", "conversations"),
    ("intercom/search_tickets.json", "tickets"), ("gorgias/ticket_updated_event.json", nil),
    ("zammad/tickets_1.json", nil), ("twilio/calls_page1.json", "calls"),
    ("genesys/conversation_details_query.json", "conversations"),
    ("ringcentral/call_log_1.json", "records"),
    ("ringcentral/telephony_session_hold_sequence.json", nil),
    ("aircall/webhook_call_created.json", nil), ("hubspot/live_deals.json", nil),
  ]

  @Test(arguments: payloads.map(\.file))
  func `a page, a list, lines, pages and envelopes are one`(_ name: String) async throws {
    guard let file = sharedData("payloads/\(name)") else { return }
    let key = Self.payloads.first { $0.file == name }?.key
    let whole = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    let records = try #require(Self.records(whole, key))
    let variants = try Self.variants(records)
    try await Bench.run { bench in
      let plain = try await bench.import(file)
      let expected = try await Self.digest(bench, plain, "")
      for (variant, data) in variants {
        let url = try bench.file("\(variant).json", data)
        let report = try await bench.import(url, ImportOptions(source: variant))
        #expect(report.mapping.id == plain.mapping.id, "\(variant)")
        let found = try await Self.digest(bench, report, variant)
        #expect(found == expected, "\(variant)")
      }
    }
  }

  private static func records(_ whole: Any, _ key: String?) -> [[String: Any]]? {
    if let key { return (whole as? [String: Any])?[key] as? [[String: Any]] }
    return whole as? [[String: Any]] ?? (whole as? [String: Any]).map { [$0] }
  }

  private static func variants(_ records: [[String: Any]]) throws -> [(String, Data)] {
    let json = { (value: Any) in
      try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys])
    }
    let bare = records.map { $0.filter { !($0.value is NSNull) } }
    let more = records.map {
      $0.merging(["zz_new": ["a": [1, 2]], "zz_null": NSNull()]) { a, _ in a }
    }
    let lines = try records.map { String(decoding: try json($0), as: UTF8.self) }
    var pages = [[String: Any]]()
    for record in records { pages.append(["data": [record], "page": pages.count]) }
    return [
      ("list", try json(records)), ("page", try json(["data": records, "has_more": false])),
      (
        "envelope", try json(["ok": true, "response": ["items": records, "total": records.count]])
      ),
      ("pages", try json(pages)), ("twice", try json(records + records)),
      ("lines", Data((lines.joined(separator: "\n") + "\n").utf8)),
      (
        "singer",
        Data(
          lines.map { "{\"type\":\"RECORD\",\"record\":\($0)}" }.joined(separator: "\n").utf8)
      ),
      ("without nulls", try json(bare)), ("with more", try json(more)),
    ]
  }

  /// Every row of every table that the import filled, apart from what names the import.
  private static func digest(
    _ bench: Bench, _ report: ImportReport, _ source: String
  ) async throws -> [[String?]] {
    var rows = [[String?]]()
    for table in report.tables {
      let condition = source.isEmpty ? "1 = 1" : "source = '\(source)'"
      rows += try await bench.rows(
        """
        select * exclude (source, import_id) from facts.\(table.table)
        where \(condition) order by external_id
        """)
    }
    return rows
  }
}
