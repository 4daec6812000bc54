// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// The share of calls answered within a threshold.
  static let serviceLevel = Metric(
    id: "service_level", name: LocalizedText(en: "Service level", fr: "Qualité de service (QS)"),
    sentence: LocalizedText(
      en: "Which part of the calls is answered within the threshold; the formulas differ in what "
        + "they do with abandoned calls.",
      fr: "Quelle part des appels est décrochée dans le seuil ; les formules diffèrent par le sort "
        + "des appels abandonnés."),
    family: .telephony, unit: .share, better: .more,
    parameters: [
      .seconds(
        "threshold",
        LocalizedText(en: "the threshold, in seconds", fr: "le seuil, en secondes"), standard: 20),
      .shortAbandon,
    ],
    variants: [
      formula("F4", "answered ≤ t / (answered + abandoned > t)") {
        ($0.answeredIn, $0.answered + $0.lostLate)
      },
      formula("F1", "(answered ≤ t + abandoned ≤ t) / (answered + abandoned)") {
        ($0.answeredIn + $0.lostIn, $0.answered + $0.lost)
      },
      formula("F2", "answered ≤ t / answered") { ($0.answeredIn, $0.answered) },
      formula("F3", "answered ≤ t / (answered + abandoned)") {
        ($0.answeredIn, $0.answered + $0.lost)
      },
      formula("F5", "(answered ≤ t + abandoned ≤ s) / (answered + abandoned)") {
        ($0.answeredIn + $0.lostShort, $0.answered + $0.lost)
      },
      formula("F5b", "answered ≤ t / (answered + abandoned − abandoned ≤ s)") {
        ($0.answeredIn, $0.answered + $0.lost - $0.lostShort)
      },
    ],
    source: "ICMI and Call Centre Helper (F1 to F5); Genesys (F3, F5b); Cisco ICM; Wazo qos (F2)",
    examples: [
      icmi("F1", 0.8302), icmi("F2", 0.86), icmi("F3", 0.8113), icmi("F4", 0.8269),
      icmi("F5", 0.8208), icmi("F5b", 0.8190),
      MetricExample(
        "F5b", given: "200 in time of 300 answered, 100 abandoned, 50 of them short",
        result: 0.5714, source: "Genesys Stat Server"),
    ])

  private static func formula(
    _ id: String, _ text: String,
    _ sides: @escaping @Sendable (ServiceLevelCounts) -> (Combination, Combination)
  ) -> MetricVariant {
    MetricVariant(
      id, LocalizedText(verbatim: id), text,
      formula: { parameters in
        let counts = ServiceLevelCounts(
          threshold: parameters.required("threshold"), short: parameters.required("short"))
        let (top, bottom) = sides(counts)
        return .share(top, of: bottom, leftOut: counts.waitUnknown)
      })
  }

  private static func icmi(_ variant: String, _ result: Double) -> MetricExample {
    MetricExample(
      variant,
      given: "1 000 answered, 860 of them ≤ 20 s; 60 abandoned, 20 of them ≤ 20 s, 10 ≤ 5 s",
      result: result, source: "ICMI")
  }
}

/// The counts that the service level formulas combine; calls whose wait is unknown are in none.
private struct ServiceLevelCounts {
  let threshold: Double
  let short: Double

  var answered: Combination { .known(Contact.waitSeconds, where: Contact.isAnswered) }
  var answeredIn: Combination {
    counted(Contact.isAnswered, Contact.waitSeconds.isAtMost(threshold))
  }
  var lost: Combination { .known(Contact.waitSeconds, where: Contact.isLost) }
  var lostIn: Combination { counted(Contact.isLost, Contact.waitSeconds.isAtMost(threshold)) }
  var lostLate: Combination { counted(Contact.isLost, Contact.waitSeconds.exceeds(threshold)) }
  var lostShort: Combination { counted(Contact.isLost, Contact.waitSeconds.isAtMost(short)) }
  var waitUnknown: Combination {
    .unknown(Contact.waitSeconds, where: Contact.isAnswered)
      + .count(where: Contact.isLost.and(Contact.waitSeconds.isUnknown))
  }

  private func counted(_ calls: Expression, _ wait: Expression) -> Combination {
    .count(where: calls.and(wait))
  }
}
