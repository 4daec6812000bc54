// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Documents
internal import Foundation

/// A line of a few values, small enough to stand beside a figure.
enum Sparkline {
  /// The line as an image; nothing with fewer than two values.
  ///
  /// - Parameters:
  ///   - values: The values in time; nil leaves a gap.
  ///   - label: The line in words.
  /// - Returns: The image as mark-up.
  static func image(_ values: [Double?], label: String) -> HTML {
    let known = values.compactMap { $0 }
    guard known.count > 1, let low = known.min(), let high = known.max() else { return .empty }
    let span = high > low ? high - low : 1
    let step = 120.0 / Double(max(1, values.count - 1))
    var lines: [[String]] = [[]]
    for (index, value) in values.enumerated() {
      guard let value else {
        lines.append([])
        continue
      }
      let x = (Double(index) * step).rounded(.toNearestOrEven)
      let y = 26 - 24 * (value - low) / span
      lines[lines.count - 1].append(String(format: "%.0f,%.1f", x, y))
    }
    let strokes = HTML.joined(
      lines.filter { $0.count > 1 }.map { points -> HTML in
        "<polyline points=\"\(points.joined(separator: " "))\"/>"
      })
    return """
      <svg class="spark" viewBox="-2 -1 124 30" preserveAspectRatio="none" role="img" aria-label="\(label)">\(strokes)</svg>

      """
  }
}
