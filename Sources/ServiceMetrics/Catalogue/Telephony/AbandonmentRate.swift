// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// The share of customers who give up waiting.
  static let abandonmentRate = Metric(
    id: "abandonment_rate", name: LocalizedText(en: "Abandonment rate", fr: "Taux d'abandon"),
    sentence: LocalizedText(
      en: "Which part of the customers who called gave up before an agent answered.",
      fr: "Quelle part des appelants a renoncé avant qu'un agent ne décroche."),
    family: .telephony, unit: .share, better: .less,
    parameters: [.shortAbandon],
    variants: [
      MetricVariant(
        "offered",
        LocalizedText(en: "of offered, short ones out", fr: "des appels offerts, hors courts"),
        "abandoned after s / (answered + abandoned after s)",
        notes: [
          LocalizedText(
            en: "who hangs up within the short-abandon threshold, or before the queue, is out",
            fr: "qui raccroche avant le seuil d'abandon court, ou avant la file, est exclu")
        ],
        formula: { parameters in
          let late = Telephony.lost(after: parameters.required("short"))
          return .share(
            .count(where: late), of: .count(where: Contact.isAnswered) + .count(where: late))
        }),
      MetricVariant(
        "all", LocalizedText(en: "of all calls", fr: "de tous les appels"),
        "abandoned / (answered + abandoned)",
        .share(
          .count(where: Contact.isAbandoned),
          of: .count(where: Contact.isAnswered) + .count(where: Contact.isAbandoned))),
      MetricVariant(
        "queued", LocalizedText(en: "in the queue", fr: "en file d'attente"),
        "abandoned in the queue / (answered + abandoned in the queue)",
        .share(
          .count(where: Contact.isAbandoned.and(Contact.isQueued)),
          of: .count(where: Contact.isAnswered)
            + .count(where: Contact.isAbandoned.and(Contact.isQueued)))),
      MetricVariant(
        "waited", LocalizedText(en: "of calls that waited", fr: "des appels ayant attendu"),
        "abandoned with wait > 0 / (answered or abandoned with wait > 0)",
        .share(
          .count(where: Contact.isAbandoned.and(Contact.waitSeconds.exceeds(0))),
          of: .count(where: Contact.isAnswered.and(Contact.waitSeconds.exceeds(0)))
            + .count(where: Contact.isAbandoned.and(Contact.waitSeconds.exceeds(0))))),
    ], source: "Amazon Connect; the-cma.org; univoip (short abandons 5 to 10 s)",
    examples: [
      MetricExample(
        "all", given: "5 904 hung up, 27 162 answered", result: 0.1786,
        source: "Anonymous Bank, February 1999"),
      MetricExample(
        "queued", given: "3 963 hung up in the queue, 27 162 answered", result: 0.1273,
        source: "Anonymous Bank, February 1999"),
      MetricExample(
        "waited", given: "3 932 hung up, 14 096 answered with a wait", result: 0.2181,
        source: "Anonymous Bank, February 1999"),
      MetricExample(
        "all", given: "946 of 5 000 calls", result: 0.1892, source: "PwC PhoneNow file"),
    ])
}

/// Conditions that telephony metrics share.
enum Telephony {
  /// Lost calls that waited longer than so many seconds; an unknown wait counts as long.
  static func lost(after seconds: Double) -> Expression {
    Contact.isLost.and(.any([Contact.waitSeconds.exceeds(seconds), Contact.waitSeconds.isUnknown]))
  }
}

extension MetricParameter {
  /// The threshold up to which an abandoned call is a short one.
  static let shortAbandon = MetricParameter.seconds(
    "short",
    LocalizedText(
      en: "seconds up to which an abandoned call does not count",
      fr: "secondes jusqu'auxquelles un appel abandonné ne compte pas"), standard: 5)
}
