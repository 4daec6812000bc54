// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities
package import ServiceMetrics

/// A value that a condition names and that no row has.
package struct UnknownFilterValue: Sendable, Hashable {
  /// The dimension of the condition.
  package var dimension: Dimension
  /// The value that it names.
  package var value: String
  /// The values that there are, in order.
  package var known: [String]

  /// What to tell the person.
  package var sentence: LocalizedText {
    let shown = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
    let close = closestName(to: value, among: known)
    return LocalizedText(
      en: "No row has the \(dimension.rawValue) '\(value)'"
        + (close.map { ": did you mean '\($0)'?" } ?? ".") + " There are: \(shown).",
      fr: "Aucune ligne n'a « \(value) » pour \(dimension.rawValue)"
        + (close.map { " : vouliez-vous dire « \($0) » ?" } ?? ".") + " Il y a : \(shown).")
  }
}

extension MeasureMetrics {
  /// The values of the question's conditions that exist nowhere, when the answer is empty.
  ///
  /// - Parameters:
  ///   - query: The question.
  ///   - table: Its answer; one with any figure other than nothing or 0 is not looked into.
  /// - Returns: One entry per value; empty when all exist or the answer has figures.
  /// - Throws: The engine's errors.
  package func unknownValues(
    of query: MetricQuery, in table: MetricTable
  ) async throws -> [UnknownFilterValue] {
    guard table.rows.allSatisfy({ $0.value == nil || $0.value == 0 }) else { return [] }
    var unknown: [UnknownFilterValue] = []
    for filter in query.filters where filter.relation == .isIn {
      var whole = query
      whole.filters = []
      whole.dimensions = [filter.dimension]
      whole.grain = nil
      let answer = try await run(whole)
      let found = Set(answer.rows.compactMap { $0.dimensions[filter.dimension.rawValue] ?? nil })
      for case let value? in filter.values where !found.contains(value) {
        unknown.append(
          UnknownFilterValue(dimension: filter.dimension, value: value, known: found.sorted()))
      }
    }
    return unknown
  }
}
