// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import SQL

extension Metric {
  /// The time that agents spend on a contact.
  static let averageHandleTime = Metric(
    id: "average_handle_time",
    name: LocalizedText(en: "Average handle time", fr: "Durée moyenne de traitement (DMT)"),
    sentence: LocalizedText(
      en: "How long agents work on a contact: talk, hold and after-call work; ringing and queue "
        + "are out.",
      fr: "Combien de temps un agent travaille sur un contact : conversation, attente en ligne et "
        + "post-appel ; sonnerie et file sont exclues."),
    family: .time, unit: .seconds, better: .less,
    variants: [
      MetricVariant(
        "mean", LocalizedText(en: "mean", fr: "moyenne"), "Σ handle / N(handle known)",
        .mean(.init(Contact.handleSeconds))),
      MetricVariant(
        "median", LocalizedText(en: "median", fr: "médiane"), "quantile 0.5 of handle",
        .quantile(0.5, .init(Contact.handleSeconds))),
      MetricVariant(
        "p90", LocalizedText(en: "90th percentile", fr: "90e centile"), "quantile 0.9 of handle",
        .quantile(0.9, .init(Contact.handleSeconds))),
      MetricVariant(
        "nonzero", LocalizedText(en: "mean without zeros", fr: "moyenne sans les zéros"),
        "Σ handle / N(handle > 0)",
        .mean(.init(Contact.handleSeconds, where: Contact.handleSeconds.exceeds(0)))),
      MetricVariant(
        "talk", LocalizedText(en: "talk only, mean", fr: "conversation seule, moyenne"),
        "Σ talk / N(talk known)", .mean(.init(Contact.talkSeconds))),
    ],
    source: "Amazon Connect, HANDLE_TIME = interaction + hold + after-contact work; Genesys, "
      + "tHandle = tTalk + tHeld + tAcw",
    examples: [
      MetricExample(
        "talk", given: "5 000 PhoneNow calls, 4 054 answered", result: 224.92,
        source: "PwC PhoneNow file, talk over the answered calls")
    ])
}
