// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import Warehouse

/// Chooses or makes the mapping of a file, and finds what it does not say.
struct MappingProposer {
  let catalogue: MappingCatalogue
  let fileName: String
  let columns: [String]
  let sample: [String: ColumnSample]
  let kind: ImportKind?
  let options: ImportOptions

  /// The proposal.
  ///
  /// - Parameter given: A mapping that the person gave; nil lets the headers decide.
  /// - Returns: The mapping with its preview and open questions.
  /// - Throws: ``IngestError/noMapping(name:columns:)`` or
  ///   ``IngestError/kindMismatch(kind:missing:)`` when no table fits.
  func propose(_ given: Mapping?) throws -> MappingProposal {
    if let mapping = given ?? catalogue.platform(for: columns, kind: kind) {
      return finish(mapping, [])
    }
    let table = try chooseTable()
    var builder = GenericMapping(
      table: table, found: columns(of: table), sample: sample, columns: columns, options: options)
    let mapping = builder.build()
    return finish(mapping, builder.questions)
  }

  // MARK: - Tables

  private static let candidates: [FactTable] = [
    .contacts, .surveyAnswers, .transactions, .costs, .customers, .agents, .initiatives,
    .assignments,
  ]

  private func chooseTable() throws -> FactTable {
    if let kind {
      let missing = self.missing(kind.table)
      guard missing.isEmpty else {
        throw IngestError.kindMismatch(kind: kind.rawValue, missing: missing)
      }
      return kind.table
    }
    let fitting = Self.candidates.filter { missing($0).isEmpty }
    let score = { (table: FactTable) in
      self.columns(of: table).count
    }
    // An `id` and a date are what any list of names has: contacts must say something more.
    let least = { (table: FactTable) in
      table == .contacts && self.columns(of: table)["external_id"]?.lowercased() == "id" ? 3 : 2
    }
    guard let best = fitting.max(by: { score($0) < score($1) }), score(best) >= least(best) else {
      throw IngestError.noMapping(name: fileName, columns: columns)
    }
    return best
  }

  /// The needed fields that no column gives and no rule can make.
  private func missing(_ table: FactTable) -> [String] {
    let found = columns(of: table)
    var made: Set<String> = ["currency"]
    switch table {
    case .costs: made.formUnion(["external_id", "category", "period_end"])
    case .transactions: made.insert("external_id")
    case .surveyAnswers: made.formUnion(["external_id", "scale_low", "scale_high", "kind"])
    default: break
    }
    return table.requiredColumns.filter { found[$0] == nil && !made.contains($0) }
  }

  private func columns(of table: FactTable) -> [String: String] {
    catalogue.synonyms.columns(of: table, among: columns, sample: sample)
  }

  // MARK: - Questions and preview

  private func finish(_ mapping: Mapping, _ open: [OpenQuestion]) -> MappingProposal {
    var questions = open
    if options.timeZone == nil, case .ask = mapping.zone, let column = naiveColumn(mapping) {
      questions.append(
        OpenQuestion(
          .timeZone, column: column,
          text: LocalizedText(
            en:
              "The times in “\(column)”, such as \(naiveValue(column) ?? "?"), name no time zone. "
              + "Say it: --time-zone Europe/Paris.",
            fr:
              "Les heures de « \(column) », comme \(naiveValue(column) ?? "?"), ne disent pas leur "
              + "fuseau. Dites-le : --time-zone Europe/Paris.")))
    }
    if mapping.uses(.currency), options.currency == nil { questions.append(.currency) }
    if mapping.uses(.snapshotDate), options.snapshotDate == nil { questions.append(.snapshotDate) }
    let used = Set(mapping.columns.map { $0.lowercased() })
    return MappingProposal(
      mapping: mapping, preview: preview(mapping), questions: questions,
      unusedColumns: columns.filter { !used.contains($0.lowercased()) })
  }

  /// A column of moments with a value that names no offset.
  private func naiveColumn(_ mapping: Mapping) -> String? {
    for table in mapping.tables {
      for field in table.fields where table.table.valueKind(of: field.name) == .timestamp {
        if let column = naiveColumn(field.rule, mapping) { return column }
      }
    }
    return nil
  }

  private func naiveColumn(_ rule: FieldRule, _ mapping: Mapping) -> String? {
    switch rule.source {
    case .combine: return rule.firstColumn
    case .column(let column):
      let formats = rule.formats.isEmpty ? mapping.formats : rule.formats
      if formats.contains(where: { $0.hasPrefix("epoch") || $0 == "rfc-2822" }) { return nil }
      return naiveValue(column) == nil ? nil : column
    case .firstOf(let rules):
      return rules.compactMap { naiveColumn($0, mapping) }.first
    case .cases(let cases, let otherwise):
      return (cases.map(\.then) + (otherwise.map { [$0] } ?? []))
        .compactMap { naiveColumn($0, mapping) }.first
    default: return nil
    }
  }

  /// The first time of a column that names no offset.
  private func naiveValue(_ column: String) -> String? {
    // A value without any digit is no time; it will be rejected, and asks for no zone.
    sample[column.lowercased()]?.values.first {
      $0.contains(where: \.isNumber) && !ColumnSample.hasOffset($0)
    }
  }

  private func preview(_ mapping: Mapping) -> [FieldPreview] {
    mapping.tables.flatMap { table in
      table.fields.map { field in
        FieldPreview(
          table: table.table.rawValue, field: field.name, rule: field.rule.summary,
          sample: field.rule.firstColumn.flatMap { sample[$0.lowercased()]?.values.first })
      }
    }
  }
}

extension Mapping {
  /// Every file column that the mapping reads.
  var columns: [String] {
    skips.flatMap(\.condition.columns)
      + tables.flatMap { table in
        (table.condition?.columns ?? []) + (table.fold?.orderBy ?? [])
          + table.fields.flatMap(\.rule.columns)
      }
  }

  /// Whether some field needs a declaration.
  func uses(_ option: FieldRule.Option) -> Bool {
    tables.contains { table in table.fields.contains { $0.rule.uses(option) } }
  }
}

extension FieldRule {
  /// Whether the rule needs a declaration.
  func uses(_ option: Option) -> Bool {
    switch source {
    case .option(let used): used == option
    case .column, .constant, .contentKey: false
    case .firstOf(let rules), .sum(let rules), .product(let rules), .concat(let rules, _):
      rules.contains { $0.uses(option) }
    case .combine(let date, let time): date.uses(option) || time.uses(option)
    case .difference(let from, let to, _): from.uses(option) || to.uses(option)
    case .monthsBefore(let date, let months): date.uses(option) || months.uses(option)
    case .cases(let cases, let otherwise):
      cases.contains { $0.then.uses(option) } || (otherwise?.uses(option) ?? false)
    }
  }

  /// The rule in a few words.
  var summary: String {
    let core =
      switch source {
      case .column(let column): column
      case .constant(let text): "“\(text)”"
      case .option(let option): "--\(option.rawValue)"
      case .firstOf(let rules): rules.map(\.summary).joined(separator: " else ")
      case .sum(let rules): rules.map(\.summary).joined(separator: " + ")
      case .product(let rules): rules.map(\.summary).joined(separator: " × ")
      case .concat(let rules, let separator):
        rules.map(\.summary).joined(separator: " \(separator) ")
      case .contentKey(let columns): "key of " + columns.joined(separator: ", ")
      case .combine(let date, let time): "\(date.summary) + \(time.summary)"
      case .difference(let from, let to, let wraps):
        "\(to.summary) − \(from.summary)\(wraps ? " (over midnight)" : "")"
      case .monthsBefore(let date, let months): "\(date.summary) − \(months.summary) months"
      case .cases: "by " + Array(Set(columns)).sorted().joined(separator: ", ")
      }
    let notes =
      formats.prefix(2) + [unit?.rawValue, clock?.rawValue].compactMap { $0 }
      + (words.isEmpty ? [] : ["\(words.count) words"])
    return notes.isEmpty ? core : core + " · " + notes.joined(separator: ", ")
  }
}
