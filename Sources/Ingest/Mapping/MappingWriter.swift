// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Warehouse
import Yams

extension Mapping {
  /// The mapping as YAML that a person can edit and ``init(yaml:path:)`` reads back as equal.
  package var yaml: String {
    get throws {
      try Yams.serialize(node: MappingWriter().node(self), width: 100, allowUnicode: true)
    }
  }
}

/// Writes a mapping as YAML nodes; what has its default value is left out.
struct MappingWriter {
  func node(_ mapping: Mapping) -> Node {
    var pairs: [(String, Node)] = [
      ("id", text(mapping.id)), ("version", plain("\(mapping.version)")),
      ("platform", text(mapping.platform)), ("title", localized(mapping.title)),
      ("evidence", text(mapping.evidence.rawValue)), ("source", text(mapping.source)),
    ]
    if let kind = mapping.kind { pairs.append(("kind", text(kind.rawValue))) }
    let detection = [
      ("all", mapping.detection.all), ("any", mapping.detection.any),
      ("none", mapping.detection.none),
    ].filter { !$0.1.isEmpty }.map { ($0.0, texts($0.1)) }
    if !detection.isEmpty { pairs.append(("detect", block(detection))) }
    var shape = [(String, Node)]()
    if let records = mapping.shape.records { shape.append(("records", text(records))) }
    if let delimiter = mapping.shape.delimiter { shape.append(("delimiter", text(delimiter))) }
    if let model = mapping.shape.model { shape.append(("model", text(model))) }
    if mapping.shape.allowsMissingColumns { shape.append(("missingColumns", text("empty"))) }
    if !shape.isEmpty { pairs.append(("format", block(shape))) }
    if case .zone(let zone) = mapping.zone {
      pairs.append(("timeZone", text(zone)))
    } else {
      pairs.append(("timeZone", text("ask")))
    }
    if !mapping.formats.isEmpty { pairs.append(("dateFormats", texts(mapping.formats))) }
    if mapping.decimalComma { pairs.append(("decimalComma", plain("true"))) }
    if !mapping.nullValues.isEmpty { pairs.append(("nullValues", texts(mapping.nullValues))) }
    if !mapping.skips.isEmpty {
      pairs.append(
        (
          "skip",
          list(
            mapping.skips.map {
              block(condition($0.condition) + [("reason", localized($0.reason))])
            })
        ))
    }
    if let refusal = mapping.refusal { pairs.append(("refusal", localized(refusal))) }
    if !mapping.tables.isEmpty { pairs.append(("tables", list(mapping.tables.map(table)))) }
    return block(pairs)
  }

  private func table(_ table: Mapping.Table) -> Node {
    var pairs = [("table", text(table.table.rawValue))]
    if let condition = table.condition { pairs.append(("where", block(self.condition(condition)))) }
    if let fold = table.fold { pairs.append(("fold", block([("orderBy", texts(fold.orderBy))]))) }
    pairs.append(("fields", block(table.fields.map { ($0.name, rule($0.rule)) })))
    return block(pairs)
  }

  private func rule(_ rule: FieldRule) -> Node {
    let more = modifiers(rule)
    if case .column(let column) = rule.source, more.isEmpty { return text(column) }
    return block(source(rule.source) + more)
  }

  private func source(_ source: FieldRule.Source) -> [(String, Node)] {
    switch source {
    case .column(let column): [("column", text(column))]
    case .constant(let value): [("constant", text(value))]
    case .option(let option): [("option", text(option.rawValue))]
    case .firstOf(let rules): [("firstOf", list(rules.map(rule)))]
    case .sum(let rules): [("sum", list(rules.map(rule)))]
    case .product(let rules): [("product", list(rules.map(rule)))]
    case .concat(let rules, let separator):
      [("concat", list(rules.map(rule))), ("separator", text(separator))]
    case .contentKey(let columns): [("contentKey", texts(columns))]
    case .combine(let date, let time): [("date", rule(date)), ("time", rule(time))]
    case .difference(let from, let to, let wraps):
      [
        (
          "difference",
          block(
            [("from", rule(from)), ("to", rule(to))]
              + (wraps ? [("wrapsMidnight", plain("true"))] : []))
        )
      ]
    case .monthsBefore(let date, let months):
      [("monthsBefore", block([("date", rule(date)), ("months", rule(months))]))]
    case .cases(let cases, let otherwise):
      [
        (
          "when",
          list(cases.map { block(condition($0.condition) + [("then", rule($0.then))]) })
        )
      ] + (otherwise.map { [("otherwise", rule($0))] } ?? [])
    }
  }

  private func modifiers(_ rule: FieldRule) -> [(String, Node)] {
    var pairs = [(String, Node)]()
    if let kind = rule.kind { pairs.append(("kind", text(kind.rawValue))) }
    if !rule.words.isEmpty {
      pairs.append(
        ("words", block(rule.words.sorted { $0.key < $1.key }.map { ($0.key, text($0.value)) })))
    }
    if let otherwise = rule.otherwise { pairs.append(("otherwise", text(otherwise))) }
    if !rule.formats.isEmpty { pairs.append(("formats", texts(rule.formats))) }
    if let unit = rule.unit { pairs.append(("unit", text(unit.rawValue))) }
    if let clock = rule.clock { pairs.append(("clock", text(clock.rawValue))) }
    if rule.negative != .reject { pairs.append(("negative", text(rule.negative.rawValue))) }
    if rule.invalid != .reject { pairs.append(("invalid", text(rule.invalid.rawValue))) }
    if !rule.absent.isEmpty { pairs.append(("absent", texts(rule.absent))) }
    if let prefix = rule.prefix { pairs.append(("prefix", text(prefix))) }
    if rule.lowercased { pairs.append(("lowercased", plain("true"))) }
    if rule.isList { pairs.append(("list", plain("true"))) }
    if rule.take != .last { pairs.append(("take", text(rule.take.rawValue))) }
    return pairs
  }

  private func condition(_ condition: Condition) -> [(String, Node)] {
    switch condition {
    case .equals(let column, let value): [("column", text(column)), ("is", text(value))]
    case .isOneOf(let column, let values): [("column", text(column)), ("in", texts(values))]
    case .differs(let column, let value): [("column", text(column)), ("not", text(value))]
    case .startsWith(let column, let value):
      [("column", text(column)), ("startsWith", text(value))]
    case .isEmpty(let column): [("column", text(column)), ("empty", plain("true"))]
    case .isNotEmpty(let column): [("column", text(column)), ("empty", plain("false"))]
    case .greaterThan(let column, let number):
      [("column", text(column)), ("greaterThan", plain("\(number)"))]
    case .lessThan(let column, let number):
      [("column", text(column)), ("lessThan", plain("\(number)"))]
    case .all(let parts): [("all", list(parts.map { block(self.condition($0)) }))]
    case .any(let parts): [("any", list(parts.map { block(self.condition($0)) }))]
    }
  }

  // MARK: - Nodes

  private func localized(_ value: LocalizedText) -> Node {
    value.en == value.fr
      ? text(value.en) : block([("en", text(value.en)), ("fr", text(value.fr))])
  }

  private func text(_ value: String) -> Node {
    // Quoted, so that `no`, `1` and `?` stay the words they are.
    let isPlain = value.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_ \-\.]*[A-Za-z0-9_]/) != nil
    let isWord = ["true", "false", "yes", "no", "null", "on", "off"].contains(value.lowercased())
    return .scalar(
      Node.Scalar(value, Tag(.str), isPlain && !isWord ? .plain : .doubleQuoted))
  }

  private func plain(_ value: String) -> Node { .scalar(Node.Scalar(value)) }

  private func texts(_ values: [String]) -> Node {
    .sequence(Node.Sequence(values.map(text), Tag(.seq), .flow))
  }

  private func list(_ nodes: [Node]) -> Node { .sequence(Node.Sequence(nodes)) }

  private func block(_ pairs: [(String, Node)]) -> Node {
    .mapping(Node.Mapping(pairs.map { (text($0.0), $0.1) }))
  }
}
