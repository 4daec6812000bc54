// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Evidence
package import Foundation
internal import Quantities

/// The columns of a file with a row per unit and period.
package struct PanelColumns: Sendable {
  /// The file.
  package var file: URL
  /// The column of the unit, such as the team.
  package var unit: String
  /// The column of the period: days, or numbers.
  package var time: String
  /// The column of the outcome.
  package var value: String

  /// Names the columns.
  package init(file: URL, unit: String, time: String, value: String) {
    self.file = file
    self.unit = unit
    self.time = time
    self.value = value
  }

  /// The rows that can be used.
  struct Rows {
    var units: [String] = []
    /// Days since 1970, or numbers as they stand.
    var times: [Double] = []
    var values: [Double] = []
    /// A further column of numbers; nil where nothing is written.
    var marks: [Double?] = []
    var isDated = true
    var remarks: [LocalizedText] = []

    /// A time as it is typed on the command line.
    func time(_ text: String) -> Double? {
      isDated ? LocalDate(iso: text).map { Double($0.daysSinceEpoch) } : Double(text)
    }

    /// The first time that is not before a typed one.
    func first(from text: String) throws -> Double {
      let sorted = Set(times).sorted()
      guard let asked = time(text), let first = sorted.first(where: { $0 >= asked }),
        first > sorted[0]
      else {
        throw AnalysisProblem.changeOutside(
          text, first: sorted.first.map(name) ?? "?", last: sorted.last.map(name) ?? "?")
      }
      return first
    }

    private func name(_ time: Double) -> String {
      isDated ? LocalDate(daysSinceEpoch: Int(time)).description : "\(time)"
    }

    /// The first days of the times, in order; nil when times are numbers.
    var days: [LocalDate]? {
      guard isDated else { return nil }
      return Set(times).sorted().map { LocalDate(daysSinceEpoch: Int($0)) }
    }
  }

  /// Reads the rows, with a further column of numbers when one is named.
  func read(marks: String? = nil) async throws -> Rows {
    var kinds: [String: ColumnTable.Kind] = [unit: .text, time: .moment, value: .number]
    if let marks { kinds[marks] = .number }
    var rows = Rows()
    let table: ColumnTable
    do {
      table = try await ReadColumns(file).run(kinds)
      // Years are numbers, not the first second of a day.
      if table.numbers(time).allSatisfy({ $0 == nil }) { rows.isDated = false }
    } catch ColumnTableError.wrongKind(time, .moment, _) {
      kinds[time] = .number
      rows.isDated = false
      return fill(rows, try await ReadColumns(file).run(kinds), marks)
    }
    return fill(rows, table, marks)
  }

  private func fill(_ empty: Rows, _ table: ColumnTable, _ marks: String?) -> Rows {
    var rows = empty
    let times = table.numbers(time)
    let values = table.numbers(value)
    let further = marks.map(table.numbers)
    for (row, unit) in table.texts(unit).enumerated() {
      guard let unit, let time = times[row], let value = values[row] else { continue }
      rows.units.append(unit)
      rows.times.append(rows.isDated ? (time / 86_400).rounded(.down) : time)
      rows.values.append(value)
      rows.marks.append(further?[row])
    }
    rows.remarks = table.problems.map(\.sentence)
    return rows
  }
}

extension AnalyseEvidence {
  /// Treated units against others before and after, with one start or several.
  ///
  /// - Parameters:
  ///   - columns: The file.
  ///   - treated: The column that is 1 for treated units, or for treated rows.
  ///   - change: The first period with the measure; nil takes each unit's first treated row.
  ///   - picked: Whether the treated were chosen because they were bad; nil when nobody said.
  /// - Returns: The analysis.
  /// - Throws: `EvidenceError`, ``AnalysisProblem`` or ``ColumnTableError``.
  package func differences(
    _ columns: PanelColumns, treated: String, change: String?, picked: Bool? = nil
  ) async throws -> AnalysisAnswer {
    let rows = try await columns.read(marks: treated)
    let panel = try PanelOutcome(
      name: LocalizedText(verbatim: columns.value), units: rows.units, times: rows.times,
      values: rows.values)
    var starts: [String: Double] = [:]
    for (row, mark) in rows.marks.enumerated() where (mark ?? 0) > 0 {
      let unit = rows.units[row]
      starts[unit] = min(starts[unit] ?? .infinity, rows.times[row])
    }
    if let change {
      var options = DifferenceInDifferences.Options()
      options.level = level
      options.pickedForBeingExtreme = picked
      let result = try DifferenceInDifferences(
        panel, treated: Set(starts.keys), change: try rows.first(from: change), options: options
      ).run()
      return AnalysisAnswer(result: result, remarks: rows.remarks)
    }
    let first = Set(starts.values)
    if first.count == 1, let only = first.first {
      var options = DifferenceInDifferences.Options()
      options.level = level
      options.pickedForBeingExtreme = picked
      let result = try DifferenceInDifferences(
        panel, treated: Set(starts.keys), change: only, options: options
      ).run()
      return AnalysisAnswer(result: result, remarks: rows.remarks)
    }
    var options = StaggeredDifference.Options()
    options.level = level
    options.pickedForBeingExtreme = picked
    // Cohorts count periods, not days.
    let order = Set(rows.times).sorted()
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, Double($0 + 1)) })
    let numbered = try PanelOutcome(
      name: LocalizedText(verbatim: columns.value), units: rows.units,
      times: rows.times.compactMap { places[$0] }, values: rows.values)
    let result = try StaggeredDifference(
      numbered, starts: starts.compactMapValues { places[$0] }, options: options
    ).run()
    return AnalysisAnswer(result: result, remarks: rows.remarks)
  }

  /// A treated unit against the mixture of others that was like it before.
  ///
  /// - Parameters:
  ///   - columns: The file.
  ///   - treated: The names of the treated units.
  ///   - change: The first period with the measure.
  ///   - isDifference: Whether levels may differ (synthetic difference-in-differences).
  /// - Returns: The analysis.
  /// - Throws: `EvidenceError`, ``AnalysisProblem`` or ``ColumnTableError``.
  package func syntheticControl(
    _ columns: PanelColumns, treated: [String], change: String, isDifference: Bool = false
  ) async throws -> AnalysisAnswer {
    let rows = try await columns.read()
    let panel = try OutcomePanel(unit: rows.units, time: rows.times, outcome: rows.values)
    let first = try rows.first(from: change)
    let caption = SeriesCaption(
      outcome: LocalizedText(verbatim: columns.value), days: rows.days)
    let result: EvidenceResult
    if treated.count == 1, let unit = treated.first, !isDifference {
      result = try SyntheticControl.study(
        panel, unit: unit, firstPost: first, caption: caption, level: level)
    } else {
      result = try SyntheticDifference.study(
        panel, treated: treated, firstPost: first, caption: caption, level: level)
    }
    return AnalysisAnswer(result: result, remarks: rows.remarks)
  }
}
