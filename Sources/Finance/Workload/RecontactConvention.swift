// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// How a first-contact resolution is turned into repeat contacts, and back.
///
/// With f the share of issues resolved at the first human contact and r the extra human contacts
/// per human-handled issue:
///
///     one retry   r = 1 − f          an unresolved issue comes back once
///     geometric   r = (1 − f) / f    every contact may fail again with the same chance
public enum RecontactConvention: String, Sendable, Hashable, Codable, CaseIterable {
  /// An unresolved issue comes back once.
  case oneRetry = "one_retry"
  /// Every contact may fail again with the same chance.
  case geometric

  /// r for a first-contact resolution.
  ///
  /// - Parameter resolution: f, above 0 and at most 1.
  /// - Returns: r, at least 0.
  public func recontactRate(resolution: Double) -> Double {
    switch self {
    case .oneRetry: 1 - resolution
    case .geometric: (1 - resolution) / resolution
    }
  }

  /// f for a repeat-contact rate.
  ///
  /// - Parameter recontactRate: r, at least 0; with one retry below 1.
  /// - Returns: f, at most 1.
  public func resolution(recontactRate: Double) -> Double {
    switch self {
    case .oneRetry: 1 - recontactRate
    case .geometric: 1 / (1 + recontactRate)
    }
  }
}
