// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// Why a question about metrics cannot be understood.
package enum MetricError: Error, Sendable, Hashable {
  case noMetrics
  case unknownMetric(String, suggestion: String?)
  case unknownVariant(String, metric: String, known: [String], suggestion: String?)
  case unknownParameter(String, metric: String, known: [String], suggestion: String?)
  case parameterOutOfDomain(String, metric: String, value: Double, domain: ClosedRange<Double>)
  case unreadableSelection(String, problem: SelectionProblem)
  case unknownDimension(String, suggestion: String?)
  case repeatedDimension(Dimension)
  case unreadableFilter(String)
  case emptyPeriod(from: LocalDate, to: LocalDate)
  case levelOutOfDomain(Double)
  case unexpectedResult(String)
  case customMetric(String, CustomMetricProblem)

  /// What is wrong with the text of a selection.
  package enum SelectionProblem: Sendable, Hashable {
    case emptyName
    case missingBracket
    case parameterWithoutValue(String)
    case notANumber(String, parameter: String)
    case repeatedParameter(String)
  }

  /// What is wrong with a metric of the user's own.
  package enum CustomMetricProblem: Sendable, Hashable {
    case badID
    case takenID
    case unknownFact(String, suggestion: String?)
    case unknownColumn(String, fact: Fact, suggestion: String?)
    case notANumber(column: String)
    case unknownComparison(String, column: String)
    case valueMissing(column: String)
    case wrongKind(column: String, expected: ColumnKind)
    case unknownUnit(String, suggestion: String?)
    case noNumerator
    case mixedFacts
    case badScale(Double)
  }
}

/// What a mart column holds.
package enum ColumnKind: String, Sendable, Hashable {
  case text, number, boolean, date
}

extension MetricError {
  /// A stable code for programs and documentation.
  package var code: String {
    switch self {
    case .noMetrics: "metrics.none"
    case .unknownMetric: "metrics.unknown-metric"
    case .unknownVariant: "metrics.unknown-variant"
    case .unknownParameter: "metrics.unknown-parameter"
    case .parameterOutOfDomain: "metrics.parameter-out-of-domain"
    case .unreadableSelection: "metrics.unreadable-selection"
    case .unknownDimension: "metrics.unknown-dimension"
    case .repeatedDimension: "metrics.repeated-dimension"
    case .unreadableFilter: "metrics.unreadable-filter"
    case .emptyPeriod: "metrics.empty-period"
    case .levelOutOfDomain: "metrics.level-out-of-domain"
    case .unexpectedResult: "metrics.unexpected-result"
    case .customMetric: "metrics.custom"
    }
  }
}
