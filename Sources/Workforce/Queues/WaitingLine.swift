// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Statistics

/// The waiting line behind a team whose members are all busy: what Erlang C, Erlang A and the
/// model of parallel chats have in common.
///
/// While all are busy contacts leave at the rate R = nμ, and each of k waiting callers hangs up at
/// the rate θ. With tₖ = Π λ/(R + jθ), j = 1…k, everything follows from sums of positive terms:
///
///     A  = Σ tₖ (k ≥ 0)           P(wait) = A b / (1 − b + A b)
///     Lq = P(wait) · Σ k tₖ / A   b: the probability of "all busy" if nobody could wait
///
/// The offered wait V (the wait of somebody with endless patience) has on x > 0 the density
///
///     v(x) = P(wait)/J · e^{h(x)},   h(x) = λ(1 − e^{−θx})/θ − R x,   J = A/R
///
/// At θ = 0 the sums are geometric and this is Erlang C.
///
/// Source: A. Mandelbaum and S. Zeltyn, "Service engineering in action: the Palm/Erlang-A queue"
/// (2007), doi:10.1007/978-3-540-29860-1_2.
struct WaitingLine {
  /// Arrivals per second, above 0.
  let arrivalRate: Double
  /// Contacts that leave per second while all agents are busy, above 0.
  let departureRate: Double
  /// Hang-ups per second of one waiting caller, at least 0.
  let abandonRate: Double
  /// The probability that somebody who arrives has to wait.
  let waiting: Double
  /// The mean number of callers in the line; infinite when it grows without bound.
  let queueLength: Double
  /// The mean wait of those served times their share, in seconds; infinite likewise.
  let servedWait: Double

  /// ln J, or nil when the line is overloaded so far that A leaves the numbers of the machine.
  private let logMass: Double?

  /// Whether the line stays finite; a load equal to the capacity but for rounding does not.
  var isStable: Bool { abandonRate > 0 || departureRate > arrivalRate * (1 + 1e-12) }

  /// Creates the line behind a team, from 1/b (infinite when all busy never happens); the wait of
  /// those served is summed only where it is asked for.
  init(
    arrivalRate: Double, departureRate: Double, abandonRate: Double, inverseBlocking: Double,
    withServedWait: Bool = true
  ) {
    self.arrivalRate = arrivalRate
    self.departureRate = departureRate
    self.abandonRate = abandonRate
    let load = arrivalRate / departureRate
    guard abandonRate > 0 else {
      guard load * (1 + 1e-12) < 1 else {
        (waiting, queueLength, servedWait, logMass) = (1, .infinity, .infinity, nil)
        return
      }
      let spare = departureRate - arrivalRate
      waiting = 1 / (spare / departureRate * inverseBlocking + load)
      queueLength = waiting * arrivalRate / spare
      servedWait = waiting / spare
      logMass = -log(spare)
      return
    }
    guard
      let sums = WaitingLine.sums(
        arrivalRate, departureRate, abandonRate, withServedWait: withServedWait)
    else {
      // A is beyond 1e300: everybody waits and what exceeds the capacity hangs up.
      waiting = 1
      queueLength = (arrivalRate - departureRate) / abandonRate
      servedWait = log(load) / abandonRate * departureRate / arrivalRate
      logMass = nil
      return
    }
    waiting = sums.total / (inverseBlocking - 1 + sums.total)
    queueLength = waiting * sums.weighted / sums.total
    servedWait = waiting / load * sums.served / sums.total
    logMass = log(sums.total / departureRate)
  }

  private struct Sums {
    var total = 1.0
    var weighted = 0.0
    var served = 0.0
  }

  private static func sums(
    _ arrivalRate: Double, _ departureRate: Double, _ abandonRate: Double, withServedWait: Bool
  ) -> Sums? {
    var sums = Sums()
    var term = 1.0
    var count = 0.0
    var stages = 0.0
    while true {
      count += 1
      let rate = departureRate + count * abandonRate
      term *= arrivalRate / rate
      sums.total += term
      sums.weighted += count * term
      if withServedWait {
        stages += 1 / rate
        sums.served += term * stages
      }
      // Past the peak the terms fall at least as fast as a geometric row of the present ratio:
      // what is left weighs less than term · ratio/(1 − ratio)² of the weighted sum.
      if rate > arrivalRate {
        let rest = 1 - arrivalRate / rate
        if count * term < 1e-17 * sums.weighted * rest * rest { return sums }
      } else if term > 1e300 {
        return nil
      }
    }
  }

  /// The share of all callers who hang up.
  ///
  ///     P(abandon) = θ · Lq / λ
  var abandonment: Double { abandonRate > 0 ? abandonRate * queueLength / arrivalRate : 0 }

  /// The share of all callers who wait and are served within `seconds`.
  func servedAfterWaiting(within seconds: Double) -> Double {
    guard seconds > 0, isStable else { return 0 }
    guard abandonRate > 0 else {
      return waiting * -expm1(-(departureRate - arrivalRate) * seconds)
    }
    return waiting * integral(to: seconds) { exp(-abandonRate * $0) }
  }

  /// The share of all callers who hang up within `seconds`.
  ///
  ///     E[1 − e^{−θ min(V, T)}]
  func abandoned(within seconds: Double) -> Double {
    guard seconds > 0, abandonRate > 0 else { return 0 }
    let early = waiting * integral(to: seconds) { -expm1(-abandonRate * $0) }
    let late = max(0, waiting * (1 - integral(to: seconds) { _ in 1 }))
    return early + late * -expm1(-abandonRate * seconds)
  }

  /// ∫₀ᵀ e^{h(x)} weight(x) dx / J by 64-point Gauss–Legendre: over the whole in one part when h
  /// changes little, else in parts of the stretch that holds the density.
  private func integral(to seconds: Double, _ weight: (Double) -> Double) -> Double {
    let mass = logMass ?? saturatedLogMass
    let atEnd = arrivalRate * exp(-abandonRate * seconds) - departureRate
    let slope = max(abs(arrivalRate - departureRate), abs(atEnd))
    var stretch = 0...seconds
    var panels = 1
    if slope * seconds > 100 {
      let dense = denseStretch
      guard seconds > dense.lowerBound else { return 0 }
      stretch = dense.lowerBound...min(seconds, dense.upperBound)
      panels = 8
    }
    return GaussLegendre.sixtyFour.integral(
      from: stretch.lowerBound, to: stretch.upperBound, panels: panels
    ) { x in exp(exponent(x) - mass) * weight(x) }
  }

  /// Where the density is more than e⁻⁶⁰ of its peak.
  ///
  /// h is concave with its peak at ln(λ/R)/θ, or at 0 when the capacity exceeds the load.
  private var denseStretch: ClosedRange<Double> {
    let peak = max(0, log(arrivalRate / departureRate) / abandonRate)
    let floor = exponent(peak) - 60
    var step = 1 / departureRate
    while exponent(peak + step) > floor { step *= 2 }
    let high = crossing(of: floor, above: peak, below: peak + step)
    guard peak > 0, exponent(0) < floor else { return 0...high }
    return crossing(of: floor, above: peak, below: 0)...high
  }

  /// Where h crosses `floor` between a place above it and one below it, by halving.
  private func crossing(of floor: Double, above: Double, below: Double) -> Double {
    var above = above
    var below = below
    for _ in 0..<40 {
      let middle = (above + below) / 2
      if exponent(middle) > floor { above = middle } else { below = middle }
    }
    return below
  }

  /// h(x) above.
  private func exponent(_ x: Double) -> Double {
    arrivalRate * -expm1(-abandonRate * x) / abandonRate - departureRate * x
  }

  /// ln J about the peak of h, for a line overloaded beyond the sums.
  private var saturatedLogMass: Double {
    let stretch = denseStretch
    let top = exponent(log(arrivalRate / departureRate) / abandonRate)
    let area = GaussLegendre.sixtyFour.integral(
      from: stretch.lowerBound, to: stretch.upperBound, panels: 8
    ) { exp(exponent($0) - top) }
    return top + log(area)
  }
}
