// SPDX-License-Identifier: Apache-2.0
// Copyright the Rendement authors

import Quantities
import Yams

/// Reads the rule of a field: a column's name, or a block.
struct RuleReader {
  let yaml: YAMLReader

  private static let sources = [
    "column", "constant", "option", "firstOf", "sum", "product", "concat", "contentKey", "date",
    "difference", "monthsBefore", "when",
  ]
  private static let keys =
    sources + [
      "time", "separator", "otherwise", "kind", "words", "formats", "unit", "clock", "negative",
      "invalid", "absent", "prefix", "lowercased", "list", "take",
    ]

  func rule(_ node: Node, of field: String) throws -> FieldRule {
    if node.scalar != nil { return FieldRule(.column(try yaml.text(node, of: field))) }
    let found = try yaml.entries(node, known: Self.keys, of: field)
    let given = Self.sources.filter { found[$0] != nil }
    guard given.count == 1, let name = given.first, let value = found[name] else {
      let all = Self.sources.joined(separator: ", ")
      throw yaml.fail(
        node,
        LocalizedText(
          en: "\(field) needs exactly one of \(all).",
          fr: "\(field) demande exactement un de \(all)."))
    }
    var rule = FieldRule(try source(name, value, found, node, field))
    rule.kind = try found["kind"].map { try yaml.choice($0, of: "kind") }
    if let words = found["words"] {
      for (_, word, meaning) in try yaml.pairs(words, of: "words") {
        rule.words[word] = try yaml.text(meaning, of: "words")
      }
    }
    if name != "when", let otherwise = found["otherwise"] {
      rule.otherwise = try yaml.text(otherwise, of: "otherwise")
    }
    rule.formats = try found["formats"].map { try yaml.texts($0, of: "formats") } ?? []
    rule.unit = try found["unit"].map { try yaml.choice($0, of: "unit") }
    rule.clock = try found["clock"].map { try yaml.choice($0, of: "clock") }
    rule.negative = try found["negative"].map { try yaml.choice($0, of: "negative") } ?? .reject
    rule.invalid = try found["invalid"].map { try yaml.choice($0, of: "invalid") } ?? .reject
    rule.absent = try found["absent"].map { try yaml.texts($0, of: "absent") } ?? []
    rule.prefix = try found["prefix"].map { try yaml.text($0, of: "prefix") }
    rule.lowercased = try found["lowercased"].map { try yaml.flag($0, of: "lowercased") } ?? false
    rule.isList = try found["list"].map { try yaml.flag($0, of: "list") } ?? false
    rule.take = try found["take"].map { try yaml.choice($0, of: "take") } ?? .last
    return rule
  }

  private func source(
    _ name: String, _ value: Node, _ found: [String: Node], _ node: Node, _ field: String
  ) throws -> FieldRule.Source {
    switch name {
    case "column": return .column(try yaml.text(value, of: "column"))
    case "constant": return .constant(try yaml.text(value, of: "constant"))
    case "option": return .option(try yaml.choice(value, of: "option"))
    case "firstOf": return .firstOf(try rules(value, field))
    case "sum": return .sum(try rules(value, field))
    case "product": return .product(try rules(value, field))
    case "concat":
      return .concat(
        try rules(value, field),
        separator: try found["separator"].map { try yaml.text($0, of: "separator") } ?? "-")
    case "contentKey": return .contentKey(try yaml.texts(value, of: "contentKey"))
    case "date":
      guard let time = found["time"] else {
        throw yaml.fail(
          node,
          LocalizedText(
            en: "\(field) has a date but no “time”.", fr: "\(field) a une date mais pas « time »."))
      }
      return .combine(date: try rule(value, of: "date"), time: try rule(time, of: "time"))
    case "difference":
      let parts = try yaml.entries(
        value, known: ["from", "to", "wrapsMidnight"], of: "difference")
      let ends = try required(parts, ["from", "to"], value, "difference")
      return .difference(
        from: ends[0], to: ends[1],
        wrapsMidnight: try parts["wrapsMidnight"].map { try yaml.flag($0, of: "wrapsMidnight") }
          ?? false)
    case "monthsBefore":
      let parts = try yaml.entries(value, known: ["date", "months"], of: "monthsBefore")
      let ends = try required(parts, ["date", "months"], value, "monthsBefore")
      return .monthsBefore(date: ends[0], months: ends[1])
    default:
      let cases = try yaml.list(value, of: "when").map { item in
        let parts = try yaml.entries(
          item, known: ConditionReader.keys + ["then"], of: "a case")
        let then = try required(parts, ["then"], item, "a case")
        return FieldRule.Case(
          condition: try ConditionReader(yaml: yaml).condition(item, extra: ["then"]),
          then: then[0])
      }
      return .cases(cases, otherwise: try found["otherwise"].map { try rule($0, of: field) })
    }
  }

  private func rules(_ node: Node, _ field: String) throws -> [FieldRule] {
    try yaml.list(node, of: field).map { try rule($0, of: field) }
  }

  private func required(
    _ parts: [String: Node], _ names: [String], _ node: Node, _ what: String
  ) throws -> [FieldRule] {
    try names.map { name in
      guard let part = parts[name] else {
        throw yaml.fail(
          node,
          LocalizedText(
            en: "\(what) needs “\(name)”.", fr: "\(what) demande « \(name) »."))
      }
      return try rule(part, of: name)
    }
  }
}
