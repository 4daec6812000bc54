// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Finance
package import Foundation
package import Quantities

/// What a person typed about the service, and what is asked of it.
package struct WorthRequest: Sendable {
  /// The inputs of a baseline that can be typed, by the name of their option.
  package enum Input: String, Sendable, CaseIterable {
    case contacts, aht, fcr, automation, customers, churn, margin, csat
    case costPerHour = "cost-per-hour"
    case automatedCost = "automated-cost"
    case occupancy, shrinkage, capture
    case csatChurn = "csat-churn"
    case serviceLevel = "service-level"
  }

  /// Typed values; they stand before measured ones.
  package var typed: [Input: GradedEstimate]
  /// The levers' file; nil tells only what points are worth.
  package var levers: URL?
  /// The budget per year; nil spends none.
  package var budgetPerYear: Double?
  /// The most whole posts.
  package var posts: Int?
  /// The least satisfaction.
  package var satisfactionFloor: Double?
  /// The least service level.
  package var serviceLevelFloor: Double?
  /// The window that is measured; nil for the last year of data.
  package var from: LocalDate?
  /// Its last day.
  package var to: LocalDate?

  /// Creates a request.
  package init(typed: [Input: GradedEstimate]) { self.typed = typed }

  /// Whether nothing needs to be measured.
  package var needsNoWorkspace: Bool { typed[.contacts] != nil && typed[.aht] != nil }

  /// Reads `7.5`, `7.5:7.2:7.8` (value, low, high at 95 %), either with a grade after `@`:
  /// `0.72@assumed`.
  ///
  /// - Throws: ``WorthProblem/badValue(_:)``.
  package static func value(parsing text: String) throws -> GradedEstimate {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = parts[0].split(separator: ":", omittingEmptySubsequences: false)
      .map { Double($0.trimmingCharacters(in: .whitespaces).replacing(",", with: ".")) }
    guard numbers.count == 1 || numbers.count == 3, let value = numbers[0], value.isFinite else {
      throw WorthProblem.badValue(text)
    }
    var grade = EvidenceGrade.declared
    if parts.count == 2 {
      guard let named = EvidenceGrade(rawValue: String(parts[1])) else {
        throw WorthProblem.badValue(text)
      }
      grade = named
    }
    guard numbers.count == 3 else { return GradedEstimate(value, grade: grade) }
    guard let low = numbers[1], let high = numbers[2], low <= value, value <= high else {
      throw WorthProblem.badValue(text)
    }
    return GradedEstimate(
      Estimate(value: value, low: low, high: high, method: "given", sampleSize: 0), grade: grade)
  }
}

/// Why the worth of points cannot be told.
package enum WorthProblem: Error, Equatable, Sendable {
  /// A value cannot be read.
  case badValue(String)
  /// A value of the levers' file cannot be read.
  case badLever(row: Int, column: String, value: String)
  /// An input is neither typed nor measured.
  case missing(WorthRequest.Input)

  /// The sentence, in both languages.
  package var message: LocalizedText {
    switch self {
    case .badValue(let text):
      LocalizedText(
        en: "'\(text)' cannot be read. Write a number, or value:low:high with low ≤ value ≤ high, "
          + "and a grade after @ (proved, measured, assumed, declared): 7.5:7.2:7.8@measured.",
        fr: "« \(text) » est illisible. Écrivez un nombre, ou valeur:bas:haut avec bas ≤ valeur ≤ "
          + "haut, et un niveau de preuve après @ (proved, measured, assumed, declared) : "
          + "7.5:7.2:7.8@measured.")
    case .badLever(let row, let column, let value):
      LocalizedText(
        en: "Row \(row) of the levers has '\(value)' as \(column). Write a number, or "
          + "value:low:high.",
        fr: "La ligne \(row) des leviers a « \(value) » pour \(column). Écrivez un nombre, ou "
          + "valeur:bas:haut.")
    case .missing(let input):
      LocalizedText(
        en: "--\(input.rawValue) is neither given nor measured in the workspace. Give it.",
        fr: "--\(input.rawValue) n'est ni donné ni mesuré dans l'espace de travail. Donnez-le.")
    }
  }
}
