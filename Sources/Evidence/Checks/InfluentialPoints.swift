// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities
internal import Statistics

/// Whether the effect hangs on one observation.
///
/// Each observation in turn gets a column of its own, which is the same as leaving it out; the
/// check fails when that moves the average effect by more than the standard error that it then has
/// (the DFBETAS of Belsley, Kuh and Welsch 1980, with the autocorrelation kept).
enum InfluentialPoints {
  private static let name = LocalizedText(en: "influential points", fr: "points influents")

  static func check(
    _ segments: SegmentedDesign, _ fit: SegmentedFit, _ effects: SegmentedEffects
  ) -> EvidenceCheck {
    let gradient = effects.averageGradient
    let error = fit.standardError(gradient)
    let moves = movements(segments, fit, gradient, error)
    guard error > 0, !moves.isEmpty else {
      return .notApplicable(
        "influential-points", name,
        because: LocalizedText(
          en: "The effect has no standard error to compare with.",
          fr: "L’effet n’a pas d’erreur type à comparer."))
    }
    let ranked = moves.sorted { abs($0.inErrors) > abs($1.inErrors) }.prefix(5)
    let worst = ranked.first.map { abs($0.inErrors) } ?? .infinity
    let passed = worst <= 1
    let label = ranked.first.map { segments.series.label($0.row) } ?? "?"
    return EvidenceCheck(
      id: "influential-points", name: name, isEssential: true,
      outcome: passed ? .passed : .failed, table: table(segments, Array(ranked)),
      sentence: LocalizedText(
        en: "Leaving out \(label), the most influential observation, moves the effect by "
          + "\(FigureText.number(worst, .english)) standard errors"
          + (passed ? "." : ": find out what happened then, or leave it out."),
        fr: "Retirer \(label), l’observation la plus influente, déplace l’effet de "
          + "\(FigureText.number(worst, .french)) erreurs types"
          + (passed ? "." : " : cherchez ce qui s’est passé alors, ou retirez-la.")))
  }

  private typealias Movement = (row: Int, move: Double, inErrors: Double)

  /// How far leaving out each observation moves c′β, with the autocorrelation kept.
  private static func movements(
    _ segments: SegmentedDesign, _ fit: SegmentedFit, _ gradient: [Double], _ error: Double
  ) -> [Movement] {
    let rho = fit.correlation ?? 0
    let first = (1 - rho * rho).squareRoot()
    var matrix = segments.design.matrix
    var residuals = segments.outcome.indices.map { row in
      let predictor = zip(segments.design.matrix.row(row), fit.coefficients)
        .reduce(segments.offset[row]) { $0 + $1.0 * $1.1 }
      return segments.outcome[row] - predictor
    }
    if case .counts = segments.options.model {
      // Working weights and residuals of the last iteration.
      for row in residuals.indices {
        let mean = SegmentedEffects.mean(segments, fit, segments.design.matrix.row(row), row)
        residuals[row] = (segments.outcome[row] - mean) / mean.squareRoot()
        for column in 0..<matrix.columns { matrix[row, column] *= mean.squareRoot() }
      }
    } else {
      matrix = whitened(matrix, rho, first)
      residuals = whitened(Matrix(columns: [residuals]), rho, first).column(0)
    }
    let factors = QRDecomposition(matrix)
    guard factors.rank == matrix.columns, let inverse = factors.inverseCrossProduct else {
      return []
    }
    let direction = matrix * (inverse * gradient)
    let basis = factors.thinQ
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    let freedom = fit.degreesOfFreedom
    return (0..<segments.count).compactMap { row in
      var unit = [(row, row == 0 ? first : 1)]
      if rho != 0, row + 1 < segments.count { unit.append((row + 1, -rho)) }
      let projection = basis.transposedSparse(unit)
      let length = unit.reduce(0) { $0 + $1.1 * $1.1 }
      let free = length - projection.reduce(0) { $0 + $1 * $1 }
      guard free > 1e-10 * length else { return nil }
      let jump = unit.reduce(0) { $0 + $1.1 * residuals[$1.0] } / free
      let move = -unit.reduce(0) { $0 + $1.1 * direction[$1.0] } * jump
      // The variance that is left without the observation.
      let shrink = (squares - jump * jump * free) / squares * freedom / max(1, freedom - 1)
      return (row, move, move / (error * max(shrink, 1e-12).squareRoot()))
    }
  }

  private static func whitened(_ matrix: Matrix, _ rho: Double, _ first: Double) -> Matrix {
    var result = matrix
    for column in 0..<matrix.columns {
      for row in 1..<matrix.rows {
        result[row, column] = matrix[row, column] - rho * matrix[row - 1, column]
      }
      result[0, column] = first * matrix[0, column]
    }
    return result
  }

  private static func table(
    _ segments: SegmentedDesign, _ ranked: [Movement]
  ) -> EvidenceTable {
    EvidenceTable(
      id: "influential-points",
      title: LocalizedText(
        en: "Most influential observations", fr: "Observations les plus influentes"),
      columns: [
        LocalizedText(en: "Period", fr: "Période"), LocalizedText(en: "Value", fr: "Valeur"),
        LocalizedText(en: "Movement of the effect", fr: "Déplacement de l’effet"),
        LocalizedText(en: "In standard errors", fr: "En erreurs types"),
      ],
      rows: ranked.map {
        [
          .name(segments.series.label($0.row)), .figure(segments.series.values[$0.row]),
          .figure($0.move), .figure($0.inErrors),
        ]
      })
  }
}

extension Matrix {
  /// Aᵀv for a vector given by its few places that are not zero.
  fileprivate func transposedSparse(_ vector: [(Int, Double)]) -> [Double] {
    (0..<columns).map { column in
      vector.reduce(0) { $0 + self[$1.0, column] * $1.1 }
    }
  }
}
