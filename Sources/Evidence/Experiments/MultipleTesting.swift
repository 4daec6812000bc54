// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How p-values are raised when several questions are asked of the same data.
public enum MultiplicityCorrection: String, Sendable, Hashable, Codable, CaseIterable {
  /// Each p times the number of questions: the chance of any false finding, crudely.
  case bonferroni
  /// Holm's steps: the chance of any false finding; never weaker than Bonferroni.
  case holm
  /// Benjamini and Hochberg: the share of findings that are false.
  case benjaminiHochberg
}

/// The p-values adjusted for having asked all of the questions.
///
/// With the p-values in rising order p₍₁₎ … p₍ₘ₎:
///
///     Bonferroni           min(1, m p)
///     Holm                 max over j ≤ i of min(1, (m − j + 1) p₍ⱼ₎)
///     Benjamini–Hochberg   min over j ≥ i of min(1, (m/j) p₍ⱼ₎)
///
/// - Parameters:
///   - pValues: Each between 0 and 1, in any order.
///   - correction: The rule.
/// - Returns: One adjusted p-value per p-value, in the order given; a finding holds at level α when
///   its adjusted p-value is at most α.
/// - Throws: ``ExperimentError/outOfDomain(name:value:expected:)``.
///
/// Source: S. Holm, Scandinavian Journal of Statistics 6 (1979); Y. Benjamini and Y. Hochberg,
/// Journal of the Royal Statistical Society B 57 (1995); agrees with R `p.adjust`.
public func adjustedPValues(
  _ pValues: [Double], by correction: MultiplicityCorrection
) throws(ExperimentError) -> [Double] {
  for p in pValues where !(0...1).contains(p) {
    throw .outOfDomain(name: "p-value", value: p, expected: "between 0 and 1")
  }
  let count = Double(pValues.count)
  let rising = pValues.indices.sorted { pValues[$0] < pValues[$1] }
  var adjusted = pValues
  switch correction {
  case .bonferroni:
    adjusted = pValues.map { min(1, count * $0) }
  case .holm:
    var highest = 0.0
    for (rank, index) in rising.enumerated() {
      highest = max(highest, min(1, (count - Double(rank)) * pValues[index]))
      adjusted[index] = highest
    }
  case .benjaminiHochberg:
    var lowest = 1.0
    for (rank, index) in rising.enumerated().reversed() {
      lowest = min(lowest, count / Double(rank + 1) * pValues[index])
      adjusted[index] = lowest
    }
  }
  return adjusted
}
