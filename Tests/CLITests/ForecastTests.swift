// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import TestSupport
import Testing

@Suite struct ForecastTests {
  let rendement = Program()

  /// Weekdays only, three slots a day, the same every week: the forecast repeats the week, skips
  /// the weekend, and can be staffed.
  @Test func `a series with closing days goes on as it was, and can be staffed`() async throws {
    try await withTemporaryFolder { folder in
      var lines = ["start;calls"]
      for day in 0..<84 where day % 7 < 5 {
        let date = Date(timeIntervalSince1970: 1_767_571_200 + Double(day) * 86_400)
        let name = date.formatted(.iso8601.year().month().day())
        for (slot, calls) in [(9, 40), (10, 60), (11, 20)] {
          lines.append("\(name) \(slot < 10 ? "0" : "")\(slot):00;\(calls + 5 * (day % 7))")
        }
      }
      let file = folder.appending(path: "calls.csv")
      try Data(lines.joined(separator: "\n").utf8).write(to: file)
      let run = try rendement(
        "forecast", "--csv", file.path, "--value", "calls", "--time", "start", "--horizon", "15",
        "--holidays", "none", "--format", "json")
      #expect(run.status == 0, "\(run.diagnostics)")
      let points = try #require(try run.object()["points"] as? [[String: Any]])
      #expect(points.count == 15)
      // The history ends on Friday, 27 March 2026.
      #expect(points[0]["start"] as? String == "2026-03-30 09:00")
      #expect(points[14]["start"] as? String == "2026-04-03 11:00")
      for (place, point) in points.enumerated() {
        let expected = [40.0, 60, 20][place % 3] + 5 * Double(place / 3)
        let value = try #require(point["value"] as? Double)
        #expect(abs(value - expected) < 3)
      }
      let csv = try rendement(
        "forecast", "--csv", file.path, "--value", "calls", "--time", "start", "--horizon", "15",
        "--holidays", "none", "--format", "csv")
      let week = folder.appending(path: "week.csv")
      try Data(csv.output.utf8).write(to: week)
      let staffed = try rendement(
        "staff", "--csv", week.path, "--calls", "value", "--aht", "240", "--start", "start",
        "--interval", "60", "--format", "json")
      #expect(staffed.status == 0, "\(staffed.diagnostics)")
      let intervals = try #require(try staffed.object()["intervals"] as? [[String: Any]])
      #expect(intervals.count == 15)
    }
  }

  @Test func `too little history is a sentence`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "short.csv")
      try Data("day,calls\n2026-01-01,3\n2026-01-02,4\n".utf8).write(to: file)
      let run = try rendement("forecast", "--csv", file.path, "--value", "calls", "--time", "day")
      #expect(run.status == 1)
      #expect(run.diagnostics.contains("at least 3"))
      let wrong = try rendement("forecast", "--csv", file.path)
      #expect(wrong.status == 2)
    }
  }
}
