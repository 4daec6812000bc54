// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Documents
import Finance
import Quantities
import ServiceMetrics

/// Writes the nine parts of a business case from its result, in one language.
///
/// Sentences are templates: `{id}` prints the figure entered under that id, linked to its entry;
/// `{0}`, `{1}` … print the arguments, so that a user's text is never read as a template; `**`
/// starts and ends important words.
struct BusinessCaseWriter {
  /// What was planned.
  let plan: BusinessCase
  /// What it comes to.
  let result: CaseResult
  let language: Language
  let style: NumberStyle
  /// The measured baseline; nil when the case was typed.
  let baseline: MetricTable?
  let metrics: MetricReport
  /// The way from a claim to the result; nil when it is not asked for.
  var bridge: Bridge?
  var ledger: FigureLedger

  init(
    plan: BusinessCase, result: CaseResult, language: Language, baseline: MetricTable?,
    metrics: MetricReport
  ) {
    self.plan = plan
    self.result = result
    self.language = language
    self.baseline = baseline
    self.metrics = metrics
    style = NumberStyle(language: language, currency: result.currency)
    ledger = FigureLedger(style: style)
  }

  /// A text of ours in the language, with the spaces that French sets before its signs.
  func t(_ en: String, _ fr: String) -> String {
    language == .french ? Self.spaced(fr) : en
  }

  /// A text that has both languages.
  func t(_ text: LocalizedText) -> String { t(text.en, text.fr) }

  static func spaced(_ text: String) -> String {
    var text = text
    for sign in [":", "»"] { text = text.replacing(" " + sign, with: "\u{00A0}" + sign) }
    for sign in [";", "?", "!", "%"] { text = text.replacing(" " + sign, with: "\u{202F}" + sign) }
    return text.replacing("« ", with: "«\u{00A0}")
  }

  /// A sentence with figures and arguments in place.
  func s(_ en: String, _ fr: String, _ arguments: [Inline]...) -> [Inline] {
    compose(t(en, fr), arguments)
  }

  /// A paragraph with figures and arguments in place.
  func p(_ en: String, _ fr: String, _ arguments: [Inline]...) -> Block {
    .paragraph(compose(t(en, fr), arguments))
  }

  private func compose(_ template: String, _ arguments: [[Inline]]) -> [Inline] {
    var result: [Inline] = []
    let parts = template.split(separator: "**", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let inlines = fill(String(part), arguments)
      result += index.isMultiple(of: 2) ? inlines : [.strong(inlines)]
    }
    return result
  }

  private func fill(_ template: String, _ arguments: [[Inline]]) -> [Inline] {
    var result: [Inline] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { result.append(.text(String(rest[..<open]))) }
      let name = String(rest[rest.index(after: open)..<close])
      if let index = Int(name) {
        precondition(index < arguments.count, "The template names the argument \(index).")
        result += arguments[index]
      } else {
        result.append(figure(name))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { result.append(.text(String(rest))) }
    return result
  }

  /// A figure by its id; says so when the case has none.
  func figure(_ id: String) -> Inline { ledger[id] ?? .emphasis([.text(words.notGiven)]) }

  /// A table cell of money whose figure is entered.
  func money(_ id: String, _ amount: Double) -> Cell {
    .money(amount, record: ledger.anchor(of: id))
  }

  var words: CaseWords { CaseWords(language: language) }

  /// Makes the document.
  mutating func write(generatedOn: LocalDate, generator: String) -> Document {
    enterFigures()
    let parts: [Block] = [
      .section(summary()), .section(problem()), .section(solution()), .section(benefits()),
      .section(calculation()), .section(risks()), .section(rollOut()), .section(followUp()),
      .section(recommendation()), .pageBreak, .section(appendix()),
    ]
    return Document(
      title: plan.title[language],
      subtitle: t("Business case in nine parts", "Dossier d’investissement en neuf parties"),
      language: language, currency: result.currency, generatedOn: generatedOn,
      generator: generator, facts: facts(generatedOn), blocks: parts)
  }

  private func facts(_ generatedOn: LocalDate) -> [Document.Fact] {
    var facts: [Document.Fact] = []
    if let organisation = plan.narrative.organisation {
      facts.append(.init(t("Organisation", "Organisation"), [.text(organisation[language])]))
    }
    facts.append(.init("Horizon", [figure("horizon")]))
    if let goLive = plan.goLive ?? plan.start {
      facts.append(.init(t("Go-live", "Mise en service"), [.text(style.date(goLive))]))
    }
    facts += [
      .init(
        t("Discounting", "Actualisation"),
        s("{discount.annualRate} a year", "{discount.annualRate} par an")),
      .init(t("Made on", "Établi le"), [.text(style.date(generatedOn))]),
    ]
    return facts
  }
}
