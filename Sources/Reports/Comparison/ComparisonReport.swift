// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Documents
package import Finance
package import Quantities

/// Solutions side by side as a document: the order, the reasons, the volumes that change it.
package enum ComparisonReport {
  /// Writes the document.
  ///
  /// - Parameters:
  ///   - comparison: The solutions by net present value.
  ///   - language: The language of the document.
  ///   - generatedOn: The day printed on it.
  ///   - generator: The program and version.
  /// - Returns: A document of two pages or so.
  package static func document(
    _ comparison: Comparison, language: Language, generatedOn: LocalDate, generator: String
  ) -> Document {
    let writer = ComparisonWriter(
      comparison: comparison, language: language,
      style: NumberStyle(language: language, currency: comparison.currency))
    return Document(
      title: writer.t("Solutions side by side", "Solutions côte à côte"),
      subtitle: writer.subtitle, language: language, currency: comparison.currency,
      generatedOn: generatedOn, generator: generator, facts: writer.facts(generatedOn),
      blocks: writer.blocks)
  }
}

/// The parts of the document in one language.
private struct ComparisonWriter {
  let comparison: Comparison
  let language: Language
  let style: NumberStyle

  func t(_ en: String, _ fr: String) -> String {
    language == .french ? BusinessCaseWriter.spaced(fr) : en
  }

  private func t(_ text: LocalizedText) -> String { t(text.en, text.fr) }

  var subtitle: String {
    t(
      "One baseline, one horizon, one discount rate: ranked by net present value",
      "Une même base, un même horizon, un même taux : classées par valeur actuelle nette")
  }

  func facts(_ day: LocalDate) -> [Document.Fact] {
    [
      .init("Horizon", [.text(style.months(Double(comparison.horizonMonths)))]),
      .init(
        t("Demand a month", "Demandes par mois"),
        [.text(style.number(comparison.demandPerMonth))]),
      .init(t("Made on", "Établi le"), [.text(style.date(day))]),
    ]
  }

  var blocks: [Block] {
    var blocks: [Block] = [
      .section(Section("order", t("The order", "Le classement"), [.table(order)] + reasons)),
      .section(
        Section(
          "parts", t("What makes the difference", "Ce qui fait la différence"), [.table(parts)])),
    ]
    let volumes: Block =
      comparison.crossings.isEmpty
      ? .paragraph([
        .text(
          t(
            "No volume within ten times more or less changes the order.",
            "Aucun volume, dix fois plus ou moins, ne change l’ordre."))
      ])
      : .list(BulletList(comparison.crossings.map { [.text(t($0.sentence))] }))
    blocks.append(
      .section(
        Section(
          "volumes", t("Where volume changes the order", "Où le volume change l’ordre"), [volumes]))
    )
    return blocks
  }

  private var order: Table {
    Table(
      caption: t("Solutions by net present value", "Solutions par valeur actuelle nette"),
      columns: [
        .figures(t("Rank", "Rang")), .words("Solution"),
        .figures(t("Net present value", "VAN")), .figures("ROI"),
        .figures(t("Payback", "Retour")), .figures(t("Peak funding", "Besoin maximal")),
      ],
      rows: comparison.solutions.map { solution in
        Table.Row([
          .count(solution.rank), .text(t(solution.name)), .money(solution.netPresentValue),
          solution.roi.map { .percent($0, digits: abs($0) < 1 ? 1 : 0) }
            ?? .missing(t("no cost", "pas de coût")),
          solution.paybackMonths.map { .months($0) } ?? .missing(t("not reached", "non atteint")),
          .money(solution.peakFunding),
        ])
      }, hasRowHeaders: false,
      notes: [
        [
          .text(
            t(
              "A small project with a high ROI can be worth less: the order is that of the money left.",
              "Un petit projet à fort ROI peut valoir moins : l’ordre est celui de l’argent qui reste."
            ))
        ]
      ])
  }

  private var reasons: [Block] {
    let items = comparison.solutions.dropFirst().map { solution -> [Inline] in
      [.strong([.text(t(solution.name))]), .text(t(": ", " : ")), .text(t(solution.reason))]
    }
    return items.isEmpty ? [] : [.list(BulletList(Array(items)))]
  }

  private var parts: Table {
    func row(_ label: String, _ value: (Comparison.Parts) -> Double, _ kind: Table.Row.Kind = .body)
      -> Table.Row
    {
      Table.Row(
        [.text(label)] + comparison.solutions.map { .money(value($0.parts)) }, kind: kind)
    }
    return Table(
      caption: t("Parts of the net present value", "Parts de la valeur actuelle nette"),
      columns: [.words(t("Part", "Part"))]
        + comparison.solutions.map { .figures(t($0.name)) },
      rows: [
        row(t("Hours that become value", "Heures qui deviennent de la valeur"), \.labour),
        row(t("Other gains", "Autres gains"), \.gains),
        row(t("Paid once", "Payé une fois"), \.oneOff), row(t("Usage", "Consommation"), \.usage),
        row(t("Other recurring costs", "Autres coûts récurrents"), \.recurring),
        row(t("Net present value", "Valeur actuelle nette"), \.total, .total),
      ])
  }
}
