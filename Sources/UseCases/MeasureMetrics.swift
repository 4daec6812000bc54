// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities
internal import SQL
package import ServiceMetrics
internal import Warehouse

/// Answers a question about metrics from the workspace's facts.
package struct MeasureMetrics: Sendable {
  private let session: Session

  /// The metrics shown when none is named.
  package static let mainMetrics = [
    "contacts", "average_handle_time", "first_reply_time", "full_resolution_time",
    "first_contact_resolution", "abandonment_rate", "service_level", "csat", "nps",
    "automation_rate", "cost_per_contact", "churn_rate",
  ].map { MetricSelection($0) }

  /// Creates the use case.
  package init(_ session: Session) { self.session = session }

  /// Computes the metrics; the tables they read are brought up to date first when facts changed.
  ///
  /// Parameters that the question leaves open follow the workspace's own definitions.
  ///
  /// - Parameters:
  ///   - query: The question.
  ///   - progress: Told the fraction done while tables are brought up to date.
  /// - Returns: One row per metric, period and cut.
  /// - Throws: `MetricError` when the question cannot be understood, or the engine's error.
  package func run(
    _ query: MetricQuery, progress: @escaping @Sendable (Double?) -> Void = { _ in }
  ) async throws -> MetricTable {
    try await session.warehouse.refreshMarts {
      progress(Double($0.done) / Double(max(1, $0.total)))
    }
    var query = query
    query.metrics = query.metrics.map(withChosenDefinitions)
    let window = try await session.warehouse.dataWindow()
    if let first = window?.first, let last = window?.last, first <= last {
      query.dataRange = first...last
    }
    let plan = try MetricPlan(query, catalogue: .standard)
    var results: [ResultRows] = []
    for statement in plan.rendered(for: DuckDBDialect()) {
      results.append(try await session.warehouse.run(statement))
    }
    return try plan.assemble(results: results, dataUntil: window?.last)
  }

  /// The first and last day with facts; nil while there are none.
  ///
  /// - Throws: The engine's errors.
  package func window() async throws -> ClosedRange<LocalDate>? {
    try await session.warehouse.refreshMarts { _ in }
    guard let window = try await session.warehouse.dataWindow(), window.first <= window.last
    else { return nil }
    return window.first...window.last
  }

  /// A selection in which the workspace's definitions fill the parameters left open.
  private func withChosenDefinitions(_ selection: MetricSelection) -> MetricSelection {
    let definitions = session.workspace.settings.definitions
    let chosen: [String: Double] =
      switch selection.id {
      case "first_contact_resolution": ["days": Double(definitions.fcrWindowDays)]
      case "abandonment_rate" where selection.variant == nil:
        ["short": definitions.shortAbandonSeconds]
      case "service_level":
        [
          "threshold": definitions.serviceLevelThresholdSeconds,
          "short": definitions.shortAbandonSeconds,
        ]
      default: [:]
      }
    var selection = selection
    selection.parameters.merge(chosen) { asked, _ in asked }
    return selection
  }
}
