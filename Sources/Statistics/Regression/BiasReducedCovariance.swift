// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The CR2 covariance: residuals of each cluster multiplied by (I − H_gg)^(−½), unbiased when errors
/// are in truth independent with one variance.
///
/// Source: R. Bell and D. McCaffrey, Survey Methodology 28 (2002); agrees with R `clubSandwich`.
public struct BiasReducedCovariance: Sendable {
  /// The covariance, in the order of the columns.
  public let covariance: Matrix
  private let fit: LeastSquares
  private let blocks: [Block]

  init(_ fit: LeastSquares, _ members: [[Int]], _ basis: Matrix) {
    self.fit = fit
    let blocks = members.map { Block($0, basis.selecting(rows: $0)) }
    self.blocks = blocks
    let scores = clusterScores(
      fit.design.matrix,
      blocks.map { block in
        (rows: block.rows, residuals: block.adjusted(block.rows.map { fit.residuals[$0] }))
      })
    covariance = fit.sandwich(scores.crossProduct)
  }

  /// Satterthwaite's degrees of freedom of the variance of a combination c·β.
  ///
  /// - Parameter contrast: c, one number per column.
  /// - Returns: (Σλ)²/Σλ² of the quadratic form under errors that are independent with one variance;
  ///   not a number when the combination has no variance.
  public func degreesOfFreedom(_ contrast: [Double]) -> Double {
    let direction = fit.inverseCrossProduct * contrast
    // p_gᵀp_h = δ a_gᵀa_g − (Q_gᵀa_g)ᵀ(Q_hᵀa_h) with a_g = (I − H_gg)^(−½) X_g (XᵀX)⁻¹c.
    let vectors = blocks.map { block in
      block.adjusted(fit.design.matrix.selecting(rows: block.rows) * direction)
    }
    let lengths = vectors.map { $0.reduce(0) { $0 + $1 * $1 } }
    let projections = zip(blocks, vectors).map { $0.basis.transposedTimes($1) }
    var trace = 0.0
    var squares = 0.0
    for first in lengths.indices {
      for second in lengths.indices {
        var product = first == second ? lengths[first] : 0
        for place in projections[first].indices {
          product -= projections[first][place] * projections[second][place]
        }
        if first == second { trace += product }
        squares += product * product
      }
    }
    return trace * trace / squares
  }
}

/// One cluster: its rows of the orthonormal basis and the factors of (I − Q_gQ_gᵀ)^(−½).
private struct Block {
  let rows: [Int]
  let basis: Matrix
  private let eigenvectors: Matrix
  private let values: [Double]
  /// Whether the eigenvectors are those of Q_gᵀQ_g (columns) rather than Q_gQ_gᵀ (rows).
  private let isByColumn: Bool

  init(_ rows: [Int], _ basis: Matrix) {
    self.rows = rows
    self.basis = basis
    // Both products have the same values above zero: the smaller one is decomposed.
    isByColumn = basis.columns <= basis.rows
    let product = isByColumn ? basis.crossProduct : basis.transposed.crossProduct
    let eigen = SymmetricEigenvalues(product)
    values = eigen?.values ?? []
    eigenvectors = eigen?.vectors ?? Matrix(rows: product.rows, columns: 0)
  }

  /// (I − Q_gQ_gᵀ)^(−½) v, without a direction that the cluster alone decides (eigenvalue 1).
  func adjusted(_ vector: [Double]) -> [Double] {
    if isByColumn {
      // v + Q_g V diag(((1 − s²)^(−½) − 1)/s²) Vᵀ Q_gᵀ v.
      let rotated = eigenvectors.transposedTimes(basis.transposedTimes(vector))
      let scaled = zip(rotated, values).map { part, square in
        square > 1e-14 ? part * (Block.factor(square) - 1) / square : part / 2
      }
      return zip(vector, basis * (eigenvectors * scaled)).map { $0 + $1 }
    }
    let rotated = eigenvectors.transposedTimes(vector)
    return eigenvectors * zip(rotated, values).map { $0 * Block.factor($1) }
  }

  private static func factor(_ square: Double) -> Double {
    let free = 1 - square
    return free > 1e-10 ? 1 / free.squareRoot() : 0
  }
}
