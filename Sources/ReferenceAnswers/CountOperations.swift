// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// Regressions of counts.
enum CountOperations {
  static let all: [String: Operation] = [
    "glm_poisson": { input in
      let (counts, design, offset) = try await counts(input)
      let fit = try PoissonRegression.fit(counts, on: design, offset: offset)
      var answer: [String: JSONValue] = [
        "coef": .numbers(fit.coefficients), "deviance": .finite(fit.deviance),
        "dispersion": .finite(fit.dispersion), "quasi_se": .numbers(fit.quasiStandardErrors),
        "poisson_se": .numbers(fit.poissonStandardErrors),
      ]
      guard input.has("focus") else { return answer }
      let focus = try Focus(input, design)
      guard let place = focus.places.first else { return answer }
      answer["focus_coef"] = focus.pick(fit.coefficients)
      answer["focus_quasi_se"] = focus.pick(fit.quasiStandardErrors)
      answer["rate_ratio"] = focus.pick(fit.coefficients.map { exp($0) })
      answer["poisson_ci"] = interval(fit.coefficients[place], fit.poissonStandardErrors[place])
      answer["quasi_ci"] = interval(fit.coefficients[place], fit.quasiStandardErrors[place])
      return answer
    },
    "glm_poisson_ftest": { input in
      let added = try input.texts("add")
      let (counts, larger, offset) = try await counts(input, adding: added)
      let kept = Array(0..<(larger.columns - added.count))
      let smaller = Design(
        names: kept.map { larger.names[$0] }, matrix: larger.matrix.selecting(columns: kept))
      let before = try PoissonRegression.fit(counts, on: smaller, offset: offset)
      let after = try PoissonRegression.fit(counts, on: larger, offset: offset)
      let test = before.comparison(with: after)
      return [
        "added_coef": .numbers(after.coefficients.suffix(added.count)), "F": .finite(test?.f),
        "p": .finite(test?.p),
      ]
    },
  ]

  /// The ends of a rate ratio's interval by the normal quantile.
  private static func interval(_ coefficient: Double, _ error: Double) -> JSONValue {
    let z = standardNormalQuantile(0.975)
    return .numbers([exp(coefficient - z * error), exp(coefficient + z * error)])
  }

  private static func counts(
    _ input: CaseInput, adding: [String] = []
  ) async throws -> ([Double], Design, [Double]?) {
    let name = try input.optionalText("offset")
    let (outcome, design, rows) = try await RegressionOperations.regression(
      input, adding: adding, alsoNeeding: name.map { [$0] } ?? [])
    guard let name else { return (outcome, design, nil) }
    let offset = try await input.table().optionalNumbers(name)
    return (outcome, design, rows.compactMap { offset[$0] })
  }
}
