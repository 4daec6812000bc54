// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
package import SQL

/// How a question is answered: the statements to run, and what their results mean.
///
/// Every metric's measures are gathered, each once, into one statement per fact; the formulas are
/// computed afterwards from the few rows that come back.
package struct MetricPlan: Sendable {
  /// The question.
  package let query: MetricQuery
  /// The statements, as few as possible.
  package let statements: [Select]
  /// The passes behind the statements, in their order.
  let passes: [FactPass]
  /// The metrics, in the order asked.
  let metrics: [PlannedMetric]
  /// The closed periods of the window; empty where the window has no ends.
  let periods: [MetricPeriod]

  /// Plans the answer to a question.
  ///
  /// - Parameters:
  ///   - query: The question. Its dimensions must differ, its days must be in order.
  ///   - catalogue: The metrics that exist.
  /// - Throws: ``MetricError`` for names that do not exist and numbers out of their domain. A
  ///   metric that exists but cannot be measured for this question is no error: it is answered
  ///   without a value, with the reason.
  package init(_ query: MetricQuery, catalogue: MetricCatalogue) throws(MetricError) {
    try MetricPlan.validate(query)
    var resolved: [ResolvedMetric] = []
    for selection in query.metrics { resolved.append(try ResolvedMetric(selection, in: catalogue)) }
    let periods = query.closedPeriods
    var passes: [FactPass] = []
    metrics = resolved.map { metric in
      if let refusal = MetricPlan.refusal(of: metric, for: query, periods: periods) {
        return PlannedMetric(metric, refusal: refusal)
      }
      return MetricPlan.planned(metric, for: query, adding: &passes)
    }
    self.query = query
    self.passes = passes
    self.periods = periods
    statements = passes.map { $0.select(for: query, periods: periods) }
  }

  /// The statements in a dialect, in the order in which ``assemble(results:dataUntil:)`` wants
  /// their results.
  package func rendered(for dialect: any Dialect) -> [RenderedSQL] {
    statements.map { Renderer.render($0, for: dialect) }
  }

  /// The query for the first and last day of the contacts, columns `first_date` and `last_date`.
  package static var dataRangeSelect: Select {
    Select(
      [
        .init(.aggregate(Aggregate(.minimum(Contact.startedDate))), as: "first_date"),
        .init(.aggregate(Aggregate(.maximum(Contact.startedDate))), as: "last_date"),
      ], from: Fact.contacts.source)
  }

  private static func validate(_ query: MetricQuery) throws(MetricError) {
    guard !query.metrics.isEmpty else { throw .noMetrics }
    guard query.level > 0, query.level < 1 else { throw .levelOutOfDomain(query.level) }
    if let from = query.from, let to = query.to, from > to {
      throw .emptyPeriod(from: from, to: to)
    }
    var seen: Set<Dimension> = []
    for dimension in query.dimensions where !seen.insert(dimension).inserted {
      throw .repeatedDimension(dimension)
    }
  }

  /// Finds a place for every measure of a metric in the passes.
  private static func planned(
    _ metric: ResolvedMetric, for query: MetricQuery, adding passes: inout [FactPass]
  ) -> PlannedMetric {
    func slot(
      of measure: Measure, by dimensions: [Dimension], filtered: Bool
    ) -> PlannedMetric.Slot {
      let known = passes.firstIndex {
        $0.matches(measure.fact, by: dimensions, filtered: filtered)
      }
      let pass = known ?? passes.count
      if known == nil {
        passes.append(FactPass(measure.fact, by: dimensions, filtered: filtered))
      }
      return PlannedMetric.Slot(pass: pass, column: passes[pass].position(of: measure))
    }
    guard case .costPerContact(let parts) = metric.formula else {
      let slots = metric.formula.measures.map {
        slot(of: $0, by: query.dimensions, filtered: !query.filters.isEmpty)
      }
      return PlannedMetric(metric, slots: slots)
    }
    // Costs are allocated over all cells first; the conditions choose among the cells afterwards.
    let cut = query.allocationDimensions
    let costCut = cut.filter(Fact.costs.dimensions.contains)
    let cells = [parts.contacts, parts.handleSeconds].map { slot(of: $0, by: cut, filtered: false) }
    let costs = ([parts.cost] + Formula.currencies(of: .costs))
      .map { slot(of: $0, by: costCut, filtered: false) }
    return PlannedMetric(metric, slots: cells + costs)
  }
}

/// A metric with the places of its measures, or the reason why it has none.
struct PlannedMetric: Sendable {
  /// Where a measure stands in the results.
  struct Slot: Sendable, Hashable {
    /// The statement.
    let pass: Int
    /// The measure's position among the statement's measures.
    let column: Int
  }

  let resolved: ResolvedMetric
  let slots: [Slot]
  let refusal: LocalizedText?

  init(_ resolved: ResolvedMetric, slots: [Slot] = [], refusal: LocalizedText? = nil) {
    self.resolved = resolved
    self.slots = slots
    self.refusal = refusal
  }
}
