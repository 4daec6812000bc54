// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities

/// How alike the two groups are, column by column, before and after weighting or matching.
///
///     SMD = (x̄_treated − x̄_others) / s        s the treated group's standard deviation
///
/// Below 0.1 in size the groups count as alike (P. C. Austin, Statistics in Medicine 28, 2009,
/// doi:10.1002/sim.3697).
struct CovariateBalance {
  struct Row {
    var name: String
    var before: Double
    var after: Double
  }

  static let limit = 0.1
  let rows: [Row]

  /// Compares the groups with one weight per observation, 0 for those left out.
  init(_ groups: ObservedGroups, weights: [Double]) {
    rows = groups.columns.map { column in
      let treated = CovariateBalance.moments(column.values, groups.isTreated, of: true, nil)
      let deviation = treated.variance > 0 ? treated.variance.squareRoot() : 1
      func distance(_ weights: [Double]?) -> Double {
        let mine = CovariateBalance.moments(column.values, groups.isTreated, of: true, weights)
        let theirs = CovariateBalance.moments(column.values, groups.isTreated, of: false, weights)
        return (mine.mean - theirs.mean) / deviation
      }
      return Row(name: column.name, before: distance(nil), after: distance(weights))
    }
  }

  /// The row that is least alike afterwards; nil without columns.
  var worst: Row? { rows.max { abs($0.after) < abs($1.after) } }

  private static func moments(
    _ values: [Double], _ isTreated: [Bool], of group: Bool, _ weights: [Double]?
  ) -> (mean: Double, variance: Double) {
    var (total, sum, square) = (0.0, 0.0, 0.0)
    for index in values.indices where isTreated[index] == group {
      let weight = weights?[index] ?? 1
      total += weight
      sum += weight * values[index]
    }
    let mean = sum / total
    for index in values.indices where isTreated[index] == group {
      let distance = values[index] - mean
      square += (weights?[index] ?? 1) * distance * distance
    }
    return (mean, total > 1 ? square / (total - 1) : 0)
  }

  /// The check of balance with its table.
  func check() -> EvidenceCheck {
    let table = EvidenceTable(
      id: "balance",
      title: LocalizedText(
        en: "Distance between the groups, in standard deviations",
        fr: "Distance entre les groupes, en écarts-types"),
      columns: [
        LocalizedText(en: "column", fr: "colonne"), LocalizedText(en: "before", fr: "avant"),
        LocalizedText(en: "after", fr: "après"),
      ],
      rows: rows.map { [.name($0.name), .figure($0.before), .figure($0.after)] })
    let name = LocalizedText(en: "alike groups", fr: "groupes semblables")
    guard let worst else {
      return EvidenceCheck(
        id: "balance", name: name, isEssential: true, outcome: .failed,
        sentence: LocalizedText(
          en:
            "Nothing is known about the observations, so nothing was made comparable. Add columns "
            + "such as reason, language, channel or hour.",
          fr: "On ne sait rien des observations : rien n’a été rendu comparable. Ajoutez des "
            + "colonnes comme le motif, la langue, le canal ou l’heure."))
    }
    let failed = !(abs(worst.after) <= CovariateBalance.limit)
    return EvidenceCheck(
      id: "balance", name: name, isEssential: true, outcome: failed ? .failed : .passed,
      table: table,
      sentence: LocalizedText(
        en: "The column least alike is '\(worst.name)': "
          + "\(FigureText.number(abs(worst.after), .english)) standard deviations apart "
          + "(\(FigureText.number(abs(worst.before), .english)) before); 0.1 is allowed.",
        fr: "La colonne la moins semblable est « \(worst.name) » : écart de "
          + "\(FigureText.number(abs(worst.after), .french)) écart-type "
          + "(\(FigureText.number(abs(worst.before), .french)) avant) ; 0,1 est admis."))
  }
}
