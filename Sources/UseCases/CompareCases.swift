// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import CaseFiles
package import Finance
package import Foundation
internal import Quantities

/// Puts solutions side by side on one baseline: several case files, or one that lists them.
package struct CompareCases: Sendable {
  private let openSession: @Sendable () async throws -> Session

  /// Creates the use case.
  ///
  /// - Parameter openSession: Opens the workspace; called only when a baseline is to be measured.
  package init(openSession: @escaping @Sendable () async throws -> Session) {
    self.openSession = openSession
  }

  /// Compares the solutions of some files.
  ///
  /// - Parameter files: One file with `solutions:`, or two and more cases.
  /// - Returns: The solutions by net present value.
  /// - Throws: ``CaseProblem``, `CaseFileError` or `FinanceError`.
  package func run(_ files: [URL]) async throws -> Comparison {
    let evaluating = EvaluateCase(openSession: openSession)
    var candidates: [Candidate] = []
    for file in files {
      let read = try EvaluateCase.read(file)
      let workload = try await evaluating.measured(read.businessCase).businessCase.workload
      let stated =
        read.solutions.isEmpty
        ? [
          Candidate(
            id: file.deletingPathExtension().lastPathComponent,
            label: read.businessCase.title, businessCase: read.businessCase)
        ] : read.solutions
      candidates += stated.map { candidate in
        var filled = candidate
        filled.businessCase.workload = workload
        return filled
      }
    }
    return try compare(candidates)
  }
}
