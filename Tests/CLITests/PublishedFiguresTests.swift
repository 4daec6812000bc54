// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import TestSupport
import Testing

/// The figures that the data sets' own READMEs publish, asked of the product from the raw files.
@Suite struct PublishedFiguresTests {
  private func values(_ run: Run) throws -> [String: Double] {
    var values: [String: Double] = [:]
    for row in try run.rows() {
      guard let metric = row["metric"] as? String, let variant = row["variant"] as? String else {
        continue
      }
      values["\(metric):\(variant)"] = row["value"] as? Double
    }
    return values
  }

  @Test func `the ServiceNow log gives its published incidents, hours and shares`() async throws {
    guard let file = sharedData("servicenow-incidents/incident_event_log_141712.csv.gz") else {
      return
    }
    try await withTemporaryFolder { folder in
      let rendement = Program(workspace: folder.appending(path: "w"))
      let load = try rendement("import", file.path, "--time-zone", "UTC", "--format", "json")
      #expect(load.status == 0, "\(load.diagnostics)")
      let report = try load.object()
      #expect(report["rowsRead"] as? Int == 141_712)
      let run = try rendement(
        "kpi", "--metric",
        "contacts,full_resolution_time:mean,full_resolution_time:median,reopen_rate:of_all,transfer_rate:of_all",
        "--format", "json")
      let value = try values(run)
      #expect(value["contacts:all"] == 24_918)
      // Hours: mean 178.17, median 22.1; reopened 1.10 %, reassigned 45.63 %.
      #expect(abs(try #require(value["full_resolution_time:mean"]) / 3600 - 178.17) < 0.005)
      #expect(abs(try #require(value["full_resolution_time:median"]) / 3600 - 22.1) < 0.05)
      #expect(abs(try #require(value["reopen_rate:of_all"]) - 0.0110) < 0.00005)
      #expect(abs(try #require(value["transfer_rate:of_all"]) - 0.4563) < 0.00005)
    }
  }

  @Test func `the Anonymous Bank calls give their published service times and abandonment`()
    async throws
  {
    guard let file = sharedData("anonymous-bank-1999-02/data_anonymous_bank_february.txt.gz")
    else { return }
    try await withTemporaryFolder { folder in
      let rendement = Program(workspace: folder.appending(path: "w"))
      let load = try rendement("import", file.path, "--format", "json")
      let report = try load.object()
      #expect(report["rowsRead"] as? Int == 33_344, "\(load.diagnostics)")
      #expect(report["rowsSkipped"] as? Int == 278)
      let run = try rendement(
        "kpi", "--metric",
        "average_handle_time:mean,average_handle_time:median,abandonment_rate:all(short=0),abandonment_rate:queued(short=0),abandonment_rate:waited(short=0),average_speed_of_answer",
        "--format", "json")
      let value = try values(run)
      // Service: mean 176.35 s, median 107 s over 27 162 answered calls.
      #expect(abs(try #require(value["average_handle_time:mean"]) - 176.35) < 0.005)
      #expect(value["average_handle_time:median"] == 107)
      // Abandoned: 17.86 % of all, 12.73 % of those with a queue entry, 21.81 % of those that waited.
      #expect(abs(try #require(value["abandonment_rate:all"]) - 0.1786) < 0.00005)
      #expect(abs(try #require(value["abandonment_rate:queued"]) - 0.1273) < 0.00005)
      #expect(abs(try #require(value["abandonment_rate:waited"]) - 0.2181) < 0.00005)
    }
  }
}
