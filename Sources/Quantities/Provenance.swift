// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

/// Where a figure comes from.
public enum Provenance: Sendable, Hashable, Codable {
  /// Counted in the workspace: what was asked, over which window, from how many rows.
  case measured(query: String, from: LocalDate?, to: LocalDate?, rows: Int)
  /// Believed: who or what says so.
  case assumed(source: String)
  /// Typed in with no source.
  case declared
  /// Computed by a formula from other figures.
  case computed(formula: String)
}
