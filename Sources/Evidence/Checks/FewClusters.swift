// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities
internal import Statistics

/// Whether there are enough groups that were treated or not for their errors to be judged.
enum FewClusters {
  private static let name = LocalizedText(en: "few clusters", fr: "peu de grappes")

  static func check(_ panel: PanelDifference) -> EvidenceCheck {
    check(
      treated: panel.treatedClusters,
      untreated: panel.clusters.clusterCount - panel.treatedClusters)
  }

  /// Fails below three groups on a side: one or two say nothing about how much a group moves by
  /// itself, and no bootstrap mends that.
  ///
  /// - Parameters:
  ///   - treated: Groups with the measure.
  ///   - untreated: Groups without.
  /// - Returns: The check.
  static func check(treated: Int, untreated: Int) -> EvidenceCheck {
    let table = EvidenceTable(
      id: "few-clusters", title: LocalizedText(en: "Clusters", fr: "Grappes"),
      columns: [
        LocalizedText(en: "Treated", fr: "Traitées"),
        LocalizedText(en: "Untreated", fr: "Non traitées"),
      ], rows: [[.figure(Double(treated)), .figure(Double(untreated))]])
    let passed = treated >= 3 && untreated >= 3
    return EvidenceCheck(
      id: "few-clusters", name: name, isEssential: true, outcome: passed ? .passed : .failed,
      table: table,
      sentence: passed
        ? LocalizedText(
          en: "\(treated) treated and \(untreated) untreated groups carry the error.",
          fr: "\(treated) groupes traités et \(untreated) non traités portent l’erreur.")
        : LocalizedText(
          en: "\(treated) treated and \(untreated) untreated groups are too few to tell how much a "
            + "group moves by itself; at least three of each are needed. Consider a synthetic "
            + "control.",
          fr: "\(treated) groupe(s) traité(s) et \(untreated) non traité(s) ne suffisent pas pour "
            + "savoir combien un groupe bouge tout seul ; il en faut au moins trois de chaque. "
            + "Pensez au contrôle synthétique."))
  }
}
