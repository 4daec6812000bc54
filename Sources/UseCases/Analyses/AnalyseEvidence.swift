// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Evidence
package import Foundation
package import Quantities
internal import Statistics

/// An analysis with what the reader must know of its data.
package struct AnalysisAnswer: Sendable {
  /// The analysis.
  package var result: EvidenceResult
  /// Rows left out, and the like.
  package var remarks: [LocalizedText]
}

/// Finds out what a change did, by the design that was asked for.
package struct AnalyseEvidence: Sendable {
  /// The level of intervals, a fraction.
  package var level: Double

  /// Creates the use case.
  package init(level: Double = 0.95) { self.level = level }

  // MARK: - One series

  /// Before and after in one series.
  ///
  /// - Parameters:
  ///   - source: The series.
  ///   - change: The first day after the change, or the number of the first row after it.
  ///   - model: How the outcome varies.
  ///   - picked: Whether the scope was chosen because it was bad; nil when nobody said.
  /// - Returns: The analysis.
  /// - Throws: `EvidenceError`, ``AnalysisProblem`` or ``ColumnTableError``.
  package func interruptedSeries(
    _ source: SeriesSource, change: String, model: InterruptedTimeSeries.Model = .linear,
    picked: Bool? = nil
  ) async throws -> AnalysisAnswer {
    let series = try await source.read()
    let before = try series.count(before: change)
    var options = InterruptedTimeSeries.Options()
    options.level = level
    options.model = model
    options.pickedForBeingExtreme = picked
    options.regressors = series.others.sorted { $0.key < $1.key }.map {
      Regressor(name: $0.key, values: $0.value)
    }
    let at: InterruptedTimeSeries.Change =
      LocalDate(iso: change).flatMap { series.starts.isEmpty ? nil : .on($0) } ?? .at(before)
    return AnalysisAnswer(
      result: try InterruptedTimeSeries(try series.outcome(), change: at, options: options).run(),
      remarks: series.remarks)
  }

  /// A structural model of the series' own past, or of control series, continued after the change.
  ///
  /// - Parameters:
  ///   - source: The series; its other columns are the controls.
  ///   - change: The first day after the change, or the number of the first row after it.
  /// - Returns: The analysis.
  /// - Throws: `EvidenceError`, ``AnalysisProblem`` or ``ColumnTableError``.
  package func causalImpact(_ source: SeriesSource, change: String) async throws -> AnalysisAnswer {
    let series = try await source.read()
    var options = CausalImpact.Options()
    options.level = level
    let result = try CausalImpact.study(
      series.values, preCount: try series.count(before: change),
      controls: series.others.sorted { $0.key < $1.key }.map {
        Regressor(name: $0.key, values: $0.value)
      },
      caption: SeriesCaption(
        outcome: series.name, days: series.starts.isEmpty ? nil : series.starts),
      options: options)
    return AnalysisAnswer(result: result, remarks: series.remarks)
  }

  // MARK: - Rows of a file

  /// A randomised test of two arms.
  ///
  /// - Parameters:
  ///   - file: A row per unit.
  ///   - arm: The column of the arm; its first value in order, or `control`, is the control.
  ///   - value: The column of the outcome.
  ///   - before: The column of the same outcome before the test, for CUPED.
  ///   - looks: 1 for a single reading at the planned end, nil for reading at any time.
  /// - Returns: The analysis.
  /// - Throws: `ExperimentError`, ``AnalysisProblem`` or ``ColumnTableError``.
  package func randomisedTest(
    _ file: URL, arm: String, value: String, before: String? = nil, looks: Int? = nil
  ) async throws -> AnalysisAnswer {
    var kinds: [String: ColumnTable.Kind] = [arm: .text, value: .number]
    if let before { kinds[before] = .number }
    let table = try await ReadColumns(file).run(kinds)
    let arms = Set(table.texts(arm).compactMap { $0 }).sorted()
    guard arms.count == 2 else {
      throw AnalysisProblem.notTwoGroups(column: arm, values: arms)
    }
    let controls: Set<String> = ["control", "contrôle", "temoin", "témoin", "0", "a", "false"]
    let control = arms.first { controls.contains($0.lowercased()) } ?? arms[0]
    var groups = [Rows(), Rows()]
    let outcomes = table.numbers(value)
    let covariates = before.map(table.numbers)
    for (row, name) in table.texts(arm).enumerated() {
      guard let name, let outcome = outcomes[row] else { continue }
      let index = name == control ? 0 : 1
      if let covariates {
        guard let covariate = covariates[row] else { continue }
        groups[index].covariates.append(covariate)
      }
      groups[index].outcomes.append(outcome)
    }
    var test = RandomisedTest(
      outcome: LocalizedText(verbatim: value), figures: try figures(groups, before != nil),
      level: level)
    if let looks { test.reading = looks == 1 ? .once : .repeatedly(looks) }
    return AnalysisAnswer(result: try test.result(), remarks: table.problems.map(\.sentence))
  }

  /// The rows of one arm.
  private struct Rows {
    var outcomes: [Double] = []
    var covariates: [Double] = []
  }

  private func figures(_ groups: [Rows], _ isAdjusted: Bool) throws -> RandomisedTest.Figures {
    if isAdjusted {
      return .adjusted(
        control: try CovariateStatistics(
          outcomes: groups[0].outcomes, covariates: groups[0].covariates),
        treatment: try CovariateStatistics(
          outcomes: groups[1].outcomes, covariates: groups[1].covariates))
    }
    let isShare = groups.allSatisfy { $0.outcomes.allSatisfy { $0 == 0 || $0 == 1 } }
    if isShare {
      let counts = groups.map { group in
        RandomisedTest.ShareCount(
          successes: group.outcomes.reduce(0, +), count: Double(group.outcomes.count))
      }
      return .shares(control: counts[0], treatment: counts[1])
    }
    return .means(
      control: try .measured(groups[0].outcomes, arm: "control"),
      treatment: try .measured(groups[1].outcomes, arm: "treatment"))
  }

  /// How long two groups of customers last.
  ///
  /// - Parameters:
  ///   - file: A row per customer.
  ///   - time: The column of the duration.
  ///   - event: The column that says whether the end was seen.
  ///   - group: The column that tells two groups apart.
  ///   - covariates: Columns of numbers held constant.
  /// - Returns: The analysis.
  /// - Throws: `SurvivalError`, ``AnalysisProblem`` or ``ColumnTableError``.
  package func survival(
    _ file: URL, time: String, event: String, group: String, covariates: [String] = []
  ) async throws -> AnalysisAnswer {
    var kinds: [String: ColumnTable.Kind] = [time: .number, event: .number, group: .text]
    for name in covariates { kinds[name] = .number }
    let table = try await ReadColumns(file).run(kinds)
    let names = Set(table.texts(group).compactMap { $0 }).sorted()
    guard names.count == 2 else {
      throw AnalysisProblem.notTwoGroups(column: group, values: names)
    }
    let times = table.numbers(time)
    let events = table.numbers(event)
    let groups = table.texts(group)
    let others = covariates.map(table.numbers)
    let used = (0..<table.count).filter { row in
      times[row] != nil && events[row] != nil && groups[row] != nil
        && others.allSatisfy { $0[row] != nil }
    }
    let comparison = DurationComparison(
      event: LocalizedText(verbatim: event), timeUnit: LocalizedText(verbatim: time),
      data: try SurvivalData(
        times: used.compactMap { times[$0] }, events: used.map { events[$0] == 1 }),
      isInGroup: used.map { groups[$0] == names[1] },
      group: LocalizedText(verbatim: "\(group) = \(names[1])"),
      covariates: zip(covariates, others).map { name, values in
        Covariate(name, used.compactMap { values[$0] })
      }, level: level)
    return AnalysisAnswer(
      result: try comparison.result(), remarks: table.problems.map(\.sentence))
  }

  /// Whether two columns go together.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - x: The supposed driver.
  ///   - y: The outcome.
  /// - Returns: The analysis, graded as measured at best.
  /// - Throws: `EvidenceError` or ``ColumnTableError``.
  package func correlation(_ file: URL, x: String, y: String) async throws -> AnalysisAnswer {
    let table = try await ReadColumns(file).run([x: .number, y: .number])
    let pairs = zip(table.numbers(x), table.numbers(y)).compactMap { first, second in
      first.flatMap { first in second.map { (first, $0) } }
    }
    let result = try Correlation.study(
      pairs.map(\.0), pairs.map(\.1),
      names: (LocalizedText(verbatim: x), LocalizedText(verbatim: y)), level: level)
    return AnalysisAnswer(result: result, remarks: table.problems.map(\.sentence))
  }

  /// Treated units against others that are made alike by what is known of both.
  ///
  /// - Parameters:
  ///   - file: A row per unit.
  ///   - treated: The column that says who was treated.
  ///   - value: The column of the outcome.
  ///   - numbers: Columns of numbers to compare at equal values.
  ///   - categories: Columns of words to compare at equal values.
  ///   - isMatched: Whether each treated unit is matched, rather than weighted by propensity.
  /// - Returns: The analysis, graded as measured at best.
  /// - Throws: `EvidenceError` or ``ColumnTableError``.
  package func comparison(
    _ file: URL, treated: String, value: String, numbers: [String], categories: [String],
    isMatched: Bool
  ) async throws -> AnalysisAnswer {
    var kinds: [String: ColumnTable.Kind] = [treated: .number, value: .number]
    for name in numbers { kinds[name] = .number }
    for name in categories { kinds[name] = .text }
    let table = try await ReadColumns(file).run(kinds)
    let outcome = table.numbers(value)
    let groups = table.numbers(treated)
    let columns = numbers.map(table.numbers)
    let words = categories.map(table.texts)
    let used = (0..<table.count).filter { row in
      outcome[row] != nil && groups[row] != nil && columns.allSatisfy { $0[row] != nil }
    }
    var covariates: [ObservedGroups.Covariate] = []
    for (name, values) in zip(numbers, columns) {
      covariates.append(.number(name: name, values: used.compactMap { values[$0] }))
    }
    for (name, values) in zip(categories, words) {
      covariates.append(.category(name: name, values: used.map { values[$0] ?? "?" }))
    }
    let observed = try ObservedGroups(
      outcome: used.compactMap { outcome[$0] }, isTreated: used.map { groups[$0] == 1 },
      covariates: covariates)
    let caption = ComparisonCaption(
      outcome: LocalizedText(verbatim: value), treated: LocalizedText(verbatim: treated),
      others: LocalizedText(en: "others", fr: "autres"),
      isShare: used.allSatisfy { outcome[$0] == 0 || outcome[$0] == 1 })
    let result =
      isMatched
      ? try MatchedComparison.study(observed, caption: caption)
      : try PropensityComparison.study(observed, caption: caption)
    return AnalysisAnswer(result: result, remarks: table.problems.map(\.sentence))
  }
}
