// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Statistics

/// Where a ratio of two means may lie.
public enum RatioInterval: Sendable, Hashable {
  /// Between two bounds.
  case bounded(ClosedRange<Double>)
  /// At most the first bound or at least the second: the control mean may be 0.
  case outside(Double, Double)
  /// Anywhere: the data say nothing about the ratio.
  case unbounded
}

/// The interval of the relative effect by the theorem of Fieller, exact for normal means even when
/// the control mean is near 0.
///
/// With ρ = m_b/m_a the set of all ρ with (m_b − ρ m_a)² ≤ t²(v_b + ρ² v_a), minus 1.
///
/// - Parameters:
///   - control: The arm without the change.
///   - treatment: The arm with the change.
///   - level: Confidence level, strictly between 0 and 1.
/// - Returns: The set of relative effects that agree with the data.
/// - Throws: ``ExperimentError`` for no spread or a level outside its domain.
///
/// Source: E. C. Fieller, Journal of the Royal Statistical Society B 16 (1954); t with the degrees
/// of freedom of Welch and Satterthwaite.
public func fiellerInterval(
  control: ArmSummary, treatment: ArmSummary, level: Double = 0.95
) throws(ExperimentError) -> RatioInterval {
  try checkLevel(level)
  guard control.variance > 0 || treatment.variance > 0 else { throw .noSpread }
  let degrees = welchDegreesOfFreedom(control, treatment)
  let t = studentQuantile(0.5 + level / 2, degreesOfFreedom: degrees)
  // ρ² a − 2 ρ b + c ≤ 0
  let a = control.mean * control.mean - t * t * control.varianceOfMean
  let b = control.mean * treatment.mean
  let c = treatment.mean * treatment.mean - t * t * treatment.varianceOfMean
  let square = b * b - a * c
  guard square >= 0, a != 0 else { return .unbounded }
  let root = square.squareRoot()
  let ends = [(b - root) / a - 1, (b + root) / a - 1].sorted()
  return a > 0 ? .bounded(ends[0]...ends[1]) : .outside(ends[0], ends[1])
}
