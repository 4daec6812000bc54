// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// The BG/NBD log-likelihood of a customer base with its derivatives.
///
/// Everything that depends on the number of repeats alone is added up once per number.
struct BetaGeometricLikelihood {
  private let ages: [Double]
  private let recencies: [Double]
  private let repeats: [Int]
  /// How many customers have each number of repeats that occurs.
  private let counts: [(repeats: Int, customers: Double)]

  init(_ histories: [PurchaseHistory]) {
    ages = histories.map(\.age)
    recencies = histories.map(\.recency)
    repeats = histories.map(\.repeats)
    var counts: [Int: Double] = [:]
    for history in histories { counts[history.repeats, default: 0] += 1 }
    self.counts = counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The value at (r, α, a, b); the derivatives go into `gradient`.
  func value(_ parameters: [Double], _ gradient: inout [Double]) -> Double {
    let (r, alpha) = (parameters[0], parameters[1])
    var total = shared(parameters, &gradient)
    let (a, b) = (parameters[2], parameters[3])
    let logA = log(a)
    var (dr, dAlpha, da, db) = (0.0, 0.0, 0.0, 0.0)
    for index in ages.indices {
      let x = Double(repeats[index])
      let watched = alpha + ages[index]
      let logWatched = log(watched)
      let alive = -(r + x) * logWatched
      guard repeats[index] > 0 else {
        total += alive
        dr -= logWatched
        dAlpha -= (r + x) / watched
        continue
      }
      let last = alpha + recencies[index]
      let logLast = log(last)
      let gone = logA - log(b + x - 1) - (r + x) * logLast
      // ln(eᵘ + eᵛ) by the larger of the two; the share of each is its weight.
      let most = max(alive, gone)
      let sum = most + log(exp(alive - most) + exp(gone - most))
      total += sum
      let share = exp(gone - sum)
      dr -= (1 - share) * logWatched + share * logLast
      dAlpha -= (r + x) * ((1 - share) / watched + share / last)
      da += share / a
      db -= share / (b + x - 1)
    }
    gradient[0] += dr
    gradient[1] += dAlpha
    gradient[2] += da
    gradient[3] += db
    return total
  }

  private func shared(_ parameters: [Double], _ gradient: inout [Double]) -> Double {
    let (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3])
    let logAlpha = log(alpha)
    let (gammaR, psiR) = (logGamma(r), digamma(r))
    let (gammaB, psiB) = (logGamma(b), digamma(b))
    let (gammaSum, psiSum) = (logGamma(a + b), digamma(a + b))
    var total = 0.0
    gradient = [0, 0, 0, 0]
    for (repeats, customers) in counts {
      let x = Double(repeats)
      gradient[1] += customers * r / alpha
      guard repeats > 0 else {
        total += customers * r * logAlpha
        gradient[0] += customers * logAlpha
        continue
      }
      let rate = logGamma(r + x) - gammaR + r * logAlpha
      let stays = logGamma(b + x) - gammaB + gammaSum - logGamma(a + b + x)
      total += customers * (rate + stays)
      let psiAll = digamma(a + b + x)
      gradient[0] += customers * (digamma(r + x) - psiR + logAlpha)
      gradient[2] += customers * (psiSum - psiAll)
      gradient[3] += customers * (digamma(b + x) - psiB + psiSum - psiAll)
    }
    return total
  }
}
