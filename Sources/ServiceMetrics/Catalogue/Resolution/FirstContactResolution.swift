// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// The share of contacts settled the first time.
  static let firstContactResolution = Metric(
    id: "first_contact_resolution",
    name: LocalizedText(
      en: "First contact resolution", fr: "Résolution au premier contact (RPC)"),
    sentence: LocalizedText(
      en: "Which part of the contacts is settled the first time: never reopened (A), or not "
        + "followed by another contact of the same customer (B).",
      fr: "Quelle part des contacts est réglée du premier coup : jamais rouverte (A), ou non "
        + "suivie d'un autre contact du même client (B)."),
    family: .resolution, unit: .share, better: .more,
    parameters: [
      MetricParameter(
        "days",
        LocalizedText(
          en: "method B: days without another contact, on any channel",
          fr: "méthode B : jours sans autre contact, tous canaux"), standard: 7, in: 1...90)
    ],
    variants: [
      MetricVariant(
        "A", LocalizedText(en: "A: never reopened", fr: "A : jamais rouvert"),
        "N(resolved, reopens = 0) / N(resolved, reopens known)",
        .share(
          .count(where: Contact.isResolved.and(Contact.reopens.equals(.integer(0)))),
          of: .known(Contact.reopens, where: Contact.isResolved),
          leftOut: .unknown(Contact.reopens, where: Contact.isResolved))),
      MetricVariant(
        "B", LocalizedText(en: "B: no repeat contact", fr: "B : sans nouveau contact"),
        "N(no contact of the customer within N days) / N(contacts of known customers)",
        notes: [
          LocalizedText(
            en: "any topic, any channel; a mass incident inflates repeats",
            fr: "tout motif, tout canal ; un incident de masse gonfle les rappels")
        ], settlingDays: { Int($0.required("days").rounded(.up)) },
        formula: { parameters in
          .share(
            .count(where: Contact.hasNoRepeat(within: parameters.required("days"))),
            of: .known(Contact.customer),
            leftOut: .unknown(Contact.customer))
        }),
    ], source: "Fivetran dbt_zendesk and Intercom (A); SQM, Call Resolution Index (B)",
    examples: [
      MetricExample("B", given: "80 resolved of 100", result: 0.8, source: "SQM")
    ])
}
