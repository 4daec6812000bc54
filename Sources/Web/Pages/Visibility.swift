// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities
internal import ServiceMetrics
internal import Store

/// What a role may see of people: names of agents, and figures of very small groups.
struct Visibility: Sendable {
  /// The fewest observations of a cut by agent that are shown to who may not see agents.
  static let smallest = 5

  let role: Role

  /// Whether agents may be told apart.
  private var seesAgents: Bool { role >= .manager }

  /// Refuses a question that tells agents apart.
  ///
  /// - Throws: ``SiteError/forbidden``.
  func check(_ query: MetricQuery) throws {
    guard !seesAgents else { return }
    let names =
      query.dimensions.contains(.agent) || query.filters.contains { $0.dimension == .agent }
    if names { throw SiteError.forbidden }
  }

  /// The answer without the figures of groups too small to hide a person.
  func masked(_ table: MetricTable) -> MetricTable {
    guard !seesAgents, !table.dimensions.isEmpty else { return table }
    var table = table
    for index in table.rows.indices {
      guard let n = table.rows[index].n, n > 0, n < Self.smallest else { continue }
      table.rows[index].value = nil
      table.rows[index].low = nil
      table.rows[index].high = nil
      table.rows[index].n = nil
      table.rows[index].absent = LocalizedText(
        en: "fewer than \(Self.smallest) observations: hidden to protect people",
        fr: "moins de \(Self.smallest) observations : masqué pour protéger les personnes")
    }
    return table
  }
}
