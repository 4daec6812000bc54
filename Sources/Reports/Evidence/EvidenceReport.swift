// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

package import Documents
package import Evidence
package import Quantities

/// An analysis as a document and as tables: what was found, how sure, and what could refute it.
package struct EvidenceReport: Sendable {
  /// The analysis.
  package var result: EvidenceResult
  /// How numbers are written.
  package var style: NumberStyle

  /// Creates a report.
  package init(_ result: EvidenceResult, language: Language, currency: Currency = .euro) {
    self.result = result
    style = NumberStyle(language: language, currency: currency)
  }

  private var language: Language { style.language }

  /// The whole analysis on a page or two.
  ///
  /// - Parameters:
  ///   - day: The day that the document bears.
  ///   - generator: The program and its version.
  ///   - remarks: What the reader must know of the data, such as rows left out.
  /// - Returns: The document, in the language of the report.
  package func document(
    generatedOn day: LocalDate, generator: String, remarks: [LocalizedText] = []
  ) -> Document {
    Document(
      title: text("Evidence: ", "Preuve : ") + result.outcome[language],
      subtitle: result.design.name[language], language: language, currency: style.currency,
      generatedOn: day, generator: generator, facts: facts, blocks: blocks(remarks: remarks))
  }

  /// The parts of the document, for a page that has its own frame.
  package func blocks(remarks: [LocalizedText] = []) -> [Block] {
    var blocks: [Block] = [
      .keyFigures(tiles), .paragraph([.text(result.sentence[language])]),
      .callout(
        Callout(
          result.grade == .proved ? .decision : .warning,
          text("Evidence: ", "Preuve : ") + result.grade.name[language],
          [.paragraph([.text(result.gradeReason[language])])])),
    ]
    if let plot = result.plot {
      blocks.append(
        .figure(
          EvidenceChart(plot: plot, style: style).figure(
            id: "evidence-plot", alternative: result.sentence[language])))
    }
    blocks.append(
      .section(Section("effects", text("What was found", "Ce qui a été trouvé"), [.table(effects)]))
    )
    if !result.checks.isEmpty {
      blocks.append(
        .section(
          Section(
            "checks", text("What was tried to refute it", "Ce qui a été tenté pour le réfuter"),
            [.table(checks)] + result.checks.compactMap { $0.table.map { .table(table($0)) } })))
    }
    let tables = result.tables.map { Block.table(table($0)) }
    if !tables.isEmpty {
      blocks.append(
        .section(Section("figures", text("Further figures", "Autres chiffres"), tables)))
    }
    blocks.append(.section(method(remarks)))
    return blocks
  }

  // MARK: - Tables

  /// The effects with their intervals.
  package var effects: Table {
    Table(
      caption: text("Effects", "Effets"),
      columns: [
        .words(text("effect", "effet")), .figures(text("value", "valeur")),
        .figures(interval), .figures("p"),
      ],
      rows: result.effects.map { effect in
        Table.Row([
          .text(effect.name[language]), .text(figure(effect.value, effect)),
          ends(effect).map { .text($0) } ?? .missing(""),
          effect.pValue.map { .text(probability($0)) }
            ?? .missing(""),
        ])
      })
  }

  /// The checks with their outcomes.
  package var checks: Table {
    Table(
      caption: text("Checks", "Contrôles"),
      columns: [
        .words(text("check", "contrôle")), .words(text("outcome", "issue")),
        .words(text("what was found", "constat")),
      ],
      rows: result.checks.map { check in
        let essential = check.isEssential ? text(" (essential)", " (essentiel)") : ""
        return Table.Row([
          .text(check.name[language] + essential), .text(check.outcome.name[language]),
          .text(check.sentence[language]),
        ])
      })
  }

  /// Further figures of an analysis.
  package func table(_ table: EvidenceTable) -> Table {
    Table(
      caption: table.title[language], columns: columns(of: table),
      rows: table.rows.map { Table.Row($0.map(cell)) })
  }

  private func columns(of table: EvidenceTable) -> [Table.Column] {
    table.columns.indices.map { index in
      let isNumeric = table.rows.contains { row in
        if case .number = row[index] { true } else { false }
      }
      let title = table.columns[index][language]
      return isNumeric ? .figures(title) : .words(title)
    }
  }

  private func cell(_ cell: EvidenceTable.Cell) -> Cell {
    switch cell {
    case .number(let value): .text(Evidence.FigureText.number(value, language))
    case .text(let text): .text(text[language])
    case .day(let day): .text(style.date(day))
    case .missing: .missing("")
    }
  }

  // MARK: - Parts

  private var facts: [Document.Fact] {
    var facts: [Document.Fact] = []
    if let window = result.window {
      facts.append(
        .init(
          text("Period", "Période"),
          [.text("\(style.date(window.lowerBound)) – \(style.date(window.upperBound))")]))
    }
    facts.append(
      .init(text("Observations", "Observations"), [.text(style.number(Double(result.sampleSize)))]))
    if let seed = result.seed {
      facts.append(.init(text("Seed", "Graine"), [.text(String(seed))]))
    }
    return facts
  }

  private var tiles: [KeyFigure] {
    result.effects.prefix(3).enumerated().map { index, effect in
      KeyFigure(
        effect.name[language], value: [.text(figure(effect.value, effect))],
        note: ends(effect).map { [.text("\(interval) : \($0)")] } ?? [], isPrimary: index == 0)
    }
  }

  private func method(_ remarks: [LocalizedText]) -> Section {
    var blocks: [Block] = [.paragraph([.text(result.method[language])])]
    if !result.assumptions.isEmpty {
      blocks.append(
        .paragraph([.text(text("It holds if:", "Cela vaut si :"))]))
      blocks.append(.list(BulletList(result.assumptions.map { [.text($0[language])] })))
    }
    if !remarks.isEmpty {
      blocks.append(.list(BulletList(remarks.map { [.text($0[language])] })))
    }
    return Section("method", text("Method and assumptions", "Méthode et hypothèses"), blocks)
  }

  /// A p-value for a column that is headed p.
  private func probability(_ value: Double) -> String {
    let text = Evidence.FigureText.pValue(value, language)
    return text.hasPrefix("p = ") ? String(text.dropFirst(4)) : String(text.dropFirst(2))
  }

  private var interval: String {
    let share = style.percent(result.level)
    return text("\(share) interval", "intervalle à \(share)")
  }

  private func ends(_ effect: Effect) -> String? {
    guard let low = effect.low, let high = effect.high else { return nil }
    return text(
      "\(figure(low, effect)) to \(figure(high, effect))",
      "\(figure(low, effect)) à \(figure(high, effect))")
  }

  private func figure(_ value: Double, _ effect: Effect) -> String {
    switch effect.scale {
    case .absolute: Evidence.FigureText.number(value, language)
    case .points: Evidence.FigureText.number(100 * value, language) + " points"
    case .relative: Evidence.FigureText.signedPercent(value, language)
    case .ratio: Evidence.FigureText.number(value, language)
    }
  }

  private func text(_ en: String, _ fr: String) -> String { language == .french ? fr : en }
}
