// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension FactPass {
  /// The query of the pass: dimensions, then the period where there is a grain, then the measures.
  func select(for query: MetricQuery, periods: [MetricPeriod]) -> Select {
    switch fact {
    case .contacts, .surveyAnswers, .transactions: flatSelect(for: query)
    case .agentDays: agentDaySelect(for: query)
    case .customers, .costs: periodSelect(for: query, periods: periods)
    }
  }

  // MARK: Facts that happen on a day

  private func flatSelect(for query: MetricQuery) -> Select {
    let period = query.grain.flatMap { periodColumn(for: $0) }
    return Select(
      keyColumns(period: period) + measureColumns, from: fact.source,
      where: together(conditions(of: query)), groupBy: keys(period: period))
  }

  private func periodColumn(for grain: Grain) -> Expression? {
    guard let unit = grain.dateUnit else { return fact.timeColumn.map { .hourStart($0) } }
    return fact.dateColumn.map { .periodStart(unit, $0) }
  }

  // MARK: Agents' days

  /// One row per agent and day within the cut, then counted: a distinct count of pairs costs more.
  private func agentDaySelect(for query: MetricQuery) -> Select {
    var columns = dimensions.map { Expression.column($0.column) }
    for column in [Contact.agent, Contact.startedDate] where !columns.contains(column) {
      columns.append(column)
    }
    let days = Select(
      columns.map { Select.Column($0) }, from: fact.source,
      where: together(conditions(of: query) + [Contact.isByAgent]),
      distinct: true)
    let period = query.grain.flatMap { periodColumn(for: $0) }
    return Select(
      keyColumns(period: period) + measureColumns, from: .subquery(days, alias: "agent_day"),
      groupBy: keys(period: period))
  }

  // MARK: Facts that last

  /// Rows that live over many days, joined to the periods they touch.
  private func periodSelect(for query: MetricQuery, periods: [MetricPeriod]) -> Select {
    let rows = periods.map { period -> [Expression] in
      let (start, end) = period.closedDays
      let key = query.grain.map { $0.start(of: start) } ?? start
      return [key, start, end.adding(days: 1)].map {
        .cast(.value(.date(days: $0.daysSinceEpoch)), .date)
      }
    }
    let alias = fact.alias
    let (from, until): (Expression, Expression) =
      fact == .customers
      ? (Customer.startedDate, Customer.endedDate) : (Cost.start, Cost.end)
    let begins = Expression.comparison(from, .less, Customer.periodEnd)
    let ends = Expression.comparison(
      until, fact == .customers ? .atLeast : .greater, Customer.periodStart)
    let touches =
      fact == .customers
      ? Expression.all([.any([from.isUnknown, begins]), .any([until.isUnknown, ends])])
      : .all([begins, ends])
    let period = query.grain == nil ? nil : Expression.column("key", of: "period")
    return Select(
      keyColumns(period: period) + measureColumns,
      from: .join(
        .values(rows, alias: "period", columns: ["key", "start", "end"]), .inner,
        .table(schema: "marts", name: fact.table, alias: alias), on: touches),
      where: together(isFiltered ? query.filters.map { $0.expression(of: alias) } : []),
      groupBy: keys(period: period))
  }

  // MARK: Parts

  private func keys(period: Expression?) -> [Expression] {
    dimensions.map { .column($0.column, of: fact.alias) } + [period].compactMap(\.self)
  }

  private func keyColumns(period: Expression?) -> [Select.Column] {
    dimensions.map { .init(.column($0.column, of: fact.alias), as: $0.rawValue) }
      + [period].compactMap(\.self).map { .init($0, as: "period") }
  }

  private var measureColumns: [Select.Column] {
    measures.enumerated().map { .init(.aggregate($1.aggregate), as: "m\($0 + 1)") }
  }

  /// The window and the conditions of the question, each as a condition on a row.
  private func conditions(of query: MetricQuery) -> [Expression] {
    var parts: [Expression] = []
    if let dates = fact.dateColumn {
      func compared(_ comparison: Comparison, _ day: LocalDate) -> Expression {
        .comparison(dates, comparison, .value(.date(days: day.daysSinceEpoch)))
      }
      if let from = query.from { parts.append(compared(.atLeast, from)) }
      if let to = query.to { parts.append(compared(.atMost, to)) }
    }
    return isFiltered ? parts + query.filters.map { $0.expression(of: nil) } : parts
  }

  private func together(_ parts: [Expression]) -> Expression? {
    parts.count > 1 ? .all(parts) : parts.first
  }
}

extension Fact {
  /// The name by which a statement refers to the fact's rows where it joins them to periods.
  var alias: String? {
    switch self {
    case .customers: "customer"
    case .costs: "cost"
    case .contacts, .agentDays, .surveyAnswers, .transactions: nil
    }
  }
}

extension Grain {
  /// The unit that days are truncated to; nil for hours, which need a time.
  var dateUnit: DateUnit? {
    switch self {
    case .hour: nil
    case .day: .day
    case .week: .week
    case .month: .month
    case .quarter: .quarter
    case .year: .year
    }
  }
}

extension MetricFilter {
  /// The condition on a row, of the table or subquery with that alias.
  func expression(of alias: String?) -> Expression {
    let column = Expression.column(dimension.column, of: alias)
    let isListed = Expression.isIn(column, values.compactMap(\.self).map { .value(.text($0)) })
    return switch (relation, values.contains(nil)) {
    case (.isIn, false): isListed
    case (.isIn, true): .any([isListed, .isNull(column)])
    case (.isNotIn, false): .any([.not(isListed), .isNull(column)])
    case (.isNotIn, true): .all([.not(isListed), .isNotNull(column)])
    }
  }
}
