// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities

extension MetricPlan {
  /// Why a metric cannot be measured for a question; nil when it can.
  static func refusal(
    of metric: ResolvedMetric, for query: MetricQuery, periods: [MetricPeriod]
  ) -> LocalizedText? {
    let facts = metric.formula.facts.sorted { $0.rawValue < $1.rawValue }
    let asked = query.dimensions + query.filters.map(\.dimension)
    let isAllocated = if case .costPerContact = metric.formula { true } else { false }
    for fact in facts {
      // Costs need not know a dimension: what they do not name is allocated.
      if isAllocated, fact == .costs { continue }
      if let dimension = asked.first(where: { !fact.dimensions.contains($0) }) {
        return lacks(dimension, fact: fact)
      }
    }
    if Set(facts.map(\.table)).count > 1, asked.contains(.source) { return mixedSources }
    if query.grain == .hour, let fact = facts.first(where: { $0.timeColumn == nil }) {
      return noHours(fact)
    }
    if facts.contains(where: { $0.dateColumn == nil }) {
      if periods.isEmpty { return openWindow }
      if periods.count > MetricQuery.mostClosedPeriods { return tooManyPeriods }
    }
    return nil
  }

  private static func lacks(_ dimension: Dimension, fact: Fact) -> LocalizedText {
    let known = fact.dimensions.map(\.rawValue).sorted().joined(separator: ", ")
    return LocalizedText(
      en: "\(fact.noun.en) do not know the dimension \(dimension.rawValue); they know: \(known)",
      fr: "\(fact.noun.fr) ne connaissent pas la dimension \(dimension.rawValue) ; "
        + "dimensions connues : \(known)")
  }

  private static let mixedSources = LocalizedText(
    en: "this metric joins rows of several sources, so it cannot be cut by source",
    fr: "cet indicateur réunit des lignes de plusieurs sources : il ne se coupe pas par source")

  private static func noHours(_ fact: Fact) -> LocalizedText {
    LocalizedText(
      en: "\(fact.noun.en) have no hours; ask by day or longer",
      fr: "\(fact.noun.fr) n'ont pas d'heure ; demandez par jour ou plus")
  }

  private static let openWindow = LocalizedText(
    en: "this metric needs a first and a last day, because it looks at the start of each period; "
      + "give both",
    fr: "cet indicateur regarde le début de chaque période : il lui faut un premier et un dernier "
      + "jour ; donnez les deux")

  private static let tooManyPeriods = LocalizedText(
    en: "there are more than \(MetricQuery.mostClosedPeriods) periods; choose a longer grain or a "
      + "shorter window",
    fr: "il y a plus de \(MetricQuery.mostClosedPeriods) périodes ; choisissez un grain plus long "
      + "ou une fenêtre plus courte")
}
