// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
public import Quantities
internal import Statistics

/// How closely two columns go together, which says nothing about what causes what.
///
///     Pearson r with Fisher's interval        tanh(artanh r ± z/√(n − 3))
///     Spearman ρ = Pearson of the mean ranks  tanh(artanh ρ ± z√((1 + ρ²/2)/(n − 3)))
///
/// Source: R. A. Fisher (1921); D. G. Bonett and T. A. Wright, "Sample size requirements for
/// estimating Pearson, Kendall and Spearman correlations", Psychometrika 65 (2000),
/// doi:10.1007/BF02294183.
public struct Correlation: Sendable, Hashable {
  /// What is correlated.
  public enum Kind: String, Sendable, CaseIterable {
    /// The values: closeness to a line.
    case pearson
    /// The ranks: closeness to any rising or falling curve, robust to long tails.
    case spearman
  }

  /// The coefficient, −1 to 1.
  public let coefficient: Double
  /// The lower end of its interval.
  public let low: Double
  /// The upper end of its interval.
  public let high: Double
  /// The two-sided p-value of "no correlation", by Student's t with n − 2 degrees of freedom.
  public let pValue: Double
  /// The number of pairs.
  public let count: Int

  /// Computes a correlation.
  ///
  /// - Parameters:
  ///   - x: Finite, not all equal; at least 4 pairs.
  ///   - y: Finite, not all equal, as many as `x`.
  ///   - kind: Values or ranks.
  ///   - level: The level of the interval.
  /// - Throws: ``EvidenceError``: lengths that differ, numbers that are not finite, a constant
  ///   column, fewer than four pairs.
  public init(
    _ x: [Double], _ y: [Double], kind: Kind, level: Double = 0.95
  ) throws(EvidenceError) {
    guard x.count == y.count else {
      throw .lengthMismatch(column: "y", count: y.count, expected: x.count)
    }
    guard x.count >= 4 else {
      throw .tooFewPoints(count: x.count, needed: 4, method: "A correlation")
    }
    for (name, values) in [("x", x), ("y", y)] {
      if let index = values.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(column: name, index: index)
      }
      guard values.contains(where: { $0 != values[0] }) else { throw .constantSeries(column: name) }
    }
    let r =
      kind == .pearson
      ? Correlation.product(x, y)
      : Correlation.product(Correlation.ranks(x), Correlation.ranks(y))
    let n = Double(x.count)
    let spread = kind == .pearson ? 1 : 1 + r * r / 2
    let half = standardNormalQuantile(0.5 + level / 2) * (spread / (n - 3)).squareRoot()
    coefficient = r
    (low, high) = (tanh(atanh(r) - half), tanh(atanh(r) + half))
    let rest = 1 - r * r
    pValue =
      rest > 0
      ? 2 * studentCDF(-abs(r) * ((n - 2) / rest).squareRoot(), degreesOfFreedom: n - 2) : 0
    count = x.count
  }

  private static func product(_ x: [Double], _ y: [Double]) -> Double {
    let n = Double(x.count)
    let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(x, y) {
      xx += (a - mx) * (a - mx)
      yy += (b - my) * (b - my)
      xy += (a - mx) * (b - my)
    }
    return max(-1, min(1, xy / (xx.squareRoot() * yy.squareRoot())))
  }

  /// The ranks from 1, ties sharing their mean.
  static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = Array(repeating: 0.0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      for place in start...end { ranks[order[place]] = Double(start + end) / 2 + 1 }
      start = end + 1
    }
    return ranks
  }

  /// The whole analysis in honest words.
  ///
  /// - Parameters:
  ///   - x: The supposed driver.
  ///   - y: The outcome.
  ///   - names: What the two columns are called.
  ///   - level: The level of the intervals.
  /// - Returns: Spearman first, Pearson second, graded as measured at best, with a sentence that
  ///   says "goes with" and never "causes".
  /// - Throws: ``EvidenceError``, as the initialiser.
  public static func study(
    _ x: [Double], _ y: [Double], names: (x: LocalizedText, y: LocalizedText),
    level: Double = 0.95
  ) throws(EvidenceError) -> EvidenceResult {
    let ranked = try Correlation(x, y, kind: .spearman, level: level)
    let linear = try Correlation(x, y, kind: .pearson, level: level)
    func effect(_ found: Correlation, _ id: String, _ name: LocalizedText) -> Effect {
      Effect(
        id: id, name: name, value: found.coefficient, low: found.low, high: found.high,
        pValue: found.pValue)
    }
    return EvidenceResult(
      design: .correlation, outcome: names.y,
      effects: [
        effect(
          ranked, "spearman",
          LocalizedText(en: "rank correlation", fr: "corrélation des rangs")),
        effect(
          linear, "pearson", LocalizedText(en: "correlation", fr: "corrélation")),
      ], level: level, sampleSize: x.count,
      method: LocalizedText(
        en: "Spearman with the interval of Bonett and Wright, Pearson with Fisher's",
        fr: "Spearman avec l’intervalle de Bonett et Wright, Pearson avec celui de Fisher"),
      assumptions: [
        LocalizedText(
          en: "The pairs are independent of each other.",
          fr: "Les paires sont indépendantes entre elles."),
        LocalizedText(
          en:
            "A correlation is no effect: a third thing, such as difficulty or season, may move both.",
          fr: "Une corrélation n’est pas un effet : une troisième chose, comme la difficulté ou la "
            + "saison, peut agir sur les deux."),
      ], checks: [agreement(ranked, linear)],
      sentence: sentence(ranked, names, level))
  }

  private static func agreement(_ ranked: Correlation, _ linear: Correlation) -> EvidenceCheck {
    let apart = abs(ranked.coefficient - linear.coefficient)
    let failed = apart > 0.2
    return EvidenceCheck(
      id: "outliers", name: LocalizedText(en: "outliers", fr: "valeurs extrêmes"),
      isEssential: false, outcome: failed ? .failed : .passed,
      sentence: LocalizedText(
        en: "Values and ranks differ by \(FigureText.number(apart, .english))."
          + (failed ? " A few extreme pairs or a curve shape the figure: look at the ranks." : ""),
        fr: "Valeurs et rangs diffèrent de \(FigureText.number(apart, .french))."
          + (failed
            ? " Quelques paires extrêmes ou une courbe façonnent le chiffre : regardez les rangs."
            : "")))
  }

  private static func sentence(
    _ found: Correlation, _ names: (x: LocalizedText, y: LocalizedText), _ level: Double
  ) -> LocalizedText {
    func text(_ language: Language) -> String {
      let figures = [found.coefficient, found.low, found.high].map {
        FigureText.number($0, language)
      }
      let share = FigureText.percent(level, language)
      let isClear = found.low > 0 || found.high < 0
      switch language {
      case .english:
        let way = found.coefficient > 0 ? "more" : "less"
        let tie =
          isClear
          ? "More of '\(names.x.en)' goes with \(way) of '\(names.y.en)'"
          : "'\(names.x.en)' and '\(names.y.en)' show no clear tie"
        return "\(tie) (rank correlation \(figures[0]), \(share) interval \(figures[1]) to "
          + "\(figures[2])). This does not show that one causes the other."
      case .french:
        let way = found.coefficient > 0 ? "plus" : "moins"
        let tie =
          isClear
          ? "Plus de « \(names.x.fr) » va avec \(way) de « \(names.y.fr) »"
          : "« \(names.x.fr) » et « \(names.y.fr) » ne montrent pas de lien net"
        return
          "\(tie) (corrélation des rangs \(figures[0]), intervalle à \(share) de \(figures[1]) "
          + "à \(figures[2])). Cela ne montre pas que l’un cause l’autre."
      }
    }
    return LocalizedText(en: text(.english), fr: text(.french))
  }
}
