// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Statistics

/// Regressions with their standard errors.
enum RegressionOperations {
  static let all: [String: Operation] = [
    "ols": { input in
      let (outcome, design) = try await regression(input)
      let fit = try LeastSquares.fit(outcome, on: design)
      return [
        "coef": .numbers(fit.coefficients), "se": .numbers(fit.standardErrors),
        "residual_sd": .finite(fit.residualStandardDeviation), "r2": .finite(fit.rSquared),
      ]
    }
  ]

  /// The outcome and the columns of a case, an intercept first.
  static func regression(_ input: CaseInput) async throws -> ([Double], Design) {
    let table = try await input.table()
    let outcome = try table.numbers(try input.text("y"))
    let columns = try input.texts("x").map { (name: $0, values: try table.numbers($0)) }
    return (outcome, try Design(count: outcome.count, columns))
  }
}
