// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Quantities

/// The dictionary of metrics, as a page for people.
package enum MetricDictionary {
  /// The catalogue in Markdown: one section per subject, one entry per metric, with its variants,
  /// parameters, sources and worked examples.
  ///
  /// - Parameters:
  ///   - catalogue: The metrics.
  ///   - language: The language of the page; formulas and sources stay as they are.
  /// - Returns: The page, ending with a line break.
  package static func markdown(_ catalogue: MetricCatalogue, in language: Language) -> String {
    var lines = ["# " + Words.title[language], "", Words.introduction[language], ""]
    for family in MetricFamily.allCases {
      let metrics = catalogue.metrics.filter { $0.family == family }
      guard !metrics.isEmpty else { continue }
      lines += ["## " + family.name[language], ""]
      for metric in metrics { lines += entry(metric, in: language) }
    }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func entry(_ metric: Metric, in language: Language) -> [String] {
    var lines = [
      "### `\(metric.id)` — \(metric.name[language])", "",
      metric.sentence[language], "",
      "- \(Words.unit[language]): \(metric.unit.name[language]); "
        + Words.better(metric.better)[language],
    ]
    let facts = metric.standardFacts.map { $0.dateRule[language] }
    lines.append("- \(Words.dates[language]): \(facts.joined(separator: "; "))")
    for parameter in metric.parameters {
      let standard = parameter.standard.map { plain($0) } ?? Words.none[language]
      lines.append(
        "- \(Words.parameter[language]) `\(parameter.id)`: \(parameter.sentence[language]) "
          + "(\(Words.standard[language]) \(standard))")
    }
    lines += [
      "- \(Words.source[language]): \(metric.source)", "",
      "| \(Words.variant[language]) | | \(Words.formula[language]) |", "| --- | --- | --- |",
    ]
    for (index, variant) in metric.variants.enumerated() {
      let mark = index == 0 ? " (\(Words.standard[language]))" : ""
      lines.append(
        "| `\(variant.id)`\(mark) | \(cell(variant.name[language])) | "
          + "\(cell(variant.formulaText)) |")
    }
    lines.append("")
    for example in metric.examples {
      lines.append(
        "- \(Words.example[language]) `\(example.variant)`: \(example.given) → "
          + "**\(plain(example.result))** (\(example.source))")
    }
    if !metric.examples.isEmpty { lines.append("") }
    return lines
  }

  private static func cell(_ text: String) -> String {
    String(text.flatMap { $0 == "|" ? ["\\", "|"] : [$0] })
  }

  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}

extension Metric {
  /// The facts that the default variant reads, in a fixed order.
  fileprivate var standardFacts: [Fact] {
    var values: [String: Double] = [:]
    for parameter in parameters { values[parameter.id] = parameter.standard }
    let facts = standardVariant.formula(MetricParameters(values)).facts
    return Fact.allCases.filter(facts.contains)
  }
}

private enum Words {
  static let title = LocalizedText(en: "Dictionary of metrics", fr: "Dictionnaire des indicateurs")
  static let introduction = LocalizedText(
    en: "Generated from the definitions in `Sources/ServiceMetrics/Catalogue`. Ask for a metric by "
      + "its id, with a variant and parameters: `service_level:F1(threshold=30)`.",
    fr: "Généré d'après les définitions de `Sources/ServiceMetrics/Catalogue`. Un indicateur se "
      + "demande par son identifiant, avec variante et paramètres : "
      + "`service_level:F1(threshold=30)`.")
  static let unit = LocalizedText(en: "Unit", fr: "Unité")
  static let dates = LocalizedText(en: "Dated by", fr: "Daté par")
  static let parameter = LocalizedText(en: "Parameter", fr: "Paramètre")
  static let standard = LocalizedText(en: "default", fr: "par défaut")
  static let none = LocalizedText(en: "none", fr: "aucun")
  static let source = LocalizedText(en: "Source", fr: "Source")
  static let variant = LocalizedText(en: "Variant", fr: "Variante")
  static let formula = LocalizedText(en: "Formula", fr: "Formule")
  static let example = LocalizedText(en: "Example", fr: "Exemple")

  static func better(_ direction: BetterDirection) -> LocalizedText {
    switch direction {
    case .more: LocalizedText(en: "more is better", fr: "plus est mieux")
    case .less: LocalizedText(en: "less is better", fr: "moins est mieux")
    case .neither: LocalizedText(en: "neither more nor less is better", fr: "ni plus ni moins")
    }
  }
}
