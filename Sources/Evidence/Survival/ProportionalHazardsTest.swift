// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Statistics

/// On which scale of time an effect is looked at for change.
public enum TimeTransform: String, Sendable, Hashable, Codable, CaseIterable {
  /// 1 − S(t−) by Kaplan and Meier: events evenly spread, so late ones do not dominate. The default.
  case km
  /// Time as it is.
  case identity
  /// The rank of the duration among all subjects, ties at their mean rank.
  case rank
  /// The natural logarithm of time.
  case log
}

/// Whether the effects of a Cox model stay the same over time.
public struct ProportionalHazardsTest: Sendable, Hashable {
  /// The names of the covariates.
  public let names: [String]
  /// χ² with one degree of freedom of each covariate.
  public let statistics: [Double]
  /// χ² of all covariates together, with as many degrees of freedom as covariates.
  public let globalStatistic: Double
  /// The p-value of each covariate; a small one says that its effect changes with time.
  public var pValues: [Double] { statistics.map { chiSquaredSurvival($0, degreesOfFreedom: 1) } }
  /// The p-value of all covariates together.
  public var globalPValue: Double {
    chiSquaredSurvival(globalStatistic, degreesOfFreedom: Double(names.count))
  }
}

extension CoxModel {
  /// Tests proportional hazards: the score test of β + θ·g(t) against β alone.
  ///
  /// - Parameters:
  ///   - data: The durations that the model was fitted to.
  ///   - covariates: The covariates, in the order of the model.
  ///   - strata: The strata of the fit.
  ///   - transform: g, the scale of time.
  /// - Returns: The test of each covariate and of all together.
  /// - Throws: ``SurvivalError``; for the logarithm also when an event falls at time 0.
  ///
  /// Source: P. Grambsch and T. Therneau, Biometrika 81 (1994), doi:10.1093/biomet/81.3.515;
  /// agrees with R `cox.zph` of survival 3.
  public func proportionalHazardsTest(
    _ data: SurvivalData, covariates: [Covariate], strata: [String]? = nil,
    transform: TimeTransform = .km
  ) throws(SurvivalError) -> ProportionalHazardsTest {
    guard covariates.map(\.name) == names else {
      throw .outOfDomain(
        name: "covariates", value: Double(covariates.count),
        expected: "those of the model, in order")
    }
    let sample = try CoxSample(data, covariates, strata: strata)
    let scale = try transformedTimes(data, sample, transform)
    let (score, information) = augmentedScore(sample, scale)
    let width = names.count
    func statistic(_ extra: [Int]) throws(SurvivalError) -> Double {
      let kept = Array(0..<width) + extra.map { $0 + width }
      let block = information.selecting(rows: kept).selecting(columns: kept)
      guard let factor = CholeskyDecomposition(block) else {
        throw .constant(column: extra.count == 1 ? names[extra[0]] : names.joined(separator: ", "))
      }
      let values = [Double](repeating: 0, count: width) + extra.map { score[$0] }
      return factor.solveLower(values).reduce(0) { $0 + $1 * $1 }
    }
    var statistics: [Double] = []
    for column in 0..<width { statistics.append(try statistic([column])) }
    return ProportionalHazardsTest(
      names: names, statistics: statistics, globalStatistic: try statistic(Array(0..<width)))
  }

  /// The score of θ at θ = 0, and the information of (β, θ).
  private func augmentedScore(
    _ sample: CoxSample, _ scale: [Double]
  ) -> (score: [Double], information: Matrix) {
    let width = sample.width
    let risks = linearPredictors(sample, coefficients).map { exp($0) }
    var score = [Double](repeating: 0, count: width)
    var information = Matrix(rows: 2 * width, columns: 2 * width)
    for place in 0..<sample.count where sample.events[place] {
      for column in 0..<width {
        score[column] += scale[place] * sample.rows[place * width + column]
      }
    }
    walkRiskSets(sample, risks) { places, sums, dying, events in
      let g = scale[places.lowerBound]
      let parts = ties == .efron ? events : 1
      let each = Double(events) / Double(parts)
      for _ in 0..<parts {
        sums.add(dying, times: 1 / Double(parts))
        var place = 0
        for i in 0..<width {
          let mean = sums.first[i] / sums.weight
          score[i] -= g * each * mean
          for j in 0...i {
            let term = each * (sums.second[place] - mean * sums.first[j]) / sums.weight
            information[i, j] += term
            information[i + width, j] += g * term
            information[i + width, j + width] += g * g * term
            place += 1
          }
        }
      }
    }
    // The cross block is symmetric itself: fill its upper half, then the whole matrix.
    for i in 0..<width {
      for j in 0..<i { information[j + width, i] = information[i + width, j] }
    }
    for i in 0..<(2 * width) {
      for j in 0..<i { information[j, i] = information[i, j] }
    }
    return (score, information)
  }
}

/// g(t) of each subject in reading order, centred on its mean over the events.
private func transformedTimes(
  _ data: SurvivalData, _ sample: CoxSample, _ transform: TimeTransform
) throws(SurvivalError) -> [Double] {
  var scale: [Double]
  switch transform {
  case .identity:
    scale = sample.times
  case .log:
    if let place = sample.times.indices.first(where: { sample.events[$0] && sample.times[$0] <= 0 })
    {
      throw .outOfDomain(
        name: "time", value: sample.times[place], expected: "above 0 to take its logarithm")
    }
    scale = sample.times.map { $0 > 0 ? Foundation.log($0) : 0 }
  case .rank:
    scale = meanRanks(sample.times)
  case .km:
    let curve = SurvivalCurve.fit(data)
    // S just before a time: that of the step before the step at this time.
    let before = [1.0] + curve.steps.map(\.survival)
    let places = Dictionary(
      uniqueKeysWithValues: curve.steps.enumerated().map { ($1.time, $0) })
    scale = sample.times.map { time in places[time].map { 1 - before[$0] } ?? 0 }
  }
  let events = sample.times.indices.filter { sample.events[$0] }
  let mean = events.reduce(0) { $0 + scale[$1] } / Double(events.count)
  return scale.map { $0 - mean }
}

private func meanRanks(_ values: [Double]) -> [Double] {
  let order = ascendingOrder(of: values)
  var ranks = [Double](repeating: 0, count: values.count)
  var place = 0
  while place < order.count {
    var end = place
    while end < order.count, values[Int(order[end])] == values[Int(order[place])] { end += 1 }
    for index in place..<end { ranks[Int(order[index])] = Double(place + end + 1) / 2 }
    place = end
  }
  return ranks
}
