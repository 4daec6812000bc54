// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Minimises a function of few variables by the simplex of Nelder and Mead.
///
/// Source: Nelder & Mead (1965), *The Computer Journal* 7, 308–313, with the usual coefficients
/// 1, 2, ½ and ½.
struct SimplexSearch {
  /// The most evaluations of the function.
  var maximumEvaluations = 600
  /// The search ends when the values of the simplex differ by less than this share.
  var tolerance = 1e-9

  /// The minimum reached from `start`, the first simplex `steps` wide.
  func minimum(
    from start: [Double], steps: [Double], of function: ([Double]) -> Double
  ) -> (point: [Double], value: Double) {
    let count = start.count
    var corners = [(point: start, value: function(start))]
    for axis in 0..<count {
      var point = start
      point[axis] += steps[axis]
      corners.append((point, function(point)))
    }
    var evaluations = count + 1
    while evaluations < maximumEvaluations {
      corners.sort { $0.value < $1.value }
      let spread = corners[count].value - corners[0].value
      if spread.isFinite, spread <= tolerance * (abs(corners[0].value) + 1e-12) { break }
      let centre = (0..<count).map { axis in
        corners[..<count].reduce(0) { $0 + $1.point[axis] } / Double(count)
      }
      func trial(_ factor: Double) -> (point: [Double], value: Double) {
        let point = (0..<count).map {
          centre[$0] + factor * (corners[count].point[$0] - centre[$0])
        }
        evaluations += 1
        return (point, function(point))
      }
      let mirrored = trial(-1)
      if mirrored.value < corners[0].value {
        let further = trial(-2)
        corners[count] = further.value < mirrored.value ? further : mirrored
      } else if mirrored.value < corners[count - 1].value {
        corners[count] = mirrored
      } else {
        let inside = trial(mirrored.value < corners[count].value ? -0.5 : 0.5)
        if inside.value < min(mirrored.value, corners[count].value) {
          corners[count] = inside
        } else {
          shrink(&corners, function)
          evaluations += count
        }
      }
    }
    corners.sort { $0.value < $1.value }
    return corners[0]
  }

  private func shrink(
    _ corners: inout [(point: [Double], value: Double)], _ function: ([Double]) -> Double
  ) {
    let best = corners[0].point
    for index in 1..<corners.count {
      let point = best.indices.map { 0.5 * (best[$0] + corners[index].point[$0]) }
      corners[index] = (point, function(point))
    }
  }
}
