// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

internal import Foundation
internal import Quantities

/// Alerts from findings: one per cause, in sentences.
enum AnomalyWords {
  static func alerts(_ points: [AnomalyPoint], _ shifts: [AnomalyShift]) -> [AnomalyAlert] {
    var alerts = shifts.map(alert)
    var group: [AnomalyPoint] = []
    for point in points {
      if let last = group.last,
        point.index > last.index + 2 || (point.distance > 0) != (last.distance > 0)
      {
        alerts.append(alert(group))
        group = []
      }
      group.append(point)
    }
    if !group.isEmpty { alerts.append(alert(group)) }
    return alerts.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private static func alert(_ shift: AnomalyShift) -> AnomalyAlert {
    let change = shift.before != 0 ? shift.after / shift.before - 1 : nil
    return AnomalyAlert(
      kind: .shift, range: shift.index...shift.index, change: change,
      message: LocalizedText(
        en: "The level changed and stayed: \(share(change, "more", "less")) from here on.",
        fr:
          "Le niveau a changé durablement : \(share(change, "de plus", "de moins")) à partir d'ici."
      ))
  }

  private static func alert(_ group: [AnomalyPoint]) -> AnomalyAlert {
    let value = group.reduce(0) { $0 + $1.value }
    let expected = group.reduce(0) { $0 + $1.expected }
    let change = expected != 0 ? value / expected - 1 : nil
    let first = group[0]
    let last = group[group.count - 1]
    let isHigh = first.distance > 0
    let count = group.count
    return AnomalyAlert(
      kind: isHigh ? .high : .low, range: first.index...last.index, change: change,
      message: LocalizedText(
        en:
          "\(count == 1 ? "One point" : "\(count) points") far \(isHigh ? "above" : "below") what "
          + "was expected: \(share(change, "more", "less")).",
        fr:
          "\(count == 1 ? "Un point" : "\(count) points") bien \(isHigh ? "au-dessus" : "en dessous") "
          + "de l'attendu : \(share(change, "de plus", "de moins"))."))
  }

  private static func share(_ change: Double?, _ more: String, _ less: String) -> String {
    guard let change, change.isFinite else { return "–" }
    return "\(Int((100 * abs(change)).rounded())) % \(change >= 0 ? more : less)"
  }
}
