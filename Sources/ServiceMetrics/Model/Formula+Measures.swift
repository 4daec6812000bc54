// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import SQL

extension Formula {
  /// The measures that the formula reads, in the order in which ``evaluate(_:context:)`` wants
  /// their values.
  var measures: [Measure] {
    switch self {
    case .count(let measure): [measure]
    case .money(let measure): [measure] + Formula.currencies(of: measure.fact)
    case .share(let part, let whole, let leftOut):
      part.measures + whole.measures + (leftOut?.measures ?? [])
    case .mean(let sample): [sample.sum, sample.sumOfSquares, sample.known, sample.all]
    case .quantile(let fraction, let sample):
      [sample.quantile(fraction), sample.known, sample.all]
    case .index(let positive, let negative, let whole, let leftOut):
      [positive, negative, whole] + (leftOut?.measures ?? [])
    case .total(let sum): sum.measures
    case .ratio(let top, let bottom): top.measures + bottom.measures
    case .moneyRatio(let top, let bottom):
      top.measures + bottom.measures + Formula.currencies(of: top.fact)
    case .costPerContact(let parts): [parts.contacts, parts.handleSeconds]
    case .lifetimeValue(let parts):
      [parts.revenue, parts.atStart, parts.atEnd, parts.lost]
        + Formula.currencies(of: parts.revenue.fact)
    }
  }

  /// The facts that the formula needs.
  var facts: Set<Fact> {
    var facts = Set(measures.map(\.fact))
    if case .costPerContact(let parts) = self { facts.insert(parts.cost.fact) }
    return facts
  }

  /// True when every measure merges across parts of the rows.
  package var isMergeable: Bool { measures.allSatisfy(\.isMergeable) }

  /// The smallest and largest currency code of a fact's rows: equal when there is one currency.
  static func currencies(of fact: Fact) -> [Measure] {
    switch fact {
    case .transactions, .costs:
      [
        Measure(fact, .minimum(.column("currency"))), Measure(fact, .maximum(.column("currency"))),
      ]
    case .contacts, .agentDays, .surveyAnswers, .customers: []
    }
  }
}

extension Combination {
  /// The measures of the terms, in order.
  var measures: [Measure] { terms.map(\.measure) }

  /// The fact of the first term.
  var fact: Fact { measures.first?.fact ?? .contacts }
}

extension Formula.Sample {
  /// Σx over the population.
  var sum: Measure { Measure(fact, .sum(value), where: population) }
  /// Σx² over the population.
  var sumOfSquares: Measure {
    Measure(fact, .sum(.arithmetic(value, .times, value)), where: population)
  }
  /// The number of rows in which the value is known.
  var known: Measure { Measure(fact, .count(value), where: population) }
  /// The number of rows of the population.
  var all: Measure { Measure(fact, .countRows, where: population) }
  /// The exact quantile over the population.
  func quantile(_ fraction: Double) -> Measure {
    Measure(fact, .percentile(fraction, value), where: population)
  }
}
