// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Quantities
internal import Statistics

/// Whether the same analysis finds changes at dates on which nothing happened.
///
/// The time before the change is cut at up to twenty dates, each with at least eight observations
/// or a fifth of them on both sides, and the level is tested as at the real one. Of tests that hold
/// their level one in twenty rejects; more than a quarter says that the model misses how this
/// series moves.
enum PlaceboDates {
  private static let name = LocalizedText(en: "placebo dates", fr: "dates placebo")

  static func check(_ segments: SegmentedDesign) throws(EvidenceError) -> EvidenceCheck {
    let before = segments.change
    let margin = max(8, before / 5)
    guard before >= 2 * margin + 4 else {
      return EvidenceCheck(
        id: "placebo-dates", name: name, isEssential: true, outcome: .failed,
        sentence: LocalizedText(
          en: "The \(before) observations before the change are too few to try other dates; "
            + "\(2 * margin + 4) are needed.",
          fr: "Les \(before) observations d’avant le changement sont trop peu pour essayer "
            + "d’autres dates ; il en faut \(2 * margin + 4)."))
    }
    let dates = spaced(from: margin, to: before - margin)
    let tests = dates.compactMap { date in test(segments, date).map { (date, $0) } }
    guard !tests.isEmpty else {
      return EvidenceCheck(
        id: "placebo-dates", name: name, isEssential: true, outcome: .failed,
        sentence: LocalizedText(
          en: "The analysis cannot be repeated on the time before the change: too many columns "
            + "for it.",
          fr: "L’analyse ne peut pas être répétée sur la période d’avant : trop de colonnes pour "
            + "elle."))
    }
    let alpha = 1 - segments.options.level
    let rejected = tests.filter { $0.1.p < alpha }.count
    let passed = 4 * rejected <= tests.count
    return EvidenceCheck(
      id: "placebo-dates", name: name, isEssential: true, outcome: passed ? .passed : .failed,
      table: table(segments, tests), sentence: sentence(passed, rejected, tests.count))
  }

  private static func spaced(from first: Int, to last: Int) -> [Int] {
    let step = max(1, (last - first) / 20)
    return Array(stride(from: first, through: last, by: step))
  }

  private typealias Test = (value: Double, p: Double)

  /// The change of level at a date of the past; nil where the shorter series cannot be fitted.
  private static func test(_ segments: SegmentedDesign, _ date: Int) -> Test? {
    var options = segments.options
    options.transition = 0
    let prefix = { (column: Regressor) in
      Regressor(name: column.name, values: Array(column.values.prefix(segments.change)))
    }
    options.regressors = options.regressors.map(prefix)
    options.seasonColumns = segments.season.map(prefix)
    if case .counts(let exposure, let family) = options.model {
      options.model = .counts(
        exposure: exposure.map { Array($0.prefix(segments.change)) }, family: family)
    }
    do {
      let shorter = try SegmentedDesign(
        segments.series.prefix(segments.change), change: .at(date), options: options)
      let fit = try SegmentedFit(shorter)
      let value = fit.coefficients[shorter.levelColumn]
      let error = fit.covariance[shorter.levelColumn, shorter.levelColumn].squareRoot()
      return fit.pValue(value, error).map { (value, $0) }
    } catch {
      return nil
    }
  }

  private static func sentence(_ passed: Bool, _ rejected: Int, _ count: Int) -> LocalizedText {
    passed
      ? LocalizedText(
        en: "Of \(count) dates before the change, \(rejected) would have been called a change.",
        fr: "Sur \(count) dates d’avant le changement, \(rejected) auraient été déclarées des "
          + "changements.")
      : LocalizedText(
        en: "Of \(count) dates before the change, \(rejected) would have been called a change "
          + "though nothing happened: the model misses how this series moves.",
        fr: "Sur \(count) dates d’avant le changement, \(rejected) auraient été déclarées des "
          + "changements alors qu’il ne s’est rien passé : le modèle ne suit pas cette série.")
  }

  private static func table(
    _ segments: SegmentedDesign, _ tests: [(Int, Test)]
  ) -> EvidenceTable {
    EvidenceTable(
      id: "placebo-dates", title: LocalizedText(en: "Placebo dates", fr: "Dates placebo"),
      columns: [
        LocalizedText(en: "Date", fr: "Date"),
        LocalizedText(en: "Change of level", fr: "Changement de niveau"),
        LocalizedText(verbatim: "p"),
      ],
      rows: tests.map {
        [.name(segments.series.label($0.0)), .figure($0.1.value), .figure($0.1.p)]
      })
  }
}
