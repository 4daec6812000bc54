// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Foundation
import Quantities
import Warehouse

/// Turns a mapping into SQL for one file.
struct MappingCompiler {
  let mapping: Mapping
  let source: RecordSource
  let options: ImportOptions
  /// The zone of naive times; nil when the file has none.
  let zone: String?
  let fileName: String

  private var raw = [(name: String, sql: String)]()
  private var rawNames = [String: String]()
  private var deeper = [[(name: String, sql: String)]](repeating: [], count: 4)
  private var deeperNames = [String: String]()
  var faults = [CompiledMapping.Fault]()
  private var ambiguity: String?
  private var needsRanks = false

  init(
    mapping: Mapping, source: RecordSource, options: ImportOptions, zone: String?,
    fileName: String
  ) {
    self.mapping = mapping
    self.source = source
    self.options = options
    self.zone = zone
    self.fileName = fileName
  }

  /// The compiled mapping.
  ///
  /// - Throws: ``IngestError/mappingColumnMissing(mapping:column:suggestion:)``, or
  ///   ``IngestError/undecided(_:)`` when a declaration is missing.
  mutating func compile() throws -> CompiledMapping {
    let skips = try mapping.skips.map { try condition($0.condition) }
    let tables = try mapping.tables.map { try compile($0) }
    var order = [String]()
    for column in mapping.tables.compactMap(\.fold).first?.orderBy ?? [] {
      let text = try column == "*" ? nil : rawColumn(column)
      if let text { order.append("try_cast(\(text) as DOUBLE)") }
    }
    return CompiledMapping(
      layers: [raw] + deeper, skips: skips, faults: faults, tables: tables, ambiguity: ambiguity,
      order: order, needsRanks: needsRanks)
  }

  // MARK: - Tables

  private mutating func compile(_ table: Mapping.Table) throws -> CompiledMapping.Table {
    let condition = try table.condition.map { try self.condition($0) }
    var outputs = [CompiledMapping.Output]()
    for field in table.fields {
      guard let kind = field.rule.kind ?? table.table.valueKind(of: field.name) else { continue }
      let scope = Scope(
        kind: kind, guardian: condition, isStart: field.name == "started_at", field: field.name)
      let sql = try value(field.rule, scope)
      let subject: Pseudonym.Subject? =
        switch kind {
        case .customer: .customer
        case .agent: .agent
        default: nil
        }
      outputs.append(
        CompiledMapping.Output(
          name: field.name, sql: sql, subject: options.pseudonymises ? subject : nil,
          take: field.rule.take))
    }
    check(table, outputs, condition)
    return CompiledMapping.Table(
      table: table.table, condition: condition, fold: table.fold != nil, outputs: outputs)
  }

  /// The checks that join several fields of a row.
  private mutating func check(
    _ table: Mapping.Table, _ outputs: [CompiledMapping.Output], _ condition: String?
  ) {
    let sql = Dictionary(outputs.map { ($0.name, $0.sql) }) { first, _ in first }
    // A tombstone has only to say which row is gone.
    let living = sql["deleted"].map { "not coalesce((\($0)), false) and " } ?? ""
    let given = living + (condition.map { "(\($0)) and " } ?? "")
    for name in table.table.requiredColumns {
      guard let value = sql[name], let rule = table.rule(name) else { continue }
      switch rule.source {
      case .constant, .contentKey: continue
      default: break
      }
      let column = rule.firstColumn
      let text = column.flatMap { rawNames[$0] } ?? "null"
      // An unreadable value has its own fault.
      let isEmpty = text == "null" ? "" : " and (\(value) is null)"
      faults.append(
        CompiledMapping.Fault(
          code: .valueMissing, column: column ?? name,
          condition: text == "null"
            ? "\(given)(\(value)) is null"
            : "\(given)\(text) is null\(isEmpty)", value: "null"))
    }
    let orders: [(start: String, ends: [String], allowsEqual: Bool)] =
      switch table.table {
      case .contacts:
        [
          (
            "started_at",
            [
              "first_reply_at", "first_any_reply_at", "resolved_first_at", "resolved_last_at",
              "closed_at",
            ], true
          )
        ]
      case .customers: [("started_on", ["ended_on"], true)]
      case .costs: [("period_start", ["period_end"], false)]
      default: []
      }
    for order in orders {
      guard let start = sql[order.start] else { continue }
      var seen = Set<String>()
      for end in order.ends {
        guard let value = sql[end], seen.insert(value).inserted else { continue }
        let column = table.rule(end)?.firstColumn
        faults.append(
          CompiledMapping.Fault(
            code: .beforeStart, column: column ?? end,
            condition: "\(given)(\(value)) \(order.allowsEqual ? "<" : "<=") (\(start))",
            value: column.flatMap { rawNames[$0] } ?? value))
      }
    }
    if let score = sql["score"], let low = sql["scale_low"], let high = sql["scale_high"] {
      let column = table.rule("score")?.firstColumn
      faults.append(
        CompiledMapping.Fault(
          code: .outOfScale, column: column ?? "score",
          condition: "\(given)(\(score)) not between \(low) and \(high)",
          value: column.flatMap { rawNames[$0] } ?? score))
    }
  }

  // MARK: - Layers

  /// The name of a raw column's trimmed text, null when it means "no value".
  mutating func rawColumn(_ column: String, isList: Bool = false) throws -> String {
    if let name = rawNames[column] { return name }
    guard let known = resolve(column) else {
      if mapping.shape.allowsMissingColumns {
        let name = "r\(raw.count)"
        raw.append((name: name, sql: "cast(null as VARCHAR)"))
        rawNames[column] = name
        return name
      }
      throw IngestError.mappingColumnMissing(
        mapping: mapping.id, column: column,
        suggestion: closestName(to: column, among: source.columns))
    }
    let text = isList ? source.joinedList(known) : source.reference(known)
    let name = "r\(raw.count)"
    let trimmed = source.needsTrimming ? "trim(\(text))" : text
    raw.append(
      (
        name: name,
        sql: mapping.nullValues.isEmpty
          ? "nullif(\(trimmed), '')"
          : "case when \(trimmed) not in \(SQLText.list([""] + mapping.nullValues)) then \(trimmed) end"
      ))
    rawNames[column] = name
    return name
  }

  /// The file's column of that name, whatever its case; JSON paths may be absent from the sample.
  private func resolve(_ column: String) -> String? {
    if source.columns.contains(column) { return column }
    let folded = column.lowercased()
    if let match = source.columns.first(where: { $0.lowercased() == folded }) { return match }
    if case .json = source.kind { return column }
    return nil
  }

  /// Names an expression in a layer, once.
  mutating func layer(_ sql: String, _ depth: Int) -> String {
    if let name = deeperNames[sql] { return name }
    let name = "l\(depth)_\(deeper[depth].count)"
    deeper[depth].append((name: name, sql: sql))
    deeperNames[sql] = name
    return name
  }

  /// What a value is for.
  struct Scope {
    var kind: ValueKind
    /// SQL that must hold for a fault to count; nil for always.
    var guardian: String?
    /// Whether it is the row's first moment.
    var isStart = false
    /// The canonical field.
    var field: String
  }

  mutating func fault(
    _ code: FaultCode, _ column: String?, _ condition: String, value: String, _ scope: Scope
  ) {
    let whole = scope.guardian.map { "(\($0)) and (\(condition))" } ?? "(\(condition))"
    let plain = "(\(condition))"
    // A fault that counts always covers the same one under a condition.
    if faults.contains(where: { $0.code == code && [whole, plain].contains($0.condition) }) {
      return
    }
    if scope.guardian == nil {
      faults.removeAll { $0.code == code && $0.condition.hasSuffix(" and \(plain)") }
    }
    faults.append(
      CompiledMapping.Fault(code: code, column: column, condition: whole, value: value))
  }

  mutating func noteAmbiguity(_ sql: String) { ambiguity = ambiguity ?? sql }

  mutating func noteRanks() { needsRanks = true }

  /// The names of columns for a content key.
  mutating func keyTexts(_ columns: [String]) throws -> [String] {
    try columns.map { "coalesce(\(try rawColumn($0)), '')" }
  }

  // MARK: - Conditions

  /// SQL of a condition on raw text.
  mutating func condition(_ condition: Condition) throws -> String {
    switch condition {
    case .equals(let column, let text):
      return "coalesce(\(try rawColumn(column)) = \(SQLText.literal(text)), false)"
    case .isOneOf(let column, let texts):
      return "coalesce(\(try rawColumn(column)) in \(SQLText.list(texts)), false)"
    case .differs(let column, let text):
      return "(\(try rawColumn(column)) is distinct from \(SQLText.literal(text)))"
    case .startsWith(let column, let text):
      return "coalesce(starts_with(\(try rawColumn(column)), \(SQLText.literal(text))), false)"
    case .isEmpty(let column): return "(\(try rawColumn(column)) is null)"
    case .isNotEmpty(let column): return "(\(try rawColumn(column)) is not null)"
    case .greaterThan(let column, let number):
      let value = NumberText.decimal(try rawColumn(column), decimalComma: mapping.decimalComma)
      return "coalesce(\(value) > \(number), false)"
    case .lessThan(let column, let number):
      let value = NumberText.decimal(try rawColumn(column), decimalComma: mapping.decimalComma)
      return "coalesce(\(value) < \(number), false)"
    case .all(let parts):
      return "(" + (try parts.map { try self.condition($0) }).joined(separator: " and ") + ")"
    case .any(let parts):
      return "(" + (try parts.map { try self.condition($0) }).joined(separator: " or ") + ")"
    }
  }
}
