// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// The unit of a metric's values.
package enum MetricUnit: Sendable, Hashable {
  /// A number of things.
  case count
  /// Seconds.
  case seconds
  /// A fraction in 0…1, shown as a per cent.
  case share
  /// Points from −100 to 100, never with a per cent sign.
  case index
  /// Points of a scale, such as 1 to 5.
  case score(low: Int, high: Int)
  /// Money per thing; the currency comes with the value.
  case money
  /// A plain quotient, such as contacts per customer.
  case ratio

  /// The unit's code in results: `count`, `seconds`, `share`, `index`, `score`, `money`, `ratio`.
  package var code: String {
    switch self {
    case .count: "count"
    case .seconds: "seconds"
    case .share: "share"
    case .index: "index"
    case .score(let low, let high): "score \(low)-\(high)"
    case .money: "money"
    case .ratio: "ratio"
    }
  }

  /// The unit for people.
  package var name: LocalizedText {
    switch self {
    case .count: LocalizedText(en: "number", fr: "nombre")
    case .seconds: LocalizedText(en: "seconds", fr: "secondes")
    case .share: LocalizedText(en: "fraction, shown in %", fr: "fraction, affichée en %")
    case .index: LocalizedText(en: "points, −100 to 100", fr: "points, de −100 à 100")
    case .score(let low, let high):
      LocalizedText(en: "points, \(low) to \(high)", fr: "points, de \(low) à \(high)")
    case .money: LocalizedText(en: "money", fr: "montant")
    case .ratio: LocalizedText(en: "ratio", fr: "rapport")
    }
  }
}

/// Whether more of a metric is good.
package enum BetterDirection: String, Sendable, Hashable, Codable {
  case more, less, neither
}
