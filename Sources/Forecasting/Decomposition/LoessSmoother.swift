// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Local regression on equally spaced points, as in the STL program of the Bell Laboratories.
///
/// The fit is computed at every `jump`-th point and interpolated linearly between, which changes
/// the digits; a faithful port must jump likewise.
///
/// Source: Cleveland, Cleveland, McRae & Terpenning (1990), *Journal of Official Statistics* 6;
/// netlib program `stl`, routines `ess` and `est`. Agrees with R 4.2 `stl`.
struct LoessSmoother {
  /// The number of points in the window, odd.
  let window: Int
  /// The degree of the local polynomial: 0 or 1.
  let degree: Int
  /// Every how many points the fit is computed.
  let jump: Int

  /// The smoothed values of `y`, with robustness weights when given.
  func smooth(_ y: UnsafeBufferPointer<Double>, weights: UnsafeBufferPointer<Double>?)
    -> [Double]
  {
    let count = y.count
    guard count >= 2 else { return Array(y) }
    var fitted = [Double](repeating: 0, count: count)
    var scratch = [Double](repeating: 0, count: count)
    scratch.withUnsafeMutableBufferPointer { scratch in
      let step = Swift.min(jump, count - 1)
      var range = (left: 1, right: Swift.min(window, count))
      for at in stride(from: 1, through: count, by: step) {
        range = neighbours(of: at, previous: range, count: count, step: step)
        fitted[at - 1] =
          estimate(y, at: Double(at), range.left, range.right, scratch, weights) ?? y[at - 1]
      }
      guard step != 1 else { return }
      interpolate(&fitted, step: step)
      let last = ((count - 1) / step) * step + 1
      guard last != count else { return }
      fitted[count - 1] =
        estimate(y, at: Double(count), range.left, range.right, scratch, weights) ?? y[count - 1]
      let slope = (fitted[count - 1] - fitted[last - 1]) / Double(count - last)
      for at in stride(from: last + 1, to: count, by: 1) {
        fitted[at - 1] = fitted[last - 1] + slope * Double(at - last)
      }
    }
    return fitted
  }

  private func neighbours(
    of at: Int, previous: (left: Int, right: Int), count: Int, step: Int
  ) -> (left: Int, right: Int) {
    guard window < count else { return (1, count) }
    let half = (window + 1) / 2
    if step == 1 {
      let slides = at > half && previous.right != count
      return slides ? (previous.left + 1, previous.right + 1) : previous
    }
    if at < half { return (1, window) }
    if at >= count - half + 1 { return (count - window + 1, count) }
    return (at - half + 1, window + at - half)
  }

  private func interpolate(_ fitted: inout [Double], step: Int) {
    for at in stride(from: 0, to: fitted.count - step, by: step) {
      let slope = (fitted[at + step] - fitted[at]) / Double(step)
      for offset in 1..<step { fitted[at + offset] = fitted[at] + slope * Double(offset) }
    }
  }

  /// The local fit at one place; nil when all weights are zero.
  ///
  /// Places and neighbours count from 1.
  func estimate(
    _ y: UnsafeBufferPointer<Double>, at place: Double, _ left: Int, _ right: Int,
    _ weight: UnsafeMutableBufferPointer<Double>, _ robustness: UnsafeBufferPointer<Double>?
  ) -> Double? {
    let count = y.count
    var reach = Swift.max(place - Double(left), Double(right) - place)
    if window > count { reach += Double((window - count) / 2) }
    let far = 0.999 * reach
    let near = 0.001 * reach
    var total = 0.0
    for j in left...right {
      let distance = abs(Double(j) - place)
      var value = 0.0
      if distance <= far {
        if distance <= near {
          value = 1
        } else {
          let ratio = distance / reach
          let cube = 1 - ratio * ratio * ratio
          value = cube * cube * cube
        }
        if let robustness { value *= robustness[j - 1] }
        total += value
      }
      weight[j - 1] = value
    }
    guard total > 0 else { return nil }
    for j in left...right { weight[j - 1] /= total }
    if reach > 0, degree > 0 {
      tilt(weight, to: place, left, right, range: Double(count) - 1)
    }
    var sum = 0.0
    for j in left...right { sum += weight[j - 1] * y[j - 1] }
    return sum
  }

  private func tilt(
    _ weight: UnsafeMutableBufferPointer<Double>, to place: Double, _ left: Int, _ right: Int,
    range: Double
  ) {
    var centre = 0.0
    for j in left...right { centre += weight[j - 1] * Double(j) }
    var spread = 0.0
    for j in left...right {
      let distance = Double(j) - centre
      spread += weight[j - 1] * distance * distance
    }
    guard spread.squareRoot() > 0.001 * range else { return }
    let slope = (place - centre) / spread
    for j in left...right { weight[j - 1] *= slope * (Double(j) - centre) + 1 }
  }
}
