// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

public import Quantities
import Statistics

/// An inferred figure with how sure it is.
public struct GradedEstimate: Sendable, Hashable, Codable {
  /// The figure and its interval.
  public var estimate: Estimate
  /// How it is known.
  public var grade: EvidenceGrade

  /// Creates a figure.
  public init(_ estimate: Estimate, grade: EvidenceGrade) {
    self.estimate = estimate
    self.grade = grade
  }

  /// A figure without an interval.
  public init(_ value: Double, grade: EvidenceGrade = .declared) {
    self.init(Estimate(value: value, method: "given", sampleSize: 0), grade: grade)
  }

  /// The point estimate.
  public var value: Double { estimate.value }

  /// The standard error that the interval stands for when it is taken as normal:
  /// (high − low) ÷ 2z; 0 without an interval.
  public var standardError: Double {
    guard let low = estimate.low, let high = estimate.high, estimate.level > 0, estimate.level < 1
    else { return 0 }
    return abs(high - low) / (2 * standardNormalQuantile(0.5 + estimate.level / 2))
  }
}
