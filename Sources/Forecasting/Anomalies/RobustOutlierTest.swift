// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Outliers about the median in median deviations: one wild day cannot hide another.
///
/// The bound is Rosner's first critical value, widened by 1 + 4/√n because the median deviation of n
/// points is itself uncertain; the deviation is corrected for the numbers that the baseline used up.
/// On clean normal series without season the chance of any alarm stays below the one asked for; with
/// a season of seven it is up to five times that (simulated, 60 to 365 points).
///
/// Source: Rosner (1983); median and median deviation as in Hochenbaum, Vallis & Kejariwal (2017),
/// arXiv 1704.07706.
enum RobustOutlierTest {
  /// The places of the outliers and the distance of each point in standard deviations.
  ///
  /// - Parameters:
  ///   - values: Residuals; nil where a point is left out.
  ///   - alpha: The chance of any alarm in a clean normal series.
  ///   - leastScale: A floor of the deviation, so that a flat series does not cry wolf.
  ///   - parameters: How many free numbers the baseline behind the residuals has.
  /// - Returns: Outliers' places, ascending, and the distances.
  static func outliers(
    _ values: [Double?], alpha: Double, leastScale: Double, parameters: Double = 0
  ) -> (places: [Int], distances: [Double]) {
    let known = values.compactMap { $0 }
    guard known.count >= 5 else { return ([], values.map { _ in 0 }) }
    let count = Double(known.count)
    let centre = RobustScale.median(known)
    let used = min(0.5, parameters / count)
    let scale = max(RobustScale.deviation(known) / (1 - used).squareRoot(), leastScale)
    let bound =
      ExtremeStudentizedDeviate.criticalValue(count: known.count, step: 1, alpha: alpha)
      * (1 + 4 / count.squareRoot())
    let distances = values.map { $0.map { ($0 - centre) / scale } ?? 0 }
    return (distances.indices.filter { abs(distances[$0]) > bound }, distances)
  }
}

/// Which of many findings to keep so that only a known share of them is false.
public enum FalseDiscovery {
  /// The places kept by the step-up rule of Benjamini and Hochberg.
  ///
  ///     the k smallest p-values, k the largest with p₍ₖ₎ ≤ k q / m
  ///
  /// - Parameters:
  ///   - probabilities: One p-value per finding, 0 to 1.
  ///   - rate: q, the share of false ones among those kept, 0 to 1.
  /// - Returns: The places kept, ascending.
  ///
  /// Source: Benjamini & Hochberg (1995), *Journal of the Royal Statistical Society B* 57, 289–300.
  public static func kept(_ probabilities: [Double], rate: Double) -> [Int] {
    let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
    let count = Double(probabilities.count)
    let last = order.indices.last {
      probabilities[order[$0]] <= rate * Double($0 + 1) / count
    }
    guard let last else { return [] }
    return order[...last].sorted()
  }
}
