// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Evidence
internal import Foundation
internal import Statistics

/// Differences in differences.
enum PanelOperations {
  static let all: [String: Operation] = [
    "did_2x2": { input in
      let rows = try await PanelRows(input, optional: ["cluster"])
      let result = try TwoByTwoDifference.estimate(
        rows.outcome, isTreated: try rows.flags("group"), isAfter: try rows.flags("post"),
        clusters: input.has("cluster") ? try rows.texts("cluster") : nil)
      let hc1 = result.fit.robustCovariance(.hc1)[3, 3].squareRoot()
      return [
        "treated_before": .finite(result.treatedBefore.mean),
        "treated_after": .finite(result.treatedAfter.mean),
        "control_before": .finite(result.controlBefore.mean),
        "control_after": .finite(result.controlAfter.mean), "did": .finite(result.effect),
        "se_independent": .finite(result.independentStandardError), "se_hc1": .finite(hc1),
        "se_cluster_cr0": .finite(result.clusters?.cr0[3, 3].squareRoot()),
        "se_cluster_cr1": .finite(result.clusters?.cr1[3, 3].squareRoot()),
        "n": .integer(result.count),
      ]
    },
    "did_change": { input in
      let rows = try await PanelRows(input)
      let result = try ChangeScoreDifference.estimate(
        rows.outcome, units: try rows.texts("unit"), isTreated: try rows.flags("group"),
        isAfter: try rows.flags("post"))
      return [
        "did": .finite(result.effect), "se": .finite(result.standardError),
        "n": .integer(result.count), "df": .finite(result.degreesOfFreedom),
        "p": .finite(result.pValue),
      ]
    },
    "did_twfe": { input in
      let rows = try await PanelRows(input, optional: ["cluster"])
      let result = try TwoWayFixedEffects.estimate(
        rows.outcome, units: try rows.texts("unit"), times: try rows.texts("time"),
        treatment: try rows.numbers("treated"),
        clusters: input.has("cluster") ? try rows.texts("cluster") : nil)
      return [
        "att": .finite(result.effect), "se_cr0": .finite(result.clusteredStandardError),
      ]
    },
    "did_staggered": { input in
      let rows = try await PanelRows(input)
      return staggered(
        try StaggeredAdoption.estimate(
          rows.outcome, units: try rows.texts("unit"), times: try rows.numbers("time"),
          cohorts: try rows.numbers("cohort"), control: try control(input), base: try base(input)))
    },
  ]

  private static func control(_ input: CaseInput) throws -> StaggeredAdoption.Control {
    let text = try input.optionalText("control") ?? "never"
    let plain = text.lowercased().filter(\.isLetter)
    switch plain {
    case "never", "nevertreated": return .neverTreated
    case "notyet", "notyettreated": return .notYetTreated
    default: throw CaseError.unknownChoice("control", text)
    }
  }

  private static func base(_ input: CaseInput) throws -> StaggeredAdoption.Base {
    let text = try input.optionalText("base") ?? "varying"
    guard let base = StaggeredAdoption.Base(rawValue: text.lowercased()) else {
      throw CaseError.unknownChoice("base", text)
    }
    return base
  }

  private static func staggered(_ result: StaggeredAdoption) -> [String: JSONValue] {
    var effects: [String: JSONValue] = [:]
    var errors: [String: JSONValue] = [:]
    for item in result.groupTimes {
      let key = "\(number(item.cohort)),\(number(item.time))"
      effects[key] = .finite(item.effect)
      errors[key] = .finite(item.standardError)
    }
    var events: [String: JSONValue] = [:]
    var eventErrors: [String: JSONValue] = [:]
    for distance in result.eventTimes {
      guard let average = result.eventAverage(distance) else { continue }
      events[number(distance)] = .finite(average.effect)
      eventErrors[number(distance)] = .finite(average.standardError)
    }
    return [
      "att": .object(effects), "se": .object(errors), "event": .object(events),
      "event_se": .object(eventErrors), "simple_att": .finite(result.simpleAverage.effect),
      "simple_se": .finite(result.simpleAverage.standardError),
      "group_weighted_att": .finite(result.cohortWeightedAverage.effect),
      "group_weighted_se": .finite(result.cohortWeightedAverage.standardError),
    ]
  }

  private static func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? String(value)
  }
}

/// The rows of a panel in which nothing that the case names is missing.
struct PanelRows {
  let outcome: [Double]
  private let input: CaseInput
  private let table: CaseTable
  private let rows: [Int]

  init(_ input: CaseInput, optional: [String] = []) async throws {
    let table = try await input.table()
    let roles = ["y", "group", "post", "unit", "time", "treated", "cohort"] + optional
    let columns = try roles.filter(input.has).map { try table.texts(try input.text($0)) }
    rows = (0..<table.count).filter { row in columns.allSatisfy { $0[row] != nil } }
    self.input = input
    self.table = table
    let outcome = try table.optionalNumbers(try input.text("y"))
    self.outcome = rows.compactMap { outcome[$0] }
  }

  func numbers(_ role: String) throws -> [Double] {
    let column = try table.optionalNumbers(try input.text(role))
    return rows.compactMap { column[$0] }
  }

  func texts(_ role: String) throws -> [String] {
    let column = try table.texts(try input.text(role))
    return rows.compactMap { column[$0] }
  }

  /// Which rows hold 1; anything but 0 and 1 is refused.
  func flags(_ role: String) throws -> [Bool] {
    try numbers(role).map {
      guard $0 == 0 || $0 == 1 else { throw CaseError.wrongKind(role, "column of 0 and 1") }
      return $0 == 1
    }
  }
}
