// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import TestSupport
import Testing

@Suite struct StaffTests {
  let rendement = Program()

  /// The second interval is the example of pyworkforce's README: 14 positions raw, 20 scheduled.
  @Test func `a file is planned, its bad rows are said`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "day.csv")
      try Data(
        """
        start;offered;aht
        2026-03-02 08:00;12;420
        2026-03-02 08:30;100;180
        2026-03-02 09:00;0;
        2026-03-02 09:30;;200
        """.utf8
      ).write(to: file)
      let run = try rendement(
        "staff", "--csv", file.path, "--calls", "offered", "--aht", "aht", "--start", "start",
        "--interval", "30", "--target", "0.8", "--threshold", "20", "--shrinkage", "0.3",
        "--format", "json")
      #expect(run.status == 0)
      let answer = try run.object()
      let intervals = try #require(answer["intervals"] as? [[String: Any]])
      #expect(intervals.map { $0["agents"] as? Int } == [5, 14, 0])
      #expect(intervals.map { $0["scheduled"] as? Int } == [8, 20, 0])
      let level = try #require(intervals[1]["serviceLevel"] as? Double)
      #expect(abs(level - 0.8883500191794669) < 1e-9)
      #expect(run.diagnostics.contains("1 of 4 rows"))
      #expect(run.diagnostics.contains("workforce.small-team"))
    }
  }

  @Test func `shifts cover, and what they cannot cover is named`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "day.csv")
      let rows = (16..<24).map { "2026-03-02 \($0 < 20 ? "0" : "")\($0 / 2):\($0 % 2 * 30),60" }
      try Data((["start,calls"] + rows).joined(separator: "\n").utf8).write(to: file)
      let shifts = folder.appending(path: "shifts.csv")
      try Data("name,start,end\nearly,08:00,10:00\nlate,10:00,12:00\n".utf8).write(to: shifts)
      func plan(team: String) throws -> Run {
        try rendement(
          "staff", "--csv", file.path, "--calls", "calls", "--aht", "300", "--start", "start",
          "--patience", "120", "--shifts", shifts.path, "--team", team, "--format", "json")
      }
      let run = try plan(team: "100")
      let found = try #require(try run.object()["shifts"] as? [String: Any])
      let lines = try #require(found["lines"] as? [[String: Any]])
      #expect(lines.map { $0["shift"] as? String } == ["early", "late"])
      let small = try plan(team: "5")
      #expect(small.status == 1)
      #expect(small.diagnostics.contains("the team has 5 people"))
    }
  }

  @Test func `impossible targets are refused in the language asked for`() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "day.csv")
      try Data("calls,aht\n10,300\n-3,300\n".utf8).write(to: file)
      let full = try rendement(
        "staff", "--csv", file.path, "--calls", "calls", "--aht", "aht", "--target", "1",
        "--language", "fr")
      #expect(full.status == 1)
      let negative = try rendement(
        "staff", "--csv", file.path, "--calls", "calls", "--aht", "aht")
      #expect(negative.status == 1)
      #expect(negative.diagnostics.contains("In interval 2 the number of contacts is -3"))
      let column = try rendement("staff", "--csv", file.path, "--calls", "cals", "--aht", "aht")
      #expect(column.diagnostics.contains("did you mean 'calls'?"))
    }
  }

  /// By hand: 120 000 contacts of 7 minutes at 0.8 · 0.7 are 25 000 hours, 750 000 €; a minute is
  /// a seventh of it, a point of resolution from 70 % a 71st.
  @Test func `a point has a worth`() throws {
    let run = try rendement(
      "worth", "--contacts", "120000", "--aht", "7", "--fcr", "0.7@measured", "--cost-per-hour",
      "30", "--format", "json")
    #expect(run.status == 0)
    let points = try #require(try run.object()["points"] as? [[String: Any]])
    func worth(_ point: String) -> Double? {
      let row = points.first { $0["point"] as? String == point }
      return ((row?["worth"] as? [String: Any])?["worth"] as? [String: Any])?["value"] as? Double
    }
    #expect(abs(try #require(worth("handleTime")) - 750_000 / 7) < 1e-6)
    #expect(abs(try #require(worth("firstContactResolution")) - 750_000 / 71) < 1e-6)
    #expect(worth("satisfaction") == nil)
    let wrong = try rendement("worth", "--contacts", "1:2", "--aht", "7")
    #expect(wrong.status == 2)
  }
}
