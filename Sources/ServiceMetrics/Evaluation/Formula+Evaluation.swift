// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL
import Statistics

/// What a formula must know beside its measures.
struct EvaluationContext: Sendable {
  /// The level of the intervals.
  let level: Double
  /// The length of the period in months; nil when it is open.
  let months: Double?
  /// The contact costs allocated to the cell, for the cost per contact.
  var cost: CostAllocation.Share?
}

extension Formula {
  /// The figure that follows from the values of ``measures``, given in that order.
  ///
  /// - Throws: ``MetricError/unexpectedResult(_:)`` when a value is of the wrong type.
  func evaluate(
    _ values: [SQLValue], context: EvaluationContext
  ) throws(MetricError) -> MetricFigure {
    var reader = ValueReader(values)
    switch self {
    case .count:
      let count = try reader.count()
      return MetricFigure(value: Double(count), n: count, method: "count")
    case .share(let part, let whole, let leftOut):
      let (top, bottom) = (try reader.combined(part), try reader.combined(whole))
      let unknown = try leftOut.map { combination throws(MetricError) in
        try reader.combined(combination)
      }
      return Formula.share(
        top, of: bottom, leftOut: unknown.map { Int($0) }, level: context.level)
    case .mean:
      return Formula.mean(
        sum: try reader.number(), squares: try reader.number(), known: try reader.count(),
        all: try reader.count(), level: context.level)
    case .quantile(let fraction, _):
      return Formula.quantile(
        fraction, try reader.number(), known: try reader.count(), all: try reader.count())
    case .index(_, _, _, let leftOut):
      let (up, down, all) = (try reader.count(), try reader.count(), try reader.count())
      let unknown = try leftOut.map { combination throws(MetricError) in
        try reader.combined(combination)
      }
      return Formula.index(
        up, minus: down, of: all, leftOut: unknown.map { Int($0) }, level: context.level)
    case .ratio(let top, let bottom):
      return Formula.ratio(
        try reader.combinedIfKnown(top), over: try reader.combinedIfKnown(bottom))
    case .total(let combination):
      let sum = try reader.combinedIfKnown(combination)
      return sum.map { MetricFigure(value: $0, method: "sum") }
        ?? .absent(Reason.noAmounts, method: "sum", n: 0)
    case .money(let measure):
      let amount = try reader.number()
      return try Formula.money(amount, reader: &reader, fact: measure.fact)
    case .moneyRatio(let top, let bottom):
      let (amount, count) = (try reader.combinedIfKnown(top), try reader.combined(bottom))
      var figure = try Formula.money(amount, reader: &reader, fact: top.fact)
      guard let amount = figure.value else { return figure }
      guard count > 0 else { return .absent(Reason.nothingToDivideBy, method: "quotient") }
      figure.value = amount / count
      figure.n = Int(count.rounded())
      figure.method = "quotient"
      return figure
    case .costPerContact:
      return Formula.costPerContact(contacts: try reader.count(), cost: context.cost)
    case .lifetimeValue(let parts):
      return try Formula.lifetimeValue(parts, reader: &reader, months: context.months)
    }
  }

  // MARK: Samples

  private static func share(
    _ part: Double, of whole: Double, leftOut: Int?, level: Double
  ) -> MetricFigure {
    let method = "Wilson score"
    guard whole > 0 else {
      return .absent(Reason.noRows(leftOut: leftOut), method: method, n: 0)
    }
    guard part <= whole, part >= 0 else {
      return .absent(Reason.partExceedsWhole, method: method, n: Int(whole))
    }
    let interval = wilsonInterval(successes: part, count: whole, level: level)
    return MetricFigure(
      value: part / whole, n: Int(whole), low: interval?.lowerBound, high: interval?.upperBound,
      method: method,
      notes: Reason.leftOut(leftOut, beside: Int(whole)), isSampled: true)
  }

  private static func mean(
    sum: Double?, squares: Double?, known: Int, all: Int, level: Double
  ) -> MetricFigure {
    let method = "mean, Student's t"
    guard let sum, let squares, known > 0 else {
      return .absent(Reason.noRows(leftOut: all), method: method, n: 0)
    }
    let statistics = SufficientStatistics(count: Double(known), sum: sum, sumOfSquares: squares)
    let interval = statistics.meanInterval(level: level)
    return MetricFigure(
      value: statistics.mean, n: known, low: interval?.lowerBound, high: interval?.upperBound,
      method: method, notes: Reason.leftOut(all - known, beside: known), isSampled: true)
  }

  private static func quantile(
    _ fraction: Double, _ value: Double?, known: Int, all: Int
  ) -> MetricFigure {
    let method = "exact quantile \(fraction), type 7"
    guard let value, known > 0 else {
      return .absent(Reason.noRows(leftOut: all), method: method, n: 0)
    }
    return MetricFigure(
      value: value, n: known, method: method, notes: Reason.leftOut(all - known, beside: known),
      isSampled: true)
  }

  private static func index(
    _ positive: Int, minus negative: Int, of all: Int, leftOut: Int?, level: Double
  ) -> MetricFigure {
    let method = "difference of shares, normal"
    guard all > 0 else {
      return .absent(Reason.noRows(leftOut: leftOut), method: method, n: 0)
    }
    let n = Double(all)
    let (up, down) = (Double(positive) / n, Double(negative) / n)
    let value = 100 * Double(positive - negative) / n
    let error = 100 * ((up + down - (up - down) * (up - down)) / n).squareRoot()
    let half = standardNormalQuantile(0.5 + level / 2) * error
    return MetricFigure(
      value: value, n: all, low: max(-100, value - half), high: min(100, value + half),
      method: method, notes: Reason.leftOut(leftOut, beside: all), isSampled: true)
  }

  private static func ratio(_ top: Double?, over bottom: Double?) -> MetricFigure {
    guard let top, let bottom else { return .absent(Reason.noAmounts, method: "quotient", n: 0) }
    guard bottom > 0 else { return .absent(Reason.nothingToDivideBy, method: "quotient", n: 0) }
    return MetricFigure(value: top / bottom, n: Int(bottom.rounded()), method: "quotient")
  }

  // MARK: Money

  private static func money(
    _ amount: Double?, reader: inout ValueReader, fact: Fact
  ) throws(MetricError) -> MetricFigure {
    let currency = fact == .customers ? nil : try reader.currency()
    if let currency, currency.lowest != currency.highest {
      return .absent(Reason.mixedCurrencies(currency.lowest, currency.highest), method: "sum")
    }
    guard let amount else { return .absent(Reason.noAmounts, method: "sum", n: 0) }
    return MetricFigure(value: amount, method: "sum", currency: currency?.lowest)
  }

  private static func costPerContact(
    contacts: Int, cost: CostAllocation.Share?
  ) -> MetricFigure {
    let method = "full cost / contacts handled"
    guard let cost else { return .absent(Reason.noCosts, method: method, n: contacts) }
    if let refusal = cost.refusal { return .absent(refusal, method: method, n: contacts) }
    guard contacts > 0 else { return .absent(Reason.noContactsHandled, method: method, n: 0) }
    var notes = cost.notes
    if cost.allocated > 0, cost.amount > 0 {
      notes.append(Reason.allocatedCost(Int((100 * cost.allocated / cost.amount).rounded())))
    }
    return MetricFigure(
      value: cost.amount / Double(contacts), n: contacts, method: method,
      currency: cost.currency, notes: notes)
  }

  private static func lifetimeValue(
    _ parts: LifetimeValue, reader: inout ValueReader, months: Double?
  ) throws(MetricError) -> MetricFigure {
    let method = "revenue per customer × margin ÷ churn"
    let revenue = try reader.number()
    let (atStart, atEnd, lost) = (try reader.count(), try reader.count(), try reader.count())
    let paid = try money(revenue, reader: &reader, fact: parts.revenue.fact)
    guard let amount = paid.value else { return paid }
    guard atStart > 0 else { return .absent(Reason.noCustomersAtStart, method: method, n: 0) }
    guard lost > 0 else { return .absent(Reason.noChurn, method: method, n: atStart) }
    let churn = Double(lost) / Double(atStart)
    let perCustomer: Double
    if parts.isMonthly {
      guard let months else { return .absent(Reason.openPeriod, method: method, n: atStart) }
      perCustomer = amount / Double(atStart) * months
    } else {
      perCustomer = amount / (Double(atStart + atEnd) / 2)
    }
    var figure = MetricFigure(
      value: perCustomer * (parts.margin ?? 1) / churn, n: atStart, method: method,
      currency: paid.currency)
    if parts.margin == nil { figure.notes.append(Reason.revenueOnly) }
    return figure
  }
}
