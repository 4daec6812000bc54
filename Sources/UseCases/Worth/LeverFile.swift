// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Finance
internal import Foundation
internal import Quantities

/// Reads candidate levers: `lever` and `cost` and, when there are such columns, `level`, `posts`,
/// `grade` and the changes `fcr`, `automation`, `churn`, `csat`, `service_level` in points and
/// `aht` in minutes, each a number or value:low:high.
struct LeverFile {
  var file: URL

  private static let changes: [(column: String, point: ServicePoint)] = [
    ("fcr", .firstContactResolution), ("aht", .handleTime), ("automation", .automation),
    ("churn", .churn), ("csat", .satisfaction), ("service_level", .serviceLevel),
  ]

  /// The levers in the order of the file; rows of one name are levels of one lever.
  func levers() async throws -> [CandidateLever] {
    let known = try await ReadColumns(file).names()
    let optional = ["level", "posts", "grade"] + LeverFile.changes.map(\.column)
    let names = ["lever", "cost"] + optional.filter(known.contains)
    let table = try await ReadColumns(file).run(
      Dictionary(uniqueKeysWithValues: names.map { ($0, .text) }))
    var levers: [CandidateLever] = []
    for row in 0..<table.count {
      func text(_ column: String) -> String? {
        let texts = table.texts(column)
        return row < texts.count ? texts[row] : nil
      }
      let name = text("lever") ?? "\(row + 1)"
      let level = try level(row + 1, text)
      if let place = levers.firstIndex(where: { $0.name == name }) {
        levers[place].levels.append(level)
      } else {
        levers.append(CandidateLever(name: name, levels: [level]))
      }
    }
    return levers
  }

  private func level(
    _ row: Int, _ text: (String) -> String?
  ) throws -> CandidateLever.Level {
    func value(_ column: String) throws -> GradedEstimate? {
      guard let given = text(column) else { return nil }
      do { return try WorthRequest.value(parsing: given) } catch {
        throw WorthProblem.badLever(row: row, column: column, value: given)
      }
    }
    guard let cost = try value("cost")?.value else {
      throw WorthProblem.badLever(row: row, column: "cost", value: "")
    }
    let posts = try value("posts")?.value ?? 0
    guard let whole = Int(exactly: posts), whole >= 0 else {
      throw WorthProblem.badLever(row: row, column: "posts", value: text("posts") ?? "")
    }
    var grade = EvidenceGrade.declared
    if let given = text("grade") {
      guard let named = EvidenceGrade(rawValue: given) else {
        throw WorthProblem.badLever(row: row, column: "grade", value: given)
      }
      grade = named
    }
    let changes = try LeverFile.changes.compactMap { column, point in
      try value(column).map { ServiceChange(point, by: GradedEstimate($0.estimate, grade: grade)) }
    }
    return CandidateLever.Level(
      name: text("level") ?? "", costPerYear: cost, posts: whole, changes: changes)
  }
}
