// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Workforce

/// Reads shift patterns from a file: `name`, `start` and `end` as times of day and, when there are
/// such columns, `break_start`, `break_minutes`, `least` and `most`.
struct ShiftFile {
  var file: URL
  var intervalMinutes: Int

  private static let optional = ["break_start", "break_minutes", "least", "most"]

  /// The patterns; a shift that ends before it starts ends on the next day.
  func patterns() async throws -> [ShiftPattern] {
    let known = try await ReadColumns(file).names()
    let names = ["name", "start", "end"] + ShiftFile.optional.filter(known.contains)
    let table = try await ReadColumns(file).run(
      Dictionary(uniqueKeysWithValues: names.map { ($0, .text) }))
    return try (0..<table.count).map { row in
      func text(_ column: String) -> String? {
        let texts = table.texts(column)
        return row < texts.count ? texts[row] : nil
      }
      return try pattern(row + 1, text)
    }
  }

  private func pattern(_ row: Int, _ text: (String) -> String?) throws -> ShiftPattern {
    let start = try minute(row, "start", text("start") ?? "")
    let end = try minute(row, "end", text("end") ?? "")
    let length = end > start ? end - start : end + 1440 - start
    var breaks: [(after: Int, minutes: Int)] = []
    if let pause = text("break_start") {
      let begin = try minute(row, "break_start", pause)
      let minutes = try whole(row, "break_minutes", text("break_minutes") ?? "")
      breaks = [((begin - start + 1440) % 1440, minutes)]
    }
    var pattern = try ShiftPattern(
      name: text("name") ?? "\(row)", start: start, minutes: length, breaks: breaks,
      intervalMinutes: intervalMinutes)
    if let least = text("least") { pattern.least = try whole(row, "least", least) }
    if let most = text("most") { pattern.most = try whole(row, "most", most) }
    return pattern
  }

  private func minute(_ row: Int, _ column: String, _ text: String) throws -> Int {
    guard let match = text.wholeMatch(of: /(\d{1,2})[:h](\d{2})?(:\d{2})?/),
      let hour = Int(match.1), let minute = Int(match.2 ?? "0"), hour <= 24, minute < 60
    else { throw StaffingProblem.badTime(row: row, column: column, value: text) }
    return hour * 60 + minute
  }

  private func whole(_ row: Int, _ column: String, _ text: String) throws -> Int {
    guard let value = Int(text), value >= 0 else {
      throw StaffingProblem.badNumber(row: row, column: column, value: text)
    }
    return value
  }
}
