// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How the errors of single observations enter a covariance that allows unequal variances.
public enum HeteroskedasticityCorrection: String, Sendable, CaseIterable {
  /// e² as it is (White 1980).
  case hc0
  /// e²·n/(n − k).
  case hc1
  /// e²/(1 − h).
  case hc2
  /// e²/(1 − h)², close to the jackknife.
  case hc3
}

extension LeastSquares {
  /// xᵢ wᵢ eᵢ: the contribution of each observation to the estimating equations.
  public var scores: Matrix {
    var scores = design.matrix
    for row in 0..<count {
      let factor = residuals[row] * (weights?[row] ?? 1)
      for column in 0..<scores.columns { scores[row, column] *= factor }
    }
    return scores
  }

  /// A M A with A = (XᵀWX)⁻¹: the covariance of β̂ whose meat is M.
  public func sandwich(_ meat: Matrix) -> Matrix {
    inverseCrossProduct * meat * inverseCrossProduct
  }

  /// The covariance of β̂ when every observation may have its own variance.
  ///
  /// - Parameter correction: How the residuals enter.
  /// - Returns: (XᵀX)⁻¹ Xᵀ diag(ωᵢ) X (XᵀX)⁻¹ in the order of the columns; an observation that
  ///   its own fit explains entirely (leverage 1) is left out of HC2 and HC3.
  ///
  /// Source: J. MacKinnon and H. White, Journal of Econometrics 29 (1985); agrees with R
  /// `sandwich::vcovHC`.
  public func robustCovariance(_ correction: HeteroskedasticityCorrection = .hc3) -> Matrix {
    var scores = scores
    for row in 0..<count {
      let free = 1 - leverages[row]
      let factor: Double
      switch correction {
      case .hc0, .hc1: factor = 1
      case .hc2: factor = free > 1e-12 ? 1 / free.squareRoot() : 0
      case .hc3: factor = free > 1e-12 ? 1 / free : 0
      }
      for column in 0..<scores.columns { scores[row, column] *= factor }
    }
    let scale = correction == .hc1 ? Double(count) / degreesOfFreedom : 1
    return scale * sandwich(scores.crossProduct)
  }

  /// The covariance of β̂ when errors may be correlated up to a lag (Newey and West 1987).
  ///
  /// - Parameters:
  ///   - lag: The longest lag L, from 0 to n − 1; weights fall as 1 − l/(L + 1) (Bartlett).
  ///   - smallSample: Whether to multiply by n/(n − k).
  /// - Returns: The covariance in the order of the columns; observations in time order.
  ///
  /// Source: Econometrica 55 (1987), doi:10.2307/1913610; agrees with R
  /// `sandwich::NeweyWest(lag, prewhite = FALSE)`. Anti-conservative on short series: see
  /// ``AutoregressiveRegression``.
  public func neweyWestCovariance(lag: Int, smallSample: Bool = true) -> Matrix {
    precondition(lag >= 0, "a lag is at least 0")
    let meat = longRunCrossProduct(scores, lag: min(lag, count - 1))
    let scale = smallSample ? Double(count) / degreesOfFreedom : 1
    return scale * sandwich(meat)
  }
}

/// Σₗ w(l) Σₜ (uₜuₜ₋ₗᵀ + uₜ₋ₗuₜᵀ) with Bartlett weights.
func longRunCrossProduct(_ scores: Matrix, lag: Int) -> Matrix {
  var meat = scores.crossProduct
  for distance in 1..<max(lag + 1, 1) {
    let weight = 1 - Double(distance) / Double(lag + 1)
    for first in 0..<scores.columns {
      for second in 0..<scores.columns {
        var sum = 0.0
        for row in distance..<max(scores.rows, distance) {
          sum += scores[row, first] * scores[row - distance, second]
        }
        meat[first, second] += weight * sum
        meat[second, first] += weight * sum
      }
    }
  }
  return meat
}
