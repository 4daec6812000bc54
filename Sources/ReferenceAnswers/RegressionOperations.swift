// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// Regressions with their standard errors.
enum RegressionOperations {
  static let all: [String: Operation] = [
    "ols": { input in
      let (outcome, design, _) = try await regression(input)
      let fit = try LeastSquares.fit(outcome, on: design)
      return [
        "coef": .numbers(fit.coefficients), "se": .numbers(fit.standardErrors),
        "residual_sd": .finite(fit.residualStandardDeviation), "r2": .finite(fit.rSquared),
      ]
    },
    "polyfit": { input in
      let fit = try PolynomialFit(
        x: try input.numbers("x"), y: try input.numbers("y"), degree: try input.integer("degree"))
      return [
        "coef": .numbers(fit.coefficients), "se": .numbers(fit.standardErrors),
        "residual_sd": .finite(fit.residualStandardDeviation), "r2": .finite(fit.rSquared),
      ]
    },
    "hac": { input in
      let (outcome, design, _) = try await regression(input)
      return try robust(try LeastSquares.fit(outcome, on: design), input)
    },
    "hac_auto": { input in
      let (outcome, design, _) = try await regression(input)
      let covariance = try PrewhitenedCovariance(try LeastSquares.fit(outcome, on: design))
      return [
        "bandwidth": .finite(covariance.bandwidth), "se": .numbers(covariance.standardErrors),
      ]
    },
    "gls_ar1": { input in try await autoregressive(input) },
    "study_its_size": { input in
      ["rejection_rate": .finite(try NullSeriesStudy(input).rejectionRate())]
    },
    "ols_cluster": { input in try await clustered(input) },
  ]

  /// The outcome, the columns of a case (an intercept first) and the rows used: those in which
  /// nothing is missing.
  static func regression(
    _ input: CaseInput, adding: [String] = [], alsoNeeding: [String] = []
  ) async throws -> (outcome: [Double], design: Design, rows: [Int]) {
    let table = try await input.table()
    let names = try input.texts("x") + adding
    let outcome = try table.optionalNumbers(try input.text("y"))
    let columns = try names.map { try table.optionalNumbers($0) }
    let others = try alsoNeeding.map { try table.texts($0) }
    let rows = outcome.indices.filter { row in
      outcome[row] != nil && columns.allSatisfy { $0[row] != nil }
        && others.allSatisfy { $0[row] != nil }
    }
    let design = try Design(
      count: rows.count,
      zip(names, columns).map { name, column in
        (name: name, values: rows.compactMap { column[$0] })
      })
    return (rows.compactMap { outcome[$0] }, design, rows)
  }

  private static func robust(
    _ fit: LeastSquares, _ input: CaseInput
  ) throws -> [String: JSONValue] {
    func errors(_ covariance: Matrix) -> JSONValue {
      .numbers(covariance.diagonal.map { $0.squareRoot() })
    }
    var answer: [String: JSONValue] = [
      "coef": .numbers(fit.coefficients), "se_hc0": errors(fit.robustCovariance(.hc0)),
      "se_hc1": errors(fit.robustCovariance(.hc1)), "se_hc2": errors(fit.robustCovariance(.hc2)),
      "se_hc3": errors(fit.robustCovariance(.hc3)),
      "durbin_watson": .finite(SerialCorrelation.durbinWatson(fit.residuals)),
    ]
    if input.has("lag") {
      let lag = try input.integer("lag")
      answer["se_nw"] = errors(fit.neweyWestCovariance(lag: lag, smallSample: false))
      answer["se_nw_small_sample"] = errors(fit.neweyWestCovariance(lag: lag))
    }
    if input.has("bg_order") {
      answer["breusch_godfrey"] = .finite(
        try SerialCorrelation.breuschGodfrey(fit, order: try input.integer("bg_order")))
    }
    if input.has("lb_lags") {
      answer["ljung_box"] = .finite(
        SerialCorrelation.ljungBox(fit.residuals, lags: try input.integer("lb_lags")))
    }
    return answer
  }

  private static func autoregressive(_ input: CaseInput) async throws -> [String: JSONValue] {
    let (outcome, design, _) = try await regression(input)
    let focus = try Focus(input, design)
    let plain = try LeastSquares.fit(outcome, on: design)
    let restricted = try AutoregressiveRegression.fit(outcome, on: design)
    let full = try AutoregressiveRegression.fit(outcome, on: design, criterion: .full)
    var answer: [String: JSONValue] = [
      "ols": focus.pick(plain.coefficients), "ols_se": focus.pick(plain.standardErrors),
      "reml": focus.pick(restricted.coefficients),
      "reml_se": focus.pick(restricted.standardErrors),
      "reml_rho": .finite(restricted.correlation),
      "reml_loglik": .finite(restricted.logLikelihood), "ml": focus.pick(full.coefficients),
      "ml_se": focus.pick(full.standardErrors), "ml_rho": .finite(full.correlation),
      "ml_loglik": .finite(full.logLikelihood),
      "durbin_watson": .finite(SerialCorrelation.durbinWatson(plain.residuals)),
      "residual_df": .finite(plain.degreesOfFreedom),
    ]
    if input.has("nw_lag") {
      let lag = try input.integer("nw_lag")
      for (name, small) in [("nw_se", false), ("nw_small_se", true)] {
        let covariance = plain.neweyWestCovariance(lag: lag, smallSample: small)
        answer[name] = focus.pick(covariance.diagonal.map { $0.squareRoot() })
      }
    }
    return answer
  }

  private static func clustered(_ input: CaseInput) async throws -> [String: JSONValue] {
    let name = try input.text("cluster")
    let (outcome, design, rows) = try await regression(input, alsoNeeding: [name])
    let texts = try await input.table().texts(name)
    let fit = try LeastSquares.fit(outcome, on: design)
    let clusters = try ClusterCovariance(fit, clusters: rows.compactMap { texts[$0] })
    let focus = try Focus(input, design)
    let cr2 = clusters.cr2.diagonal.map { $0.squareRoot() }
    let freedom = fit.coefficients.indices.map {
      focus.places.contains($0) ? clusters.satterthwaiteDegreesOfFreedom(column: $0) : .nan
    }
    let values = fit.coefficients.indices.map {
      freedom[$0] > 0
        ? studentTwoSidedP(fit.coefficients[$0] / cr2[$0], degreesOfFreedom: freedom[$0]) : .nan
    }
    return [
      "coef": focus.pick(fit.coefficients),
      "se_cr0": focus.pick(clusters.cr0.diagonal.map { $0.squareRoot() }),
      "se_cr1": focus.pick(clusters.cr1.diagonal.map { $0.squareRoot() }),
      "se_cr2": focus.pick(cr2), "df_satterthwaite": focus.pick(freedom),
      "p_cr2": focus.pick(values),
    ]
  }
}

/// The coefficients that a case asks for: one name, a list of names, or all.
struct Focus {
  let places: [Int]
  private let isSingle: Bool

  init(_ input: CaseInput, _ design: Design) throws {
    func place(_ name: String) throws -> Int {
      guard let place = design.index(of: name) else {
        throw CaseError.noSuchColumn(name, known: design.names)
      }
      return place
    }
    switch input["focus"] {
    case .text(let name):
      places = [try place(name)]
      isSingle = true
    case .list:
      places = try input.texts("focus").map(place)
      isSingle = false
    default:
      places = Array(design.names.indices)
      isSingle = false
    }
  }

  func pick(_ values: [Double]) -> JSONValue {
    if isSingle, let place = places.first { return .finite(values[place]) }
    return .numbers(places.map { values[$0] })
  }
}
