// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// The covariance of regression coefficients when observations of one cluster move together.
///
/// Source: R. Bell and D. McCaffrey, Survey Methodology 28 (2002) for CR2 and its degrees of
/// freedom; agrees with R `clubSandwich` (CR0, CR1S, CR2, Satterthwaite with the identity as working
/// model).
public struct ClusterCovariance: Sendable {
  /// The fit.
  public let fit: LeastSquares
  /// The number of clusters G.
  public let clusterCount: Int
  private let members: [[Int]]
  private let basis: Matrix

  /// Sorts the observations of a fit into clusters.
  ///
  /// - Parameters:
  ///   - fit: An unweighted regression.
  ///   - clusters: The cluster of each observation.
  /// - Throws: ``StatisticsError/lengthMismatch(column:count:expected:)``, or
  ///   ``StatisticsError/tooFewPoints(count:needed:method:)`` with fewer than two clusters.
  public init(_ fit: LeastSquares, clusters: [some Hashable]) throws(StatisticsError) {
    guard clusters.count == fit.count else {
      throw .lengthMismatch(column: "clusters", count: clusters.count, expected: fit.count)
    }
    precondition(fit.weights == nil, "clusters are offered for unweighted regressions")
    var places: [AnyHashable: Int] = [:]
    var members: [[Int]] = []
    for (row, cluster) in clusters.enumerated() {
      if let place = places[cluster] {
        members[place].append(row)
      } else {
        places[cluster] = members.count
        members.append([row])
      }
    }
    guard members.count > 1 else {
      throw .tooFewPoints(count: members.count, needed: 2, method: "The number of clusters")
    }
    self.fit = fit
    self.members = members
    clusterCount = members.count
    basis = QRDecomposition(fit.design.matrix).thinQ
  }

  /// CR0: (XᵀX)⁻¹ Σ_g X_gᵀe_g e_gᵀX_g (XᵀX)⁻¹, no correction.
  public var cr0: Matrix { fit.sandwich(meat { rows in rows.map { fit.residuals[$0] } }) }

  /// CR1: CR0 times G/(G − 1)·(n − 1)/(n − k), as Stata.
  public var cr1: Matrix {
    let groups = Double(clusterCount)
    let size = Double(fit.count)
    return (groups / (groups - 1) * (size - 1) / fit.degreesOfFreedom) * cr0
  }

  /// CR2: residuals of each cluster multiplied by (I − H_gg)^(−½), unbiased when errors are in
  /// truth independent with one variance.
  public var cr2: Matrix {
    fit.sandwich(
      meat { rows in
        let local = basis.selecting(rows: rows)
        return adjusted(rows.map { fit.residuals[$0] }, local)
      })
  }

  /// Satterthwaite's degrees of freedom of the CR2 variance of a combination c·β.
  ///
  /// - Parameter contrast: c, one number per column.
  /// - Returns: (Σλ)²/Σλ² of the quadratic form; between 1 and G − 1 as a rule.
  public func satterthwaiteDegreesOfFreedom(_ contrast: [Double]) -> Double {
    let direction = fit.inverseCrossProduct * contrast
    // p_gᵀp_h = δ a_gᵀa_g − (Q_gᵀa_g)ᵀ(Q_hᵀa_h) with a_g = (I − H_gg)^(−½) X_g (XᵀX)⁻¹c.
    var lengths: [Double] = []
    var projections: [[Double]] = []
    for rows in members {
      let local = basis.selecting(rows: rows)
      let part = fit.design.matrix.selecting(rows: rows) * direction
      let vector = adjusted(part, local)
      lengths.append(vector.reduce(0) { $0 + $1 * $1 })
      projections.append(local.transposedTimes(vector))
    }
    var trace = 0.0
    var squares = 0.0
    for first in lengths.indices {
      for second in lengths.indices {
        let overlap = zip(projections[first], projections[second]).reduce(0) { $0 + $1.0 * $1.1 }
        let product = (first == second ? lengths[first] : 0) - overlap
        if first == second { trace += product }
        squares += product * product
      }
    }
    return trace * trace / squares
  }

  /// Satterthwaite's degrees of freedom of one coefficient.
  public func satterthwaiteDegreesOfFreedom(column: Int) -> Double {
    var contrast = [Double](repeating: 0, count: fit.coefficients.count)
    contrast[column] = 1
    return satterthwaiteDegreesOfFreedom(contrast)
  }

  private func meat(_ residuals: ([Int]) -> [Double]) -> Matrix {
    var scores = Matrix(rows: clusterCount, columns: fit.design.columns)
    for (place, rows) in members.enumerated() {
      let local = residuals(rows)
      for column in 0..<fit.design.columns {
        var sum = 0.0
        for (index, row) in rows.enumerated() {
          sum += fit.design.matrix[row, column] * local[index]
        }
        scores[place, column] = sum
      }
    }
    return scores.crossProduct
  }

  /// (I − Q_gQ_gᵀ)^(−½) v from the k × k matrix Q_gᵀQ_g = V diag(s²) Vᵀ: v + Q_g V diag(f) Vᵀ Q_gᵀ v
  /// with f = ((1 − s²)^(−½) − 1)/s², and a direction that the cluster alone decides (s² = 1)
  /// removed.
  private func adjusted(_ vector: [Double], _ local: Matrix) -> [Double] {
    guard let eigen = SymmetricEigenvalues(local.crossProduct) else { return vector }
    let rotated = eigen.vectors.transposedTimes(local.transposedTimes(vector))
    let scaled = zip(rotated, eigen.values).map { part, square in
      guard square > 1e-14 else { return part / 2 }
      let free = 1 - square
      return part * ((free > 1e-10 ? 1 / free.squareRoot() : 0) - 1) / square
    }
    let correction = local * (eigen.vectors * scaled)
    return zip(vector, correction).map { $0 + $1 }
  }

  /// The observations of each cluster, in the order in which clusters first appear.
  var clusterMembers: [[Int]] { members }
}
