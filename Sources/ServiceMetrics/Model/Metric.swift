// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// The definition of a metric, as data.
///
/// A name always means the same value: what differs between definitions of one metric is a named
/// variant, and the variant is stored with every value.
package struct Metric: Sendable {
  /// Its id in queries, documents and results, such as `average_handle_time`.
  package var id: String
  /// Its name for people.
  package var name: LocalizedText
  /// What it says, in one sentence.
  package var sentence: LocalizedText
  /// The subject it is filed under.
  package var family: MetricFamily
  /// The unit of its values, unless a variant has its own.
  package var unit: MetricUnit
  /// Whether more is good, unless a variant differs.
  package var better: BetterDirection
  /// The numbers that its variants leave open.
  package var parameters: [MetricParameter]
  /// Its definitions; the first is the default.
  package var variants: [MetricVariant]
  /// Where the definition comes from.
  package var source: String
  /// Worked examples with their published results; tested.
  package var examples: [MetricExample]

  /// Creates a metric with at least one variant.
  package init(
    id: String, name: LocalizedText, sentence: LocalizedText, family: MetricFamily,
    unit: MetricUnit, better: BetterDirection, parameters: [MetricParameter] = [],
    variants: [MetricVariant], source: String, examples: [MetricExample] = []
  ) {
    precondition(!variants.isEmpty, "The metric \(id) needs a variant.")
    self.id = id
    self.name = name
    self.sentence = sentence
    self.family = family
    self.unit = unit
    self.better = better
    self.parameters = parameters
    self.variants = variants
    self.source = source
    self.examples = examples
  }

  /// The definition used when none is named: the first.
  package var standardVariant: MetricVariant { variants[0] }
}

/// The subject a metric is filed under.
package enum MetricFamily: String, Sendable, Hashable, CaseIterable {
  case volume, time, resolution, telephony, satisfaction, automation, money, people, custom

  /// The subject for people.
  package var name: LocalizedText {
    switch self {
    case .volume: LocalizedText(en: "Volume", fr: "Volume")
    case .time: LocalizedText(en: "Times", fr: "Délais")
    case .resolution: LocalizedText(en: "Resolution", fr: "Résolution")
    case .telephony: LocalizedText(en: "Telephony", fr: "Téléphonie")
    case .satisfaction: LocalizedText(en: "Satisfaction", fr: "Satisfaction")
    case .automation: LocalizedText(en: "Automation", fr: "Automatisation")
    case .money: LocalizedText(en: "Customers and money", fr: "Clients et argent")
    case .people: LocalizedText(en: "People", fr: "Équipes")
    case .custom: LocalizedText(en: "Own metrics", fr: "Indicateurs de la maison")
    }
  }
}

/// A worked example: what goes in and the published result.
package struct MetricExample: Sendable, Hashable {
  /// The variant it is about.
  package var variant: String
  /// The given numbers, in words.
  package var given: String
  /// The result, in the metric's unit.
  package var result: Double
  /// Who published it.
  package var source: String

  /// Creates an example.
  package init(_ variant: String, given: String, result: Double, source: String) {
    self.variant = variant
    self.given = given
    self.result = result
    self.source = source
  }
}
