// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// −2 × the log-likelihood of a smoothing model with its gradient, in free variables.
///
/// The variables are logits of the smoothing parameters inside R's bounds (0.0001 ≤ β ≤ α,
/// γ ≤ 1 − α, 0.8 ≤ φ ≤ 0.98) and scaled first states, of which one season follows from the sum.
/// The gradient runs the recursion backwards, so it costs about two more passes, not one per
/// variable: this is what makes the fit fast.
struct SmoothingObjective {
  let form: SmoothingForm
  let values: [Double]
  let period: Int
  let start: SmoothingParameters
  private let unit: Double
  private let slopeUnit: Double
  private let seasonUnit: Double

  static let lowest = 1e-4
  static let highest = 0.9999
  static let leastDamping = 0.8
  static let mostDamping = 0.98

  /// Creates an objective whose first states are counted from those of `start`.
  init(form: SmoothingForm, values: [Double], period: Int, start: SmoothingParameters) {
    self.form = form
    self.values = values
    self.period = form.season == .none ? 1 : period
    self.start = start
    var sum = 0.0
    for index in stride(from: 1, to: values.count, by: 1) {
      sum += abs(values[index] - values[index - 1])
    }
    let mean = values.reduce(0) { $0 + abs($1) } / Double(max(1, values.count))
    let step = max(sum / Double(max(1, values.count - 1)), 1e-6 * max(mean, 1e-12))
    unit = step
    slopeUnit = 0.2 * step
    seasonUnit = form.season == .multiplicative ? 0.5 * step / max(mean, 1e-12) : 0.5 * step
  }

  var count: Int { form.smoothingCount + form.stateCount(period: period) }

  /// The free variables of smoothing parameters, the first states as in ``start``.
  func variables(level: Double, trend: Double, season: Double, damping: Double) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    let low = SmoothingObjective.lowest
    result[0] = logit((level - low) / (SmoothingObjective.highest - low))
    var index = 1
    if form.trend != .none {
      result[index] = logit((trend - low) / (level - low))
      index += 1
    }
    if form.season != .none {
      result[index] = logit((season - low) / (1 - level - low))
      index += 1
    }
    if form.isDamped {
      let width = SmoothingObjective.mostDamping - SmoothingObjective.leastDamping
      result[index] = logit((damping - SmoothingObjective.leastDamping) / width)
    }
    return result
  }

  /// The parameters that free variables stand for.
  func parameters(_ variables: [Double]) -> SmoothingParameters {
    let decoded = Decoded(variables, self)
    var result = start
    result.level = decoded.alpha
    result.trend = decoded.beta
    result.season = decoded.gamma
    result.damping = decoded.phi
    var index = form.smoothingCount
    result.firstLevel = start.firstLevel + unit * variables[index]
    index += 1
    if form.trend != .none {
      result.firstSlope = start.firstSlope + slopeUnit * variables[index]
      index += 1
    }
    if form.season != .none {
      let ring = seasonRing(variables, from: index)
      result.firstSeason = ring.reversed()
    }
    return result
  }

  private func seasonRing(_ variables: [Double], from index: Int) -> [Double] {
    var ring = [Double](start.firstSeason.reversed())
    var rest = form.season == .multiplicative ? Double(period) : 0
    for place in 1..<period {
      ring[place] += seasonUnit * variables[index + place - 1]
      rest -= ring[place]
    }
    ring[0] = rest
    return ring
  }

  /// The smoothing parameters and their shares of the logits.
  private struct Decoded {
    var alpha: Double
    var beta = 0.0
    var gamma = 0.0
    var phi = 1.0
    var shareA: Double
    var shareB = 0.0
    var shareC = 0.0
    var shareP = 0.0

    init(_ variables: [Double], _ objective: SmoothingObjective) {
      let low = SmoothingObjective.lowest
      shareA = logistic(variables[0])
      alpha = low + (SmoothingObjective.highest - low) * shareA
      var index = 1
      if objective.form.trend != .none {
        shareB = logistic(variables[index])
        beta = low + (alpha - low) * shareB
        index += 1
      }
      if objective.form.season != .none {
        shareC = logistic(variables[index])
        gamma = low + (1 - alpha - low) * shareC
        index += 1
      }
      if objective.form.isDamped {
        shareP = logistic(variables[index])
        phi =
          SmoothingObjective.leastDamping
          + (SmoothingObjective.mostDamping - SmoothingObjective.leastDamping) * shareP
      }
    }
  }

  /// −2 log-likelihood at free variables; infinite outside the model's domain.
  func value(_ variables: [Double], gradient: inout [Double]) -> Double {
    let decoded = Decoded(variables, self)
    guard
      isAdmissible(
        alpha: decoded.alpha, beta: decoded.beta, gamma: decoded.gamma, phi: decoded.phi,
        form: form, period: period)
    else { return .infinity }
    let at = form.smoothingCount
    let level = start.firstLevel + unit * variables[at]
    let slope = form.trend == .none ? 0 : start.firstSlope + slopeUnit * variables[at + 1]
    let seasonAt = at + (form.trend == .none ? 1 : 2)
    let ring = form.season == .none ? [] : seasonRing(variables, from: seasonAt)
    let kernel = SmoothingKernel(
      alpha: decoded.alpha, beta: decoded.beta, gamma: decoded.gamma, phi: decoded.phi,
      multiplicativeError: form.error == .multiplicative, season: form.season,
      hasTrend: form.trend != .none)
    guard let result = kernel.evaluate(values, level: level, slope: slope, ring: ring) else {
      return .infinity
    }
    fill(&gradient, result, decoded, seasonAt)
    return result.value
  }

  private func fill(
    _ gradient: inout [Double], _ result: SmoothingKernel.Result, _ decoded: Decoded,
    _ seasonAt: Int
  ) {
    let low = SmoothingObjective.lowest
    var byAlpha = result.alpha
    if form.trend != .none { byAlpha += result.beta * decoded.shareB }
    if form.season != .none { byAlpha -= result.gamma * decoded.shareC }
    gradient[0] =
      byAlpha * (SmoothingObjective.highest - low) * decoded.shareA * (1 - decoded.shareA)
    var index = 1
    if form.trend != .none {
      gradient[index] =
        result.beta * (decoded.alpha - low) * decoded.shareB * (1 - decoded.shareB)
      index += 1
    }
    if form.season != .none {
      gradient[index] =
        result.gamma * (1 - decoded.alpha - low) * decoded.shareC * (1 - decoded.shareC)
      index += 1
    }
    if form.isDamped {
      gradient[index] =
        result.phi * (SmoothingObjective.mostDamping - SmoothingObjective.leastDamping)
        * decoded.shareP * (1 - decoded.shareP)
    }
    gradient[form.smoothingCount] = unit * result.level
    if form.trend != .none { gradient[form.smoothingCount + 1] = slopeUnit * result.slope }
    guard form.season != .none else { return }
    for place in 1..<period {
      gradient[seasonAt + place - 1] = seasonUnit * (result.ring[place] - result.ring[0])
    }
  }
}

private func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

private func logit(_ share: Double) -> Double {
  let safe = min(max(share, 1e-6), 1 - 1e-6)
  return log(safe / (1 - safe))
}

/// Whether the forecasts of a model with these parameters do not depend on the far past.
///
/// For a seasonal model all roots of the characteristic polynomial must lie inside the unit
/// circle, which the Schur–Cohn recursion decides without finding them.
///
/// Source: Hyndman et al. (2008), chapter 10; `admissible` of R `forecast` 8.20.
func isAdmissible(
  alpha: Double, beta: Double, gamma: Double, phi: Double, form: SmoothingForm, period: Int
) -> Bool {
  if form.season == .none {
    guard alpha >= 1 - 1 / phi, alpha <= 1 + 1 / phi else { return false }
    guard form.trend != .none else { return true }
    return beta >= alpha * (phi - 1) && beta <= (1 + phi) * (2 - alpha)
  }
  let m = Double(period)
  guard gamma >= max(1 - 1 / phi - alpha, 0), gamma <= 1 + 1 / phi - alpha else { return false }
  guard alpha >= 1 - 1 / phi - gamma * (1 - m + phi + phi * m) / (2 * phi * m) else {
    return false
  }
  guard beta >= -(1 - phi) * (gamma / m + alpha) else { return false }
  // Without a trend the polynomial has a root of its own on the circle and the easy tests suffice.
  guard form.trend != .none else { return true }
  var polynomial = [Double](repeating: alpha + beta - alpha * phi, count: period + 2)
  polynomial[0] = phi * (1 - alpha - gamma)
  polynomial[1] = alpha + beta - alpha * phi + gamma - 1
  polynomial[period] = alpha + beta - phi
  polynomial[period + 1] = 1
  return hasRootsInside(polynomial)
}

/// Whether all roots of Σ cₖ zᵏ lie inside the unit circle, slightly widened.
private func hasRootsInside(_ coefficients: [Double]) -> Bool {
  var scale = 1.0
  // Widen by a part in 10⁸, as a root exactly on the circle is admitted.
  var current = coefficients.map { value -> Double in
    defer { scale *= 1 + 1e-8 }
    return value * scale
  }
  while current.count > 1 {
    let last = current.count - 1
    let ratio = current[0] / current[last]
    guard abs(ratio) < 1 else { return false }
    current = (1...last).map { current[$0] - ratio * current[last - $0] }
  }
  return true
}
