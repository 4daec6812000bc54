// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Evidence
package import Quantities

/// A series of values with its periods, from a file or the workspace.
package struct DatedSeries: Sendable, Hashable {
  /// The name of the outcome.
  package var name: LocalizedText
  /// The length of a period; nil when the rows are only numbered.
  package var grain: Grain?
  /// The first day of each period; empty when the rows are only numbered.
  package var starts: [LocalDate]
  /// The values.
  package var values: [Double]
  /// Further columns by name, one value per period.
  package var others: [String: [Double]]
  /// What the reader must know of the data.
  package var remarks: [LocalizedText]

  /// Creates a series.
  package init(
    name: LocalizedText, grain: Grain?, starts: [LocalDate], values: [Double],
    others: [String: [Double]] = [:], remarks: [LocalizedText] = []
  ) {
    self.name = name
    self.grain = grain
    self.starts = starts
    self.values = values
    self.others = others
    self.remarks = remarks
  }

  /// The series as the designs take it.
  func outcome() throws -> OutcomeSeries {
    guard let grain, !starts.isEmpty else { return try OutcomeSeries(name: name, values: values) }
    return try OutcomeSeries(name: name, grain: grain, starts: starts, values: values)
  }

  /// How many observations lie before the change.
  ///
  /// - Parameter change: A day, or the number of the first observation after the change, from 1.
  /// - Returns: At least one, and fewer than all.
  /// - Throws: ``AnalysisProblem/changeOutside(_:first:last:)``.
  func count(before change: String) throws -> Int {
    let count: Int?
    if starts.isEmpty {
      count = Int(change).map { $0 - 1 }
    } else {
      count = LocalDate(iso: change).map { day in starts.count { $0 < day } }
    }
    guard let count, count > 0, count < values.count else {
      throw AnalysisProblem.changeOutside(
        change, first: starts.first?.description ?? "1",
        last: starts.last?.description ?? "\(values.count)")
    }
    return count
  }
}
