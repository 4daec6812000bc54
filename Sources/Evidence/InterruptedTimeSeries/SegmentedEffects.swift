// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities
internal import Statistics

/// The effects that a segmented regression gives, with the gradients behind their errors.
struct SegmentedEffects {
  private let segments: SegmentedDesign
  private let fit: SegmentedFit
  /// What would have been, at each observation of the effect.
  let counterfactual: [Double]
  /// What the model gives with the change.
  private let expected: [Double]

  init(_ segments: SegmentedDesign, _ fit: SegmentedFit) {
    self.segments = segments
    self.fit = fit
    counterfactual = segments.effectRows.map {
      SegmentedEffects.mean(segments, fit, segments.rowWithout($0), $0)
    }
    expected = segments.effectRows.map {
      SegmentedEffects.mean(segments, fit, segments.design.matrix.row($0), $0)
    }
  }

  /// The expected outcome of a row of columns at an observation.
  static func mean(
    _ segments: SegmentedDesign, _ fit: SegmentedFit, _ row: [Double], _ index: Int
  ) -> Double {
    let predictor = zip(row, fit.coefficients).reduce(segments.offset[index]) { $0 + $1.0 * $1.1 }
    return segments.isLogarithmic ? exp(predictor) : predictor
  }

  /// The mean over the effect's observations of what would have been.
  var counterfactualMean: Double {
    counterfactual.reduce(0, +) / Double(counterfactual.count)
  }

  /// Average, relative, level change, slope change: the first is the headline.
  var all: [Effect] {
    var effects = [average]
    if let relative { effects.append(relative) }
    effects.append(levelChange)
    if let slope = segments.slopeColumn {
      effects.append(coefficient(slope, "slope-change", slopeName))
    }
    return effects
  }

  /// β₂: the jump at the change.
  var levelChange: Effect { coefficient(segments.levelColumn, "level-change", levelName) }

  /// The derivative of the average effect by the coefficients.
  var averageGradient: [Double] {
    let size = Double(segments.effectRows.count)
    return gradient { with, without, place in
      let first = segments.isLogarithmic ? expected[place] : 1
      let second = segments.isLogarithmic ? counterfactual[place] : 1
      return zip(with, without).map { (first * $0 - second * $1) / size }
    }
  }

  /// The average effect per period.
  var average: Effect {
    let value =
      zip(expected, counterfactual).reduce(0) { $0 + $1.0 - $1.1 } / Double(expected.count)
    let error = fit.standardError(averageGradient)
    let margin = fit.quantile(level: segments.options.level) * error
    return Effect(
      id: "average",
      name: LocalizedText(en: "average change per period", fr: "changement moyen par période"),
      value: value, low: finite(value - margin), high: finite(value + margin),
      standardError: error, pValue: fit.pValue(value, error), unit: segments.series.unit)
  }

  /// The change as a fraction of what would have been, by the delta method; nil when that is not
  /// clearly above zero.
  var relative: Effect? {
    let whole = counterfactual.reduce(0, +)
    guard whole > 0 else { return nil }
    return segments.isLogarithmic ? relativeOfLogarithm(whole) : relativeOfLevel(whole)
  }

  private func relativeOfLogarithm(_ whole: Double) -> Effect {
    let changed = expected.reduce(0, +)
    let slope = gradient { with, without, place in
      zip(with, without).map {
        expected[place] / changed * $0 - counterfactual[place] / whole * $1
      }
    }
    let ratio = log(changed / whole)
    let error = fit.standardError(slope)
    let margin = fit.quantile(level: segments.options.level) * error
    return relative(
      expm1(ratio), finite(expm1(ratio - margin)), finite(expm1(ratio + margin)), error,
      fit.pValue(ratio, error))
  }

  private func relativeOfLevel(_ whole: Double) -> Effect? {
    let size = Double(counterfactual.count)
    let level = whole / size
    let levelGradient = gradient { _, without, _ in without.map { $0 / size } }
    let t = fit.quantile(level: segments.options.level)
    guard level > t * fit.standardError(levelGradient) else { return nil }
    let ratio = average.value / level
    let slope = zip(averageGradient, levelGradient).map { ($0 - ratio * $1) / level }
    let error = fit.standardError(slope)
    return relative(
      ratio, finite(ratio - t * error), finite(ratio + t * error), error, average.pValue)
  }

  private func relative(
    _ value: Double, _ low: Double?, _ high: Double?, _ error: Double, _ p: Double?
  ) -> Effect {
    Effect(
      id: "relative", name: LocalizedText(en: "relative change", fr: "changement relatif"),
      value: value, low: low, high: high, standardError: error, pValue: p, scale: .relative)
  }

  private func coefficient(_ place: Int, _ id: String, _ name: LocalizedText) -> Effect {
    let value = fit.coefficients[place]
    let error = fit.covariance[place, place].squareRoot()
    let margin = fit.quantile(level: segments.options.level) * error
    let p = fit.pValue(value, error)
    guard segments.isLogarithmic else {
      return Effect(
        id: id, name: name, value: value, low: finite(value - margin),
        high: finite(value + margin), standardError: error, pValue: p, unit: segments.series.unit)
    }
    return Effect(
      id: id, name: name, value: exp(value), low: finite(exp(value - margin)),
      high: finite(exp(value + margin)), standardError: error, pValue: p, scale: .ratio)
  }

  private var levelName: LocalizedText {
    LocalizedText(en: "change of level", fr: "changement de niveau")
  }

  private var slopeName: LocalizedText {
    LocalizedText(en: "change of slope per period", fr: "changement de pente par période")
  }

  private func gradient(
    _ part: (_ with: [Double], _ without: [Double], _ place: Int) -> [Double]
  ) -> [Double] {
    var sum = [Double](repeating: 0, count: fit.coefficients.count)
    for (place, row) in segments.effectRows.enumerated() {
      let values = part(segments.design.matrix.row(row), segments.rowWithout(row), place)
      for column in sum.indices { sum[column] += values[column] }
    }
    return sum
  }
}

/// A number that an interval may end at; nil when it is not finite.
func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
