// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities

/// How long it takes from a contact to the sale, told as the share of customers who have bought.
///
/// Customers who have not bought yet count as watched until now, so that recent contacts do not
/// make the delay look short.
///
/// - Parameters:
///   - data: The days from contact to sale, or to now for customers without one.
///   - days: The horizon of the headline, above 0.
///   - level: Confidence level, strictly between 0 and 1.
/// - Returns: The share who bought within the days, 1 − S, with the curve and the time by which a
///   tenth, a quarter and half had bought.
/// - Throws: ``SurvivalError``.
public func conversionDelay(
  _ data: SurvivalData, within days: Double, level: Double = 0.95
) throws(SurvivalError) -> EvidenceResult {
  guard days > 0, days.isFinite else {
    throw .outOfDomain(name: "days", value: days, expected: "above 0")
  }
  let curve = SurvivalCurve.fit(data)
  guard curve.eventCount > 0 else { throw .noEvents }
  let range = try curve.interval(at: days, level: level)
  let label = FigureText.number(days, .english)
  let effect = Effect(
    id: "bought-within",
    name: LocalizedText(
      en: "share that bought within \(label) days",
      fr: "part ayant acheté sous \(FigureText.number(days, .french)) jours"),
    value: 1 - curve.survival(at: days), low: range.map { 1 - $0.upperBound },
    high: range.map { 1 - $0.lowerBound }, standardError: curve.standardError(at: days),
    scale: .points)
  let last = curve.steps.last?.time ?? 0
  let watched = data.times.count { $0 >= days }
  let isReached = last >= days && watched >= 10
  var rows: [[EvidenceTable.Cell]] = []
  for share in [0.1, 0.25, 0.5] {
    rows.append([.figure(share), .figure(try curve.quantile(share))])
  }
  let corners = curve.corners
  return EvidenceResult(
    design: .survival,
    outcome: LocalizedText(en: "Delay to the sale", fr: "Délai jusqu’à la vente"),
    effects: [effect], level: level, sampleSize: curve.count,
    method: LocalizedText(
      en: "Kaplan–Meier, log-log interval", fr: "Kaplan–Meier, intervalle log-log"),
    assumptions: [
      LocalizedText(
        en: "Customers contacted lately will buy like those contacted before.",
        fr: "Les clients contactés récemment achèteront comme ceux contactés auparavant.")
    ],
    checks: [
      EvidenceCheck(
        id: "watched", name: LocalizedText(en: "watched long enough", fr: "suivi assez long"),
        isEssential: true, outcome: isReached ? .passed : .failed,
        sentence: LocalizedText(
          en: "\(watched) customers were watched for so long or bought later; ten are wanted.",
          fr: "\(watched) clients ont été suivis aussi longtemps ou ont acheté plus tard ; il en "
            + "faut dix."))
    ],
    plot: EvidencePlot(
      title: LocalizedText(en: "Share that has bought", fr: "Part ayant acheté"),
      xTitle: LocalizedText(en: "days since the contact", fr: "jours depuis le contact"),
      yTitle: LocalizedText(en: "share", fr: "part"),
      series: [
        EvidencePlot.Series(
          name: LocalizedText(en: "bought", fr: "ont acheté"), role: .observed,
          x: corners.map { .number($0.time) }, y: corners.map { 1 - $0.survival })
      ]),
    tables: [
      EvidenceTable(
        id: "delays",
        title: LocalizedText(en: "Days until a share bought", fr: "Jours avant qu’une part achète"),
        columns: [
          LocalizedText(en: "share", fr: "part"), LocalizedText(en: "days", fr: "jours"),
        ], rows: rows)
    ])
}
