// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension CustomMetric {
  /// The metric, checked against the columns of its fact.
  ///
  /// A quotient of two counts without a scale in the unit `share` gets Wilson's interval; every
  /// other quotient and sum has none.
  ///
  /// - Throws: ``MetricError/customMetric(_:_:)`` with what is wrong.
  package func metric() throws(MetricError) -> Metric {
    guard hasGoodID else { throw problem(.badID) }
    let fact = try namedFact()
    let unit = try namedUnit()
    guard let numerator else { throw problem(.noNumerator) }
    if let scale, scale <= 0 || !scale.isFinite { throw problem(.badScale(scale)) }
    let top = try measure(numerator, of: fact)
    let bottom = try denominator.map { side throws(MetricError) in try measure(side, of: fact) }
    let formula = formula(top, over: bottom, unit: unit)
    return Metric(
      id: id, name: name, sentence: sentence ?? name, family: .custom, unit: unit,
      better: better ?? .neither,
      variants: [
        MetricVariant(
          "own", LocalizedText(en: "own definition", fr: "définition de la maison"), text, formula)
      ], source: "workspace")
  }

  private func formula(_ top: Measure, over bottom: Measure?, unit: MetricUnit) -> Formula {
    let scaled = Combination(top).scaled(by: scale ?? 1)
    guard let bottom else {
      return numerator?.sum == nil && scale == nil ? .count(top) : .total(scaled)
    }
    let isShare =
      unit == .share && scale == nil && numerator?.sum == nil && denominator?.sum == nil
    return isShare
      ? .share(Combination(top), of: Combination(bottom))
      : .ratio(scaled, over: Combination(bottom))
  }

  private var hasGoodID: Bool {
    guard let first = id.utf8.first, (97...122).contains(first) else { return false }
    return id.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == 95
    }
  }

  private func problem(_ problem: MetricError.CustomMetricProblem) -> MetricError {
    .customMetric(id, problem)
  }

  private func namedFact() throws(MetricError) -> Fact {
    let allowed: [Fact] = [.contacts, .surveyAnswers, .transactions]
    guard let fact else { return .contacts }
    if let match = allowed.first(where: { $0.rawValue == fact }) { return match }
    throw problem(
      .unknownFact(fact, suggestion: closestName(to: fact, among: allowed.map(\.rawValue))))
  }

  private func namedUnit() throws(MetricError) -> MetricUnit {
    let allowed: [MetricUnit] = [.share, .count, .seconds, .ratio]
    if let match = allowed.first(where: { $0.code == unit }) { return match }
    throw problem(.unknownUnit(unit, suggestion: closestName(to: unit, among: allowed.map(\.code))))
  }

  private func measure(_ side: Side, of fact: Fact) throws(MetricError) -> Measure {
    var conditions: [Expression] = []
    for condition in side.conditions { conditions.append(try expression(condition, of: fact)) }
    let filter = conditions.isEmpty ? nil : Expression.all(conditions)
    guard let column = side.sum else { return .count(fact, where: filter) }
    guard try kind(of: column, in: fact) == .number else {
      throw problem(.notANumber(column: column))
    }
    return .sum(.column(column), of: fact, where: filter)
  }

  private func expression(
    _ condition: Condition, of fact: Fact
  ) throws(MetricError) -> Expression {
    let kind = try kind(of: condition.column, in: fact)
    let column = Expression.column(condition.column)
    let sign = condition.sign == "!=" ? "<>" : condition.sign
    guard let comparison = Comparison(rawValue: sign) else {
      throw problem(.unknownComparison(condition.sign, column: condition.column))
    }
    guard let value = condition.value else {
      switch comparison {
      case .equal: return .isNull(column)
      case .notEqual: return .isNotNull(column)
      default: throw problem(.valueMissing(column: condition.column))
      }
    }
    let bound: SQLValue
    switch (value, kind) {
    case (.text(let text), .text): bound = .text(text)
    case (.number(let number), .number): bound = .double(number)
    case (.boolean(let boolean), .boolean): bound = .boolean(boolean)
    case (.text(let text), .date):
      guard let date = LocalDate(iso: text) else {
        throw problem(.wrongKind(column: condition.column, expected: .date))
      }
      bound = .date(days: date.daysSinceEpoch)
    default: throw problem(.wrongKind(column: condition.column, expected: kind))
    }
    return .comparison(column, comparison, .value(bound))
  }

  private func kind(of column: String, in fact: Fact) throws(MetricError) -> ColumnKind {
    if let kind = fact.columns[column] { return kind }
    let known = fact.columns.keys.sorted()
    throw problem(
      .unknownColumn(column, fact: fact, suggestion: closestName(to: column, among: known)))
  }

  /// The formula as a person writes it.
  private var text: String {
    func written(_ side: Side) -> String {
      let rows = side.conditions.map { condition in
        "\(condition.column) \(condition.sign) \(condition.value?.text ?? "unknown")"
      }.joined(separator: " and ")
      let what = side.sum.map { "Σ \($0)" } ?? "N"
      return rows.isEmpty ? what : "\(what)(\(rows))"
    }
    let top = numerator.map(written) ?? ""
    return top + (denominator.map { " / " + written($0) } ?? "") + (scale.map { " × \($0)" } ?? "")
  }
}

extension CustomMetric.Scalar {
  fileprivate var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .boolean(let boolean): String(boolean)
    }
  }
}
