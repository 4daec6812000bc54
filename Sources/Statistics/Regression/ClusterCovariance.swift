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

  /// CR2 and its degrees of freedom, from factors computed once.
  public func biasReduced() -> BiasReducedCovariance {
    BiasReducedCovariance(fit, members, basis)
  }

  /// CR2: residuals of each cluster multiplied by (I − H_gg)^(−½); see ``BiasReducedCovariance``.
  public var cr2: Matrix { biasReduced().covariance }

  /// Satterthwaite's degrees of freedom of the CR2 variance of one coefficient.
  public func satterthwaiteDegreesOfFreedom(column: Int) -> Double {
    var contrast = [Double](repeating: 0, count: fit.coefficients.count)
    contrast[column] = 1
    return biasReduced().degreesOfFreedom(contrast)
  }

  private func meat(_ residuals: ([Int]) -> [Double]) -> Matrix {
    clusterScores(fit.design.matrix, members.map { (rows: $0, residuals: residuals($0)) })
      .crossProduct
  }

  /// The observations of each cluster, in the order in which clusters first appear.
  var clusterMembers: [[Int]] { members }
}

/// X_gᵀe_g, a row per cluster.
func clusterScores(
  _ matrix: Matrix, _ clusters: [(rows: [Int], residuals: [Double])]
) -> Matrix {
  var scores = Matrix(rows: clusters.count, columns: matrix.columns)
  for (place, cluster) in clusters.enumerated() {
    for column in 0..<matrix.columns {
      var sum = 0.0
      for (index, row) in cluster.rows.enumerated() {
        sum += matrix[row, column] * cluster.residuals[index]
      }
      scores[place, column] = sum
    }
  }
  return scores
}
