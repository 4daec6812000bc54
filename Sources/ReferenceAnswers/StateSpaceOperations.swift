// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Evidence

/// Structural time series models.
enum StateSpaceOperations {
  static let all: [String: Operation] = [
    "local_level_loglik": { input in
      let filter = try LocalLevelFilter(
        try await input.series(), irregular: try input.number("s2_irregular"),
        level: try input.number("s2_level"))
      return [
        "loglik": .finite(filter.logLikelihood),
        "filtered_level_last": .finite(filter.filteredLevel),
        "predicted_var_next": .finite(filter.predictedVariance),
      ]
    },
    "local_level_mle": { input in
      let fit = try StructuralFit.fit(try await input.series())
      return [
        "s2_irregular": .finite(fit.variances.irregular),
        "s2_level": .finite(fit.variances.level),
        "loglik": .finite(fit.logLikelihood),
      ]
    },
    "structural_mle": { input in
      let table = try await input.table()
      let names = input.has("x") ? try input.texts("x") : []
      let regressors = try names.map { Regressor(name: $0, values: try table.numbers($0)) }
      var model = StructuralModel()
      if input.has("seasonal") {
        let seasonal = try input.object("seasonal")
        model.seasonal = StructuralModel.Seasonal(
          period: try seasonal.integer("period"),
          isStochastic: try seasonal.optionalBoolean("stochastic") ?? false)
      }
      let fit = try StructuralFit.fit(
        try table.optionalNumbers(try input.text("y")), regressors: regressors, model: model)
      return [
        "s2_irregular": .finite(fit.variances.irregular),
        "s2_level": .finite(fit.variances.level),
        "s2_seasonal": .finite(fit.variances.seasonal),
        "loglik": .finite(fit.logLikelihood),
        "coef": .numbers(fit.coefficients.map(\.value)),
        "se": .numbers(fit.coefficients.map(\.standardError)),
      ]
    },
  ]
}
