// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Answers one kind of case by calling the public library.
///
/// - Returns: The named outputs; an output of a capability not offered is left out.
package typealias Operation = @Sendable (CaseInput) async throws -> [String: JSONValue]

/// Every operation that case files may ask for, by its name.
package enum OperationCatalogue {
  /// The operations offered.
  package static let all: [String: Operation] = merged([
    AccuracyOperations.all,
    AnomalyOperations.all,
    CausalImpactOperations.all,
    CountOperations.all,
    CustomerValueOperations.all,
    DescriptionOperations.all,
    ExperimentOperations.all,
    ForecastOperations.all,
    KPITableOperations.all,
    MonteCarloOperations.all,
    PanelOperations.all,
    RegressionOperations.all,
    SentimentOperations.all,
    SketchOperations.all,
    SpecialFunctionOperations.all,
    StaffingOperations.all,
    StateSpaceOperations.all,
    SurvivalOperations.all,
    SyntheticControlOperations.all,
  ])

  static func merged(_ groups: [[String: Operation]]) -> [String: Operation] {
    groups.reduce(into: [:]) { all, group in
      for (name, operation) in group {
        precondition(all[name] == nil, "two operations are called \(name)")
        all[name] = operation
      }
    }
  }
}
