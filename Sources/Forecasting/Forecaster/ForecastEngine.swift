// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation

/// Compares the methods on earlier origins, combines them and says how wide the interval is.
struct ForecastEngine {
  /// Where the interval comes from and how often it held, measured.
  struct Outcome: Sendable {
    var mean: [Double]
    var low: [Double]
    var high: [Double]
    var weights: CombinationWeights
    var test: BackTest
    /// The rows of the back-test, the combination first.
    var rows: [BackTestRow]
  }

  let task: ForecastTask
  /// The history as it was, outliers included.
  let actual: [Double]
  let level: Double
  let originLimit: Int

  /// Whether the back-test sees enough to weigh the methods by whose errors cancel.
  private var isLong: Bool {
    DayGrid(task) != nil || task.isDaily || task.periods.count > 1
  }

  func run(methods: [ForecastMethod]? = nil) throws(ForecastError) -> Outcome {
    let wanted = methods ?? task.candidates()
    var paths: [ForecastMethod: CandidatePath] = [:]
    for method in wanted {
      if let path = task.forecast(by: method) { paths[method] = path }
    }
    let candidates = wanted.filter { paths[$0] != nil }
    let test = BackTest.run(
      task, actual: actual, candidates: candidates, limit: originLimit)
    let weights =
      isLong
      ? CombinationWeights.stacked(test, candidates: candidates)
      : CombinationWeights.from(test, candidates: candidates, power: 3)
    guard let combined = weights.combined(paths) else {
      throw .noModelFits(count: task.values.count)
    }
    let past = pastErrors(test, weights)
    let shape = shape(combined, past.map(\.errors))
    let band = band(past)
    let mean = combined.mean
    return Outcome(
      mean: mean, low: zip(mean, shape).map { $0 - band.factor * $1 },
      high: zip(mean, shape).map { $0 + band.factor * $1 }, weights: weights, test: test,
      rows: rows(test, weights))
  }

  private func band(_ past: [PredictionBand.Past]) -> PredictionBand {
    PredictionBand(
      past: past, level: level, freedom: Double(task.values.count) / 2, caution: 1.15,
      widening: isLong ? (1 + 2 / Double(max(1, past.count))).squareRoot() : 1)
  }

  private func pastErrors(
    _ test: BackTest, _ weights: CombinationWeights
  ) -> [PredictionBand.Past] {
    let combined = test.origins.map { weights.combined($0.paths) }
    let errors = zip(test.origins, combined).map { origin, path in
      path.map { path in zip(origin.actual, path.mean).map { $0 - $1 } } ?? []
    }
    return zip(combined, errors).compactMap { path, own in
      path.map { PredictionBand.Past(errors: own, shape: shape($0, errors)) }
    }
  }

  private func shape(_ path: CandidatePath, _ errors: [[Double]]) -> [Double] {
    if let spread = path.spread, !isLong { return spread }
    let points = errors.reduce(0) { $0 + $1.count }
    guard points > 0 else {
      return path.spread ?? fallbackShape(path.mean.count)
    }
    return PredictionBand.shape(ofErrors: errors, count: path.mean.count)
  }

  /// With nothing else known: the changes from one cycle to the next.
  private func fallbackShape(_ count: Int) -> [Double] {
    let scale =
      AccuracyMeasures.naiveScale(task.values, period: task.season)
      ?? AccuracyMeasures.naiveScale(task.values, period: 1)
    let size = (scale ?? abs(task.values.last ?? 1)) * 1.2533
    return (0..<count).map { step in
      size * (1 + Double(step / max(1, task.season))).squareRoot()
    }
  }

  private func rows(_ test: BackTest, _ weights: CombinationWeights) -> [BackTestRow] {
    guard !test.origins.isEmpty else { return [] }
    let scale = AccuracyMeasures.naiveScale(task.values, period: task.season)
    let combination = test.origins.map { weights.combined($0.paths) }
    var rows = [row(.combination, 1, test, combination, scale)]
    for method in test.methods {
      rows.append(
        row(
          method, weights.weights[method] ?? 0, test, test.origins.map { $0.paths[method] }, scale))
    }
    return rows
  }

  private func row(
    _ method: ForecastMethod, _ weight: Double, _ test: BackTest, _ paths: [CandidatePath?],
    _ scale: Double?
  ) -> BackTestRow {
    let pairs = zip(test.origins, paths).compactMap { origin, path in
      path.map { (actual: origin.actual, path: $0) }
    }
    let actual = pairs.flatMap(\.actual)
    let forecast = pairs.flatMap { pair in pair.path.mean }
    let error = AccuracyMeasures.meanAbsoluteError(actual, forecast)
    let bands = heldOutBands(pairs)
    return BackTestRow(
      method: method, weight: weight, meanAbsoluteError: error,
      meanAbsoluteScaledError: error.flatMap { error in scale.map { error / $0 } },
      symmetricPercentageError: AccuracyMeasures.symmetricPercentageError(actual, forecast),
      weightedPercentageError: AccuracyMeasures.weightedPercentageError(actual, forecast),
      pinballLoss: bands?.pinball, coverage: bands?.coverage, points: actual.count)
  }

  /// Coverage and quantile loss of each origin by a band learnt from the other origins only.
  private func heldOutBands(_ pairs: [(actual: [Double], path: CandidatePath)])
    -> (coverage: Double, pinball: Double)?
  {
    guard pairs.count > 1 else { return nil }
    let errors = pairs.map { pair in zip(pair.actual, pair.path.mean).map { $0 - $1 } }
    var inside = 0.0
    var loss = 0.0
    var count = 0.0
    for held in pairs.indices {
      let others = pairs.indices.filter { $0 != held }
      let known = others.map { errors[$0] }
      let past = others.map {
        PredictionBand.Past(errors: errors[$0], shape: shape(pairs[$0].path, known))
      }
      let reach = zip(pairs[held].path.mean, shape(pairs[held].path, known)).map {
        (mean: $0, half: band(past).factor * $1)
      }
      for (value, band) in zip(pairs[held].actual, reach) {
        if abs(value - band.mean) <= band.half { inside += 1 }
        for (share, quantile) in [
          ((1 - level) / 2, band.mean - band.half), ((1 + level) / 2, band.mean + band.half),
        ] {
          let distance = value - quantile
          loss += 0.5 * (distance >= 0 ? share * distance : (share - 1) * distance)
        }
        count += 1
      }
    }
    return count > 0 ? (inside / count, loss / count) : nil
  }
}

/// How one method did in the back-test.
public struct BackTestRow: Sendable, Hashable, Codable {
  /// The method.
  public let method: ForecastMethod
  /// Its share of the combination, 0 to 1; 1 for the combination itself.
  public let weight: Double
  /// Mean absolute error, in the unit of the series.
  public let meanAbsoluteError: Double?
  /// The same over the mean change from cycle to cycle (MASE); below 1 beats the naive forecast.
  public let meanAbsoluteScaledError: Double?
  /// sMAPE, 0 to 200.
  public let symmetricPercentageError: Double?
  /// WAPE, a fraction of the volume.
  public let weightedPercentageError: Double?
  /// The quantile loss of both ends of the interval, in the unit of the series.
  public let pinballLoss: Double?
  /// The share of outcomes inside the interval, each origin judged by the others.
  public let coverage: Double?
  /// How many forecasts were compared with what came.
  public let points: Int
}
